internal import Casework
internal import Evidence
public import Law
internal import Store

/// What the owner of a saved search wants to be told of.
public enum SearchAlert: Sendable, Hashable {
    case none
    /// A file is found that was not found before.
    case found
    /// Nobody else wrote anything to what is found until the end of this day.
    case absentBy(CivilDate)
    /// Nobody wrote anything to an open file that is found, for so many days.
    case silentFor(days: Int)

    /// Longest silence, and the farthest day, in days.
    public static let mostDays = 366

    init(_ alert: SavedSearch.Alert) {
        self =
            switch alert {
            case .none: .none
            case .found: .found
            case .absentBy(let day): .absentBy(CivilDate(dayNumber: day))
            case .silentFor(let days): .silentFor(days: days)
            }
    }

    var saved: SavedSearch.Alert {
        switch self {
        case .none: .none
        case .found: .found
        case .absentBy(let day): .absentBy(day: day.dayNumber)
        case .silentFor(let days): .silentFor(days: days)
        }
    }
}

/// A search that its owner kept, as they see it.
public struct SavedSearchView: Sendable, Hashable {
    public let id: String
    public let title: String
    /// The name before the last change of it.
    public let lastTitle: String?
    public let search: FileSearch
    public let alert: SearchAlert
    public let toldAt: Instant?
    /// When what was waited for came; `nil` while it is awaited, and when its absence was told.
    public let cameAt: Instant?
    public let isRemoved: Bool

    public init(
        id: String, title: String, lastTitle: String? = nil, search: FileSearch, alert: SearchAlert,
        toldAt: Instant? = nil, cameAt: Instant? = nil, isRemoved: Bool = false
    ) {
        self.id = id
        self.title = title
        self.lastTitle = lastTitle
        self.search = search
        self.alert = alert
        self.toldAt = toldAt
        self.cameAt = cameAt
        self.isRemoved = isRemoved
    }

    init(_ saved: SavedSearch) {
        self.init(
            id: saved.id, title: saved.title, lastTitle: saved.lastTitle, search: FileSearch(saved),
            alert: SearchAlert(saved.alert), toldAt: saved.toldMs.map(Instant.init(ms:)),
            cameAt: saved.toldMs == nil ? saved.fulfilledMs.map(Instant.init(ms:)) : nil,
            isRemoved: saved.removedMs != nil)
    }
}

extension FileSearch {
    /// What is kept beside the words. A day of the calendar is none of it: tomorrow it would mean something else.
    var kept: JSON {
        var members: [String: JSON] = [:]
        members["procedure"] = procedure.map { .string($0.description) }
        members["open"] = isOpen.map { .bool($0) }
        members["stage"] = stage.map { .string($0) }
        members["clock"] = clock.map { .string($0) }
        return .object(members)
    }

    init(_ saved: SavedSearch) {
        self.init(
            words: saved.words, procedure: saved.filter["procedure"]?.string.map { Name($0) },
            isOpen: saved.filter["open"]?.bool, stage: saved.filter["stage"]?.string,
            clock: saved.filter["clock"]?.string)
    }
}
