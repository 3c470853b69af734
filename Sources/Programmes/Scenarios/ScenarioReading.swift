internal import Casework
internal import Law

/// Reads a scenario file into its steps.
struct ScenarioReading {
    private var course: [Scenario.Line] = []
    var faults: FaultList

    static func scenario(_ file: PackFile, _ faults: inout FaultList) -> Scenario? {
        guard let tree = PackText.tree(of: file.text, file: file.path, &faults) else { return nil }
        var reading = ScenarioReading(faults: faults)
        let scenario = reading.read(tree)
        faults = reading.faults
        return scenario
    }

    private init(faults: FaultList) {
        self.faults = faults
    }

    private mutating func read(_ tree: Tree) -> Scenario? {
        let section = Section(
            tree, "the scenario", keys: ["scenario", "opens", "course", "realises"], &faults)
        let title = section.demanded("scenario", &faults)
        let opens = readOpens(section)
        guard let course = section["course"] else {
            faults.add("the scenario has no `course`", remedy: "add `course:`", at: section.place)
            return nil
        }
        guard case .list(let lines) = course.content else {
            faults.add("`course` is \(course.kind)", remedy: "write a list of lines", at: course.place)
            return nil
        }
        for line in lines { readLine(line) }
        guard let title else { return nil }
        return Scenario(title: title.text, place: title.place, opens: opens, course: self.course)
    }

    private mutating func readOpens(_ section: Section) -> [Scenario.Beginning] {
        guard let tree = section["opens"] else {
            faults.add(
                "the scenario opens no file", remedy: "add `opens: { PROCEDURE: {} }`", at: section.place)
            return []
        }
        return Section.pairs(of: tree, "`opens`", &faults).map { pair in
            let file = Section(
                pair.value, "the file of \(pair.key.text)", keys: ["from", "at", "facts"], &faults)
            let at = file.word("at", &faults).flatMap { readMoment($0.text, $0.place) }
            let facts = file.table("facts", &faults).map {
                Scenario.Given(name: $0.key.text, value: $0.value.text)
            }
            return Scenario.Beginning(
                procedure: Name(pair.key.text), from: file.word("from", &faults).map { Name($0.text) },
                at: at,
                facts: facts)
        }
    }

    private mutating func readLine(_ tree: Tree) {
        switch tree.content {
        case .text(let text, _): readDeed(text, tree.place)
        case .map(let pairs) where pairs.count == 1:
            switch pairs[0].key.text {
            case "expect": readExpectation(pairs[0].value)
            case "refused": readRefusal(pairs[0].value)
            case "file":
                guard let name = Section.word(pairs[0].value, "`file`", &faults) else { return }
                course.append(.init(place: tree.place, step: .file(Name(name.text))))
            default:
                faults.add(
                    "`\(pairs[0].key.text)` is no step", remedy: "write expect, refused, file or a line",
                    at: pairs[0].key.place)
            }
        case .reported: return
        case .map, .list, .nothing:
            faults.add(
                "a step is \(tree.kind)", remedy: "write `DATE TIME ROLE ACT …`, expect or refused",
                at: tree.place)
        }
    }

    /// What follows an act says that the office must refuse it.
    private mutating func readRefusal(_ tree: Tree) {
        let section = Section(tree, "`refused`", keys: ["because", "names", "clock"], &faults)
        guard let because = section.demanded("because", &faults) else { return }
        let kinds = Dictionary(Refusal.kinds.map { ($0, $0) }) { first, _ in first }
        guard let kind = faults.resolve(because, "refusal", among: kinds) else { return }
        guard let last = course.last, case .act(let deed) = last.step, deed.refusal == nil else {
            faults.add(
                "`refused` follows no act", remedy: "put it below the act that is refused", at: tree.place)
            return
        }
        let refusal = Scenario.ExpectedRefusal(
            place: tree.place, because: kind,
            names: section.has("names") ? section.words("names", &faults).map(\.text) : nil,
            clock: section.word("clock", &faults).map { Name($0.text) })
        course[course.count - 1] = .init(place: last.place, step: .act(deed.refused(refusal)))
    }

    mutating func append(_ step: Scenario.Step, at place: Place) {
        course.append(.init(place: place, step: step))
    }

    /// `2026-03-02 09:00`, in the only zone.
    mutating func readMoment(_ text: String, _ place: Place) -> Instant? {
        if let moment = Instant(parsing: text.replacing(" ", with: "T") + ":00+08:00") { return moment }
        faults.add("`\(text)` is not a moment", remedy: "write it as 2026-03-02 09:00", at: place)
        return nil
    }
}

extension Scenario.Deed {
    func refused(_ refusal: Scenario.ExpectedRefusal) -> Scenario.Deed {
        Scenario.Deed(
            at: at, recordedAt: recordedAt, role: role, person: person, kind: kind, fields: fields,
            refusal: refusal)
    }
}

extension Refusal {
    /// The public names of all refusals of the core, which stories expect.
    static let kinds = [
        "not-in-this-stage", "not-your-role", "back-dated", "invalid", "rule-not-met", "fine-locked",
        "documents-missing", "signature-missing", "right-lapsed", "file-moved-on",
    ]
}
