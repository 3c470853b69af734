import Law
import Programmes
import Testing

@Suite struct CaseTrackTests {
    /// A claim for money before a basic court, clear and simple, without any bar.
    private func simple(_ yuan: Int?, wage: Int? = 100_000) -> TrackQuestion {
        var answers: [TrackCondition: ListReply] = [:]
        for condition in TrackCondition.allCases { answers[condition] = .no }
        for condition in [TrackCondition.basicCourt, .simple, .moneyOnly, .factsClear] {
            answers[condition] = .yes
        }
        return TrackQuestion(
            amount: yuan.map(Money.init(yuan:)), averageWage: wage.map(Money.init(yuan:)), answers: answers)
    }

    private func track(_ question: TrackQuestion) throws -> CaseTrack {
        try CaseTrack(question, in: CivilBook.ruleBook())
    }

    @Test func `impossible amounts are refused at their field`() {
        for (question, field) in [
            (TrackQuestion(amount: Money(fen: -1)), "amount"),
            (TrackQuestion(amount: Money(yuan: 2_000_000_000_000)), "amount"),
            (TrackQuestion(averageWage: Money(fen: 99)), "average-wage"),
            (TrackQuestion(averageWage: Money(yuan: 10_000_001)), "average-wage"),
        ] {
            let faults = #expect(throws: FieldFaults.self) { try track(question) }
            #expect(faults?.faults.map(\.field) == [field])
        }
    }

    @Test func `a wage that nobody loaded is asked for and never assumed`() throws {
        let track = try track(simple(1_000, wage: nil))

        #expect(track.track == nil && track.possible == [.small, .summary])
        #expect(track.grounds.missing == ["average-wage"])
        #expect(
            try CivilBook.law.averageWages().wage(of: "230000", forFilingOn: CivilDate(2026, 3, 2)) == nil)
    }

    @Test(
        arguments: [
            (50_000, ListReply.no, Track.small, CaseTrack.SmallMode.mandatory),
            (50_001, .no, .summary, nil),
            (50_001, .yes, .small, .byAgreement), (200_000, .yes, .small, .byAgreement),
            (200_001, .yes, .summary, nil),
        ] as [(Int, ListReply, Track, CaseTrack.SmallMode?)])
    func `small claims are measured by the wage, the limits included`(
        yuan: Int, agreed: ListReply, expected: Track, mode: CaseTrack.SmallMode?
    ) throws {
        var question = simple(yuan)
        question.answers[.smallAgreed] = agreed

        let track = try track(question)

        #expect(track.track == expected)
        #expect(track.smallMode == mode)
    }

    @Test(arguments: [
        (TrackCondition.foreign, Track.summary), (.appraisal, .summary), (.counterclaim, .summary),
        (.ownership, .summary), (.personal, .summary), (.smallUnfit, .summary),
        (.partyMissing, .ordinarySingle),
        (.remanded, .small), (.newOrComplex, .small),
    ])
    func `a bar shuts the tracks that it concerns`(bar: TrackCondition, expected: Track) throws {
        var question = simple(1_000)
        question.answers[bar] = .yes

        #expect(try track(question).track == expected)
    }

    @Test func `a new or difficult case that is not simple goes to a panel`() throws {
        var question = simple(1_000)
        question.answers[.simple] = .no
        #expect(try track(question).track == .ordinarySingle)

        question.answers[.newOrComplex] = .yes
        let track = try track(question)
        #expect(track.track == .ordinaryPanel)
        #expect(
            track.rows.first { $0.track == .ordinarySingle && $0.verdict == .unmet }?.condition.key
                == "track-new-or-complex")
    }

    @Test func `sides may agree to summary procedure`() throws {
        var question = simple(1_000)
        question.answers[.simple] = .no
        question.answers[.summaryAgreed] = .yes
        #expect(try track(question).track == .summary)
    }

    @Test func `an intermediate court has neither of the quick tracks`() throws {
        var question = simple(1_000)
        question.answers[.basicCourt] = .no
        #expect(try track(question).track == .ordinaryPanel)
    }

    @Test func `nothing known leaves every track possible and asks`() throws {
        let track = try track(TrackQuestion())

        #expect(track.possible == Track.allCases && track.track == nil)
        #expect(
            track.grounds.missing.contains("amount") && track.grounds.missing.contains("track-new-or-complex")
        )
        #expect(track.rows.count == 11 + 6 + 7)
    }

    @Test func `each track has its terms with the numbers of the law base`() throws {
        let terms = try track(TrackQuestion()).terms

        #expect(
            terms[.small]?.first?.values == ["months": "2", "more": "1", "evidence": "7", "defence": "15"])
        #expect(terms[.summary]?.first?.values == ["months": "3", "more": "1", "cap": "4"])
        #expect(terms[.ordinaryPanel]?.first?.values == ["months": "6", "more": "6"])
    }

    @Test func `the two forms ask for their elements by right`() throws {
        let forms = try CivilBook.law.elementForms()
        let complaint = try #require(forms.first { $0.side == .complaint })

        #expect(forms.map(\.side) == [.complaint, .defence])
        #expect(complaint.elements(for: .patent).contains { $0.name == "evaluation-report" })
        #expect(!complaint.elements(for: .trademark).contains { $0.name == "evaluation-report" })
        #expect(complaint.missing(in: ["claimant": " "], for: .patent).contains("claimant"))
    }
}
