public import Evidence

/// A search that a person keeps under a name, and what they want to be told of.
public struct SavedSearch: Hashable, Sendable {
    public enum Alert: Hashable, Sendable {
        case none
        /// Something matches that did not match before.
        case found
        /// Nothing came to what matches until the end of this day.
        case absentBy(day: Int)
        /// For so many days nothing came to one of the files that match.
        case silentFor(days: Int)

        /// As the table calls it.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case none, found
            case absentBy = "absent-by"
            case silentFor = "silent-for"
        }

        public var kind: Kind {
            switch self {
            case .none: .none
            case .found: .found
            case .absentBy: .absentBy
            case .silentFor: .silentFor
            }
        }
    }

    public let id: String
    public let person: String
    public let agency: String
    public let title: String
    /// As typed.
    public let words: String
    public let filter: JSON
    public let alert: Alert
    /// Position in the journal up to which its owner was told.
    public let seenTo: Int
    /// When the absence was told, or when what was waited for came.
    public let fulfilledMs: Int?
    public let madeMs: Int
    /// The name before the last change of it.
    public var lastTitle: String?
    public var removedMs: Int?
    public var toldMs: Int?

    public init(
        id: String, person: String, agency: String, title: String, words: String, filter: JSON, alert: Alert,
        seenTo: Int, fulfilledMs: Int? = nil, madeMs: Int
    ) {
        self.id = id
        self.person = person
        self.agency = agency
        self.title = title
        self.words = words
        self.filter = filter
        self.alert = alert
        self.seenTo = seenTo
        self.fulfilledMs = fulfilledMs
        self.madeMs = madeMs
    }
}

extension SavedSearch {
    static let columns: SQL = """
        id, person, agency, title, words, filter, alert, until_day, silent_days, seen_to, fulfilled_ms, made_ms
        """

    var values: SQL {
        """
        (\(id), \(person), \(agency), \(title), \(words), \(filter.canonical), \(alert.kind.rawValue),
         \(alert.day), \(alert.days), \(seenTo), \(fulfilledMs), \(madeMs))
        """
    }

    init(_ row: FoundRow) throws {
        self.init(
            id: row.text("id"), person: row.text("person"), agency: row.text("agency"),
            title: row.text("title"), words: row.text("words"), filter: try row.json("filter"),
            alert: Alert(row), seenTo: row.int("seen_to"), fulfilledMs: row.optionalInt("fulfilled_ms"),
            madeMs: row.int("made_ms"))
        lastTitle = row.optionalText("last_title")
        removedMs = row.optionalInt("removed_ms")
        toldMs = row.optionalInt("told_ms")
    }
}

extension SavedSearch.Alert {
    var day: Int? { if case .absentBy(let day) = self { day } else { nil } }
    var days: Int? { if case .silentFor(let days) = self { days } else { nil } }

    fileprivate init(_ row: FoundRow) {
        self =
            switch Kind(rawValue: row.text("alert")) {
            case .found: .found
            case .absentBy: .absentBy(day: row.int("until_day"))
            case .silentFor: .silentFor(days: row.int("silent_days"))
            case Kind.none?, nil: .none
            }
    }
}
