public import Desk

/// What pages ask of an office that knows which files are alike.
public protocol LikenessDesk: Sendable {
    /// Files like what is described, as far as the caller may know of them.
    func like(_ question: LikeQuestion, leaving: Set<String>, for caller: Caller) async throws -> [LikeFile]
    /// Files like one, as far as the caller may know of them.
    func like(ofFile id: String, for caller: Caller) async throws -> [LikeFile]
    /// Files that may be of the same party or matter; both are seen whole.
    func proposals(for id: String, _ caller: Caller) async throws -> [LikeFile]
    func hasProposals(for id: String, _ caller: Caller) async throws -> Bool
    func toldApart(from id: String, _ caller: Caller) async throws -> [ToldApartView]
}

extension WorkingDesk: LikenessDesk {
    private static let fewLike = 5

    public func like(
        _ question: LikeQuestion, leaving: Set<String>, for caller: Caller
    ) async throws -> [LikeFile] {
        try await office.like(question, leaving: leaving, for: caller, limit: WorkingDesk.fewLike)
    }

    public func like(ofFile id: String, for caller: Caller) async throws -> [LikeFile] {
        try await office.like(id, for: caller, limit: WorkingDesk.fewLike)
    }

    public func proposals(for id: String, _ caller: Caller) async throws -> [LikeFile] {
        try await office.proposals(for: id, caller)
    }

    public func hasProposals(for id: String, _ caller: Caller) async throws -> Bool {
        try await office.hasProposals(for: id, caller)
    }

    public func toldApart(from id: String, _ caller: Caller) async throws -> [ToldApartView] {
        try await office.toldApart(from: id, caller)
    }
}
