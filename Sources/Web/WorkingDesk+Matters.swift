public import Casework
public import Desk
internal import Evidence
internal import Law

/// Mediation and parties, as pages see them.
extension WorkingDesk {
    public func mediators(of id: String, for caller: Caller) async throws -> [MediatorChoice] {
        try await office.mediators(of: id, for: caller)
    }

    public func openable(by caller: Caller) -> [Procedure] { office.openable(by: caller) }

    public func openFile(
        _ procedure: Name<Procedure>, fields: [String: String], parties: [PartyToName], for caller: Caller
    ) async throws -> String {
        try await office.openFile(
            procedure, fields: TableText.folded(fields), parties: parties, for: caller)
    }

    public func matter(code: String) async throws -> PartyMatter { try await office.matter(code: code) }

    public func mailbox(code: String) async throws -> MailboxView { try await office.mailbox(code: code) }

    public func addEvidence(
        _ evidence: EvidenceByCode, body: Chunks, code: String
    ) async throws -> EvidenceTaken {
        try await office.addEvidence(evidence, body: OpenedChunks(body), code: code)
    }

    public func submit(
        _ action: String, fields: [String: String], to id: String, expecting revision: Int?, code: String
    ) async throws -> ActReceipt {
        try await office.submit(
            action, fields: TableText.folded(fields), to: id, expecting: revision, code: code)
    }

    public func document(
        _ document: String, of id: String, code: String
    ) async throws -> (DocumentView, Chunks) {
        let (view, chunks) = try await office.document(document, of: id, code: code)
        return (view, chunks)
    }
}
