/// Words that say nothing about the thing: a type that needs one has not found its noun.
public struct NounNames: HouseRule {
    static let empty: Set = [
        "Manager", "Helper", "Util", "Utils", "Handler", "Data", "Info", "Model", "Item", "Base",
        "Impl", "Common",
    ]

    private static let declaration = Pattern(
        #"\b(?:struct|class|enum|actor|protocol|typealias|associatedtype)\s+([A-Z]\w*)"#)

    /// Names that the glossary gives to things of the field, such as the service of a document.
    private let glossary: Set<String>

    public init(glossary: Set<String>) {
        self.glossary = glossary
    }

    public func concerns(_ path: String) -> Bool {
        path.hasSuffix(".swift")
    }

    public func remarks(in file: TextFile) -> [Remark] {
        Self.declaration.fits(in: file.swift.code).compactMap { fit in
            guard !glossary.contains(fit.text), let word = Self.emptyWord(in: fit.text) else { return nil }
            return file.remark(
                line: fit.line, "a type is named \(fit.text)", remedy: "\(word) says nothing: find the noun")
        }
    }

    /// *Service* is the service of a document, so that only a type that calls itself one is refused.
    private static func emptyWord(in name: String) -> String? {
        let words = words(of: name)
        return words.first(where: empty.contains) ?? words.last.flatMap { $0 == "Service" ? $0 : nil }
    }

    /// `CaseFile` is `Case` and `File`.
    static func words(of name: String) -> [String] {
        name.reduce(into: []) { words, letter in
            if letter.isUppercase || words.isEmpty {
                words.append(String(letter))
            } else {
                words[words.count - 1].append(letter)
            }
        }
    }
}

/// Identifiers are English, as the glossary gives them; Chinese stands in texts and comments.
public struct EnglishIdentifiers: HouseRule {
    private static let han = Pattern(#"[\p{Han}]+"#)
    private static let sentence = Pattern(#"`[^`\n]*`"#)

    public init() {}

    public func concerns(_ path: String) -> Bool {
        path.hasSuffix(".swift")
    }

    /// The name of a test is a sentence and may quote the law's own word.
    public func remarks(in file: TextFile) -> [Remark] {
        let code =
            file.path.hasPrefix("Tests/") ? Self.sentence.blanked(in: file.swift.code) : file.swift.code
        return Self.han.fits(in: code).map {
            file.remark(
                line: $0.line, "an identifier in Chinese: \($0.text)",
                remedy: "add the term to GLOSSARY.md and use its code name")
        }
    }
}
