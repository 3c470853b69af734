/// Sentences with which statutes explain their answers, named by their keys. The sentences themselves stand
/// in `share/texts/reasons*.yaml`, one for each key and language; a test compares them with `Sentences.keys`.
public protocol Sentence: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// Every key of a sentence, topic by topic.
public enum Sentences {
    public static let keys: [String] =
        keys(of: Because.self)
        + keys(of: CrimeBecause.self)
        + keys(of: LimbBecause.self)
        + keys(of: PeriodBecause.self)
        + keys(of: ReleaseBecause.self)
        + CivilSentences.keys
        + keys(of: JurisdictionBecause.self)
        + keys(of: QuestionBecause.self)
        + keys(of: FineBecause.self)
        + keys(of: DiscretionBecause.self)
        + keys(of: PenaltyBecause.self)
        + keys(of: ComplaintBecause.self)
        + keys(of: MediationBecause.self)

    private static func keys<Topic: Sentence>(of topic: Topic.Type) -> [String] {
        topic.allCases.map(\.rawValue)
    }
}

/// Sentences on transfer, the lock on the fine and the procedure of penalties.
public enum Because: String, Sentence {
    // Of every rule
    case notStated = "not-stated"

    // Transfer Regulation
    case tooFewOfficers = "too-few-officers"
    case noSuspicion = "no-suspicion"
    case transferDueByThreshold = "transfer-due-by-threshold"
    case transferDueBySuspicion = "transfer-due-by-suspicion"
    case noTransferDue = "no-transfer-due"

    // The lock on the fine
    case lockThresholdReached = "lock-threshold-reached"
    case lockSuspicion = "lock-suspicion"
    case lockCriminalFiling = "lock-criminal-filing"
    case lockFactsOpen = "lock-facts-open"
    case lockSuspicionNotAssessed = "lock-suspicion-not-assessed"
    case lockOpensByAnswer = "lock-opens-by-answer"
    case lockOpensByProsecution = "lock-opens-by-prosecution"
    case lockOpensByStatement = "lock-opens-by-statement"
    case answeredByPolice = "answered-by-police"
    case answeredByReturn = "answered-by-return"
    case answeredByHead = "answered-by-head"
    case answeredByProcuratorate = "answered-by-procuratorate"
    case noCrimeQuestion = "no-crime-question"

    // Administrative Penalty Law and the rules under it
    case outsideArea = "outside-area"
    case pastTwoYears = "past-two-years"
    case pastFiveYears = "past-five-years"
    case tooFewInvestigators = "too-few-investigators"
    case noPrimaFacieEvidence = "no-prima-facie-evidence"
    case noPenaltyDue = "no-penalty-due"
    case outsideCompetence = "outside-competence"
    case outsideTimeLimit = "outside-time-limit"
    case noticeNotGiven = "notice-not-given"
    case hearingPending = "hearing-pending"
    case hearingNotOffered = "hearing-not-offered"
    case reviewNotPassed = "review-not-passed"
    case setOffNotRecorded = "set-off-not-recorded"
    case warningIsNotPublished = "warning-is-not-published"
}

extension Reason {
    init(_ because: Because, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
