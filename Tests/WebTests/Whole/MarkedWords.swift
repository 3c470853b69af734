import Casework
import Foundation
import Programmes

@testable import Web

/// A catalogue in which the sentences of one language carry the key under which they stand: what a page shows of
/// them was borrowed, and names what is missing.
struct MarkedWords {
    /// Two characters that no text uses.
    static let (open, close) = ("\u{E000}", "\u{E001}")

    let texts: TextCatalogue

    /// - Parameter lender: the language whose sentences are marked.
    init(_ texts: TextCatalogue, lender: Language) {
        let all = texts.languages.map { language in
            let sentences = texts.keys(in: language).map { key in
                let sentence = texts.sentence(key, in: language) ?? ""
                return (
                    key, language == lender.rawValue ? Self.open + key + Self.close + sentence : sentence
                )
            }
            return (language, Dictionary(uniqueKeysWithValues: sentences))
        }
        self.texts = TextCatalogue(Dictionary(uniqueKeysWithValues: all))
    }

    /// The keys of the sentences that a page borrowed.
    static func borrowed(in page: String) -> Set<String> {
        Set(page.components(separatedBy: open).dropFirst().map { String($0.prefix { String($0) != close }) })
    }
}

/// The titles of the packs, marked where they were borrowed from Chinese, or from English for Russian readers.
struct MarkedTitles: PackTitles {
    let library: ProgrammeLibrary
    var names: [Name<Procedure>] { library.names }

    func title(
        _ kind: String, _ name: String, of procedure: Name<Procedure>?, in language: String
    ) -> String? {
        guard let title = library.title(kind, name, of: procedure, in: language) else { return nil }
        let isBorrowed = Self.lenders(language).contains { lender in
            title == library.title(kind, name, of: procedure, in: lender)
                && title.contains(Self.letters(lender))
        }
        return isBorrowed
            ? MarkedWords.open + "pack.\(kind).\(name)" + MarkedWords.close + title : title
    }

    /// Traditional Chinese is made from Simplified, and often looks the same.
    private static func lenders(_ language: String) -> [String] {
        switch language {
        case "en": ["zh-Hans"]
        case "ru": ["en", "zh-Hans"]
        default: []
        }
    }

    private static func letters(_ language: String) -> Regex<Substring> {
        language == "en" ? /[A-Za-z]{3}/ : /\p{Han}/
    }
}
