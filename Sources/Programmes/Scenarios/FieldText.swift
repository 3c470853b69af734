internal import Casework
internal import Evidence
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
        case .person: .person(text)
        case .rows(let columns): rows(text, columns).map { .rows($0) }
        case .sealed: .sealed("sealed-\(Digest(ofText: text).description.prefix(12))")
        }
    }

    /// `debtor:respondent|amount:50000;debtor:applicant|…`: rows between semicolons, cells between bars.
    private static func rows(_ text: String, _ columns: [FactField]) -> [[String: Fact]]? {
        var rows: [[String: Fact]] = []
        for row in cells(text) {
            var facts: [String: Fact] = [:]
            for (name, value) in row {
                guard let column = columns.first(where: { $0.name == name }),
                    let fact = fact(value, column.kind)
                else { return nil }
                facts[name] = fact
            }
            rows.append(facts)
        }
        return rows
    }

    /// The cells of a table as a story writes them.
    static func cells(_ text: String) -> [[String: String]] {
        text.split(separator: ";").map { row in
            let cells = row.split(separator: "|").compactMap { (cell: Substring) -> (String, String)? in
                let sides = cell.split(separator: ":", maxSplits: 1)
                return sides.count == 2 ? (String(sides[0]), String(sides[1])) : nil
            }
            return Dictionary(cells) { first, _ in first }
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
