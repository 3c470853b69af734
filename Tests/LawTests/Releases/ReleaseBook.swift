import Foundation

@testable import Law

/// A small law base and changes of it.
enum ReleaseBook {
    static let book = RuleBook(
        rules: [rule(wd: 15, from: CivilDate(2021, 7, 15)), other],
        authorities: [
            authority("SAMR2", to: nil), authority("SAMR20", to: CivilDate(2026, 4, 14)),
            authority("INT2025-5", to: nil),
        ],
        thresholds: [
            ThresholdTable(
                offence: "213", title: "假冒", versions: [version(from: CivilDate(2025, 4, 26), yuan: 50_000)])
        ])

    static let other = LegalRule(
        id: "criminal.213", zh: "情节严重", basis: nil, citations: ["INT2025-5 art. 3"],
        values: [:], confidence: .verified, from: nil, to: nil, on: nil, note: nil, details: [:])

    static func rule(
        _ id: String = "lead.verify", wd: Int, from: CivilDate? = CivilDate(2027, 1, 1), to: CivilDate? = nil,
        values: [String: LegalValue]? = nil, citations: [Citation] = ["SAMR2 art. 18"],
        confidence: Confidence = .verified, on: LegalRule.Selector? = .event
    ) -> LegalRule {
        LegalRule(
            id: id, zh: "核查 \(wd)", basis: "规定", citations: citations,
            values: values ?? ["wd": .number(wd), "ext_wd": .number(15)], confidence: confidence, from: from,
            to: to, on: on, note: nil, details: [:])
    }

    static func version(
        from: CivilDate, yuan: Int, rule: String = "criminal.213", confidence: Confidence = .verified
    ) -> ThresholdTable.Version {
        let text = """
            {"version": "\(from.year)", "from": "\(from)", "conf": "\(confidence)",
             "source": "INT2025-5 art. 3", "limbs": [
              {"of": ["turnover"], "at_least": {"yuan": \(yuan)}, "object": ["goods"], "id": "\(rule)",
               "source": "INT2025-5 art. 3"}]}
            """
        do {
            return try JSONDecoder().decode(ThresholdTable.Version.self, from: Data(text.utf8))
        } catch {
            preconditionFailure("a version that reads: \(error)")
        }
    }

    private static func authority(_ key: String, to: CivilDate?) -> Authority {
        Authority(
            key: key, title: key, short: key, edition: nil, number: nil, issuer: "局",
            adopted: nil, from: CivilDate(2019, 1, 1), to: to, amendments: [], successor: nil,
            review: .pending, confidence: .verified)
    }

    static func release(
        from: CivilDate = CivilDate(2027, 1, 1), rules: [LegalRule]? = nil,
        thresholds: [ThresholdTable] = [], changelog: [String: String] = ["zh-Hans": "改", "en": "changed"],
        authority: Citation = "SAMR2 art. 18", ground: String? = nil
    ) -> LawRelease {
        LawRelease(
            title: ["zh-Hans": "改", "en": "Change"], from: from, reason: "示例", authority: authority,
            retroactiveGround: ground, changelog: changelog, rules: rules ?? [rule(wd: 20, from: from)],
            thresholds: thresholds)
    }
}
