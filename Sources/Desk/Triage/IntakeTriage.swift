public import Casework
internal import Documents
internal import Evidence
internal import Law
internal import Programmes
internal import Store

/// What the office proposes for a report that waits at the intake desk.
public struct TriageProposal: Sendable, Hashable {
    public let comparison: ChannelComparison
    public let channel: ChannelComparison.Line?
    public let destinations: Destinations
    /// The body that is proposed; `nil` where the channel leads to none of this office.
    public var agency: AgencyID? { destinations.bodies.first { $0.agency != nil }?.agency }
}

/// How often the intake desk has followed what was proposed.
public struct TriageRecord: Sendable, Hashable {
    public let decided: Int
    public let overridden: Int
}

/// Sorting at the intake desk: a proposal with reasons, followed with one act or overridden with a reason.
extension Office {
    static let reportChannel: Name<Channel> = "administrative-report"
    static let chosenChannel = "chosen-channel"

    func description(of hand: FileInHand) -> Description {
        var facts = hand.file.facts
        if facts[DescribedMatter.petitioner.name] == nil, case .choice(let kind)? = facts["kind"] {
            // A letter that asks for nothing back is a witness's; a complaint is the holder's, unless it is a consumer's.
            let isConsumer = facts["consumer"] == .yesNo(true)
            let petitioner: DescribedMatter.Petitioner =
                kind == "report" ? .witness : isConsumer ? .consumer : .holder
            facts[DescribedMatter.petitioner.name] = .choice(petitioner.rawValue)
        }
        var number: String?
        if case .text(let reference)? = facts["right-number"] { number = hand.quoted.texts[reference.id] }
        let place: String? = if case .division(let code)? = facts["place"] { code } else { nil }
        return Description(facts: facts, number: number, place: place)
    }

    /// What the reporter chose, as long as nothing closes it; else the first that is open; else a report.
    func proposal(on hand: FileInHand) -> TriageProposal {
        let description = description(of: hand)
        let comparison = comparison(of: description)
        var chosen: ChannelComparison.Line?
        if case .choice(let name)? = hand.file.facts[Office.chosenChannel] {
            chosen = comparison.line(of: Name(name))
        }
        let kept = chosen.flatMap { $0.standing == .closed ? nil : $0 }
        let report = comparison.line(of: Office.reportChannel)
        let line =
            kept ?? comparison.open.first ?? report.flatMap { $0.standing == .closed ? nil : $0 }
            ?? comparison.first
        let leads = line.map { destinations(of: $0.channel, for: description) }
        return TriageProposal(
            comparison: comparison, channel: line,
            destinations: leads ?? Destinations(bodies: [], because: [], prompts: [], missing: []))
    }

    /// The proposal for a report, for those who read the whole file.
    public func proposal(for number: String, _ caller: Caller) async throws -> TriageProposal {
        let hand = try await sharedFile(number, with: caller)
        guard sight(of: caller, on: hand) == nil else { throw DeskRefusal.notFound }
        return proposal(on: hand)
    }

    /// A queue with what is proposed for each report.
    func proposing(for list: FileList, _ caller: Caller) async throws -> FileList {
        let ids = list.rows.map(\.id)
        let hands = try await database.read { db in
            try ids.map { try self.readFile($0, on: db) }
        }
        let rows = zip(list.rows, hands).map { row, hand in
            guard let hand, sight(of: caller, on: hand) == nil else { return row }
            var row = row
            row.proposal = proposal(on: hand)
            return row
        }
        return FileList(rows: rows, next: list.next)
    }

    /// Holds an officer's choice against the proposal: departing from it needs a reason, and is counted.
    func weighChannels(_ act: Act, on hand: FileInHand) throws -> EffectDone {
        let proposal = proposal(on: hand)
        guard let line = proposal.channel else { return EffectDone() }
        var facts: [String: Fact] = ["proposed-channel": .choice(line.channel.name.description)]
        if let agency = proposal.agency {
            facts["proposed-agency"] = .agency(agency.description)
            let isFollowed = act.fields["competent-agency"] == .agency(agency.description)
            facts["proposal-followed"] = .yesNo(isFollowed)
            let hasReason = act.fields["override-reason"] != nil || act.fields["reason"] != nil
            if !isFollowed, !hasReason {
                throw Refusal.fieldsInvalid([.init("override-reason", .required)])
            }
        }
        return EffectDone(facts: facts)
    }

    /// How often proposals were followed at the caller's agency.
    public func triageRecord(for caller: Caller) async throws -> TriageRecord {
        let counts = try await database.read { db in
            try TriageDecisions.counts(of: caller.agency.description, on: db)
        }
        return TriageRecord(decided: counts.decided, overridden: counts.overridden)
    }
}
