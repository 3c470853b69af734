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
        var text = ""
        var rest = source[...]
        while let open = rest.range(of: "{{#text}}"), let close = rest.range(of: "{{/text}}") {
            text += rest[..<open.lowerBound]
            text += asTemplate(sentence(String(rest[open.upperBound..<close.lowerBound])))
            rest = rest[close.upperBound...]
        }
        return text + rest
    }

    /// A sentence as a piece of a template: escaped, its places made variables.
    private static func asTemplate(_ sentence: String) -> String {
        var text = ""
        for character in sentence {
            switch character {
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "&": text += "&amp;"
            case "\"": text += "&quot;"
            case "{": text += "{{"
            case "}": text += "}}"
            default: text.append(character)
            }
        }
        return text
    }
}
