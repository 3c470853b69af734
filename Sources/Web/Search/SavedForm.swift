internal import Casework
internal import Desk
internal import Law

/// The name of a saved search and its alert, as they are typed.
struct SavedForm: Sendable, Hashable {
    /// What an alert waits for, as the form calls it.
    enum Kind: String, CaseIterable, Sendable {
        case none, found
        case absentBy = "absent-by"
        case silentFor = "silent-for"
    }

    var title = ""
    var kind = Kind.none.rawValue
    var until = ""
    var days = ""

    /// A search that has no name yet is called by its words.
    init(words: String) {
        title = String(words.prefix(Office.longestSearchTitle))
    }

    init(_ saved: SavedSearchView) {
        title = saved.title
        switch saved.alert {
        case .none: break
        case .found: kind = Kind.found.rawValue
        case .absentBy(let day): (kind, until) = (Kind.absentBy.rawValue, day.description)
        case .silentFor(let count): (kind, days) = (Kind.silentFor.rawValue, String(count))
        }
    }

    init(_ form: TypedForm) {
        title = form["title"] ?? ""
        kind = form["alert"] ?? ""
        until = form["until"] ?? ""
        days = form["days"] ?? ""
    }

    /// - Throws: `Refusal.fieldsInvalid` where the alert lacks its day or its count of days.
    func alert() throws -> SearchAlert {
        switch Kind(rawValue: kind) {
        case Kind.none?: return .none
        case .found?: return .found
        case .absentBy?:
            guard !until.isEmpty else { throw Refusal.fieldsInvalid([.init("until", .required)]) }
            guard let day = CivilDate(parsing: until) else {
                throw Refusal.fieldsInvalid([.init("until", .type)])
            }
            return .absentBy(day)
        case .silentFor?:
            guard !days.isEmpty else { throw Refusal.fieldsInvalid([.init("days", .required)]) }
            guard days.utf8.count <= 9, let count = Int(days) else {
                throw Refusal.fieldsInvalid([.init("days", .type)])
            }
            return .silentFor(days: count)
        case nil: throw Refusal.fieldsInvalid([.init("alert", .choice)])
        }
    }

    /// - Parameter prefix: begins every id, so that two forms of one page do not share one.
    func fields(_ prefix: String, refused: SpokenRefusal?, _ words: Wording) -> [ActField] {
        let faults = Dictionary((refused?.fields ?? []).map { ($0.field, $0.code) }) { first, _ in first }
        func field(_ name: String, _ value: String, _ control: ActField.Control) -> ActField {
            ActField(
                name: name, id: prefix + name, label: words("saved.field.\(name)"),
                hint: words.sentence("saved.hint.\(name)"), value: value,
                fault: faults[name].map { words("field.fault.\($0.rawValue)") },
                isRequired: name == "title", control: control)
        }
        var alert = field("alert", kind, .radio)
        alert.groups = [
            ActField.Group(
                label: nil,
                options: Kind.allCases.map { kind in
                    ActField.Option(
                        value: kind.rawValue, label: words("saved.alert.\(kind.rawValue)"),
                        isChosen: kind.rawValue == self.kind, id: "\(prefix)alert-\(kind.rawValue)")
                })
        ]
        return [
            field("title", title, .line), alert, field("until", until, .typed("date", mode: nil)),
            field("days", days, .typed("text", mode: "numeric")),
        ]
    }
}
