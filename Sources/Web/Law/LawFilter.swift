internal import Law

/// What the list of instruments and rules shows: plain links carry it.
struct LawFilter: Hashable, Sendable {
    /// More than this is no search.
    static let mostCharacters = 100

    var kind: Authority.Kind?
    var state: LawState?
    /// To be confirmed by a legal editor.
    var isPending = false
    var words: String?
    /// `nil`: today.
    var on: CivilDate?
    /// How many results were shown before.
    var after = 0

    static let all = LawFilter()

    var query: String {
        FormText.query([
            ("kind", kind?.rawValue), ("state", state?.rawValue), ("pending", isPending ? "yes" : nil),
            ("q", words), ("on", on?.description), ("after", after > 0 ? "\(after)" : nil),
        ])
    }

    /// The same list from its beginning, with one thing changed.
    func with(_ change: (inout LawFilter) -> Void) -> LawFilter {
        var filter = self
        filter.after = 0
        change(&filter)
        return filter
    }
}

/// Whether a text holds on a day.
enum LawState: String, Hashable, Sendable, CaseIterable {
    case inForce = "in-force"
    case coming, past

    init(from: CivilDate?, to: CivilDate?, on day: CivilDate) {
        if let to, to < day {
            self = .past
        } else if let from, day < from {
            self = .coming
        } else {
            self = .inForce
        }
    }
}
