/// The columns of a list of leads, by the names that its first row gives them (`docs/import.md`).
public enum LeadColumn: String, Hashable, Sendable, CaseIterable {
    case externalNumber = "external_no"
    case receivedAt = "received_at"
    case kind, place
    case reporterName = "reporter_name"
    case reporterPhone = "reporter_phone"
    case respondentName = "respondent_name"
    case respondentUSCC = "respondent_uscc"
    case rightType = "right_type"
    case rightNumber = "right_number"
    case occurredOn = "occurred_on"
    case amount, narrative

    /// The column whose value is a field of the form of a lead.
    init?(field: String) {
        switch field {
        case "kind": self = .kind
        case "place": self = .place
        case "reporter.name": self = .reporterName
        case "reporter.phone": self = .reporterPhone
        case "respondent.name": self = .respondentName
        case "respondent.uscc": self = .respondentUSCC
        case "right.type", "right-type": self = .rightType
        case "right.number", "right-number": self = .rightNumber
        case "occurred_on": self = .occurredOn
        case "narrative": self = .narrative
        default: return nil
        }
    }
}

/// The first row of a list: where each column stands.
struct LeadHeader: Hashable, Sendable {
    /// What is wrong with a first row, all at once.
    struct Faults: Hashable, Sendable {
        var missing: [String] = []
        var unknown: [String] = []
        var repeated: [String] = []

        var isEmpty: Bool { missing.isEmpty && unknown.isEmpty && repeated.isEmpty }
    }

    let places: [LeadColumn: Int]
    let count: Int
    let faults: Faults

    /// Columns may stand in any order; blanks around a name and its case do not matter.
    init(_ names: [String]) {
        var places: [LeadColumn: Int] = [:]
        var faults = Faults()
        for (index, name) in names.enumerated() {
            let name = String(name.filter { $0 != "\u{FEFF}" }).trimmed.lowercased()
            guard let column = LeadColumn(rawValue: name) else {
                faults.unknown.append(String(name.prefix(40)))
                continue
            }
            if places[column] == nil { places[column] = index } else { faults.repeated.append(name) }
        }
        faults.missing = LeadColumn.allCases.filter { places[$0] == nil }.map(\.rawValue)
        self.places = places
        self.faults = faults
        count = names.count
    }
}
