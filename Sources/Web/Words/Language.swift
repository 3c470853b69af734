/// A language of the pages. Chinese first: what is not said otherwise is Chinese.
public enum Language: String, Hashable, Sendable, CaseIterable {
    case chinese = "zh-Hans"
    case english = "en"

    /// The value of `lang` in HTML.
    var tag: String {
        switch self {
        case .chinese: "zh-CN"
        case .english: "en"
        }
    }
}
