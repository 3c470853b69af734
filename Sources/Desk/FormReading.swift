internal import Casework
internal import Evidence
internal import Foundation
internal import Law

/// Reads what a person typed or a program sent into facts, field by field, and says all that is wrong at once.
///
/// A text does not become a fact: it is kept outside the journal, and the fact refers to it.
struct FormReading {
    /// Longest text that a form takes, in characters: ten pages.
    static let textLimit = 20_000

    let procedure: Procedure
    let randomness: Randomness
    private(set) var facts: [String: Fact] = [:]
    private(set) var texts: [NewText] = []
    private(set) var secrets: [NewSecret] = []
    private(set) var faults: [Refusal.FieldFault] = []

    /// A text that an event refers to.
    struct NewText: Hashable, Sendable {
        let id: String
        let field: String
        let salt: [UInt8]
        let text: String
    }

    /// A text that is sealed before it is written, and that no event refers to but by its id.
    struct NewSecret: Hashable, Sendable {
        let id: String
        let text: String
    }

    init(procedure: Procedure, randomness: Randomness) {
        self.procedure = procedure
        self.randomness = randomness
    }

    mutating func read(_ value: JSON, as field: FactField) {
        let typed = FormReading.trimmed(value)
        if case .null = typed { return }
        if case .string("") = typed { return }
        switch field.kind {
        case .text: readText(typed, field.name)
        case .choice(let choices): readChoice(typed, field.name, choices)
        case .rows(let columns): readRows(typed, field.name, columns)
        case .sealed: readSecret(typed, field.name)
        default:
            guard let fact = FormReading.fact(typed, field.kind) else {
                faults.append(.init(field.name, .type))
                return
            }
            facts[field.name] = fact
        }
    }

    /// A field of a built-in act, or one that is no fact of the pack.
    mutating func fault(_ field: String, _ code: Refusal.FieldFault.Code) {
        faults.append(.init(field, code))
    }

    /// States, with the reason that the act gives, that facts could not be established.
    mutating func setAbsent(_ names: [String], because text: TextReference) {
        for name in names { facts[name] = .absent(because: text) }
    }

    mutating func set(_ name: String, _ fact: Fact) {
        facts[name] = fact
    }

    mutating func readText(_ value: JSON, _ name: String) {
        guard let text = sound(value, name) else { return }
        facts[name] = .text(keep(text, for: name))
    }

    private mutating func readSecret(_ value: JSON, _ name: String) {
        guard let text = sound(value, name) else { return }
        let id = randomness.identifier("s")
        secrets.append(NewSecret(id: id, text: text))
        facts[name] = .sealed(id)
    }

    /// A text that can be kept; `nil` when it cannot, with the fault at its field.
    private mutating func sound(_ value: JSON, _ name: String) -> String? {
        guard let text = value.string else {
            faults.append(.init(name, .type))
            return nil
        }
        guard text.count <= FormReading.textLimit else {
            faults.append(.init(name, .tooLong))
            return nil
        }
        guard FormReading.isClean(text) else {
            faults.append(.init(name, .characters))
            return nil
        }
        return text
    }

    /// Rows that a table takes.
    static let rowsLimit = 50

    /// Each cell is read as a field of its column; its fault stands at `table.row.column`, rows counted from 1.
    private mutating func readRows(_ value: JSON, _ name: String, _ columns: [FactField]) {
        guard let members = value.array else { return faults.append(.init(name, .type)) }
        guard members.count <= FormReading.rowsLimit else { return faults.append(.init(name, .tooLong)) }
        var rows: [[String: Fact]] = []
        for (index, member) in members.enumerated() {
            guard let cells = member.object else {
                faults.append(.init("\(name).\(index + 1)", .type))
                continue
            }
            var reading = FormReading(procedure: procedure, randomness: randomness)
            for (cell, value) in cells.sorted(by: { $0.key < $1.key }) {
                if let column = columns.first(where: { $0.name == cell }) {
                    reading.read(value, as: column)
                } else {
                    reading.fault(cell, .unknown)
                }
            }
            texts += reading.texts
            faults += reading.faults.map { .init("\(name).\(index + 1).\($0.field)", $0.code) }
            if !reading.facts.isEmpty { rows.append(reading.facts) }
        }
        if !rows.isEmpty { facts[name] = .rows(rows) }
    }

    /// Keeps a text outside the journal and gives the reference that an event may carry.
    mutating func keep(_ text: String, for name: String) -> TextReference {
        let salt = randomness.bytes(Leaf.saltCount)
        let id = randomness.identifier("t")
        texts.append(NewText(id: id, field: name, salt: salt, text: text))
        return TextReference(id: id, digest: Digest(of: salt + Array(text.utf8)).description)
    }

    private mutating func readChoice(_ value: JSON, _ name: String, _ choices: [String]) {
        let typed: String? =
            switch value {
            case .string(let text): text
            case .bool(let answer): answer ? "yes" : "no"
            default: nil
            }
        guard let typed else {
            faults.append(.init(name, .type))
            return
        }
        guard choices.contains(typed) else {
            faults.append(.init(name, .choice))
            return
        }
        facts[name] = .choice(typed)
    }

    private static func fact(_ value: JSON, _ kind: FactField.Kind) -> Fact? {
        switch kind {
        case .count: count(value).map { .count($0) }
        case .money: money(value).map { .money($0) }
        case .day: value.string.flatMap { CivilDate(parsing: halfWidth($0)) }.map { .day($0) }
        case .moment: value.string.flatMap(moment).map { .moment($0) }
        case .yesNo: yesNo(value).map { .yesNo($0) }
        case .division: value.string.flatMap(division).map { .division($0) }
        case .agency: name(value).map { .agency($0) }
        case .party: name(value).map { .party($0) }
        case .person: name(value).map { .person($0) }
        case .text, .choice, .rows, .sealed: nil
        }
    }

    /// Largest count that a field takes.
    static let countLimit = 1_000_000_000

    static func count(_ value: JSON) -> Int? {
        let number: Int? =
            switch value {
            case .int(let number): number
            case .string(let text) where text.count <= 12: Int(halfWidth(text))
            default: nil
            }
        return number.flatMap { (0...countLimit).contains($0) ? $0 : nil }
    }

    static func money(_ value: JSON) -> Money? {
        switch value {
        case .int(let yuan): Money(parsing: String(yuan))
        case .string(let text): Money(parsing: halfWidth(text).filter { $0 != "," })
        default: nil
        }
    }

    static func yesNo(_ value: JSON) -> Bool? {
        switch value {
        case .bool(let answer): answer
        case .string("yes"), .string("true"): true
        case .string("no"), .string("false"): false
        default: nil
        }
    }

    /// RFC 3339, or what a date-and-time field of a browser sends, read at UTC+08:00.
    private static func moment(_ text: String) -> Instant? {
        Instant(parsing: text) ?? Instant(parsing: text + ":00+08:00")
    }

    /// Six digits under a known province; codes outside our tables are accepted and marked elsewhere.
    static func division(_ text: String) -> String? {
        let digits = halfWidth(text)
        let provinces: Set = [
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
            "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71",
            "81", "82",
        ]
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            provinces.contains(String(digits.prefix(2)))
        else { return nil }
        return digits
    }

    private static func name(_ value: JSON) -> String? {
        guard let text = value.string, (1...100).contains(text.utf8.count), isClean(text) else { return nil }
        return text
    }

    /// Full-width digits and points as people type them on a Chinese keyboard.
    static func halfWidth(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping
    }

    /// No control characters but line breaks and tabs, and nothing that turns the direction of writing.
    static func isClean(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: true
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: false
            default: true
            }
        }
    }

    private static func trimmed(_ value: JSON) -> JSON {
        guard let text = value.string else { return value }
        return .string(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
