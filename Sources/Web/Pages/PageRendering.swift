/// A value that a template asks by name.
protocol Named {
    /// `nil` for a name that the value does not know; then the values round it are asked.
    func child(named name: String) -> Any?
}

/// What a section repeats itself for.
private protocol Repeated {
    var isEmpty: Bool { get }
    func forEachMember(_ body: (Any) -> Void)
}

extension Array: Repeated {
    func forEachMember(_ body: (Any) -> Void) { for member in self { body(member) } }
}

/// The templates of one language, which take each other in.
struct TemplateShelf: Sendable {
    private var templates: [String: PageTemplate] = [:]

    mutating func put(_ template: PageTemplate, named name: String) { templates[name] = template }

    /// Templates that are taken in and that there are none of, each with the one that takes it in.
    var missing: [(template: String, other: String)] {
        templates.flatMap { name, template in
            template.others.filter { templates[$0] == nil }.map { (name, $0) }
        }.sorted { $0 < $1 }
    }

    /// The template filled from a value; `nil` when there is none of that name.
    func render(_ value: any Named, withTemplate name: String) -> String? {
        guard let template = templates[name] else { return nil }
        var rendering = PageRendering(templates: templates)
        rendering.open(value)
        rendering.write(template.tokens, indentation: [])
        return String(decoding: rendering.bytes, as: UTF8.self)
    }
}

/// One page while it is written: all its bytes so far, and the values that its names are looked for in.
private struct PageRendering {
    let templates: [String: PageTemplate]
    private(set) var bytes: [UInt8] = []
    /// The innermost value last.
    private var values: [(value: Any, named: (any Named)?)] = []

    init(templates: [String: PageTemplate]) {
        self.templates = templates
        bytes.reserveCapacity(32_768)
    }

    mutating func open(_ value: Any) { values.append((value, value as? any Named)) }

    mutating func write(_ tokens: [PageTemplate.Token], indentation: [UInt8]) {
        let start = bytes.count
        for token in tokens {
            let before = bytes.count
            write(token, indentation: indentation)
            let isOnNewLine = before > start && bytes[before - 1] == UInt8(ascii: "\n")
            if !indentation.isEmpty, isOnNewLine, bytes.count > before {
                bytes.insert(contentsOf: indentation, at: before)
            }
        }
    }

    private mutating func write(_ token: PageTemplate.Token, indentation: [UInt8]) {
        switch token {
        case .text(let text): bytes += text.utf8
        case .name(let name): if let value = value(name) { PageText.escape(text(value), into: &bytes) }
        case .markup(let name): if let value = value(name) { bytes += text(value).utf8 }
        case .section(let name, let inner): writeSection(value(name), inner, indentation)
        case .inverted(let name, let inner):
            if isNothing(value(name)) { write(inner, indentation: indentation) }
        case .other(let name, let more):
            guard let template = templates[name] else { preconditionFailure("a template is called \(name)") }
            write(template.tokens, indentation: more.isEmpty ? indentation : indentation + Array(more.utf8))
        }
    }

    private mutating func writeSection(_ value: Any?, _ inner: [PageTemplate.Token], _ indentation: [UInt8]) {
        switch value {
        case nil, is Nothing: return
        case let isShown as Bool:
            if isShown { write(inner, indentation: indentation) }
        case let list as any Repeated:
            list.forEachMember { write(inner, about: $0, indentation) }
        case .some(let value): write(inner, about: value, indentation)
        }
    }

    private mutating func write(_ inner: [PageTemplate.Token], about value: Any, _ indentation: [UInt8]) {
        open(value)
        write(inner, indentation: indentation)
        values.removeLast()
    }

    private func value(_ name: String) -> Any? {
        if name == "." { return values.last?.value }
        for place in values.reversed() {
            if let found = place.named?.child(named: name) { return found }
        }
        return nil
    }

    private func isNothing(_ value: Any?) -> Bool {
        switch value {
        case nil, is Nothing: true
        case let isShown as Bool: !isShown
        case let list as any Repeated: list.isEmpty
        case .some: false
        }
    }

    private func text(_ value: Any) -> String {
        if let text = value as? String { return text }
        return value is Nothing ? "" : String(describing: value)
    }
}

/// Text in a page, with the five characters escaped that mean something in HTML.
enum PageText {
    static func escape(_ text: String, into bytes: inout [UInt8]) {
        guard text.utf8.contains(where: isSpecial) else {
            bytes += text.utf8
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            true
        default: false
        }
    }
}
