internal import Foundation

/// The threat model of the office: each claim, and each point of GB/T 22239, names the tests that show it, or says in so
/// many words that nothing does.
public struct ClaimsOnSafety: Sendable {
    public static let path = "docs/threat-model.md"
    static let notShown = "not shown:"
    static let leftOpen = "left open:"

    private let file: TextFile

    public init(_ text: String) {
        file = TextFile(Self.path, text)
    }

    /// A line of one of its tables that makes a claim.
    private struct Row {
        let line: Int
        let number: String
        let shown: String
    }

    private var rows: [Row] {
        file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
            at, line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 3, cells[0].wholeMatch(of: #/(?:C|ML)\d\d/#) != nil else { return nil }
            return Row(line: at + 1, number: cells[0], shown: cells[cells.count - 1])
        }
    }

    public var numbers: [String] { rows.map(\.number) }

    /// - Parameter text: the text of a file of the repository; `nil` where there is none.
    public func remarks(reading text: (String) -> String?) -> [Remark] {
        rows.flatMap { row in self.remarks(on: row, reading: text) }
    }

    private func remarks(on row: Row, reading text: (String) -> String?) -> [Remark] {
        let named = row.shown.matches(of: #/`((?:Tests|script|docs)/[^`]+)`(?: › “([^”]+)”)?/#)
        let openly = [Self.notShown, Self.leftOpen].contains { row.shown.contains($0) }
        guard !named.isEmpty || openly else {
            return [
                file.remark(
                    line: row.line, "\(row.number) names no test",
                    remedy: "name one, or write `\(Self.notShown)` and why")
            ]
        }
        return named.compactMap { match in
            let path = String(match.1)
            guard let content = text(path) else {
                return file.remark(
                    line: row.line, "\(row.number) names \(path), which is not there", remedy: "name what is")
            }
            guard let sentence = match.2.map(String.init), !content.contains(sentence) else { return nil }
            return file.remark(
                line: row.line, "\(row.number): \(path) does not say “\(sentence)”", remedy: "quote the test")
        }
    }
}
