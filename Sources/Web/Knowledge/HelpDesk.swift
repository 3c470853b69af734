public import Desk
internal import Evidence

/// A desk that answers questions: articles for everybody, calls for the hotline.
public protocol HelpDesk: OfficeDesk {
    func articles() async throws -> [ArticleState]
    /// Makes a file of a call; gives its number and the caller's code.
    ///
    /// - Parameter respondent: who the call is about, where the caller names somebody.
    func take(
        call matter: [String: String], contact: [String: String], about respondent: String?,
        for agent: Caller
    ) async throws -> CallReceipt
}

extension WorkingDesk: HelpDesk {
    public func articles() async throws -> [ArticleState] { try await office.articles() }

    public func take(
        call matter: [String: String], contact: [String: String], about respondent: String?,
        for agent: Caller
    ) async throws -> CallReceipt {
        try await office.take(
            CallTaken(
                matter: matter.mapValues(JSON.string), contact: contact.mapValues(JSON.string),
                respondent: respondent),
            for: agent)
    }
}
