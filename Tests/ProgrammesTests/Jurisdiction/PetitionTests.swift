import Law
import Programmes
import Testing

@Suite struct `A complaint and a report differ in clock, party and secrecy` {
    private let book: RuleBook
    private let today = KnownJurisdiction.today

    init() throws {
        book = try KnownJurisdiction.book()
    }

    private func petition(
        _ petitioner: Petition.Petitioner?, _ matter: Petition.Matter?, dailyLife: Bool? = nil,
        named: Bool? = true, on day: CivilDate? = CivilDate(2026, 4, 15)
    ) -> Petition {
        var petition = Petition()
        petition.petitioner = petitioner
        petition.matter = matter
        petition.isForDailyLife = dailyLife
        petition.isNamed = named
        petition.receivedOn = day
        return petition
    }

    @Test func `a petition received tomorrow is refused`() {
        #expect(throws: JurisdictionFaults([.filedInTheFuture(today + 1, today: today)])) {
            try petition(.consumer, .dispute, on: today + 1).sorted(in: book, today: today)
        }
    }

    @Test(arguments: [
        (CivilDate(2019, 12, 31), [String](), [String]()),
        (CivilDate(2020, 1, 1), ["accept_wd", "mediate_wd", "terminate_notify_wd"], []),
        (CivilDate(2026, 4, 14), ["accept_wd", "mediate_wd", "terminate_notify_wd"], []),
        (
            CivilDate(2026, 4, 15), ["accept_wd", "mediate_days", "terminate_notify_wd"],
            ["全国12315平台", "12315热线", "公布的邮寄地址", "公布的窗口"]
        ),
        (
            CivilDate(2026, 4, 16), ["accept_wd", "mediate_days", "terminate_notify_wd"],
            ["全国12315平台", "12315热线", "公布的邮寄地址", "公布的窗口"]
        ),
    ])
    func `the day chooses the clocks of a complaint`(
        day: CivilDate, keys: [String], channels: [String]
    ) throws {
        let answer = try petition(.consumer, .dispute, dailyLife: true, on: day).sorted(
            in: book, today: today)

        #expect(answer.parts.flatMap(\.clocks).map(\.key) == keys)
        #expect(answer.channels == channels)
        #expect(answer.isDetermined == !keys.isEmpty)
        #expect(answer.inquiries.isEmpty == !keys.isEmpty)
    }

    @Test func `mediation takes 45 working days before, and 60 days after`() throws {
        let old = try petition(.consumer, .dispute, dailyLife: true, on: CivilDate(2026, 4, 14)).sorted(
            in: book, today: today)
        let new = try petition(.consumer, .dispute, dailyLife: true).sorted(in: book, today: today)

        #expect(old.parts.first?.clocks[1].period.description == "45 working days")
        #expect(new.parts.first?.clocks[1].period.description == "60 days")
    }

    @Test(arguments: [CivilDate(2026, 4, 14), CivilDate(2026, 4, 15)])
    func `a right holder reports, and stays secret`(day: CivilDate) throws {
        let answer = try petition(.rightHolder, .dispute, on: day).sorted(in: book, today: today)

        #expect(answer.parts.map(\.kind) == [.report])
        #expect(answer.parts.map(\.secrecy) == [.keptSecret])
        #expect(answer.parts.map(\.isParty) == [false])
        #expect(answer.isDetermined)
        #expect(answer.prompts.isEmpty == (day < CivilDate(2026, 4, 15)))
        #expect((answer.grounds.confidence == .medium) == (day < CivilDate(2026, 4, 15)))
    }

    @Test(arguments: [
        (CivilDate(2026, 4, 14), Bool?.some(true), true), (CivilDate(2026, 4, 14), false, false),
        (CivilDate(2026, 4, 14), nil, false), (CivilDate(2026, 4, 15), true, false),
    ])
    func `feedback by a clock is owed only under the rule of 2020, to those who gave a name`(
        day: CivilDate, named: Bool?, isOwed: Bool
    ) throws {
        let answer = try petition(.other, .illegalAct, named: named, on: day).sorted(in: book, today: today)
        let keys = answer.parts.flatMap(\.clocks).map(\.key)

        #expect(keys.contains("report_feedback_wd") == isOwed)
        #expect(answer.prompts.contains(Reason("jurisdiction-anonymous-is-not-told")) == (named == false))
    }

    @Test func `a letter that holds both is handled as two`() throws {
        let answer = try petition(.consumer, .both, dailyLife: true).sorted(in: book, today: today)

        #expect(answer.parts.map(\.kind) == [.complaint, .report])
        #expect(answer.parts.map(\.secrecy) == [.knownToOperator, .keptSecret])
        #expect(answer.grounds.because.last == Reason("jurisdiction-petition-handled-apart"))
    }

    @Test func `bought for a business it is no complaint`() throws {
        let answer = try petition(.consumer, .dispute, dailyLife: false).sorted(in: book, today: today)

        #expect(answer.parts.map(\.kind) == [.report])
    }

    @Test func `what is not stated is asked, and a complaint needs a name`() throws {
        let open = try petition(.consumer, .dispute).sorted(in: book, today: today)
        let nobody = try petition(nil, nil).sorted(in: book, today: today)
        let anonymous = try petition(.consumer, .dispute, dailyLife: true, named: false).sorted(
            in: book, today: today)
        let undated = try petition(.consumer, .dispute, on: nil).sorted(in: book, today: today)

        #expect(open.grounds.missing == ["is-for-daily-life"])
        #expect(open.parts.allSatisfy { $0.standing == .conditional })
        #expect(nobody.grounds.missing == ["matter", "petitioner", "is-for-daily-life"])
        #expect(anonymous.grounds.missing == ["is-named"])
        #expect(undated.grounds.missing == ["received-on"])
        #expect(undated.parts == [])
    }
}

@Suite struct `An adjudication and the courts` {
    @Test(arguments: [
        (Bool?.some(true), Bool?.some(true), Bool?.some(false), Finding.Verdict.met),
        (true, true, true, .unmet), (false, true, nil, .unmet), (nil, false, nil, .unmet),
        (true, true, nil, .undetermined), (nil, true, false, .undetermined), (nil, nil, true, .undetermined),
    ])
    func `a stay needs an accepted challenge, a request, and reasons`(
        accepted: Bool?, requested: Bool?, unfounded: Bool?, verdict: Finding.Verdict
    ) throws {
        let finding = PatentAdjudication.stay(
            challengeAccepted: accepted, requested: requested, clearlyUnfounded: unfounded,
            in: try KnownJurisdiction.book())

        #expect(finding.verdict == verdict)
        #expect(finding.missing.isEmpty == (verdict != .undetermined))
    }

    @Test(arguments: [
        (CivilDate(2021, 7, 3), CivilDate?.none), (CivilDate(2021, 7, 4), CivilDate(2021, 8, 18)),
        (CivilDate(2026, 3, 2), CivilDate(2026, 4, 16)),
    ])
    func `a holder has 45 days from the publication of a drug`(published: CivilDate, last: CivilDate?) throws
    {
        let end = PatentAdjudication.drugSuit(
            publishedOn: published, in: try KnownJurisdiction.book(),
            on: try KnownJurisdiction.law.calendar())

        #expect(end?.lastDay == last)
    }
}
