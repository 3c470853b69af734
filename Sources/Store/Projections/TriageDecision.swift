/// What the intake desk did with a proposal: where it was proposed to send a report, where it went.
public struct TriageDecision: Hashable, Sendable {
    /// The agency that decided.
    public let agency: String
    public let decidedDay: Int
    public let proposedChannel: String
    public let proposedAgency: String
    /// `nil` where the report was pointed to somebody outside.
    public let chosenAgency: String?
    public let isFollowed: Bool

    public init(
        agency: String, decidedDay: Int, proposedChannel: String, proposedAgency: String,
        chosenAgency: String?, isFollowed: Bool
    ) {
        self.agency = agency
        self.decidedDay = decidedDay
        self.proposedChannel = proposedChannel
        self.proposedAgency = proposedAgency
        self.chosenAgency = chosenAgency
        self.isFollowed = isFollowed
    }
}

/// Decisions at the intake desk, one a file, remade from the journal.
public enum TriageDecisions {
    public struct Counts: Hashable, Sendable {
        public let decided: Int
        public let overridden: Int
    }

    static func replace(_ decision: TriageDecision?, of number: String, on db: some Connection) throws {
        try db.run("DELETE FROM triage_decision WHERE case_number = \(number)")
        guard let decision else { return }
        try db.run(
            """
            INSERT INTO triage_decision (case_number, agency, decided_day, proposed_channel, proposed_agency,
                                         chosen_agency, is_followed)
            VALUES (\(number), \(decision.agency), \(decision.decidedDay), \(decision.proposedChannel),
                    \(decision.proposedAgency), \(decision.chosenAgency), \(decision.isFollowed))
            """
        )
    }

    static func find(_ number: String, on db: some Connection) throws -> TriageDecision? {
        try db.row(
            """
            SELECT agency, decided_day, proposed_channel, proposed_agency, chosen_agency, is_followed
              FROM triage_decision
             WHERE case_number = \(number)
             ORDER BY case_number
             LIMIT 1
            """
        ).map { row in
            TriageDecision(
                agency: row.text("agency"), decidedDay: row.int("decided_day"),
                proposedChannel: row.text("proposed_channel"), proposedAgency: row.text("proposed_agency"),
                chosenAgency: row.optionalText("chosen_agency"), isFollowed: row.bool("is_followed"))
        }
    }

    /// How many reports an agency has sorted against a proposal, and how often it departed from it.
    public static func counts(of agency: String, on db: some Connection) throws -> Counts {
        let row = try db.row(
            """
            SELECT count(*) AS decided, coalesce(sum(1 - is_followed), 0) AS overridden
              FROM triage_decision
             WHERE agency = \(agency)
             ORDER BY decided
             LIMIT 1
            """
        )
        return Counts(decided: row?.int("decided") ?? 0, overridden: row?.int("overridden") ?? 0)
    }
}
