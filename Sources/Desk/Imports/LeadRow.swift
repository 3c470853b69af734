internal import Casework
internal import Evidence
internal import Foundation
internal import Law

/// Why one cell of a list, or a whole row, cannot be taken.
public struct RowFault: Hashable, Sendable {
    /// The name of the column; none when the row itself is at fault.
    public let column: String?
    /// `required`, `type`, `choice`, `range`, `too_long`, `characters`, `encoding`, `quote`, `field_count`,
    /// `checksum`, `future`, `back_dated`, `different`.
    public let reason: String

    init(_ column: LeadColumn?, _ reason: String) {
        self.column = column?.rawValue
        self.reason = reason
    }
}

/// A row of a list, read into the form that every lead has.
struct LeadRow: Sendable {
    let line: Int
    let lastLine: Int
    let externalNumber: String
    let form: LeadForm
    let receivedAt: Instant
    /// What the row said, in the order of the documented columns: the same for the same row in any encoding.
    let said: String
}

/// Words and names by which people write what the system has codes for.
struct LeadRowWords: Sendable {
    let kinds: [String: (kind: LeadForm.Kind, isConsumer: Bool)]
    let rightTypes: [String: String]
    let places: [String: String]
}

/// Reads the cells of one row.
struct LeadRowReading {
    static let longestNumber = 100

    private let cells: [LeadColumn: String]
    private let words: LeadRowWords
    private(set) var faults: [RowFault] = []

    init(_ cells: [LeadColumn: String], words: LeadRowWords) {
        self.cells = cells
        self.words = words
    }

    /// `nil` with at least one fault: all that is wrong with the row is said at once.
    mutating func row(line: Int, lastLine: Int, now: Instant) -> LeadRow? {
        let number = self.number()
        let receivedAt = self.receivedAt(now: now)
        let kind = self.kind()
        var lead = LeadForm(
            kind: kind?.kind ?? .report, place: place() ?? "", narrative: required(.narrative) ?? "")
        lead.isConsumer = kind?.isConsumer ?? false
        complete(&lead)
        for fault in LeadOpening.faults(in: lead, today: (receivedAt ?? now).legalDay) {
            if let column = LeadColumn(field: fault.field) { self.fault(column, fault.code.rawValue) }
        }
        guard faults.isEmpty, let number, let receivedAt else { return nil }
        let said = LeadColumn.allCases.map { cells[$0] ?? "" }.joined(separator: "\u{1F}")
        return LeadRow(
            line: line, lastLine: lastLine, externalNumber: number, form: lead, receivedAt: receivedAt,
            said: said)
    }

    private mutating func complete(_ lead: inout LeadForm) {
        lead.reporter = .init(name: cells[.reporterName], phone: cells[.reporterPhone])
        lead.isAnonymous = cells[.reporterName] == nil && cells[.reporterPhone] == nil
        lead.respondentName = cells[.respondentName]
        lead.respondentUSCC = creditCode()
        lead.rightType = cells[.rightType].map { words.rightTypes[$0.lowercased()] ?? $0 }
        lead.rightNumber = cells[.rightNumber]
        if let type = lead.rightType, let number = lead.rightNumber { checkRight(type, number) }
        lead.occurredOn = day(.occurredOn)
        // A complainant states what they claim; of a report nobody knows which of the four amounts it is.
        if let amount = amount() {
            lead.facts[lead.isConsumerComplaint ? "claim-amount" : "stated-amount"] = .money(amount)
        }
    }

    private mutating func number() -> String? {
        guard let number = required(.externalNumber) else { return nil }
        let isPlain = FormReading.isClean(number) && !number.contains(where: \.isNewline)
        if !isPlain { fault(.externalNumber, "characters") }
        if number.utf8.count > LeadRowReading.longestNumber { fault(.externalNumber, "too_long") }
        return number
    }

    private mutating func receivedAt(now: Instant) -> Instant? {
        guard let text = required(.receivedAt) else { return nil }
        guard let moment = WrittenMoment(text)?.instant else {
            fault(.receivedAt, "type")
            return nil
        }
        if moment.ms - now.ms > Act.toleranceMs {
            fault(.receivedAt, "future")
            return nil
        }
        return moment
    }

    private mutating func kind() -> (kind: LeadForm.Kind, isConsumer: Bool)? {
        guard let text = required(.kind) else { return nil }
        let kind = words.kinds[text.lowercased()]
        if kind == nil { fault(.kind, "choice") }
        return kind
    }

    private mutating func place() -> String? {
        guard let text = required(.place) else { return nil }
        let place = FormReading.division(text) ?? words.places[text]
        if place == nil { fault(.place, "type") }
        return place
    }

    private mutating func creditCode() -> String? {
        guard let text = cells[.respondentUSCC] else { return nil }
        do throws(UnifiedCreditCode.Fault) {
            return try UnifiedCreditCode(reading: text).description
        } catch {
            fault(.respondentUSCC, error == .checksum ? "checksum" : "type")
            return text
        }
    }

    /// Patents and layout designs carry numbers whose digits can be checked; the others are taken as they come.
    private mutating func checkRight(_ type: String, _ number: String) {
        guard type == "patent" || type == "layout" else { return }
        guard let known = PatentNumber(reading: number) else { return fault(.rightNumber, "checksum") }
        if (known.scheme == .layout) != (type == "layout") { fault(.rightNumber, "type") }
    }

    private mutating func day(_ column: LeadColumn) -> CivilDate? {
        guard let text = cells[column] else { return nil }
        let day = WrittenMoment(text)?.day
        if day == nil { fault(column, "type") }
        return day
    }

    private mutating func amount() -> Money? {
        guard let text = cells[.amount] else { return nil }
        let amount = FormReading.money(.string(text))
        if amount == nil { fault(.amount, "type") }
        return amount
    }

    private mutating func required(_ column: LeadColumn) -> String? {
        if let text = cells[column] { return text }
        fault(column, "required")
        return nil
    }

    private mutating func fault(_ column: LeadColumn, _ reason: String) {
        if !faults.contains(where: { $0.column == column.rawValue }) { faults.append(.init(column, reason)) }
    }
}

/// A day, or a moment of a day, as people write it into lists. Without a zone it is read at UTC+08:00.
///
/// `2026-03-05`, `2026/3/5 9:30`, `2026-03-05 09:30:15`, `2026-03-05T09:30:15+08:00`
struct WrittenMoment {
    let day: CivilDate
    let instant: Instant

    init?(_ text: String) {
        if let moment = Instant(parsing: text) {
            instant = moment
            day = moment.legalDay
            return
        }
        let halves = FormReading.halfWidth(text).split { $0 == " " || $0 == "T" }
        guard (1...2).contains(halves.count), let written = WrittenMoment.day(halves[0]) else { return nil }
        day = written
        guard halves.count == 2 else {
            instant = Instant.startOf(written)
            return
        }
        let numbers = halves[1].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (2...3).contains(numbers.count), let hour = numbers[0], (0...23).contains(hour),
            let minute = numbers[1], (0...59).contains(minute)
        else { return nil }
        var second = 0
        if numbers.count == 3 {
            guard let given = numbers[2], (0...59).contains(given) else { return nil }
            second = given
        }
        instant = Instant(written, hour, minute).adding(ms: second * 1_000)
    }

    private static func day(_ text: Substring) -> CivilDate? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
        guard parts.count == 3, parts[0].count == 4 else { return nil }
        let padded = parts.map { $0.count == 1 ? "0" + $0 : String($0) }
        return CivilDate(parsing: padded.joined(separator: "-"))
    }
}
