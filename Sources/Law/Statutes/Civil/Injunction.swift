/// Whether an injunction before judgment is open (INT2018-21 arts. 6 to 10; CIVPL arts. 103, 104).
public struct Injunction: Hashable, Sendable {
    /// What the application rests on, as far as the texts tell them apart.
    public enum Right: String, Hashable, Sendable, Codable, CaseIterable {
        case utilityModel = "utility-model"
        case design, other

        /// Whose validity nobody examined: a report on it must be filed.
        var needsReport: Bool { self != .other }
    }

    public struct Question: Hashable, Sendable {
        /// `nil` while it is not stated.
        public var right: Right?
        /// Before a suit; `nil` while it is not stated.
        public var isBeforeSuit: Bool?
        public var appliedOn: CivilDate
        public var answers: GuidedAnswers
        /// To the list on urgent circumstances, by question.
        public var replies: [String: ListReply]

        public init(
            right: Right? = nil, isBeforeSuit: Bool? = nil, appliedOn: CivilDate,
            answers: GuidedAnswers = [:], replies: [String: ListReply] = [:]
        ) {
            self.right = right
            self.isBeforeSuit = isBeforeSuit
            self.appliedOn = appliedOn
            self.answers = answers
            self.replies = replies
        }
    }

    /// The list of the question book on urgent circumstances.
    public static let urgencyTopic = "urgent-preservation"

    public static let factors = GuidedCheck(
        "injunction-factors", ["injunct.factors"], met: .injunctionMet, unmet: .injunctionUnmet,
        .all(of: [.injunctionBasis, .injunctionHarm, .injunctionBalance, .injunctionPublic]))

    /// For utility models and designs the report is asked for too.
    public static func factors(for right: Right?) -> GuidedCheck {
        guard right?.needsReport ?? true else { return factors }
        return GuidedCheck(
            factors.name, factors.rules, met: .injunctionMet, unmet: .injunctionUnmet,
            .all([factors.condition, .yes(.injunctionReport)]))
    }

    /// `nil` when no list was in force on the day.
    public let urgency: QuestionListResult?
    public let factors: GuidedResult
    /// Whether it may be granted: the factors decide; urgency decides the hours.
    public let verdict: Finding.Verdict
    public let grounds: Grounds

    public init(
        _ question: Question, in book: RuleBook, asking questions: QuestionBook
    ) throws(QuestionFaults) {
        let urgency = try questions.result(
            on: Injunction.urgencyTopic, question.replies, day: question.appliedOn)
        let factors = Injunction.factors(for: question.right)
            .result(question.answersForFactors, on: question.appliedOn, in: book)
        self.urgency = urgency
        self.factors = factors
        let lacksReport = question.right?.needsReport == true && question.answers[.injunctionReport] == .no
        verdict = factors.verdict
        let time = Injunction.timing(question, urgency?.outcome, in: book.selecting(question.appliedOn))
        let report = lacksReport ? Grounds(because: [Reason(.injunctionReportMissing)]) : Grounds()
        let right = question.right == nil ? Grounds(missing: ["injunction-right"]) : Grounds()
        grounds = report + factors.grounds + (urgency?.grounds ?? Grounds()) + time + right
    }

    /// 48 hours bind the court before a suit and in urgent cases.
    private static func timing(
        _ question: Question, _ urgency: QuestionListResult.Outcome?, in book: RuleBook
    ) -> Grounds {
        guard let rule = book.rule("injunct.48h"), let hours = rule.number("hours")?.number,
            let days = rule.number("sue_days")?.number
        else { return Grounds(because: [Reason(.textNotConfirmed)]) }
        var because: [Reason] = []
        if question.isBeforeSuit == true || urgency == .shown {
            because.append(Reason(.injunctionHours, ["hours": "\(hours)"]))
        }
        if question.isBeforeSuit == true { because.append(Reason(.injunctionSue, ["days": "\(days)"])) }
        return Grounds(
            rules: [rule], because: because,
            missing: question.isBeforeSuit == nil ? ["injunction-before-suit"] : [])
    }
}

extension Injunction.Question {
    /// Without a report the application fails only where one is needed: while the right is not stated, that is open.
    fileprivate var answersForFactors: GuidedAnswers {
        guard right == nil, answers[.injunctionReport] == .no else { return answers }
        return answers.merging([.injunctionReport: .unclear]) { $1 }
    }
}
