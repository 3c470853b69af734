internal import Casework
internal import Desk
internal import Law

/// The course of a file as a track: lanes by holder, stages inside, what was done when by whom.
struct CourseTrack: Part {
    struct Lane: Part {
        let holder: String
        let steps: [Step]

        func child(named name: String) -> Any? {
            switch name {
            case "laneSize": steps.count > 4 ? "n4" : "n\(steps.count)"
            case "holder": holder
            case "steps": steps
            default: nil
            }
        }
    }

    struct Step: Part {
        let look: String
        let title: String
        let lines: [String]

        func child(named name: String) -> Any? {
            switch name {
            case "look": orNothing(look)
            case "isNow": look == "now"
            case "stepTitle": title
            case "lines": lines
            default: nil
            }
        }
    }

    let label: String
    let lanes: [Lane]
    let ways: [String]

    init(_ view: FileView, _ words: Wording) {
        let entries = CourseMap.entries(
            of: view.journal.sorted { $0.revision < $1.revision }.compactMap(\.event))
        let map = CourseMap(view.procedure, view.file, entries: entries)
        let writer = StepWriter(view: view, words: words)
        label = words("course.label", ["procedure": words.procedureTitle(view.procedure)])
        lanes = map.lanes.map { lane in
            Lane(holder: writer.holder(lane.holder), steps: lane.steps.map(writer.step))
        }
        ways = map.ways.map { way in
            words(
                "course.way",
                [
                    "act": words.actTitle(way.act, in: view.procedure),
                    "stage": words.stageTitle(way.stage, in: view.procedure),
                ])
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "courseLabel": label
        case "lanes": lanes
        case "ways": ways
        case "hasWays": !ways.isEmpty
        default: nil
        }
    }
}

private struct StepWriter {
    let view: FileView
    let words: Wording

    private var today: CivilDate { view.now.legalDay }

    func holder(_ body: Name<Body>?) -> String {
        guard let body else { return words("course.end") }
        if let agency = view.file.bodies[body] { return words.agency(agency, in: view) }
        return words.bodyTitle(body, in: view.procedure)
    }

    func step(_ step: CourseMap.Step) -> CourseTrack.Step {
        CourseTrack.Step(
            look: step.state == .ahead ? "" : step.state.rawValue,
            title: words.stageTitle(step.stage, in: view.procedure), lines: lines(step))
    }

    private func lines(_ step: CourseMap.Step) -> [String] {
        switch step.state {
        case .past:
            guard let left = step.left else { return [] }
            let person = left.by.map { " " + words.person($0, in: view) } ?? ""
            return [words.shortDay(left.at.legalDay, today: today) + person]
                + (left.act.map { [words.actTitle($0, in: view.procedure)] } ?? [])
        case .now:
            guard !view.file.hasEnded else {
                return step.entered.map { [words.shortDay($0.at.legalDay, today: today)] } ?? []
            }
            let due = view.clocks.first { $0.clock.name == step.clock && $0.stoppedAt == nil }?.end
            return [words("course.now")]
                + (due.map { [words("clock.due", ["due": words.dueDay($0, today: today)])] } ?? [])
        case .ahead:
            guard let clock = step.clock.flatMap({ view.procedure.clock($0) }) else { return [] }
            return [
                words.clockTitle(clock.name, in: view.procedure),
                words.period(clock.inForce(on: today).period),
            ]
        }
    }
}
