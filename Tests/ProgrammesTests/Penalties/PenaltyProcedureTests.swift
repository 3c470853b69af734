import Casework
import Law
import Programmes
import Testing

@Suite struct `A penalty on the spot` {
    private func verdict(_ name: String, _ line: String) throws -> Finding.Verdict {
        let rule = try #require(Statutes.named(PenaltyBook.ruleBook())[name])
        return rule.finding(on: try PenaltyBook.facts(line)).verdict
    }

    @Test(arguments: [
        ("facts-certain=no penalty-kind=warning", Finding.Verdict.unmet),
        ("penalty-kind=warning", .undetermined), ("facts-certain=yes", .undetermined),
        ("facts-certain=yes penalty-kind=warning", .met),
        ("facts-certain=yes penalty-kind=fine", .undetermined),
        ("facts-certain=yes penalty-kind=fine fine=200", .met),
        ("facts-certain=yes penalty-kind=fine fine=200.01", .undetermined),
        ("facts-certain=yes penalty-kind=fine fine=200.01 party-kind=natural-person", .unmet),
        ("facts-certain=yes penalty-kind=fine fine=200.01 party-kind=organisation", .met),
        ("facts-certain=yes penalty-kind=fine fine=3000 party-kind=organisation", .met),
        ("facts-certain=yes penalty-kind=fine fine=3000.01 party-kind=organisation", .unmet),
        ("facts-certain=yes penalty-kind=fine fine=3000.01", .unmet),
    ])
    func `is for certain facts and small fines`(line: String, verdict: Finding.Verdict) throws {
        #expect(try self.verdict("simple-procedure-admissible", line) == verdict)
    }

    @Test(arguments: [("reasonable", Finding.Verdict.unmet), ("threshold", .unmet), ("none", .met)])
    func `is not for a suspected crime`(suspicion: String, verdict: Finding.Verdict) throws {
        #expect(try self.verdict("crime-excluded", "suspicion=\(suspicion)") == verdict)
        #expect(try self.verdict("crime-excluded", "") == .undetermined)
    }

    @Test(arguments: [
        ("right-type=trademark", Finding.Verdict.met),
        ("right-type=trade-secret agency-area=230102 act-day=2025-10-14", .met),
        ("right-type=trade-secret agency-area=230102 act-day=2025-10-15", .undetermined),
        ("right-type=trade-secret agency-area=230102 act-day=2025-10-15 prefecture-approved=no", .unmet),
        ("right-type=trade-secret agency-area=230102 act-day=2025-10-16 prefecture-approved=yes", .met),
        ("right-type=trade-secret agency-area=230100 act-day=2026-01-01", .met),
        ("right-type=trade-secret agency-area=230000 act-day=2026-01-01", .met),
        ("", .undetermined),
    ])
    func `and a seizure in unfair competition is approved by a prefecture`(
        line: String, verdict: Finding.Verdict
    ) throws {
        #expect(try self.verdict("seizure-approval-level", line) == verdict)
    }

    @Test(arguments: [
        ("conduct-from=2024-03-05 discovered-on=2026-03-04", Finding.Verdict.met),
        ("conduct-from=2024-03-05 discovered-on=2026-03-05", .met),
        ("conduct-from=2024-03-05 discovered-on=2026-03-06", .undetermined),
        (
            "conduct-from=2024-03-05 conduct-to=2024-04-01 discovered-on=2026-04-01 endangers-life-or-finance=no",
            .met
        ),
        (
            "conduct-from=2024-03-05 conduct-to=2024-04-01 discovered-on=2026-04-02 endangers-life-or-finance=no",
            .unmet
        ),
    ])
    func `conduct that goes on is counted from its end, which need not be known while it cannot matter`(
        line: String, verdict: Finding.Verdict
    ) throws {
        #expect(try self.verdict("within-limitation", line) == verdict)
    }
}

@Suite struct `A decision is served and shown` {
    @Test func `in person on the day, by notice after thirty days, electronically with consent`() throws {
        let book = try PenaltyBook.ruleBook()
        let day = CivilDate(2026, 6, 1)
        func served(_ mode: ServiceOfPenalty.Mode, _ line: String = "") throws -> CivilDate? {
            ServiceOfPenalty.served(mode, on: day, facts: try PenaltyBook.facts(line), book).day
        }

        #expect(try served(.electronic) == nil)
        #expect(try served(.electronic, "electronic-consent=no") == nil)
        #expect(try served(.electronic, "electronic-consent=yes") == day)
        #expect(try served(.inPerson) == day)
        #expect(try served(.publicNotice) == CivilDate(2026, 7, 1))
    }

    private func plan(_ line: String) throws -> PublicityPlan {
        PenaltyPublicity.plan(
            on: try PenaltyBook.facts(line), shownFrom: CivilDate(2026, 6, 1), try PenaltyBook.ruleBook())
    }

    @Test func `a warning alone is shown nowhere, and silence is no warning`() throws {
        #expect(try plan("warning-only=yes").duties == [])
        #expect(try plan("").grounds.missing == ["warning-only"])
    }

    @Test func `at home in twenty working days, elsewhere ten and ten, and twice beside`() throws {
        func periods(_ line: String) throws -> [String] {
            try plan(line).duties.map {
                "\($0.channel.rawValue) \($0.period.length) \($0.period.unit)"
            }
        }
        let both = ["double 7 workingDays", "counterfeit 20 workingDays"]

        #expect(
            try periods("warning-only=no party-of-other-province=no") == ["gsxt 20 workingDays"] + both)
        #expect(
            try periods("warning-only=no party-of-other-province=yes")
                == ["push 10 workingDays", "shown-there 10 workingDays"] + both)
        #expect(try plan("warning-only=no").grounds.missing.contains("party-of-other-province"))
    }

    @Test(arguments: [
        ("criticism-only=yes", PublicityPlan.Term.months(3), CivilDate(2026, 9, 1)),
        ("low-fine=yes", .months(3), CivilDate(2026, 9, 1)),
        ("criticism-only=no low-fine=no", .years(3), CivilDate(2029, 6, 1)),
        ("criticism-only=no low-fine=no restricted-until=2029-06-01", .years(3), CivilDate(2029, 6, 1)),
        (
            "criticism-only=no low-fine=no restricted-until=2029-06-02", .until(CivilDate(2029, 6, 2)),
            CivilDate(2029, 6, 2)
        ),
    ])
    func `for three months, three years, or as long as the restriction`(
        line: String, term: PublicityPlan.Term, last: CivilDate
    ) throws {
        let plan = try plan("warning-only=no party-of-other-province=no \(line)")

        #expect(plan.term == term)
        #expect(plan.term?.last(from: CivilDate(2026, 6, 1)) == last)
    }

    @Test func `without knowing whether the fine is low there is no term`() throws {
        let plan = try plan("warning-only=no party-of-other-province=no criticism-only=no")

        #expect(plan.term == nil)
        #expect(plan.grounds.missing == ["low-fine"])
    }

    private static let all =
        "severe-penalty=none performed=yes harm-removed=yes no-same-penalty-since=yes not-listed=yes"

    @Test(arguments: ["performed", "harm-removed", "no-same-penalty-since", "not-listed"])
    func `it ends early only with all four conditions`(name: String) throws {
        let rule = PenaltyPublicity.earlyStop

        #expect(rule.finding(on: try PenaltyBook.facts(Self.all)).verdict == .met)
        #expect(
            rule.finding(on: try PenaltyBook.facts(Self.all.replacing("\(name)=yes", with: "\(name)=no")))
                .verdict
                == .unmet)
        #expect(
            rule.finding(on: try PenaltyBook.facts(Self.all.replacing(" \(name)=yes", with: ""))).missing
                == [name])
    }

    @Test(arguments: [
        "closure", "restricted-operation", "restricted-profession", "lower-grade", "permit-revoked",
        "licence-revoked",
    ])
    func `and never for the severe kinds`(kind: String) throws {
        let facts = try PenaltyBook.facts(Self.all.replacing("=none", with: "=\(kind)"))

        #expect(PenaltyPublicity.earlyStop.finding(on: facts).verdict == .unmet)
    }
}

@Suite struct `A penalty beside a crime` {
    @Test func `amounts below nothing are refused`() throws {
        let book = try PenaltyBook.ruleBook()

        #expect(throws: PenaltySetOff.Fault.negative("amount-paid")) {
            try PenaltySetOff(finePaid: Money(fen: -1), criminalFine: Money(fen: 0), book)
        }
        #expect(throws: PenaltySetOff.Fault.negative("criminal-fine")) {
            try PenaltySetOff(finePaid: Money(fen: 0), criminalFine: Money(fen: -1), book)
        }
    }

    @Test(arguments: [
        (20_000, 60_000, 40_000, false, "set-off-fine"), (60_000, 60_000, 0, false, "set-off-fine"),
        (80_000, 60_000, 0, false, "set-off-fine"), (0, 60_000, 60_000, false, "set-off-no-fine"),
    ])
    func `a fine that was paid is set off, and none follows a criminal one`(
        paid: Int, fine: Int, left: Int, may: Bool, key: String
    ) throws {
        let answer = try PenaltySetOff(
            finePaid: Money(yuan: paid), criminalFine: Money(yuan: fine), PenaltyBook.ruleBook())

        #expect(answer.criminalFineLeft == Money(yuan: left))
        #expect(answer.mayStillFine == may)
        #expect(answer.grounds.because.map(\.key) == [key])
    }

    @Test func `without a criminal fine the authority may still fine`() throws {
        let answer = try PenaltySetOff(
            finePaid: Money(fen: 0), criminalFine: Money(fen: 0), detainedDays: 5, PenaltyBook.ruleBook())

        #expect(answer.mayStillFine)
        #expect(answer.grounds.because.map(\.key) == ["set-off-detention"])
    }

    @Test func `the pack sends the enclosures that the regulation lists`() throws {
        let transfer = try #require(
            try ShippedPacks.library().current("transfer-to-police", on: CivilDate(2026, 3, 2)))
        let send = try #require(
            transfer.stages.flatMap(\.actions).first { $0.name == "send" })

        #expect(Set(send.needs.map(\.name.description)) == Set(TransferRegulation.enclosures))
    }
}
