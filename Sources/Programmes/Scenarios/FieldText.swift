internal import Casework
internal import Law

/// Values of fields as a story writes them.
enum FieldText {
    /// The fact that a text means in a field of this kind; `nil` when it means none.
    static func fact(_ text: String, _ kind: FactField.Kind) -> Fact? {
        switch kind {
        case .text: .text(StagedWorld.text(text))
        case .count: Int(text).map { .count($0) }
        case .money: Money(parsing: text).map { .money($0) }
        case .day: CivilDate(parsing: text).map { .day($0) }
        case .moment: Instant(parsing: text).map { .moment($0) }
        case .yesNo: ["yes": true, "no": false][text].map { .yesNo($0) }
        case .choice(let choices): choices.contains(text) ? .choice(text) : nil
        case .division: text.utf8.count == 6 ? .division(text) : nil
        case .agency: .agency(text)
        case .party: .party(text)
        }
    }

    /// Fields that built-in acts and acts on clocks take beside those of the procedure.
    private static let builtIn: [String: FactField.Kind] = [
        "run": .count, "extension": .count, "until": .day, "ground": .text, "reason": .text, "because": .text,
        "revision": .count, "day": .day, "agency": .agency,
    ]

    /// The kind of a field, as the procedure declares it.
    static func kind(of name: String, in procedure: Procedure) -> FactField.Kind? {
        procedure.fact(name)?.kind ?? builtIn[name]
    }

    /// `absent` states that a fact cannot be established.
    static let absent = "absent"
}
