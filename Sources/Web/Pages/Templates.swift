internal import Foundation
internal import Mustache
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

    private let libraries: [Language: MustacheLibrary]

    init(folder: String, texts: TextCatalogue) throws {
        let sources = try Templates.sources(in: folder)
        var faults: [String] = []
        var libraries: [Language: MustacheLibrary] = [:]
        for language in Language.allCases {
            var library = MustacheLibrary()
            for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
                let worded = Templates.worded(source) { key in
                    let sentences = language.fallbacks.lazy.compactMap {
                        texts.sentence(key, in: $0.rawValue)
                    }
                    if let sentence = sentences.first { return sentence }
                    faults.append("templates/\(name): no text \(key) in \(language.rawValue)")
                    return key
                }
                library.register(try MustacheTemplate(string: worded), named: name)
            }
            libraries[language] = library
        }
        guard faults.isEmpty else { throw Faults(lines: faults) }
        self.libraries = libraries
    }

    func render(_ value: any MustacheParent, _ template: String, in language: Language) -> String {
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
