import Testing

@testable import Law

@Suite struct ReleaseFaultTests {
    private static let today = CivilDate(2026, 11, 24)
    private static let law = LawInForce(base: ReleaseBook.book)
    private static let from = CivilDate(2027, 1, 1)

    private func faults(_ release: LawRelease, new: Set<String> = []) -> [ReleaseFault] {
        release.faults(against: ReleaseFaultTests.law, today: ReleaseFaultTests.today, new: new)
    }

    @Test func `a sound release has no fault`() {
        #expect(faults(ReleaseBook.release()) == [])
    }

    @Test func `a release that changes nothing is refused`() {
        let same = ReleaseBook.rule(wd: 15, from: ReleaseFaultTests.from)

        #expect(faults(ReleaseBook.release(rules: [])) == [.changesNothing(.release)])
        #expect(faults(ReleaseBook.release(rules: [same])) == [.changesNothing(.rule(0))])
    }

    @Test func `offices must be told in both languages`() {
        #expect(
            faults(ReleaseBook.release(changelog: ["en": "changed"])) == [.noChangelog(language: "zh-Hans")])
        #expect(faults(ReleaseBook.release(changelog: [:])).count == 2)
    }

    @Test(arguments: [(23, 1), (24, 0), (25, 0)])
    func `a release begins today or later, unless it has a ground to reach back`(day: Int, count: Int) {
        let from = CivilDate(2026, 11, day)

        #expect(faults(ReleaseBook.release(from: from)).count == count)
        #expect(faults(ReleaseBook.release(from: from, ground: "更正")) == [])
    }

    @Test func `an unknown rule is refused unless it is called new`() {
        let stranger = ReleaseBook.rule("lead.verfy", wd: 20)

        #expect(
            faults(ReleaseBook.release(rules: [stranger])) == [.unknownRule(id: "lead.verfy", .rule(0))])
        #expect(faults(ReleaseBook.release(rules: [stranger]), new: ["lead.verfy"]) == [])
    }

    @Test func `what is counted stays counted in the same unit`() {
        let changed = ReleaseBook.rule(
            wd: 20, values: ["days": .number(20), "ext_wd": .number(15)])

        #expect(
            faults(ReleaseBook.release(rules: [changed]))
                == [
                    .unitChanged(id: "lead.verify", key: "days", .rule(0)),
                    .unitChanged(id: "lead.verify", key: "wd", .rule(0)),
                ])
    }

    @Test(arguments: [0, -3, 10_000])
    func `an absurd length is refused`(length: Int) {
        let rule = ReleaseBook.rule(wd: length)

        #expect(
            faults(ReleaseBook.release(rules: [rule]))
                == [.absurdNumber(id: "lead.verify", key: "wd", length, .rule(0))])
    }

    @Test func `a text that nobody knows, or that has ended, carries nothing`() {
        let unknown = ReleaseBook.rule(wd: 20, citations: ["SAMR999 art. 1"])
        let ended = ReleaseBook.rule(wd: 20, citations: ["SAMR20 art. 14"])
        let uncited = ReleaseBook.rule(wd: 20, citations: [])

        #expect(
            faults(ReleaseBook.release(rules: [unknown])) == [.unknownInstrument("SAMR999 art. 1", .rule(0))])
        #expect(
            faults(ReleaseBook.release(rules: [ended]))
                == [.instrumentEnded("SAMR20 art. 14", CivilDate(2026, 4, 14), .rule(0))])
        #expect(faults(ReleaseBook.release(rules: [uncited])) == [.noCitation(id: "lead.verify", .rule(0))])
        #expect(
            faults(ReleaseBook.release(authority: "SAMR999 art. 1"))
                == [.unknownInstrument("SAMR999 art. 1", .release)])
    }

    @Test func `what is not confirmed does not decide`() {
        let rule = ReleaseBook.rule(wd: 20, confidence: .low)

        #expect(faults(ReleaseBook.release(rules: [rule])) == [.lowConfidence(id: "lead.verify", .rule(0))])
    }

    @Test func `the words of a rule are changed with its numbers`() {
        func rule(_ zh: String, wd: Int, from: CivilDate) -> LegalRule {
            LegalRule(
                id: "lead.verify", zh: zh, basis: nil, citations: ["SAMR2 art. 18"],
                values: ["wd": .number(wd)], confidence: .verified, from: from, to: nil, on: nil, note: nil)
        }
        func faults(_ before: String, _ after: String) -> [ReleaseFault] {
            let book = RuleBook(
                rules: [rule(before, wd: 15, from: CivilDate(2021, 7, 15))],
                authorities: ReleaseBook.book.authorities)
            return ReleaseBook.release(rules: [rule(after, wd: 20, from: ReleaseFaultTests.from)])
                .faults(against: LawInForce(base: book), today: ReleaseFaultTests.today)
        }

        #expect(
            faults("15个工作日内核查", "15个工作日内核查")
                == [.wordsUnchanged(id: "lead.verify", number: 15, .rule(0))])
        #expect(faults("15个工作日内核查", "20个工作日内核查") == [])
        #expect(faults("2015年的规定", "2015年的规定") == [])
    }

    @Test func `another kind of day may not select the versions`() {
        let rule = ReleaseBook.rule(wd: 20, on: .filing)

        #expect(faults(ReleaseBook.release(rules: [rule])) == [.selectorChanged(id: "lead.verify", .rule(0))])
    }

    @Test func `two versions do not begin on one day, nor the later before the earlier`() {
        let law = ReleaseFaultTests.law.adding(ReleaseBook.release())
        let second = ReleaseBook.release(rules: [ReleaseBook.rule(wd: 30)])
        let twice = ReleaseBook.release(rules: [
            ReleaseBook.rule(wd: 20, from: CivilDate(2027, 6, 1)),
            ReleaseBook.rule(wd: 30, from: CivilDate(2027, 6, 1)),
        ])

        #expect(
            second.faults(against: law, today: ReleaseFaultTests.today)
                == [.overlaps(id: "lead.verify", with: ReleaseFaultTests.from, release: 1, .rule(0))])
        #expect(
            faults(twice)
                == [.overlaps(id: "lead.verify", with: CivilDate(2027, 6, 1), release: nil, .rule(1))])
    }

    @Test func `a version begins with its release or later, and does not end before it begins`() {
        let early = ReleaseBook.rule(wd: 20, from: CivilDate(2026, 12, 31))
        let reversed = ReleaseBook.rule(wd: 20, to: CivilDate(2026, 12, 31))

        #expect(
            faults(ReleaseBook.release(rules: [early]))
                == [.beforeRelease(CivilDate(2026, 12, 31), from: ReleaseFaultTests.from, .rule(0))])
        #expect(faults(ReleaseBook.release(rules: [reversed])) == [.endsBeforeItBegins(.rule(0))])
    }

    @Test func `a threshold is one that the law base keeps, from a later day, on rules that it knows`() {
        func release(_ offence: String, _ version: ThresholdTable.Version) -> LawRelease {
            ReleaseBook.release(
                rules: [], thresholds: [ThresholdTable(offence: offence, title: "", versions: [version])])
        }
        let sound = ReleaseBook.version(from: ReleaseFaultTests.from, yuan: 60_000)

        #expect(faults(release("213", sound)) == [])
        #expect(faults(release("999", sound)) == [.unknownOffence("999", .threshold(0, 0))])
        #expect(
            faults(release("213", ReleaseBook.version(from: CivilDate(2025, 4, 26), yuan: 60_000))).contains(
                .overlaps(id: "213", with: CivilDate(2025, 4, 26), release: nil, .threshold(0, 0))))
        #expect(
            faults(
                release("213", ReleaseBook.version(from: ReleaseFaultTests.from, yuan: 1, rule: "nothing")))
                == [.unknownRule(id: "nothing", .threshold(0, 0))])
        #expect(
            faults(
                release(
                    "213", ReleaseBook.version(from: ReleaseFaultTests.from, yuan: 1, confidence: .low)))
                == [.lowConfidence(id: "213", .threshold(0, 0))])
    }
}
