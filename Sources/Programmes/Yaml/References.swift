/// Anchors and aliases (`&name`, `*name`) let a short file mean an endless one, and send its reader about.
enum References {
    /// The text with every anchor and alias blanked out, each reported. Columns stay as they were.
    static func blanked(in text: String, file: String, _ faults: inout FaultList) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "*") }) else {
            return text
        }
        var scan = Scan(file: file)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let blanked = lines.enumerated().map { index, line in
            scan.line(Array(line.unicodeScalars), number: index + 1, &faults)
        }
        return blanked.joined(separator: "\n")
    }

    /// Where a walk through the text stands: inside quotes, or not.
    private struct Scan {
        let file: String
        var quote: Unicode.Scalar?

        mutating func line(_ line: [Unicode.Scalar], number: Int, _ faults: inout FaultList) -> String {
            var scalars = line
            var at = 0
            while at < scalars.count {
                let scalar = scalars[at]
                let before: Unicode.Scalar = at > 0 ? scalars[at - 1] : " "
                let startsToken = " \t[{,".unicodeScalars.contains(before)
                if let open = quote {
                    if open == "\"", scalar == "\\" { at += 1 }
                    if scalar == open { quote = nil }
                } else if startsToken, scalar == "#" {
                    break
                } else if startsToken, scalar == "\"" || scalar == "'" {
                    quote = scalar
                } else if startsToken, scalar == "&" || scalar == "*" {
                    let end = scalars[(at + 1)...].firstIndex { !isNameLetter($0) } ?? scalars.count
                    if end > at + 1 {
                        report(String(String.UnicodeScalarView(scalars[at..<end])), at, number, &faults)
                        for index in at..<end { scalars[index] = scalar == "&" ? " " : "~" }
                        if scalar == "*" { scalars[at] = "\u{F8FF}" }
                        at = end - 1
                    }
                }
                at += 1
            }
            return String(String.UnicodeScalarView(scalars))
        }

        private func isNameLetter(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
        }

        private func report(_ token: String, _ index: Int, _ number: Int, _ faults: inout FaultList) {
            faults.add(
                "`\(token)` is an anchor or alias of YAML",
                remedy: "write the value out, or put it in quotes",
                at: Place(file: file, line: number, column: index + 1))
        }
    }
}
