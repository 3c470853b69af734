/// What people have answered so far, by statement.
public typealias GuidedAnswers = [CivilQuestion: ListReply]

/// A check that a text states as a list: statements that a person confirms or denies, and how they count together.
/// The text decides how; the person decides each statement; what is unclear decides nothing. Flat lists of signs are
/// lists of the question book; here stands what counts in another way.
public struct GuidedCheck: Hashable, Sendable {
    public indirect enum Condition: Hashable, Sendable {
        case yes(CivilQuestion)
        case no(CivilQuestion)
        case all([Condition])
        case any([Condition])

        /// Each of them, as it stands in the text.
        static func any(of questions: [CivilQuestion]) -> Condition { .any(questions.map(Condition.yes)) }
        static func all(of questions: [CivilQuestion]) -> Condition { .all(questions.map(Condition.yes)) }
    }

    /// Kebab case, for links and forms: `punitive-intent`.
    public let name: String
    /// Ids in `share/law/rules`, the deciding one first.
    public let rules: [String]
    public let condition: Condition
    let met: GuidedBecause
    let unmet: GuidedBecause

    init(
        _ name: String, _ rules: [String], met: GuidedBecause, unmet: GuidedBecause, _ condition: Condition
    ) {
        self.name = name
        self.rules = rules
        self.condition = condition
        self.met = met
        self.unmet = unmet
    }

    /// In the order of the text.
    public var questions: [CivilQuestion] { condition.questions.withoutRepetition }

    /// How the check stands on what was answered. A text that was not in force on the day does not apply.
    public func result(_ answers: GuidedAnswers, on day: CivilDate, in book: RuleBook) -> GuidedResult {
        let texts = rules.compactMap(book.selecting(day).rule)
        let rows = questions.map { GuidedResult.Row(question: $0, answer: answers[$0] ?? .unclear) }
        func result(_ verdict: Finding.Verdict, _ because: [Reason], missing: [String] = []) -> GuidedResult {
            GuidedResult(
                check: name, verdict: verdict, rows: rows,
                grounds: Grounds(rules: texts, because: because, missing: missing))
        }
        guard texts.count == rules.count, texts.allSatisfy(\.confidence.mayDecide) else {
            return result(.undetermined, [Reason(.textNotConfirmed)])
        }
        guard texts.allSatisfy({ $0.isInForce(on: day) }) else {
            return result(.notApplicable, [Reason(.guidedTextNotInForce, ["day": "\(day)"])])
        }
        switch condition.standing(answers) {
        case .holds: return result(.met, [Reason(met)] + condition.confirmed(answers).map { Reason($0) })
        case .fails: return result(.unmet, [Reason(unmet)])
        case .open(let names): return result(.undetermined, [Reason(.guidedOpen)], missing: names)
        }
    }
}

/// The answer of a check, with every statement and how it was answered.
public struct GuidedResult: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public let question: CivilQuestion
        public let answer: ListReply
    }

    public let check: String
    public let verdict: Finding.Verdict
    public let rows: [Row]
    public let grounds: Grounds
}

extension GuidedCheck.Condition {
    var questions: [CivilQuestion] {
        switch self {
        case .yes(let question), .no(let question): [question]
        case .all(let parts), .any(let parts): parts.flatMap(\.questions)
        }
    }

    func standing(_ answers: GuidedAnswers) -> Standing {
        switch self {
        case .yes(let question): question.standing(answers, ifYes: .holds, ifNo: .fails)
        case .no(let question): question.standing(answers, ifYes: .fails, ifNo: .holds)
        case .all(let parts): .all(parts.map { $0.standing(answers) })
        case .any(let parts): .any(parts.map { $0.standing(answers) })
        }
    }

    /// The statements that were confirmed and count for the check.
    func confirmed(_ answers: GuidedAnswers) -> [CivilQuestion] {
        switch self {
        case .yes(let question): answers[question] == .yes ? [question] : []
        case .no: []
        case .all(let parts), .any(let parts): parts.flatMap { $0.confirmed(answers) }
        }
    }
}

extension CivilQuestion {
    fileprivate func standing(_ answers: GuidedAnswers, ifYes: Standing, ifNo: Standing) -> Standing {
        switch answers[self] {
        case .yes: ifYes
        case .no: ifNo
        case .unclear, nil: .open([rawValue])
        }
    }
}
