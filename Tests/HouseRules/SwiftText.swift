/// Swift source taken apart into code, texts and comments, so that a rule about code is not deceived by a
/// comment, nor a rule about texts by code.
///
/// Lines and columns stay where they are: what does not belong to a part is a blank there. Code inside an
/// interpolation belongs to the code. Nested comments, raw strings and strings of several lines are known;
/// of the regular expression literals only those that open after a bracket, a comma or an equals sign.
public struct SwiftText: Sendable {
    public let code: String
    /// What stands between quotation marks.
    public let literals: String
    public let comments: String
    /// Code and texts together, as the compiler reads them.
    public let uncommented: String

    public init(_ source: String) {
        var scanner = SwiftScanner(source)
        scanner.scan()
        code = scanner.text(of: .code)
        literals = scanner.text(of: .literal)
        comments = scanner.text(of: .comment)
        uncommented = scanner.text(of: .code, .literal)
    }
}

/// Marks every byte of a source with the part to which it belongs.
struct SwiftScanner {
    enum Part: UInt8 { case code, literal, comment }

    private let bytes: [UInt8]
    private var parts: [Part]
    private var at = 0

    init(_ source: String) {
        bytes = Array(source.utf8)
        parts = Array(repeating: .code, count: bytes.count)
    }

    func text(of kept: Part...) -> String {
        let kept = bytes.indices.map { at in
            kept.contains(parts[at]) || bytes[at] == Self.newline ? bytes[at] : Self.blank
        }
        return String(decoding: kept, as: UTF8.self)
    }

    mutating func scan() {
        while at < bytes.count { scanCode(endingAtParenthesis: false) }
    }

    /// Code up to the end, or up to the parenthesis that closes an interpolation.
    private mutating func scanCode(endingAtParenthesis: Bool) {
        var depth = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                if depth == 0, endingAtParenthesis { return }
                depth -= 1
            case UInt8(ascii: "/") where starts("//"):
                mark(.comment) { $0 == Self.newline }
                continue
            case UInt8(ascii: "/") where starts("/*"):
                scanBlockComment()
                continue
            case UInt8(ascii: "/") where opensExpression:
                scanExpression()
                continue
            case UInt8(ascii: "`"):
                skipRawIdentifier()
                continue
            case UInt8(ascii: "\""), UInt8(ascii: "#"):
                if let hashes = hashesBeforeString() {
                    scanString(hashes: hashes)
                    continue
                }
            default: break
            }
            at += 1
        }
    }

    private mutating func scanBlockComment() {
        var depth = 0
        while at < bytes.count {
            let (opens, closes) = (starts("/*"), starts("*/"))
            depth += opens ? 1 : closes ? -1 : 0
            for _ in 0..<(opens || closes ? 2 : 1) { take(.comment) }
            if depth == 0 { return }
        }
    }

    private mutating func scanString(hashes: Int) {
        at += hashes
        let isLong = starts("\"\"\"")
        let quotes = isLong ? 3 : 1
        let closing = String(repeating: "\"", count: quotes) + String(repeating: "#", count: hashes)
        let escape = "\\" + String(repeating: "#", count: hashes)
        at += quotes
        while at < bytes.count {
            if starts(closing) {
                at += closing.utf8.count
                return
            }
            if starts(escape + "(") {
                at += escape.utf8.count + 1
                scanCode(endingAtParenthesis: true)
                at += 1
            } else if starts(escape) {
                for _ in 0..<(escape.utf8.count + 1) { take(.literal) }
            } else if bytes[at] == Self.newline, !isLong {
                return
            } else {
                take(.literal)
            }
        }
    }

    /// `/…/` on one line; the caller has seen that it opens.
    private mutating func scanExpression() {
        take(.literal)
        while at < bytes.count, bytes[at] != Self.newline {
            let closes = bytes[at] == UInt8(ascii: "/")
            if bytes[at] == UInt8(ascii: "\\") { take(.literal) }
            take(.literal)
            if closes { return }
        }
    }

    private mutating func skipRawIdentifier() {
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "`"), bytes[at] != Self.newline { at += 1 }
        at += 1
    }

    /// The number of `#` before the quotation mark that opens a string here; `nil` when none does.
    private func hashesBeforeString() -> Int? {
        let mark = bytes[at...].firstIndex { $0 != UInt8(ascii: "#") }
        guard let mark, bytes[mark] == UInt8(ascii: "\"") else { return nil }
        return mark - at
    }

    /// Whether the `/` here opens a regular expression: a bracket, comma or equals sign before it, and one
    /// that closes it later on the line.
    private var opensExpression: Bool {
        let before = bytes[..<at].last { $0 != Self.blank }
        guard let before, "(,=:[{!&|".utf8.contains(before), at + 1 < bytes.count, bytes[at + 1] != Self.blank
        else {
            return false
        }
        return bytes[(at + 1)...].prefix { $0 != Self.newline }.contains(UInt8(ascii: "/"))
    }

    private func starts(_ text: String) -> Bool {
        bytes[at...].starts(with: text.utf8)
    }

    private mutating func take(_ part: Part) {
        guard at < bytes.count else { return }
        parts[at] = part
        at += 1
    }

    private mutating func mark(_ part: Part, until ends: (UInt8) -> Bool) {
        while at < bytes.count, !ends(bytes[at]) { take(part) }
    }

    private static let newline = UInt8(ascii: "\n")
    private static let blank = UInt8(ascii: " ")
}
