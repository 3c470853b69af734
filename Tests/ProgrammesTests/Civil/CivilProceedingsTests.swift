import Law
import Programmes
import Testing

@Suite struct GuidedCheckTests {
    private let day = CivilDate(2026, 3, 2)

    private static let checks = EvidenceChecks.all + [Injunction.factors]

    @Test(arguments: checks)
    func `a check without answers is open and names every statement`(check: GuidedCheck) throws {
        let result = check.result([:], on: day, in: try CivilBook.ruleBook())

        #expect(result.verdict == .undetermined)
        #expect(result.grounds.missing == check.questions.map(\.rawValue))
        #expect(result.grounds.basis == check.rules && !result.grounds.sources.isEmpty)
    }

    @Test(
        arguments: [(CivilDate(2018, 12, 31), nil), (CivilDate(2019, 1, 1), .shown)]
            as [(CivilDate, QuestionListResult.Outcome?)])
    func `one urgent circumstance is enough, from the first day of the text`(
        day: CivilDate, outcome: QuestionListResult.Outcome?
    ) throws {
        let list = try #require(
            try CivilBook.questions().list(on: Injunction.urgencyTopic, day: CivilDate(2026, 1, 1)))
        let one = try #require(list.questions.first)
        let question = Injunction.Question(appliedOn: day, replies: [one.id: .yes])

        let injunction = try Injunction(question, in: CivilBook.ruleBook(), asking: CivilBook.questions())

        #expect(injunction.urgency?.outcome == outcome)
        #expect(CivilBook.keys(injunction.grounds).contains("injunction-hours") == (outcome != nil))
    }

    @Test(arguments: [
        (CivilDate(2020, 11, 17), Finding.Verdict.notApplicable), (CivilDate(2020, 11, 18), .met),
    ])
    func `a text applies from its first day`(day: CivilDate, verdict: Finding.Verdict) throws {
        let answers: GuidedAnswers = [.adminFactsFinal: .yes, .adminFactsRebutted: .no]
        let result = EvidenceChecks.administrativeFacts.result(answers, on: day, in: try CivilBook.ruleBook())
        #expect(result.verdict == verdict)
    }

    @Test func `one missing condition of a lawful source is enough to fail`() throws {
        let result = EvidenceChecks.lawfulSource.result(
            [.sourcePrice: .no], on: day, in: try CivilBook.ruleBook())
        #expect(result.verdict == .unmet)
    }

    @Test func `a refusal to produce evidence counts only without good reason`() throws {
        let refused: GuidedAnswers = [.inferenceControl: .yes, .inferenceDuty: .yes, .inferenceRefused: .yes]
        let none: GuidedAnswers = [.inferenceFalse: .no, .inferenceDestroyed: .no]
        for (excused, verdict) in [
            (ListReply.no, Finding.Verdict.met), (.yes, .unmet), (.unclear, .undetermined),
        ] {
            let answers = refused.merging(none) { $1 }.merging([.inferenceExcused: excused]) { $1 }
            #expect(
                EvidenceChecks.adverseInference.result(answers, on: day, in: try CivilBook.ruleBook()).verdict
                    == verdict)
        }
    }

    @Test(arguments: [
        (Injunction.Right.utilityModel, Finding.Verdict.unmet), (.design, .unmet), (.other, .met),
    ])
    func `utility models and designs need their report`(right: Injunction.Right, verdict: Finding.Verdict)
        throws
    {
        let answers: GuidedAnswers = [
            .injunctionBasis: .yes, .injunctionHarm: .yes, .injunctionBalance: .yes, .injunctionPublic: .yes,
            .injunctionReport: .no,
        ]
        let question = Injunction.Question(right: right, isBeforeSuit: true, appliedOn: day, answers: answers)

        let injunction = try Injunction(question, in: CivilBook.ruleBook(), asking: CivilBook.questions())

        #expect(injunction.verdict == verdict)
        #expect(
            CivilBook.keys(injunction.grounds).contains("injunction-report-missing") == (verdict == .unmet))
        #expect(injunction.grounds.because.first { $0.key == "injunction-hours" }?.values == ["hours": "48"])
        #expect(injunction.grounds.because.first { $0.key == "injunction-sue" }?.values == ["days": "30"])
    }

    @Test func `a right that is not stated leaves the report open`() throws {
        let answers: GuidedAnswers = [
            .injunctionBasis: .yes, .injunctionHarm: .yes, .injunctionBalance: .yes, .injunctionPublic: .yes,
            .injunctionReport: .no,
        ]
        let injunction = try Injunction(
            Injunction.Question(appliedOn: day, answers: answers), in: CivilBook.ruleBook(),
            asking: CivilBook.questions())

        #expect(injunction.verdict == .undetermined)
        #expect(injunction.grounds.missing.contains("injunction-right"))

        let harmless = Injunction.Question(
            appliedOn: day, answers: answers.merging([.injunctionHarm: .no]) { $1 })
        #expect(
            try Injunction(harmless, in: CivilBook.ruleBook(), asking: CivilBook.questions()).verdict
                == .unmet)
    }
}

@Suite struct CivilLimitationTests {
    private func limitation(_ question: CivilLimitation.Question) throws -> CivilLimitation {
        try CivilLimitation(question, in: CivilBook.ruleBook())
    }

    private func ended(suedOn: CivilDate) -> CivilLimitation.Question {
        CivilLimitation.Question(
            knewOn: CivilDate(2021, 3, 1), infringedFrom: CivilDate(2021, 2, 1),
            infringedTo: CivilDate(2021, 3, 1),
            suedOn: suedOn)
    }

    @Test func `reversed days are refused at their field`() {
        let question = CivilLimitation.Question(
            knewOn: CivilDate(2020, 1, 1), infringedFrom: CivilDate(2021, 2, 1),
            infringedTo: CivilDate(2021, 1, 1),
            interruptions: [LimitationInterruption(.demand, on: CivilDate(2022, 1, 1))],
            suedOn: CivilDate(2021, 1, 5))
        #expect(question.faults.map(\.field) == ["infringed-to", "sued-on", "knew-on"])
        #expect(throws: CivilLimitation.Failure.self) { try limitation(question) }
    }

    @Test(arguments: [
        (CivilDate(2024, 2, 29), Finding.Verdict.met), (CivilDate(2024, 3, 1), .met),
        (CivilDate(2024, 3, 2), .unmet),
    ])
    func `three years run from knowing, to the corresponding day`(suedOn: CivilDate, verdict: Finding.Verdict)
        throws
    {
        let answer = try limitation(ended(suedOn: suedOn))
        #expect(answer.verdict == verdict)
        #expect(answer.lastDay == CivilDate(2024, 3, 1))
    }

    @Test func `an interruption begins the period anew`() throws {
        var question = ended(suedOn: CivilDate(2025, 1, 1))
        question.interruptions = [LimitationInterruption(.demand, on: CivilDate(2022, 1, 1))]
        #expect(try limitation(question).verdict == .met)
    }

    @Test(arguments: [
        (CivilDate(2024, 12, 31), Finding.Verdict.met), (CivilDate(2025, 1, 1), .met),
        (CivilDate(2025, 1, 2), .unmet),
    ])
    func `the law base holds a suspended period for six months after the obstacle`(
        suedOn: CivilDate, verdict: Finding.Verdict
    ) throws {
        var question = ended(suedOn: suedOn)
        question.obstacles = [
            LimitationObstacle(.forceMajeure, from: CivilDate(2023, 10, 1), until: CivilDate(2024, 7, 1))
        ]
        let answer = try limitation(question)
        #expect(answer.verdict == verdict)
        #expect(answer.grounds.basis == ["limit.civil", "limit.civil.suspension"])
        #expect(answer.lastDay == CivilDate(2025, 1, 1))
    }

    @Test func `a start that nobody stated is open`() throws {
        var question = ended(suedOn: CivilDate(2025, 1, 1))
        question.knewOn = nil
        let answer = try limitation(question)
        #expect(answer.verdict == .undetermined && answer.grounds.missing == ["knew-on"])
    }

    @Test func `the longest period shuts what nobody knew`() throws {
        var question = ended(suedOn: CivilDate(2041, 3, 1))
        question.knewOn = nil
        #expect(try limitation(question).verdict == .undetermined)

        question.suedOn = CivilDate(2041, 3, 2)
        #expect(try limitation(question).verdict == .unmet)
    }

    @Test func `a period that ran out before the present text is not judged by it`() throws {
        let question = CivilLimitation.Question(
            knewOn: CivilDate(2017, 1, 1), infringedFrom: CivilDate(2016, 1, 1),
            infringedTo: CivilDate(2017, 1, 1),
            suedOn: CivilDate(2021, 6, 1))
        #expect(try limitation(question).verdict == .undetermined)
    }

    @Test func `an infringement that goes on is in time, and damages reach back three years`() throws {
        let answer = try limitation(
            CivilLimitation.Question(
                knewOn: CivilDate(2019, 1, 1), infringedFrom: CivilDate(2018, 1, 1),
                suedOn: CivilDate(2026, 3, 2)))

        #expect(answer.verdict == .met)
        #expect(answer.reach.days == CivilDate(2023, 3, 2)...CivilDate(2026, 3, 2))
    }

    @Test func `what ended more than three years before the suit is out of reach`() throws {
        let reach = DamagesReach(
            infringed: CivilDate(2020, 1, 1)...CivilDate(2023, 3, 1), suedOn: CivilDate(2026, 3, 2),
            in: try CivilBook.ruleBook())
        #expect(reach.days == nil)
        #expect(CivilBook.keys(reach.grounds) == ["reach-nothing"])
    }
}

@Suite struct JudicialConfirmationTests {
    private func question(appliedOn: CivilDate = CivilDate(2026, 4, 1)) -> JudicialConfirmation.Question {
        JudicialConfirmation.Question(
            effectiveOn: CivilDate(2026, 3, 2), appliedOn: appliedOn, isPeoplesMediation: true,
            answers: [
                .jointly: .yes, .lawfulBody: .yes, .inPerson: .yes, .ipOwnership: .no, .realRights: .no,
                .technical: .no, .invitedByCourt: .no,
            ],
            documents: Dictionary(uniqueKeysWithValues: ConfirmationDocument.allCases.map { ($0, .yes) }))
    }

    private func confirmation(_ question: JudicialConfirmation.Question) throws -> JudicialConfirmation {
        try JudicialConfirmation(
            question, in: CivilBook.ruleBook(), days: PublishedDays(of: CivilBook.law.calendar()))
    }

    @Test func `an application before the agreement is refused at its field`() {
        #expect(throws: JudicialConfirmation.Failure.self) {
            try confirmation(question(appliedOn: CivilDate(2026, 3, 1)))
        }
    }

    /// The thirtieth day is Wednesday 1 April 2026.
    @Test(arguments: [
        (CivilDate(2026, 3, 31), Finding.Verdict.met), (CivilDate(2026, 4, 1), .met),
        (CivilDate(2026, 4, 2), .unmet),
    ])
    func `thirty days run from the day the agreement took effect`(day: CivilDate, verdict: Finding.Verdict)
        throws
    {
        #expect(try confirmation(question(appliedOn: day)).verdict == verdict)
    }

    /// From 5 March the thirtieth day is Saturday 4 April, a holiday until 6 April.
    @Test(arguments: [(CivilDate(2026, 4, 7), Finding.Verdict.met), (CivilDate(2026, 4, 8), .unmet)])
    func `a last day on a holiday moves to the next working day`(day: CivilDate, verdict: Finding.Verdict)
        throws
    {
        var question = question(appliedOn: day)
        question.effectiveOn = CivilDate(2026, 3, 5)
        let answer = try confirmation(question)
        #expect(answer.verdict == verdict && answer.lastDay == CivilDate(2026, 4, 7))
    }

    @Test func `a year without its calendar leaves a late day open`() throws {
        var question = question(appliedOn: CivilDate(2030, 4, 2))
        question.effectiveOn = CivilDate(2030, 3, 2)
        #expect(try confirmation(question).verdict == .undetermined)

        question.appliedOn = CivilDate(2030, 4, 1)
        #expect(try confirmation(question).verdict == .met)
    }

    @Test func `an agreement that settles ownership of intellectual property is not taken in`() throws {
        var question = question()
        question.answers[.ipOwnership] = .yes
        let answer = try confirmation(question)

        #expect(answer.verdict == .unmet)
        #expect(CivilBook.keys(answer.grounds).contains("confirm-barred"))
        #expect(answer.grounds.basis.contains("confirm.ip_bar"))
    }

    @Test func `silence on ownership is no denial`() throws {
        var question = question()
        question.answers[.ipOwnership] = nil
        let answer = try confirmation(question)
        #expect(answer.verdict == .undetermined && answer.grounds.missing == ["confirm-ip-ownership"])
    }

    @Test func `a missing document is named`() throws {
        var question = question()
        question.documents[.proofOfRights] = .no
        let answer = try confirmation(question)
        #expect(answer.verdict == .unmet && answer.missingDocuments == [.proofOfRights])
        let count = try CivilBook.ruleBook().rule("confirm.docs")?.details["list"]?.list?.count
        #expect(count == ConfirmationDocument.allCases.count)
    }

    @Test(
        arguments: [
            (ListReply.yes, ListReply.yes, JudicialConfirmation.Court.intermediate),
            (.yes, .unclear, .intermediate), (.no, .yes, .inviting), (.no, .no, .basic),
            (.unclear, .yes, nil),
            (.no, .unclear, nil),
        ] as [(ListReply, ListReply, JudicialConfirmation.Court?)])
    func `technical matters go to the intermediate court whoever invited`(
        technical: ListReply, invited: ListReply, court: JudicialConfirmation.Court?
    ) throws {
        var question = question()
        question.answers[.technical] = technical
        question.answers[.invitedByCourt] = invited
        #expect(try confirmation(question).court == court)
    }
}
