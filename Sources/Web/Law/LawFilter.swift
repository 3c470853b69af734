internal import Law

/// What the list of instruments and rules shows: plain links carry it.
struct LawFilter: Hashable, Sendable {
    /// What holds, is to come or is past on the day that is looked at; `pending` awaits a legal editor.
    enum State: String, Hashable, Sendable, CaseIterable {
        case inForce = "in-force"
        case coming, past, pending
    }

    var kind: Authority.Kind?
    var state: State?
    var words: String?
    var on: CivilDate?

    static let all = LawFilter()

    var query: String {
        FormText.query([
            ("kind", kind?.rawValue), ("state", state?.rawValue), ("q", words), ("on", on?.description),
        ])
    }
}
