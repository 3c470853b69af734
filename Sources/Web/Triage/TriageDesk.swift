public import Casework
public import Desk
internal import Evidence
internal import Law

/// What pages ask of an office that sorts matters: the channels side by side, where each leads, what is proposed.
public protocol TriageDesk: Sendable {
    func comparison(of description: Description, by order: ChannelComparison.Order) -> ChannelComparison
    func destinations(of channel: Channel, for description: Description) -> Destinations
    func likeEndings(of description: Description) async throws -> [Name<Channel>: LikeEndings]
    /// The paper that is taken along, as HTML that is ready to print.
    func paper(of channel: Channel, title: String, values: [String: String]) -> String?
    /// What is proposed for a report that waits.
    func proposal(for id: String, _ caller: Caller) async throws -> TriageProposal
    func triageRecord(for caller: Caller) async throws -> TriageRecord
    /// How the earlier leads of the same person ended.
    func earlierLeads(of id: String, for caller: Caller) async throws -> EarlierLeads
    /// What was told in a file that a code opens, as the answers of a new report.
    func answers(ofLead code: String) async throws -> [String: String]
    /// A paper of a party, which acts by its code.
    func filePartyDocument(
        kind: String, name: String?, mediaType: String, body: OfficeDesk.Chunks, to id: String, code: String
    ) async throws -> DocumentView
}

extension WorkingDesk: TriageDesk {
    public func comparison(
        of description: Description, by order: ChannelComparison.Order
    ) -> ChannelComparison { office.comparison(of: description, by: order) }

    public func destinations(of channel: Channel, for description: Description) -> Destinations {
        office.destinations(of: channel, for: description)
    }

    public func likeEndings(of description: Description) async throws -> [Name<Channel>: LikeEndings] {
        try await office.likeEndings(of: description)
    }

    public func paper(of channel: Channel, title: String, values: [String: String]) -> String? {
        office.paper(of: channel, title: title, values: values)
    }

    public func proposal(for id: String, _ caller: Caller) async throws -> TriageProposal {
        try await office.proposal(for: id, caller)
    }

    public func triageRecord(for caller: Caller) async throws -> TriageRecord {
        try await office.triageRecord(for: caller)
    }

    public func earlierLeads(of id: String, for caller: Caller) async throws -> EarlierLeads {
        try await office.earlierLeads(of: id, for: caller)
    }

    public func answers(ofLead code: String) async throws -> [String: String] {
        try await office.answers(ofLead: code)
    }

    public func filePartyDocument(
        kind: String, name: String?, mediaType: String, body: OfficeDesk.Chunks, to id: String, code: String
    ) async throws -> DocumentView {
        try await office.filePartyDocument(
            kind: kind, name: name, mediaType: mediaType, body: OpenedChunks(body), to: id, code: code)
    }
}
