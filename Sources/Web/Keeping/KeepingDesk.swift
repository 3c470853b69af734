public import Desk

/// What pages ask of an office in which two people decide what a file keeps.
public protocol KeepingDesk: Sendable {
    func keeping(of id: String, for caller: Caller) async throws -> KeepingView
    func ask(_ order: KeepingOrder, of id: String, for caller: Caller) async throws
    func answer(_ request: String, approving: Bool, because: String, of id: String, for caller: Caller)
        async throws
    func withdraw(_ request: String, of id: String, for caller: Caller) async throws
    func hold(_ isSet: Bool, because: String, of id: String, for caller: Caller) async throws
    func dueFiles(for caller: Caller, after: String?, limit: Int) async throws -> DueFileList
}

extension WorkingDesk: KeepingDesk {
    public func keeping(of id: String, for caller: Caller) async throws -> KeepingView {
        try await office.keeping(of: id, for: caller)
    }

    public func ask(_ order: KeepingOrder, of id: String, for caller: Caller) async throws {
        try await office.ask(order, of: id, for: caller)
    }

    public func answer(
        _ request: String, approving: Bool, because: String, of id: String, for caller: Caller
    ) async throws {
        try await office.answer(request, approving: approving, because: because, of: id, for: caller)
    }

    public func withdraw(_ request: String, of id: String, for caller: Caller) async throws {
        try await office.withdraw(request, of: id, for: caller)
    }

    public func hold(_ isSet: Bool, because: String, of id: String, for caller: Caller) async throws {
        try await office.hold(isSet, because: because, of: id, for: caller)
    }

    public func dueFiles(for caller: Caller, after: String?, limit: Int) async throws -> DueFileList {
        try await office.dueFiles(for: caller, after: after, limit: limit)
    }
}
