import Law
import Programmes
import Testing

@Suite struct CreditTermTests {
    private func term(
        _ gravity: CreditTerm.Gravity, _ found: CivilDate, seen: CivilDate
    ) throws -> CreditTerm {
        try CreditTerm(
            gravity, found: found, seen: seen, periods: ShippedPeriods.catalogue(),
            on: ShippedPeriods.calendar(), in: ShippedPeriods.book())
    }

    @Test func `a finding cannot be seen before it was made`() {
        let (found, seen) = (CivilDate(2026, 5, 2), CivilDate(2026, 5, 1))
        #expect(throws: CreditTerm.Refusal.seenBeforeFound(found: found, seen: seen)) {
            try term(.general, found, seen: seen)
        }
    }

    @Test func `a finding older than both regimes is refused`() {
        let found = CivilDate(2023, 4, 30)
        #expect(throws: CreditTerm.Refusal.noRegime(.general, found: found)) {
            try term(.general, found, seen: CivilDate(2024, 1, 1))
        }
    }

    @Test(arguments: [
        (CreditTerm.Gravity.slight, "2026-07-02", nil as String?),
        (.general, "2027-04-02", "2026-07-03"), (.serious, "2029-04-02", "2027-04-03"),
    ])
    func `under the regime of 2026`(gravity: CreditTerm.Gravity, last: String, repair: String?) throws {
        let term = try term(gravity, CivilDate(2026, 4, 2), seen: CivilDate(2026, 11, 24))

        #expect(term.regimes.count == 1 && !term.isTransitional)
        #expect(term.regimes[0].source == "NDRC36")
        #expect(term.regimes[0].lastDay.description == last)
        #expect(term.regimes[0].earliestRepair?.description == repair)
        #expect(term.because.contains { $0.key == "period-to-be-confirmed" })
    }

    @Test(arguments: [
        (CreditTerm.Gravity.general, "2028-03-31", "2025-07-01"), (.serious, "2028-03-31", "2026-04-01"),
    ])
    func `under the regime of 2023`(gravity: CreditTerm.Gravity, last: String, repair: String) throws {
        let term = try term(gravity, CivilDate(2025, 3, 31), seen: CivilDate(2026, 3, 31))

        #expect(term.regimes.map(\.source) == ["NDRC58"])
        #expect(term.regimes[0].lastDay.description == last)
        #expect(term.regimes[0].earliestRepair?.description == repair)
    }

    @Test func `slight findings have a term since 2026 only`() throws {
        let found = CivilDate(2026, 3, 31)
        #expect(throws: CreditTerm.Refusal.noRegime(.slight, found: found)) {
            try term(.slight, found, seen: found)
        }

        let later = try term(.slight, found, seen: CivilDate(2026, 4, 1))
        #expect(later.isTransitional && later.regimes.map(\.source) == ["NDRC36"])
    }

    @Test func `a finding of before, seen after the change, has both terms and nobody chooses`() throws {
        let term = try term(.general, CivilDate(2025, 6, 30), seen: CivilDate(2026, 4, 1))

        #expect(term.isTransitional)
        #expect(term.regimes.map(\.source) == ["NDRC58", "NDRC36"])
        #expect(term.perhapsOverAfter == CivilDate(2026, 6, 30))
        #expect(term.surelyOverAfter == CivilDate(2028, 6, 30))
        #expect(term.because.contains { $0.key == "credit-transition" })
    }
}

@Suite struct LatePaymentTests {
    private func payment(_ yuan: Int, from start: CivilDate = CivilDate(2026, 10, 16)) throws -> LatePayment {
        try LatePayment(
            fine: Money(yuan: yuan), due: ShippedPeriods.reckon("fine-payment", .from(start)),
            in: ShippedPeriods.book())
    }

    @Test(arguments: [0, -5, 100_000_000_001])
    func `a fine that is none is refused`(yuan: Int) {
        #expect(throws: LatePayment.Refusal.sumOutOfRange(Money(yuan: yuan))) { try payment(yuan) }
    }

    @Test func `nobody is late by a provisional day`() {
        #expect(throws: LatePayment.Refusal.lastDayProvisional(CivilDate(2027, 1, 11))) {
            try payment(10_000, from: CivilDate(2026, 12, 25))
        }
    }

    /// The last day is Monday 2 November, since 31 October is a Saturday.
    @Test(arguments: [
        ("2026-11-01", 0), ("2026-11-02", 0), ("2026-11-03", 300), ("2026-11-12", 3_000),
        ("2026-12-05", 9_900), ("2026-12-06", 10_000), ("2027-06-01", 10_000),
    ])
    func `3 % a day is added after the last day, up to the fine`(on: String, yuan: Int) throws {
        let payment = try payment(10_000)

        #expect(payment.added(on: try #require(CivilDate(parsing: on))) == Money(yuan: yuan))
        #expect(payment.fullOn == CivilDate(2026, 12, 6))
    }

    @Test func `it says how it was reckoned`() throws {
        let payment = try payment(10_000)

        #expect(payment.reasons(on: CivilDate(2026, 11, 2)).map(\.key) == ["late-payment-none"])
        let late = try #require(payment.reasons(on: CivilDate(2026, 11, 12)).first)
        #expect(late.values == ["days": "10", "rate": "3", "fine": "10000", "added": "3000"])
        #expect(payment.reasons(on: CivilDate(2027, 3, 1)).map(\.key).last == "late-payment-full")
    }

    @Test func `fractions of a fen are dropped`() throws {
        let payment = try LatePayment(
            fine: Money(fen: 101), due: ShippedPeriods.reckon("fine-payment", .from(CivilDate(2026, 10, 16))),
            in: ShippedPeriods.book())
        #expect(payment.added(on: CivilDate(2026, 11, 3)) == Money(fen: 3))
    }
}
