internal import Casework
internal import Law
internal import Programmes
internal import Store

/// What people choose for themselves.
extension Office {
    private static let languageSetting = "mail-language"

    /// Languages in which mails can be written.
    public var mailLanguages: [String] {
        texts.languages.filter { texts.sentence("mail.notice.subject", in: $0) != nil }
    }

    func mailLanguage(of person: String, on db: some Connection) throws -> String {
        try PersonSettings.value(Office.languageSetting, of: person, on: db) ?? Office.language
    }

    public func mailLanguage(of caller: Caller) async throws -> String {
        try await database.read { db in try self.mailLanguage(of: caller.person.description, on: db) }
    }

    /// - Throws: `Refusal.fieldsInvalid` for a language without templates.
    public func setMailLanguage(_ language: String, of caller: Caller) async throws {
        guard mailLanguages.contains(language) else {
            throw Refusal.fieldsInvalid([.init("language", .choice)])
        }
        let nowMs = now.ms
        try await database.write { db in
            try PersonSettings.set(
                Office.languageSetting, to: language, of: caller.person.description, at: nowMs, on: db)
        }
    }
}
