/// Two or more bodies that all claim a matter, or all decline it.
public struct JurisdictionConflict: Hashable, Sendable, Codable {
    public enum Kind: String, FactValue, Codable, CaseIterable {
        /// Each says that it has jurisdiction.
        case positive
        /// Each says that it has none.
        case negative
    }

    /// By whose rules the dispute is settled.
    public enum Forum: String, FactValue, Codable, CaseIterable {
        /// Penalties (SAMR2 arts. 12 to 16).
        case penalty
        /// Patent disputes (PLR2023 art. 97).
        case adjudication
        case court
    }

    public struct Claim: Hashable, Sendable, Codable {
        /// How the office knows the body; no two claims share it.
        public let body: String
        public let kind: CompetentBody.Kind
        /// The area of the body, a GB/T 2260 code.
        public let division: String
        /// The day on which it filed or accepted the matter; `nil` when it did not, or nobody stated it.
        public let filedOn: CivilDate?
        /// Whether the matter was transferred to it; `nil` when nobody stated it.
        public let cameByTransfer: Bool?

        public init(
            _ body: String, _ kind: CompetentBody.Kind, division: String, filedOn: CivilDate? = nil,
            cameByTransfer: Bool? = nil
        ) {
            self.body = body
            self.kind = kind
            self.division = division
            self.filedOn = filedOn
            self.cameByTransfer = cameByTransfer
        }
    }

    public let kind: Kind
    public let forum: Forum
    public let claims: [Claim]
    /// The day on which the dispute arose.
    public let arisenOn: CivilDate?
    /// The day on which the superior received the papers.
    public let reportedOn: CivilDate?

    public init(
        _ kind: Kind, _ forum: Forum, claims: [Claim], arisenOn: CivilDate? = nil,
        reportedOn: CivilDate? = nil
    ) {
        self.kind = kind
        self.forum = forum
        self.claims = claims
        self.arisenOn = arisenOn
        self.reportedOn = reportedOn
    }

    func faults(today: CivilDate, divisions: Divisions) -> [JurisdictionFault] {
        var faults: [JurisdictionFault] = []
        if claims.count < 2 { faults.append(.tooFewClaims(claims.count)) }
        let names = claims.map(\.body)
        for name in names.withoutRepetition where names.count(where: { $0 == name }) > 1 {
            faults.append(.sameClaimTwice(name))
        }
        for claim in claims {
            if divisions[claim.division] == nil {
                faults.append(.unknownDivision(claim.division, .authority))
            }
            if let day = claim.filedOn, day > today { faults.append(.filedInTheFuture(day, today: today)) }
        }
        for day in [arisenOn, reportedOn].compactMap({ $0 }) where day > today {
            faults.append(.filedInTheFuture(day, today: today))
        }
        if let arisenOn, let reportedOn, reportedOn < arisenOn {
            faults.append(.reportedBeforeNegotiated(reportedOn, negotiated: arisenOn))
        }
        return faults
    }
}

/// How a conflict of jurisdiction is settled, step by step, and by whom in the end.
public struct ConflictPath: Hashable, Sendable, Codable {
    public struct Step: Hashable, Sendable, Codable {
        public enum Name: String, Codable, CaseIterable, Sendable {
            /// The body that filed first keeps the matter.
            case firstFiledKeeps = "first-filed-keeps"
            case negotiate
            /// A body that received the matter by transfer may not send it on.
            case noSecondTransfer = "no-second-transfer"
            case report
            case designate
        }

        public let name: Name
        public let rule: String
        public let because: Reason
        /// How long the step may take; `nil` where the text gives no period.
        public let period: StatutoryPeriod?
        /// The event from which the period runs; `nil` while it is not stated.
        public let from: CivilDate?

        /// The end of the step; `nil` without a period or an event.
        public func end(on calendar: WorkCalendar) -> PeriodEnd? {
            guard let period, let from else { return nil }
            return period.end(from: Instant.startOf(from), on: calendar)
        }
    }

    public let steps: [Step]
    /// The body that keeps the matter; `nil` in a negative conflict, on the same day, and while a day is
    /// open.
    public let keeper: JurisdictionConflict.Claim?
    /// The body that designates.
    public let superior: CompetentBody
    public let inquiries: [JurisdictionInquiry]
    public let grounds: Grounds
}
