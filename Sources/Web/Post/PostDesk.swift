public import Casework
public import Desk

/// What pages of mail and calendars ask of the desk, beside what every page asks.
public protocol PostDesk: Sendable {
    typealias Mails = (number: CaseNumber, procedure: Procedure, mails: [FileMail])

    /// The address of the site as people reach it; `nil` where nobody set it.
    var site: String? { get }
    var mailLanguages: [String] { get }

    func mailQueue(for caller: Caller) async throws -> [MailInQueue]
    func openMail(_ id: String, for caller: Caller) async throws -> MailOpened
    func fileMail(_ id: String, into number: String, for caller: Caller) async throws
    func setMailAside(_ id: String, for caller: Caller) async throws
    func mails(of number: String, for caller: Caller) async throws -> Mails
    func mailLanguage(of caller: Caller) async throws -> String
    func setMailLanguage(_ language: String, of caller: Caller) async throws
    func calendarFeeds(of caller: Caller) async throws -> [CalendarFeedView]
    /// The token of a new feed.
    func makeCalendarFeed(language: String, for caller: Caller) async throws -> String
    func revokeCalendarFeed(_ id: String, for caller: Caller) async throws
    /// A calendar as programs read it.
    func calendar(token: String) async throws -> String
}

extension WorkingDesk: PostDesk {
    public var mailLanguages: [String] { office.mailLanguages }

    public func mailQueue(for caller: Caller) async throws -> [MailInQueue] {
        try await office.mailQueue(for: caller)
    }

    public func openMail(_ id: String, for caller: Caller) async throws -> MailOpened {
        try await office.openMail(id, for: caller)
    }

    public func fileMail(_ id: String, into number: String, for caller: Caller) async throws {
        try await office.fileMail(id, into: number, for: caller)
    }

    public func setMailAside(_ id: String, for caller: Caller) async throws {
        try await office.setMailAside(id, for: caller)
    }

    public func mails(of number: String, for caller: Caller) async throws -> Mails {
        try await office.mails(of: number, for: caller)
    }

    public func mailLanguage(of caller: Caller) async throws -> String {
        try await office.mailLanguage(of: caller)
    }

    public func setMailLanguage(_ language: String, of caller: Caller) async throws {
        try await office.setMailLanguage(language, of: caller)
    }

    public func calendarFeeds(of caller: Caller) async throws -> [CalendarFeedView] {
        try await office.calendarFeeds(of: caller)
    }

    public func makeCalendarFeed(language: String, for caller: Caller) async throws -> String {
        try await office.makeCalendarFeed(language: language, for: caller)
    }

    public func revokeCalendarFeed(_ id: String, for caller: Caller) async throws {
        try await office.revokeCalendarFeed(id, for: caller)
    }

    public func calendar(token: String) async throws -> String {
        try await office.calendar(token: token, site: site)
    }
}
