/// What a right holder claims and what the file says about it. Everything but the right and the days may be
/// missing, which is never zero.
public struct DamagesClaim: Hashable, Sendable {
    /// An amount that a method starts from, in the words of the form.
    public enum Figure: String, Hashable, Sendable, Codable, CaseIterable {
        case loss, profit, gains, royalty
        /// What the claimant asks for as statutory damages.
        case statutory
    }

    /// A cost of stopping the infringement.
    public struct Cost: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
            case lawyer, notary, appraisal, purchase, travel, translation, other
        }

        public let kind: Kind
        public let amount: Money
        /// Whether a receipt or contract is on the file.
        public let evidence: ListReply

        public init(_ kind: Kind, _ amount: Money, evidence: ListReply = .unclear) {
            self.kind = kind
            self.amount = amount
            self.evidence = evidence
        }
    }

    public var right: InfringedRight
    public var act: UnfairAct?
    public var infringedFrom: CivilDate
    public var infringedTo: CivilDate
    public var suedOn: CivilDate?
    public var decidedOn: CivilDate
    public var figures: [Figure: Money]
    /// Of the licence fee.
    public var royaltyMultiple: Multiple?
    public var costs: [Cost]
    /// `nil` while nobody said whether punitive damages are asked for.
    public var punitiveAsked: Bool?
    public var multipleAsked: Multiple?
    /// Administrative and criminal fines for the same conduct that were paid.
    public var finesPaid: Money?
    public var answers: GuidedAnswers
    /// To the lists `punitive-intent` and `punitive-serious` of the question book, by question.
    public var replies: [String: ListReply]

    public init(
        right: InfringedRight, act: UnfairAct? = nil, infringedFrom: CivilDate, infringedTo: CivilDate,
        suedOn: CivilDate? = nil, decidedOn: CivilDate, figures: [Figure: Money] = [:],
        royaltyMultiple: Multiple? = nil, costs: [Cost] = [], punitiveAsked: Bool? = nil,
        multipleAsked: Multiple? = nil, finesPaid: Money? = nil, answers: GuidedAnswers = [:],
        replies: [String: ListReply] = [:]
    ) {
        self.right = right
        self.act = act
        self.infringedFrom = infringedFrom
        self.infringedTo = infringedTo
        self.suedOn = suedOn
        self.decidedOn = decidedOn
        self.figures = figures
        self.royaltyMultiple = royaltyMultiple
        self.costs = costs
        self.punitiveAsked = punitiveAsked
        self.multipleAsked = multipleAsked
        self.finesPaid = finesPaid
        self.answers = answers
        self.replies = replies
    }
}

extension DamagesClaim {
    /// Larger amounts are slips of the pen: a million million yuan.
    static let mostYuan = 1_000_000_000_000
    static let mostCosts = 200

    /// Everything that contradicts itself.
    public var faults: [FieldFault] {
        dayFaults + moneyFaults + multipleFaults + hardFaults
    }

    private var dayFaults: [FieldFault] {
        var faults: [FieldFault] = []
        if infringedTo < infringedFrom { faults.append(fault("infringed-to", .claimDaysReversed)) }
        if decidedOn < infringedTo { faults.append(fault("decided-on", .claimDecidedBefore)) }
        if let suedOn {
            if suedOn < infringedFrom { faults.append(fault("sued-on", .claimSuedBefore)) }
            if decidedOn < suedOn { faults.append(fault("sued-on", .claimSuedAfterDecision)) }
        }
        return faults
    }

    private var moneyFaults: [FieldFault] {
        let named =
            Figure.allCases.compactMap { figure in figures[figure].map { (figure.rawValue, $0) } }
            + costs.enumerated().map { ("costs.\($0.offset)", $0.element.amount) }
            + (finesPaid.map { [("fines-paid", $0)] } ?? [])
        let faults = named.compactMap { field, amount -> FieldFault? in
            if amount.fen < 0 { return fault(field, .claimNegative) }
            if amount > Money(yuan: Self.mostYuan) {
                return fault(field, .claimAbsurd, ["most": "\(Self.mostYuan)"])
            }
            return nil
        }
        return faults + (costs.count > Self.mostCosts ? [fault("costs", .claimTooManyCosts)] : [])
    }

    private var multipleFaults: [FieldFault] {
        var faults: [FieldFault] = []
        if let royaltyMultiple, royaltyMultiple < Multiple(1) {
            faults.append(fault("royalty-multiple", .claimRoyaltyMultipleBelowOne))
        }
        if let multipleAsked, multipleAsked.hundredths <= 0 {
            faults.append(fault("multiple-asked", .claimMultipleNotPositive))
        }
        if multipleAsked != nil, punitiveAsked == false {
            faults.append(fault("multiple-asked", .claimMultipleWithoutAsking))
        }
        return faults
    }

    /// An amount that is stated and said to be hard to determine.
    private var hardFaults: [FieldFault] {
        let pairs: [(CivilQuestion, [Figure])] = [
            (.hardLoss, [.loss]), (.hardProfit, [.profit, .gains]), (.hardRoyalty, [.royalty]),
        ]
        return pairs.filter { question, sums in
            answers[question] == .yes && sums.contains { figures[$0] != nil }
        }.map { fault($0.0.rawValue, .claimStatedAndHard) }
    }

    private func fault(
        _ field: String, _ because: WorksheetBecause, _ values: [String: String] = [:]
    ) -> FieldFault {
        FieldFault(field, Reason(because, values))
    }
}
