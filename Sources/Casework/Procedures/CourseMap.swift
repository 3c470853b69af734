public import Law

/// The course of one file: where it has been, where it stands, what normally comes, and the ways aside.
///
/// The definition's own order says what is normal: of the acts that lead on, the first is the plain course.
public struct CourseMap: Hashable, Sendable {
    /// That a file came into a stage, by which act of whom.
    public struct Entry: Hashable, Sendable {
        public let stage: Name<Stage>
        public let at: Instant
        public let by: PersonID?
        public let act: Name<Action>?

        public init(stage: Name<Stage>, at: Instant, by: PersonID?, act: Name<Action>?) {
            self.stage = stage
            self.at = at
            self.by = by
            self.act = act
        }
    }

    public struct Step: Hashable, Sendable {
        public enum State: String, Hashable, Sendable { case past, now, ahead }

        public let stage: Name<Stage>
        public let state: State
        /// The clock that the way into the stage starts and an act of the stage answers.
        public let clock: Name<Clock>?
        /// How the file left the stage; `nil` while it has not.
        public let left: Entry?
        /// When it came in; `nil` ahead.
        public let entered: Entry?
    }

    /// Neighbouring stages in which the same body has the next act; `nil` at the end.
    public struct Lane: Hashable, Sendable {
        public let holder: Name<Body>?
        public internal(set) var steps: [Step]
    }

    /// A stage that an act of the present one leads to, beside the plain course.
    public struct Way: Hashable, Sendable {
        public let act: Name<Action>
        public let stage: Name<Stage>
    }

    public let lanes: [Lane]
    public let ways: [Way]

    /// Without entries, the way taken is the shortest that the procedure allows.
    public init(_ procedure: Procedure, _ file: CaseFile, entries: [Entry] = []) {
        let road = Road(procedure: procedure)
        let taken = entries.isEmpty ? road.shortest(to: file.stage) : entries.map(\.stage)
        let behind = taken.prefix { $0 != file.stage }.withoutRepetition
        let ahead = file.hasEnded ? [] : road.ahead(of: file.stage, avoiding: Set(behind))
        let stages = behind + [file.stage] + ahead
        var lanes: [Lane] = []
        for (place, stage) in stages.enumerated() {
            let leaving = entries.lastIndex { $0.stage == stage }.flatMap { entries[safe: $0 + 1] }
            let step = Step(
                stage: stage, state: place < behind.count ? .past : place == behind.count ? .now : .ahead,
                clock: road.clock(into: stage, from: place > 0 ? stages[place - 1] : nil),
                left: place < behind.count ? leaving : nil, entered: entries.last { $0.stage == stage })
            let holder = road.holder(of: stage)
            if lanes.last?.holder == holder, !lanes.isEmpty {
                lanes[lanes.count - 1].steps.append(step)
            } else {
                lanes.append(Lane(holder: holder, steps: [step]))
            }
        }
        self.lanes = lanes
        ways = file.hasEnded ? [] : road.ways(from: file.stage, beside: Set(ahead))
    }

    /// The entries that a file's events tell.
    public static func entries(of events: some Sequence<CaseEvent>) -> [Entry] {
        var entries: [Entry] = []
        var act: (name: Name<Action>?, by: PersonID?, at: Instant) = (nil, nil, Instant(ms: 0))
        for event in events {
            switch event {
            case .opened(let opened): act = (nil, nil, opened.at)
            case .acted(let name, let by, let at): act = (name, by, at)
            case .stageEntered(let stage):
                entries.append(Entry(stage: stage, at: act.at, by: act.by, act: act.name))
            default: break
            }
        }
        return entries
    }
}

/// The ways between the stages of a procedure.
private struct Road {
    let procedure: Procedure

    /// The plain course from a stage to an end, never through a stage twice.
    func ahead(of start: Name<Stage>, avoiding: Set<Name<Stage>>) -> [Name<Stage>] {
        var seen = avoiding.union([start])
        var course: [Name<Stage>] = []
        var here = start
        while let next = exits(of: here).first(where: { !seen.contains($0.stage) })?.stage {
            course.append(next)
            seen.insert(next)
            here = next
        }
        return course
    }

    func shortest(to goal: Name<Stage>) -> [Name<Stage>] {
        var paths = [[procedure.opening.stage]]
        var seen: Set = [procedure.opening.stage]
        while !paths.isEmpty {
            let path = paths.removeFirst()
            guard let here = path.last, here != goal else { return path }
            for exit in exits(of: here) where seen.insert(exit.stage).inserted {
                paths.append(path + [exit.stage])
            }
        }
        return [goal]
    }

    func ways(from stage: Name<Stage>, beside course: Set<Name<Stage>>) -> [CourseMap.Way] {
        exits(of: stage).filter { !course.contains($0.stage) && $0.stage != stage }
    }

    /// The body whose role has the first act that leads on.
    func holder(of name: Name<Stage>) -> Name<Body>? {
        guard let stage = procedure.stage(name), !stage.ends else { return nil }
        let act = stage.actions.first { $0.goesTo != nil } ?? stage.actions.first
        return act?.by.first.flatMap { procedure.role($0)?.body }
    }

    func clock(into stage: Name<Stage>, from previous: Name<Stage>?) -> Name<Clock>? {
        let entering = previous.flatMap { procedure.stage($0) }?.actions.filter { $0.goesTo == stage } ?? []
        let opening = previous == nil ? procedure.clocks.filter { $0.start == .opening } : []
        let answered = Set((procedure.stage(stage)?.actions ?? []).flatMap(\.stops).map(\.name))
        let started = entering.flatMap(\.starts) + opening
        return
            (started.first { answered.contains($0.name) && !$0.isTarget }
            ?? started.first { answered.contains($0.name) })?.name
    }

    private func exits(of name: Name<Stage>) -> [CourseMap.Way] {
        (procedure.stage(name)?.actions ?? []).compactMap { act in
            act.goesTo.map { CourseMap.Way(act: act.name, stage: $0) }
        }
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, where it first stood.
    var withoutRepetition: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
