/// A language of the pages. Chinese first: what is not said otherwise is Chinese.
///
/// Officers work in Simplified Chinese or English; the open pages also speak Traditional Chinese and Russian.
public enum Language: String, Hashable, Sendable, CaseIterable {
    case chinese = "zh-Hans"
    case traditionalChinese = "zh-Hant"
    case english = "en"
    case russian = "ru"

    /// The value of `lang` in HTML.
    var tag: String {
        switch self {
        case .chinese: "zh-CN"
        case .traditionalChinese: "zh-Hant"
        case .english: "en"
        case .russian: "ru"
        }
    }

    var isChinese: Bool { self == .chinese || self == .traditionalChinese }

    /// The languages that are asked for a sentence, the nearest first.
    var fallbacks: [Language] {
        switch self {
        case .chinese: [.chinese]
        case .traditionalChinese: [.traditionalChinese, .chinese]
        case .english: [.english]
        case .russian: [.russian, .english]
        }
    }

    /// The languages that a page is offered in. Whoever is at work has Simplified Chinese and English; the
    /// law base, whose sentences lead into Chinese texts, has no Russian.
    static func spoken(at path: some StringProtocol, isAtWork: Bool) -> [Language] {
        if isAtWork { return [.chinese, .english] }
        let isLaw = path == "/law" || path.hasPrefix("/law/") || path.hasPrefix("/law?")
        return isLaw ? [.chinese, .traditionalChinese, .english] : allCases
    }

    /// This language, or the nearest that is spoken.
    func nearest(of spoken: [Language]) -> Language {
        fallbacks.first { spoken.contains($0) } ?? .chinese
    }

    /// The endings of a key that fit a count, the nearest first: `one`, `few`, or none for many.
    ///
    /// Source: Unicode CLDR, plural rules for cardinal numbers.
    func forms(of count: Int) -> [String] {
        switch self {
        case .chinese, .traditionalChinese, .english: count == 1 ? [".one"] : []
        case .russian:
            switch (count.magnitude % 10, count.magnitude % 100) {
            case (1, let rest) where rest != 11: [".one"]
            case (2...4, let rest) where !(12...14).contains(rest): [".few"]
            default: []
            }
        }
    }
}
