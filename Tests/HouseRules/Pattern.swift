import Foundation

/// A regular expression and the places in a text where it fits.
public struct Pattern: Sendable {
    /// One fit: the line, counted from 1, and what stands in the first group, or in the whole.
    public struct Fit: Hashable, Sendable {
        public let line: Int
        public let text: String
    }

    private let expression: NSRegularExpression

    /// Fits where one of the alternatives fits. `^` and `$` are the ends of a line.
    public init(_ alternatives: String...) {
        let expression = alternatives.joined(separator: "|")
        do {
            self.expression = try NSRegularExpression(pattern: expression, options: [.anchorsMatchLines])
        } catch {
            preconditionFailure("a pattern is a regular expression: \(expression): \(error)")
        }
    }

    public func fits(in text: String) -> [Fit] {
        let whole = NSString(string: text)
        let found = expression.matches(in: text, range: NSRange(location: 0, length: whole.length))
        guard !found.isEmpty else { return [] }
        var line = 1
        var seen = 0
        return found.map { match in
            let first = match.numberOfRanges > 1 ? match.range(at: 1) : match.range
            let range = first.location == NSNotFound ? match.range : first
            let before = whole.substring(with: NSRange(location: seen, length: range.location - seen))
            line += before.utf8.count { $0 == UInt8(ascii: "\n") }
            seen = range.location
            return Fit(line: line, text: whole.substring(with: range))
        }
    }

    public func fits(_ text: String) -> Bool {
        !fits(in: text).isEmpty
    }

    /// The text with a blank for each character of every fit, so that lines stay where they are.
    public func blanked(in text: String) -> String {
        let whole = NSMutableString(string: text)
        let found = expression.matches(in: text, range: NSRange(location: 0, length: whole.length))
        for match in found.reversed() {
            let kept = whole.substring(with: match.range).map { $0 == "\n" ? "\n" : " " }
            whole.replaceCharacters(in: match.range, with: kept.joined())
        }
        return String(whole)
    }
}
