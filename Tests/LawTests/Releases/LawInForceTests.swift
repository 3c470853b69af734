import Testing

@testable import Law

@Suite struct LawInForceTests {
    private static func law(_ releases: LawRelease...) -> LawInForce {
        LawInForce(
            base: ReleaseBook.book,
            releases: releases.enumerated().map { .init($0.offset + 1, $0.element) })
    }

    @Test(arguments: [
        (CivilDate(2026, 12, 31), 15), (CivilDate(2027, 1, 1), 20), (CivilDate(2027, 1, 2), 20),
        (CivilDate(2019, 1, 1), 15),
    ])
    func `a number is that of the day`(day: CivilDate, number: Int) {
        let law = LawInForceTests.law(ReleaseBook.release())

        #expect(law.number("lead.verify#wd", on: day)?.number == number)
        #expect(law.number("lead.verify#ext_wd", on: day)?.number == 15)
    }

    @Test func `without releases the law is its base`() {
        let law = LawInForce(base: ReleaseBook.book)

        #expect(law.book.rules == ReleaseBook.book.rules)
        #expect(law.number("lead.verify#wd", on: CivilDate(2030, 1, 1))?.number == 15)
        #expect(law.number("nothing#wd", on: CivilDate(2030, 1, 1)) == nil)
        #expect(law.changes(of: "lead.verify").isEmpty)
    }

    @Test func `each version ends on the day before the next begins`() {
        let later = ReleaseBook.release(
            from: CivilDate(2028, 1, 1), rules: [ReleaseBook.rule(wd: 25, from: CivilDate(2028, 1, 1))])
        let law = LawInForceTests.law(ReleaseBook.release(), later)

        let versions = law.versions(of: "lead.verify")

        #expect(versions.map(\.release) == [nil, 1, 2])
        #expect(versions.map(\.rule.to) == [CivilDate(2026, 12, 31), CivilDate(2027, 12, 31), nil])
        #expect(law.changes(of: "lead.verify").map(\.from) == [CivilDate(2027, 1, 1), CivilDate(2028, 1, 1)])
    }

    @Test func `the book holds every version, each for its days`() {
        let book = LawInForceTests.law(ReleaseBook.release()).book

        #expect(book.value(id: "lead.verify#wd", on: CivilDate(2026, 12, 31))?.number == 15)
        #expect(book.value(id: "lead.verify#wd", on: CivilDate(2027, 1, 1))?.number == 20)
        #expect(book.versions(of: "lead.verify").count == 2)
    }

    @Test(arguments: [
        (CivilDate(2026, 12, 31), 15), (CivilDate(2027, 1, 1), 20), (CivilDate(2027, 1, 2), 20),
    ])
    func `who asks without a day gets what holds today, never what is to come`(day: CivilDate, number: Int) {
        let law = LawInForceTests.law(ReleaseBook.release())

        #expect(law.book(on: day).value(id: "lead.verify#wd")?.number == number)
    }

    @Test func `a day is noticed on which a version begins`() {
        let law = LawInForceTests.law(ReleaseBook.release())

        #expect(law.changes(after: CivilDate(2026, 12, 31), until: CivilDate(2027, 1, 1)))
        #expect(!law.changes(after: CivilDate(2027, 1, 1), until: CivilDate(2027, 2, 1)))
        #expect(!law.changes(after: CivilDate(2026, 12, 30), until: CivilDate(2026, 12, 31)))
    }

    @Test func `a threshold has one more version, and the one before ends`() throws {
        let version = ReleaseBook.version(from: CivilDate(2027, 1, 1), yuan: 60_000)
        let release = ReleaseBook.release(
            rules: [], thresholds: [ThresholdTable(offence: "213", title: "假冒", versions: [version])])

        let table = try #require(LawInForceTests.law(release).book.thresholds.first)

        #expect(table.versions.map(\.from) == [CivilDate(2025, 4, 26), CivilDate(2027, 1, 1)])
        #expect(table.versions.map(\.to) == [CivilDate(2026, 12, 31), nil])
    }

    @Test(arguments: [
        (CivilDate(2026, 12, 31), 45_000, Finding.Verdict.unmet),
        (CivilDate(2026, 12, 31), 50_000, .met), (CivilDate(2027, 1, 1), 45_000, .met),
        (CivilDate(2027, 1, 2), 39_999, .unmet),
    ])
    func `a threshold is that of the day of the conduct`(
        day: CivilDate, turnover: Int, verdict: Finding.Verdict
    ) throws {
        let version = ReleaseBook.version(from: CivilDate(2027, 1, 1), yuan: 40_000)
        let release = ReleaseBook.release(
            rules: [], thresholds: [ThresholdTable(offence: "213", title: "假冒", versions: [version])])
        let rules = Statutes.named(LawInForceTests.law(release).book)
        var facts = Facts()
        facts["right-type"] = .choice("trademark")
        facts["role"] = .choice("maker")
        facts["same-mark"] = .choice("yes")
        facts["same-goods"] = .choice("yes")
        facts["object"] = .choice("goods")
        facts["conduct-from"] = .day(day)
        facts["conduct-to"] = .day(day)
        facts["turnover"] = .money(Money(yuan: turnover))
        facts["illegal-gains"] = .money(Money(yuan: 0))

        let finding = try #require(rules["criminal-threshold-213"]).finding(on: facts)

        #expect(finding.verdict == verdict)
    }
}
