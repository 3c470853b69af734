import Foundation
import Law
import Testing

/// What a finding on a threshold carries beyond its verdict.
@Suite struct MeasuredFindingTests {
    @Test func `a record without the newer parts still reads`() throws {
        let old = #"""
            {"rule":"criminal-threshold-214","verdict":"unmet","source":"INT2025-5 art. 5","basis":["criminal.214"],
             "confidence":"verified","because":[{"key":"threshold-short","values":{}}],"missing":[],"used":[],
             "comparisons":[]}
            """#
        let finding = try JSONDecoder().decode(Finding.self, from: Data(old.utf8))

        #expect(finding.measured == nil)
        #expect(finding.verdict == .unmet)
    }

    @Test func `a finding comes back from its record as it was`() throws {
        let finding = KnownThresholds.of214.finding(on: KnownFile.seller.without("sales"))
        let data = try JSONEncoder().encode(finding)

        #expect(try JSONDecoder().decode(Finding.self, from: data) == finding)
        #expect(finding.measured != nil)
    }

    @Test func `an open finding names the single facts that would decide, with the amount`() throws {
        let open = KnownThresholds.of214.finding(on: KnownFile.seller.without("sales"))
        let deciding = try #require(open.measured).deciding

        #expect(deciding.map(\.fact) == ["sales"])
        #expect(deciding.map(\.from) == [5_000_000] && deciding.first?.unit == .fen)
        let decided = KnownThresholds.of214.finding(on: KnownFile.seller.with("sales", fen: 5_000_000))
        #expect(decided.verdict == .met)
    }

    @Test func `a repetition that nobody stated decides where the lower amounts are reached`() throws {
        let facts = KnownFile.seller.with("sales", fen: 3_000_000).without("repeat-within-two-years")
        let open = KnownThresholds.of214.finding(on: facts)

        #expect(open.measured?.deciding.map(\.fact) == ["repeat-within-two-years"])
        #expect(open.measured?.deciding.first?.is == true)
    }

    @Test func `a second mark decides where the lower amounts are reached`() throws {
        let facts = KnownFile.counterfeiter.with("turnover", fen: 3_000_000).without("marks")
        let open = KnownThresholds.of213.finding(on: facts)

        #expect(open.measured?.deciding.map(\.fact) == ["marks"])
        #expect(open.measured?.deciding.first?.from == 2)
    }

    @Test func `while an element is open only its absence decides`() throws {
        let facts = KnownFile.seller.with("sales", fen: 5_000_000).without("same-mark")
        let deciding = try #require(KnownThresholds.of214.finding(on: facts).measured).deciding

        #expect(deciding.map(\.fact) == ["same-mark"])
        #expect(deciding.first?.verdict == .notApplicable)
    }

    @Test func `an unmet finding says how far the nearest limb is`() throws {
        let facts = KnownFile.seller.with("sales", fen: 4_000_000).with("unsold-value", fen: 1_000_000)
        let finding = KnownThresholds.of214.finding(on: facts)
        let nearest = try #require(finding.measured?.nearest)

        #expect(nearest.limb == "sales" && nearest.distance == 1_000_000)
        #expect(
            finding.because.contains(
                Reason("short-of-sales", ["actual": "40000", "threshold": "50000", "distance": "10000"])))
        #expect(finding.measured?.deciding == [])
    }

    @Test func `a met finding carries its tier, its version and what follows`() {
        let finding = KnownThresholds.of214.finding(on: KnownFile.seller.with("sales", fen: 50_000_000))

        #expect(finding.measured?.tier == 2 && finding.measured?.version == "2025")
        #expect(finding.measured?.transfer == .must)
        #expect(finding.measured?.versions.map(\.name) == ["2025"])
        #expect(finding.because.last == Reason("transfer-must"))
    }

    @Test func `days that run backwards and facts that contradict each other are said`() {
        let days: Facts = [
            "conduct-from": .day(CivilDate(2026, 2, 2)), "conduct-to": .day(CivilDate(2026, 2, 1)),
        ]
        let reversed = KnownThresholds.of213.finding(on: KnownFile.counterfeiter.with(days))
        let contradicting = KnownThresholds.of213.finding(on: KnownFile.counterfeiter.with("sales", fen: 1))

        #expect(reversed.verdict == .undetermined)
        #expect(reversed.because == [Reason("conduct-days-reversed")])
        #expect(contradicting.because.contains(Reason("sold-more-than-made")))
    }
}
