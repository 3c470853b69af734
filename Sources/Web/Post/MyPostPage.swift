internal import Desk
internal import Law

/// A person's own: the language of their mails, and the calendars that their programs read.
struct MyPostPage: Page {
    static let template = "post/mine"

    private let feeds: [FeedLine]
    private let languages: [LanguageOption]
    private let ownLanguages: [LanguageOption]
    private let made: String?
    private let said: String?
    private let words: Wording

    init(
        feeds: [CalendarFeedView], languages: [String], chosen: String, made: String?, said: String?,
        today: CivilDate, _ words: Wording
    ) {
        self.words = words
        self.made = made
        let known = Language.allCases.map(\.rawValue)
        self.feeds = feeds.map { FeedLine($0, today: today, words) }
        self.languages = languages.filter(known.contains).map {
            LanguageOption(value: $0, label: words("language.\($0)"), isChosen: $0 == chosen)
        }
        ownLanguages = known.filter(languages.contains).map {
            LanguageOption(
                value: $0, label: words("language.\($0)"), isChosen: $0 == words.language.rawValue)
        }
        self.said = said.flatMap { ["saved", "revoked"].contains($0) ? words("my-post.\($0)") : nil }
    }

    var title: String { words("my-post.title") }
    var foot: String { words("my-post.foot", ["address": Route.myPost.path]) }
    var place: Rail.Place? { .desk }

    func child(named name: String) -> Any? {
        switch name {
        case "said": orNothing(said)
        case "madeAddress": orNothing(made)
        case "mailLanguages": languages
        case "feedLanguages": ownLanguages
        case "languageAction": Route.myPostLanguage.path
        case "feedAction": Route.calendarFeeds.path
        case "feeds": feeds
        case "hasFeeds": !feeds.isEmpty
        default: nil
        }
    }
}

/// A language that can be chosen.
struct LanguageOption: Part {
    let value: String
    let label: String
    let isChosen: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "value": value
        case "language": orNothing(Language(rawValue: value)?.tag)
        case "label": label
        case "isChosen": isChosen
        default: nil
        }
    }
}

/// A calendar that can still be read, and its end.
struct FeedLine: Part {
    private let agency: String
    private let made: String
    private let read: String
    private let revokeAction: String

    init(_ feed: CalendarFeedView, today: CivilDate, _ words: Wording) {
        agency = feed.agencyName
        made = words.shortMoment(feed.madeAt, today: today)
        read = feed.readAt.map { words.shortMoment($0, today: today) } ?? words("my-post.feed-never")
        revokeAction = Route.calendarRevocation(feed.id).path
    }

    func child(named name: String) -> Any? {
        switch name {
        case "feedAgency": agency
        case "feedMade": made
        case "feedRead": read
        case "revokeAction": revokeAction
        default: nil
        }
    }
}
