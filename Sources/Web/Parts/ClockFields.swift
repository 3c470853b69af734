internal import Casework
internal import Desk
internal import Law

/// What an act on a clock asks besides its own fields: the ground, the day, and which run is meant.
struct ClockFields {
    let act: OpenAct
    let maker: FieldMaker

    var all: [ActField] { extensionFields + runField }

    private var asked: Set<String> { Set(act.fields.map(\.field.name)) }

    private var extensionFields: [ActField] {
        guard let clock = act.action.extends else { return [] }
        var names = asked
        let asks = clock.extensions.flatMap(\.asks).filter { names.insert($0.name).inserted }
        let fields = asks.map { maker.field($0, isRequired: true) }
        guard clock.extensions.contains(where: { $0.reach == .untilAsked }) else { return fields }
        return fields + [line("until", .typed("date", mode: nil), hint: "field.hint.day")]
    }

    /// Only where two runs of one clock are open must an act say which it means.
    private var runField: [ActField] {
        let clocks = Set(act.stops.map(\.name) + act.action.resumes.map(\.name) + act.action.suspends.keys)
            .union(act.action.extends.map { [$0.name] } ?? [])
        let open = clocks.contains { maker.view.file.openRuns(of: $0).count > 1 }
        return open ? [line("run", .typed("text", mode: "numeric"), hint: "field.run.hint")] : []
    }

    private func line(_ name: String, _ control: ActField.Control, hint: String) -> ActField {
        ActField(
            name: name, id: maker.prefix + name, label: maker.words("field.\(name)"), hint: maker.words(hint),
            value: maker.typed[name] ?? "", fault: maker.fault(name), control: control)
    }
}
