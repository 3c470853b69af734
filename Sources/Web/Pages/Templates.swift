internal import Foundation
internal import Programmes

/// The templates of `share/templates`, once for each language.
///
/// `{{#text}}key{{/text}}` is replaced by the sentence when a template is loaded, so that a page looks nothing
/// up and a missing sentence stops the start. `{name}` in a sentence becomes a variable of the page, escaped
/// like every other.
struct Templates: Sendable {
    struct Faults: Error, CustomStringConvertible {
        let lines: [String]
        var description: String { lines.joined(separator: "\n") }
    }

    private let libraries: [Language: TemplateShelf]

    init(folder: String, texts: TextCatalogue) throws {
        let sources = try Templates.sources(in: folder).sorted { $0.key < $1.key }
        let read = try Language.allCases.mappedTogether { language in
            try Templates.shelf(of: sources, in: language, texts)
        }
        let faults = read.flatMap(\.faults)
        guard faults.isEmpty else { throw Faults(lines: faults) }
        libraries = Dictionary(uniqueKeysWithValues: zip(Language.allCases, read.map(\.shelf)))
    }

    private static func shelf(
        of sources: [(key: String, value: String)], in language: Language, _ texts: TextCatalogue
    ) throws -> (shelf: TemplateShelf, faults: [String]) {
        var faults: [String] = []
        var shelf = TemplateShelf()
        for (name, source) in sources {
            let worded = Templates.worded(source) { key in
                let sentences = language.fallbacks.lazy.compactMap { texts.sentence(key, in: $0.rawValue) }
                if let sentence = sentences.first { return sentence }
                faults.append("templates/\(name): no text \(key) in \(language.rawValue)")
                return key
            }
            do throws(PageTemplate.Fault) {
                shelf.put(try PageTemplate(worded), named: name)
            } catch {
                faults.append("templates/\(name):\(error)")
            }
        }
        faults += shelf.missing.map { "templates/\($0.template): no template \($0.other)" }
        return (shelf, faults)
    }

    func render(_ value: any Named, _ template: String, in language: Language) -> String {
        guard let html = libraries[language]?.render(value, withTemplate: template) else {
            preconditionFailure("a template is called \(template)")
        }
        return html
    }

    /// Names such as `files/file`, with the text of the template.
    static func sources(in folder: String) throws -> [String: String] {
        guard let names = FileManager.default.enumerator(atPath: folder) else { return [:] }
        var sources: [String: String] = [:]
        for case let name as String in names where name.hasSuffix(".mustache") {
            let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            sources[String(name.dropLast(".mustache".count))] = text
        }
        return sources
    }

    static func worded(_ source: String, _ sentence: (String) -> String) -> String {
        let (bytes, opening, closing) = (Array(source.utf8), Array("{{#text}}".utf8), Array("{{/text}}".utf8))
        var text: [UInt8] = []
        var at = 0
        while let open = place(of: opening, in: bytes[at...]),
            let close = place(of: closing, in: bytes[(open + opening.count)...])
        {
            text += bytes[at..<open]
            let key = String(decoding: bytes[open + opening.count..<close], as: UTF8.self)
            text += asTemplate(sentence(key)).utf8
            at = close + closing.count
        }
        return String(decoding: text + bytes[at...], as: UTF8.self)
    }

    /// Looks byte by byte: a start reads all templates in every language.
    private static func place(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var rest = bytes
        while let at = rest.firstIndex(of: mark[0]) {
            if bytes[at...].starts(with: mark) { return at }
            rest = bytes[(at + 1)...]
        }
        return nil
    }

    /// A sentence as a piece of a template: escaped, its places made variables.
    private static func asTemplate(_ sentence: String) -> String {
        var text: [UInt8] = []
        for byte in sentence.utf8 {
            switch byte {
            case UInt8(ascii: "<"): text += "&lt;".utf8
            case UInt8(ascii: ">"): text += "&gt;".utf8
            case UInt8(ascii: "&"): text += "&amp;".utf8
            case UInt8(ascii: "\""): text += "&quot;".utf8
            case UInt8(ascii: "{"): text += "{{".utf8
            case UInt8(ascii: "}"): text += "}}".utf8
            default: text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
