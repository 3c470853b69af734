public import Desk
public import Law

/// What the pages of the legal section ask of the desk, beside what every page asks.
public protocol LawDesk: Sendable {
    /// The law base with its releases.
    var law: LawInForce { get }
    /// What was released, in the order of the numbers; for everybody.
    var madeReleases: [MadeRelease] { get }

    func releases(for caller: Caller) async throws -> [ReleaseRow]
    func release(_ id: String, for caller: Caller) async throws -> ReleaseView
    /// The number of the file that a change set was proposed under.
    func proposeRelease(_ text: String, for caller: Caller) async throws -> String
    func reviseRelease(_ text: String, of id: String, for caller: Caller) async throws
    /// Goes on with the preview of what would change, and gives what was found so far.
    func advanceImpact(of id: String, for caller: Caller) async throws -> LawImpact
}

extension WorkingDesk: LawDesk {
    public var law: LawInForce { office.law }
    public var madeReleases: [MadeRelease] { office.madeReleases }

    public func releases(for caller: Caller) async throws -> [ReleaseRow] {
        try await office.releases(for: caller)
    }

    public func release(_ id: String, for caller: Caller) async throws -> ReleaseView {
        try await office.release(id, for: caller)
    }

    public func proposeRelease(_ text: String, for caller: Caller) async throws -> String {
        try await office.proposeRelease(text, for: caller)
    }

    public func reviseRelease(_ text: String, of id: String, for caller: Caller) async throws {
        try await office.reviseRelease(text, of: id, for: caller)
    }

    public func advanceImpact(of id: String, for caller: Caller) async throws -> LawImpact {
        try await office.advanceImpact(of: id, for: caller)
    }
}
