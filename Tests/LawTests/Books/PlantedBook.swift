import Law

/// A small book with one rule, its versions and its overlays, as tests plant them.
enum Planted {
    static let divisions: Divisions = {
        let counties = """
            code,name,parent,level
            230100,甲市,230000,prefecture
            230109,甲区,230100,county
            230200,乙市,230000,prefecture
            """
        do {
            return try Divisions(csv: [counties], provinces: "code,name\n220000,丙省\n230000,丁省\n")
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    static let zones = [
        LegalZone(
            key: "zone", title: "试验区", divisions: ["230100"], source: "HLJ", confidence: .high),
        LegalZone(
            key: "zone-north", title: "北片", within: "zone", divisions: ["230109"], source: "HLJ",
            confidence: .high),
    ]

    static func rule(
        _ id: String = "clock", days: Int, from: CivilDate? = nil, to: CivilDate? = nil,
        area: String? = nil, confidence: Confidence = .verified, citations: [Citation] = ["LAW art. 1"],
        key: String = "days"
    ) -> LegalRule {
        LegalRule(
            id: id, zh: "期限", basis: nil, citations: citations, values: [key: .number(days)],
            confidence: confidence, from: from, to: to, on: .event, note: nil, area: area)
    }

    static func book(_ rules: [LegalRule], articles: [Article] = []) throws -> RuleBook {
        RuleBook(
            rules: rules, authorities: try authorities(), zones: zones, articles: articles)
    }

    static func place(_ division: String = "230109", zones: [String]? = []) throws -> LegalArea {
        try LegalArea(division: division, zones: zones, among: divisions, and: Planted.zones)
    }

    private static func authorities() throws -> [Authority] {
        [
            Authority("LAW", from: CivilDate(2000, 1, 1), to: CivilDate(2025, 12, 31), successor: "LAW2"),
            Authority("LAW2", from: CivilDate(2026, 1, 1)), Authority("HLJ", from: CivilDate(2010, 1, 1)),
        ]
    }
}

extension Authority {
    init(_ key: String, from: CivilDate?, to: CivilDate? = nil, successor: String? = nil) {
        self.init(
            key: key, title: key, short: key, edition: nil, number: nil, issuer: "机关", adopted: nil,
            from: from, to: to, amendments: [], successor: successor, review: .pending, confidence: .verified)
    }
}
