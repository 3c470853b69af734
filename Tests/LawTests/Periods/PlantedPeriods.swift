import Law
import Testing

/// A small law base with a period of each kind, for refusals that the shipped one cannot show.
enum PlantedPeriods {
    static let book = RuleBook(
        rules: [
            rule("old", ["wd": 45, "ext_wd": 15], from: CivilDate(2020, 1, 1), to: CivilDate(2026, 4, 14)),
            rule("new", ["days": 60], from: CivilDate(2026, 4, 15)),
            rule("late", ["days": 7], from: CivilDate(2021, 9, 1), to: CivilDate(2025, 12, 31)),
            rule("doubtful", ["wd": 5], confidence: .low),
            rule("words", [:]),
            rule("hours", ["hours": 24]),
            rule("pages", ["officers": 2]),
            rule("delay", ["days": 15, "most_wd": 20]),
            rule("capped", ["months": 3, "ext_months": 2, "cap_months": 4]),
        ],
        authorities: [])

    private static func rule(
        _ id: String, _ numbers: [String: Int], from: CivilDate? = nil, to: CivilDate? = nil,
        confidence: Confidence = .verified
    ) -> LegalRule {
        LegalRule(
            id: id, zh: nil, basis: nil, citations: ["TR310 art. 5"],
            values: numbers.mapValues(LegalValue.number), confidence: confidence, from: from, to: to,
            on: .event,
            note: nil)
    }

    static func period(
        _ editions: [PeriodEdition], shape: Period.Shape = .deadline, extensions: [PeriodExtension] = [],
        most: String? = nil, exclusions: [PeriodExclusion] = [], isSetting: Bool = false
    ) -> Period {
        Period(
            name: "planted", group: "planted", obliged: "agency", shape: shape, editions: editions,
            extensions: extensions, most: most, exclusions: exclusions,
            effect: isSetting ? .none : .breach, isSetting: isSetting)
    }

    static func edition(_ reference: String, _ stated: PeriodEdition.Stated? = nil) -> PeriodEdition {
        PeriodEdition(reference, source: "TR310 art. 5", stated: stated)
    }
}
