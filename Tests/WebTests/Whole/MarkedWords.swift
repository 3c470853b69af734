import Casework
import Foundation
import Programmes

@testable import Web

/// A catalogue in which the sentences of one language carry the key under which they stand: what a page in another
/// language shows of them was borrowed, and names what is missing.
struct MarkedWords {
    /// Two characters that no text uses.
    static let (open, close) = ("\u{E000}", "\u{E001}")

    let texts: TextCatalogue

    /// - Parameter lender: the language whose sentences are marked.
    init(_ texts: TextCatalogue, lender: Language) {
        let all = texts.languages.map { language in
            let sentences = texts.keys(in: language).map { key in
                let sentence = texts.sentence(key, in: language) ?? ""
                return (key, language == lender.rawValue ? Self.marked(key, sentence) : sentence)
            }
            return (language, Dictionary(uniqueKeysWithValues: sentences))
        }
        self.texts = TextCatalogue(Dictionary(uniqueKeysWithValues: all))
    }

    static func marked(_ key: String, _ sentence: String) -> String { open + key + close + sentence }

    /// The keys of the sentences that a text borrowed.
    static func borrowed(in text: String) -> Set<String> {
        Set(text.components(separatedBy: open).dropFirst().map { String($0.prefix { String($0) != close }) })
    }
}

/// The titles of the packs. What is asked for in the language of the lender is marked, and what another language has no
/// title for and is lent one; a name that no language has a title for is marked too, because pages show it as it is.
struct MarkedTitles: PackTitles {
    let library: ProgrammeLibrary
    let lender: Language
    var names: [Name<Procedure>] { library.names }

    func title(
        _ kind: String, _ name: String, of procedure: Name<Procedure>?, in language: String
    ) -> String? {
        let key = "pack.\(kind).\(name)"
        guard let title = library.title(kind, name, of: procedure, in: language) else {
            // Pages ask for Chinese last.
            let isLast = language == Language.chinese.rawValue
            return isLast ? MarkedWords.marked(key + " has no title", name) : nil
        }
        let isBorrowed = language == lender.rawValue || isLent(title, kind, name, procedure, in: language)
        return isBorrowed ? MarkedWords.marked(key, title) : title
    }

    /// Whether a title is another language's. Traditional Chinese is made from Simplified and often looks the same; a
    /// script of the project proves that it is whole.
    private func isLent(
        _ title: String, _ kind: String, _ name: String, _ procedure: Name<Procedure>?, in language: String
    ) -> Bool {
        let lenders: [Language] =
            switch language {
            case "en": [.chinese]
            case "ru": [.english, .chinese]
            default: []
            }
        return lenders.contains { lender in
            title == library.title(kind, name, of: procedure, in: lender.rawValue)
                && title.contains(lender == .english ? /[A-Za-z]{3}/ : /\p{Han}/)
        }
    }
}
