public import Desk

/// What the pages of those who look after the system ask of the desk.
public protocol SystemDesk: Sendable {
    func backups(for caller: Caller) async throws -> BackupsView
}

extension WorkingDesk: SystemDesk {
    public func backups(for caller: Caller) async throws -> BackupsView {
        try await office.backups(for: caller)
    }
}
