/// The tracks of a first instance, the quickest first.
public enum Track: String, Hashable, Sendable, Codable, CaseIterable {
    case small, summary
    case ordinarySingle = "ordinary-single"
    case ordinaryPanel = "ordinary-panel"

    /// Ids in `share/law/rules`.
    var rules: [String] {
        switch self {
        case .small: ["trial.small"]
        case .summary: ["trial.summary", "trial.summary.bars"]
        case .ordinarySingle: ["trial.single_judge", "trial.ordinary"]
        case .ordinaryPanel: ["trial.single_judge", "trial.ordinary"]
        }
    }
}

/// What decides the track, each a statement that a person confirms or denies (CIVPL arts. 40 to 42, 160 to 169;
/// CIVPI arts. 257, 272, 275).
public enum TrackCondition: String, Sentence, Codable {
    case basicCourt = "track-basic-court"
    case simple = "track-simple"
    case moneyOnly = "track-money-only"
    case smallAgreed = "track-small-agreed"
    case summaryAgreed = "track-summary-agreed"
    case factsClear = "track-facts-clear"
    case foreign = "track-foreign"
    case appraisal = "track-appraisal"
    case partyMissing = "track-party-missing"
    case counterclaim = "track-counterclaim"
    case ownership = "track-ownership"
    case personal = "track-personal"
    case smallUnfit = "track-small-unfit"
    case remanded = "track-remanded"
    case manyParties = "track-many-parties"
    case publicInterest = "track-public-interest"
    case newOrComplex = "track-new-or-complex"
    case publicAttention = "track-public-attention"
    case panelByLaw = "track-panel-by-law"
}

/// What is known of a case when its track is chosen.
public struct TrackQuestion: Hashable, Sendable {
    /// What is claimed in money.
    public var amount: Money?
    /// The province's average annual wage of employed persons in the year before the filing. A legal editor loads
    /// it each year; unknown is asked for and never assumed.
    public var averageWage: Money?
    public var answers: [TrackCondition: ListReply]

    public init(
        amount: Money? = nil, averageWage: Money? = nil, answers: [TrackCondition: ListReply] = [:]
    ) {
        self.amount = amount
        self.averageWage = averageWage
        self.answers = answers
    }

    public var faults: [FieldFault] {
        var faults: [FieldFault] = []
        if let amount, amount.fen < 0 { faults.append(FieldFault("amount", Reason(.claimNegative))) }
        if let amount, amount > Money(yuan: DamagesClaim.mostYuan) {
            faults.append(FieldFault("amount", Reason(.claimAbsurd, ["most": "\(DamagesClaim.mostYuan)"])))
        }
        if let averageWage, !(1...10_000_000).contains(averageWage.fen / 100) {
            faults.append(FieldFault("average-wage", Reason(.trackWageAbsurd)))
        }
        return faults
    }
}

/// The decision table of the track: each condition with its verdict, each track with its own, and what is open.
public struct CaseTrack: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public let track: Track
        /// The condition as a sentence.
        public let condition: Reason
        /// Met: it speaks for the track, as far as it goes. Unmet: it shuts the track.
        public let verdict: Finding.Verdict
        public let why: [Reason]
        public let missing: [String]
    }

    public enum SmallMode: String, Hashable, Sendable, Codable {
        case mandatory
        case byAgreement = "by-agreement"
    }

    public let rows: [Row]
    public let verdicts: [Track: Finding.Verdict]
    /// How small claims procedure comes about; `nil` unless it applies.
    public let smallMode: SmallMode?
    /// The quickest track that is met while every quicker one is shut; `nil` while a quicker one is open.
    public let track: Track?
    /// Tracks that may still apply, the quickest first; one alone when the track is clear.
    public let possible: [Track]
    /// Sentences on the terms of each possible track.
    public let terms: [Track: [Reason]]
    public let grounds: Grounds

    public init(_ question: TrackQuestion, in book: RuleBook) throws(FieldFaults) {
        let faults = question.faults
        guard faults.isEmpty else { throw FieldFaults(faults) }
        let size = SmallClaimSize(question, book.rule("trial.small"))
        let tables: [(Track, [Row])] = [
            (.small, question.smallRows(size)), (.summary, question.summaryRows),
            (.ordinarySingle, question.singleRows), (.ordinaryPanel, []),
        ]
        rows = tables.flatMap(\.1)
        let verdicts = Dictionary(uniqueKeysWithValues: tables.map { ($0.0, CaseTrack.verdict($0.1)) })
        self.verdicts = verdicts
        smallMode = verdicts[.small] == .met ? size.mode : nil
        let first = Track.allCases.first { verdicts[$0] == .met } ?? .ordinaryPanel
        let possible = Track.allCases.filter { track in
            track == first || (verdicts[track] == .undetermined && track.isQuicker(than: first))
        }
        self.possible = possible
        track = possible.count == 1 ? first : nil
        terms = Dictionary(uniqueKeysWithValues: possible.map { ($0, $0.terms(in: book)) })
        let open = rows.filter { row in possible.contains(row.track) && row.verdict == .undetermined }
        let chosen =
            possible.count == 1
            ? Reason(first.because) : Reason(.trackOpen, ["count": "\(possible.count)"])
        grounds = Grounds(
            rules: possible.flatMap(\.rules).withoutRepetition.compactMap(book.rule),
            because: [chosen] + open.flatMap(\.why),
            missing: open.flatMap(\.missing).withoutRepetition)
    }

    private static func verdict(_ rows: [Row]) -> Finding.Verdict {
        if rows.contains(where: { $0.verdict == .unmet }) { return .unmet }
        return rows.contains { $0.verdict == .undetermined } ? .undetermined : .met
    }
}
