import Foundation
import Law
import Programmes
import Testing

/// What a file is asked about crimes, with all offences of the law base that ships.
@Suite struct CrimeLockTests {
    private let thresholds = ["140", "213", "214", "215", "216", "217", "218", "219", "219-1"].compactMap {
        ShippedCrimes.all[$0]
    }

    private static let days: Facts = [
        "conduct-from": .day(CivilDate(2026, 1, 1)), "conduct-to": .day(CivilDate(2026, 2, 1)),
        "repeat-within-two-years": .yesNo(false), "illegal-gains": .money(Money(fen: 0)),
        "illegal-gains-services": .money(Money(fen: 0)), "turnover": .money(Money(fen: 0)),
        "sales": .money(Money(fen: 0)), "unsold-value": .money(Money(fen: 0)), "marks": .count(1),
    ]

    private func file(_ right: String, _ more: Facts) -> Facts {
        var facts = Self.days
        facts["right-type"] = .choice(right)
        for name in more.names { facts[name] = more[name] }
        return facts
    }

    private func lock(_ facts: Facts) -> Finding { CrimeQuestion(thresholds).finding(on: facts) }

    @Test(arguments: [
        ("patent", ["passing-off": Fact.yesNo(true), "patents": .count(1)], "direct-loss"),
        ("trade-secret", ["bankruptcy": .yesNo(false)], "direct-loss"),
        ("trade-secret", ["direct-loss": .money(Money(fen: 0))], "bankruptcy"),
        (
            "trademark", ["role": .choice("label-seller"), "same-mark": .choice("yes"), "labels": .count(0)],
            "unsold-labels"
        ),
    ])
    func `a fact that could decide on the file's own right locks`(
        right: String, stated: [String: Fact], open: String
    ) {
        var more = Facts()
        for (name, fact) in stated { more[name] = fact }
        let finding = lock(file(right, more))

        #expect(finding.verdict == .undetermined)
        #expect(finding.missing == [open])
    }

    @Test func `a file on trademarks waits for no clicks, labels or patents`() {
        let facts = file(
            "trademark",
            [
                "role": .choice("seller"), "same-mark": .choice("yes"), "same-goods": .choice("yes"),
                "object": .choice("goods"),
            ])

        #expect(lock(facts).verdict == .met)
        #expect(lock(facts).because == [Reason("no-crime-question")])
    }

    @Test func `a file on patents without passing off asks nothing`() {
        #expect(lock(file("patent", ["passing-off": .yesNo(false)])).verdict == .met)
        #expect(lock(file("patent", [:])).missing.contains("passing-off"))
    }

    @Test(arguments: ["plant-variety", "layout"])
    func `a right that no article protects asks nothing`(right: String) {
        #expect(lock(file(right, [:])).verdict == .met)
    }

    @Test(arguments: [
        ("patent", ["passing-off": Fact.yesNo(true), "direct-loss": .money(Money(yuan: 300_000))], "216"),
        ("copyright", ["for-profit": .yesNo(true), "role": .choice("maker"), "copies": .count(500)], "217"),
        (
            "copyright", ["for-profit": .yesNo(true), "role": .choice("seller"), "copies": .count(1_000)],
            "218"
        ),
        ("trade-secret", ["direct-loss": .money(Money(yuan: 300_000))], "219"),
        (
            "trademark",
            ["role": .choice("label-maker"), "same-mark": .choice("yes"), "labels": .count(10_000)], "215"
        ),
    ])
    func `amounts that reach the article of the right lock and name it`(
        right: String, stated: [String: Fact], article: String
    ) {
        var more = Facts()
        for (name, fact) in stated { more[name] = fact }
        let finding = lock(file(right, more))

        #expect(finding.verdict == .unmet)
        #expect(finding.because.first == Reason("lock-threshold-reached", ["offence": article]))
    }

    @Test func `substandard goods are asked for only where someone said that they are`() {
        let sold = file(
            "plant-variety", ["sales": .money(Money(yuan: 50_000)), "turnover": .money(Money(yuan: 50_000))])
        var substandard = sold
        substandard["substandard"] = .yesNo(true)

        #expect(lock(sold).verdict == .met)
        #expect(lock(substandard).because.first == Reason("lock-threshold-reached", ["offence": "140"]))
    }

    @Test func `amounts that only the newest text reaches do not lock conduct of an older day`() {
        let old: Facts = [
            "role": .choice("label-maker"), "same-mark": .choice("yes"), "labels": .count(15_000),
            "conduct-from": .day(CivilDate(2023, 1, 1)), "conduct-to": .day(CivilDate(2023, 2, 1)),
        ]

        #expect(lock(file("trademark", old)).verdict == .undetermined)
        var stated = old
        stated["unsold-labels"] = .count(0)
        #expect(lock(file("trademark", stated)).verdict == .met)
    }

    @Test func `the duty to transfer follows every article`() {
        let secret = file(
            "trade-secret",
            [
                "direct-loss": .money(Money(yuan: 300_000)), "bankruptcy": .yesNo(false),
                "suspicion": .choice("none"),
            ])

        #expect(TransferDuty(thresholds).finding(on: secret).verdict == .met)
    }
}
