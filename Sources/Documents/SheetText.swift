/// Text as a sheet takes it: nothing that ends a string of C, turns a line round or cannot be seen.
enum SheetText {
    /// One layout takes at most so many characters; longer paragraphs go on in another.
    static let longest = 4_000

    static func clean(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: kept.append(scalar)
            case 0x09: kept.append(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200B...0x200F, 0x2028, 0x2029,
                0xFEFF, 0xFFFE, 0xFFFF:
                continue
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }

    /// Pieces that a layout can take, cut at line feeds or where they grow too long.
    static func pieces(_ text: String) -> [String] {
        clean(text).split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            guard line.count > longest else { return [String(line)] }
            var pieces: [String] = []
            var rest = line
            while !rest.isEmpty {
                pieces.append(String(rest.prefix(longest)))
                rest = rest.dropFirst(longest)
            }
            return pieces
        }
    }

    /// Pango's marks: what is hidden stands white on black, everything else as it is.
    static func markup(_ text: String, ink: [String]) -> String {
        var marked = Letter.escaped(text[...])
        for word in ink {
            let escaped = Letter.escaped(word[...])
            let bare =
                escaped.hasPrefix("[") && escaped.hasSuffix("]")
                ? escaped.dropFirst().dropLast() : escaped[...]
            marked = marked.replacing(
                escaped,
                with:
                    "<span background=\"#000000\" foreground=\"#ffffff\" size=\"85%\">\u{2009}\(bare)\u{2009}</span>"
            )
        }
        return marked
    }
}
