internal import Evidence

/// One template, read once: text, names, sections and other templates, in the notation of Mustache.
///
/// Of that notation we use `{{name}}`, `{{{name}}}`, `{{#name}}`, `{{^name}}`, `{{/name}}`, `{{.}}`, `{{> other}}` and `{{! remark}}`;
/// anything else is refused when the template is read.
struct PageTemplate: Sendable {
    /// What is wrong with a template, and where.
    struct Fault: Error, CustomStringConvertible {
        let line: Int
        let what: String
        var description: String { "\(line): \(what)" }
    }

    indirect enum Token: Sendable {
        case text(String)
        case name(String)
        /// A name whose value is HTML already.
        case markup(String)
        case section(String, [Token])
        case inverted(String, [Token])
        /// Another template, each line of it behind the blanks that this one stands behind.
        case other(String, indentation: String)
    }

    let tokens: [Token]

    init(_ text: String) throws(Fault) {
        var reading = TemplateReading(text)
        tokens = try reading.tokens(of: nil, newLine: true)
    }

    /// Names of all templates that this one takes in.
    var others: [String] { PageTemplate.others(in: tokens) }

    private static func others(in tokens: [Token]) -> [String] {
        tokens.flatMap { token -> [String] in
            switch token {
            case .other(let name, _): [name]
            case .section(_, let inner), .inverted(_, let inner): others(in: inner)
            case .text, .name, .markup: []
            }
        }
    }
}

/// Walks over a template. A tag of a section, an other template or a remark that is alone on its line takes the line with it.
private struct TemplateReading {
    private let text: [Unicode.Scalar]
    private var at = 0

    init(_ text: String) {
        self.text = Array(text.unicodeScalars)
    }

    private var isAtEnd: Bool { at >= text.count }

    private func fault(_ what: String) -> PageTemplate.Fault {
        PageTemplate.Fault(line: 1 + text[..<min(at, text.count)].count { $0 == "\n" }, what: what)
    }

    mutating func tokens(of section: String?, newLine: Bool) throws(PageTemplate.Fault) -> [PageTemplate
        .Token]
    {
        var tokens: [PageTemplate.Token] = []
        var newLine = newLine
        var blanks = ""
        while !isAtEnd {
            if newLine { blanks = read { $0 == " " || $0 == "\t" } }
            let plain = readText()
            if !isAtEnd, text[at] == "\n" {
                at += 1
                tokens.append(.text(blanks + plain + "\n"))
                newLine = true
                continue
            }
            if !plain.isEmpty {
                tokens.append(.text(blanks + plain))
                blanks = ""
                newLine = false
            }
            guard !isAtEnd else { break }
            at += 2
            if let ended = try readTag(into: &tokens, &blanks, &newLine, of: section) { return ended }
        }
        guard section == nil else { throw fault("{{#\(section ?? "")}} is not closed") }
        return tokens
    }

    /// Reads one tag after its braces; gives all tokens when it closes the section.
    private mutating func readTag(
        into tokens: inout [PageTemplate.Token], _ blanks: inout String, _ newLine: inout Bool,
        of section: String?
    ) throws(PageTemplate.Fault) -> [PageTemplate.Token]? {
        guard !isAtEnd else { throw fault("a tag is not closed") }
        let kind = text[at]
        let name = try readName(kind)
        func keepBlanks() {
            if !blanks.isEmpty { tokens.append(.text(blanks)) }
            blanks = ""
        }
        let isStandalone = ["#", "^", "/", "!", ">"].contains(kind) && newLine && finishesLine()
        switch kind {
        case "#", "^":
            if !isStandalone { keepBlanks() }
            let inner = try self.tokens(of: name, newLine: isStandalone)
            tokens.append(kind == "#" ? .section(name, inner) : .inverted(name, inner))
        case "/":
            guard name == section else { throw fault("{{/\(name)}} closes {{#\(section ?? "")}}") }
            if !isStandalone { keepBlanks() }
            return tokens
        case "!": break
        case ">":
            let indentation = isStandalone ? blanks : ""
            keepBlanks()
            tokens.append(.other(name, indentation: indentation))
        default:
            keepBlanks()
            tokens.append(kind == "{" ? .markup(name) : .name(name))
        }
        newLine = isStandalone
        return nil
    }

    private mutating func readName(_ kind: Unicode.Scalar) throws(PageTemplate.Fault) -> String {
        if ["#", "^", "/", ">", "{", "!"].contains(kind) { at += 1 }
        let end: [Unicode.Scalar] = kind == "{" ? ["}", "}", "}"] : ["}", "}"]
        let start = at
        while at + end.count <= text.count, !text[at..<at + end.count].elementsEqual(end) { at += 1 }
        guard at + end.count <= text.count else { throw fault("a tag is not closed") }
        let inner = String(scalars: text[start..<at])
        at += end.count
        if kind == "!" { return inner }
        let name = inner.trimmed
        let isName =
            name == "." || name.unicodeScalars.allSatisfy { $0.isNamePart || (kind == ">" && $0 == "/") }
        guard isName, !name.isEmpty else { throw fault("{{\(inner)}} is no name") }
        return name
    }

    private mutating func read(while isWanted: (Unicode.Scalar) -> Bool) -> String {
        let start = at
        while !isAtEnd, isWanted(text[at]) { at += 1 }
        return String(scalars: text[start..<at])
    }

    /// Up to the next tag or the end of the line.
    private mutating func readText() -> String {
        let start = at
        while !isAtEnd, text[at] != "\n", !(text[at] == "{" && at + 1 < text.count && text[at + 1] == "{") {
            at += 1
        }
        return String(scalars: text[start..<at])
    }

    /// Goes past the end of the line when nothing else stands on it.
    private mutating func finishesLine() -> Bool {
        var end = at
        while end < text.count, text[end] == " " || text[end] == "\t" { end += 1 }
        if at >= text.count { return true }
        guard end < text.count, text[end] == "\n" else { return false }
        at = end + 1
        return true
    }
}

extension Unicode.Scalar {
    fileprivate var isNamePart: Bool {
        properties.isAlphabetic || properties.numericType != nil || self == "-" || self == "_"
    }
}

extension String {
    fileprivate var trimmed: String {
        let isBlank = { (character: Character) in character == " " || character == "\t" || character == "\n" }
        let tail = drop(while: isBlank)
        guard let last = tail.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(tail[...last])
    }
}
