internal import Casework
public import Desk
public import Law

/// What the public lists and those who redact ask of the desk.
public protocol PublicDesk: Sendable {
    func publicList(_ filter: PublicFilter) async throws -> PublicListView
    func publicEntry(_ number: String, on day: CivilDate?) async throws -> PublicEntryView
    /// The entry in the bytes that its digest is of.
    func publicEntryText(_ number: String) async throws -> String
    func publicPaper(_ number: String) async throws -> [UInt8]
    func redaction(of number: String, for caller: Caller) async throws -> RedactionView
    /// A draft, and a letter of ours, as PDF.
    func draftSheet(_ kind: String, of number: String, for caller: Caller) async throws -> [UInt8]
    func documentSheet(_ id: String, of number: String, for caller: Caller) async throws -> [UInt8]
}

extension WorkingDesk: PublicDesk {
    public func publicList(_ filter: PublicFilter) async throws -> PublicListView {
        try await office.publicList(filter)
    }

    public func publicEntry(_ number: String, on day: CivilDate?) async throws -> PublicEntryView {
        try await office.publicEntry(number, on: day)
    }

    public func publicEntryText(_ number: String) async throws -> String {
        try await office.publicEntryText(number)
    }

    public func publicPaper(_ number: String) async throws -> [UInt8] {
        try await office.publicPaper(number)
    }

    public func redaction(of number: String, for caller: Caller) async throws -> RedactionView {
        try await office.redaction(of: number, for: caller)
    }

    public func draftSheet(_ kind: String, of number: String, for caller: Caller) async throws -> [UInt8] {
        try await office.draftSheet(kind, of: number, for: caller)
    }

    public func documentSheet(_ id: String, of number: String, for caller: Caller) async throws -> [UInt8] {
        try await office.documentSheet(id, of: number, for: caller)
    }
}
