internal import Casework
internal import Law

/// The course of a procedure while it is read: what is started, ended, recorded and reached, and by what.
struct Course {
    struct DeclaredClock {
        let name: Word
        let clock: Clock
    }

    var clocks: [DeclaredClock] = []
    var started: Set<Name<Clock>> = []
    var ended: Set<Name<Clock>> = []
    var suspended: [(clock: Name<Clock>, ground: Word)] = []
    var resumed: [(clock: Name<Clock>, ground: String?, place: Place)] = []
    var served: Set<Name<PaperKind>> = []
    var recorded: Set<String> = []
    /// Facts that date a clock.
    var dated: [Word] = []
    /// Facts and papers that roles may read.
    var readable: [Word] = []
    /// Papers that parties may file.
    var filed: [Word] = []
    /// Facts that name who holds a role.
    var naming: [Word] = []
    /// Facts on which a paper depends.
    var conditions: [Word] = []
    var factPlaces: [String: Place] = [:]
    var stagePlaces: [Name<Stage>: Place] = [:]
    /// Stages that lead to a place which nobody knows; that was reported already.
    var lostExits: Set<Name<Stage>> = []
    var entries: [Name<Stage>] = []
    /// From a stage, or from every stage that does not end, to another.
    var moves: [(from: Name<Stage>?, to: Name<Stage>)] = []
    /// Stages in which a file ends when a term is over.
    var endings: [Word] = []
    /// Acts that other acts name.
    var named: [Word] = []
    var texts: [Word] = []
    var crossings: [Crossing] = []

    func check(_ procedure: Procedure, place: Place, _ faults: inout FaultList) {
        checkStages(procedure, &faults)
        checkClocks(&faults)
        checkSuspensions(&faults)
        checkFacts(&faults)
    }

    private func checkStages(_ procedure: Procedure, _ faults: inout FaultList) {
        let open = procedure.stages.filter { !$0.ends }.map(\.name)
        var exits: [Name<Stage>: Set<Name<Stage>>] = [:]
        for move in moves {
            for stage in move.from.map({ [$0] }) ?? open where stage != move.to {
                exits[stage, default: []].insert(move.to)
            }
        }
        let reached = Course.closure(of: Set(entries), over: exits)
        for stage in procedure.stages {
            let place = stagePlaces[stage.name] ?? Place(file: "")
            if !reached.contains(stage.name), !entries.isEmpty {
                faults.add(
                    "stage \(stage.name) is never reached", remedy: "let an act go to it, or delete it",
                    at: place)
            }
            guard !stage.ends, !lostExits.contains(stage.name) else { continue }
            let next = exits[stage.name] ?? []
            if next.isEmpty {
                faults.add(
                    "stage \(stage.name) has no exit",
                    remedy: "let an act go on from it, or add `ends: true`",
                    at: place)
            } else if !Course.closure(of: next, over: exits).contains(where: {
                procedure.stage($0)?.ends ?? false
            }) {
                faults.add(
                    "no end can be reached from stage \(stage.name)", remedy: "lead it to a stage that ends",
                    at: place)
            }
        }
    }

    private static func closure(
        of start: Set<Name<Stage>>, over exits: [Name<Stage>: Set<Name<Stage>>]
    ) -> Set<Name<Stage>> {
        var (reached, frontier) = (start, Array(start))
        while let stage = frontier.popLast() {
            for next in exits[stage] ?? [] where reached.insert(next).inserted { frontier.append(next) }
        }
        return reached
    }

    private func checkClocks(_ faults: inout FaultList) {
        for declared in clocks {
            let clock = declared.clock
            if clock.start != .opening, !started.contains(clock.name) {
                faults.add(
                    "clock \(clock.name) is never started", remedy: "let an act start it, or delete it",
                    at: declared.name.place)
            }
            let endsByItself =
                clock.isTarget || clock.until != nil || clock.onExpiry == .rightLapses
                || clock.onExpiry == .endsMeasure || clock.onExpiry == .deemedServed
                || clock.onExpiry == .termEnds
            if !endsByItself, !ended.contains(clock.name) {
                faults.add(
                    "clock \(clock.name) is never stopped", remedy: "let an act stop or drop it",
                    at: declared.name.place)
            }
            for paper in [receipt(clock.start), clock.until].compactMap({ $0 }) where !served.contains(paper)
            {
                faults.add(
                    "clock \(clock.name) waits for the receipt of \(paper), which no act serves",
                    remedy: "let an act serve it", at: declared.name.place)
            }
        }
    }

    private func receipt(_ start: Clock.Start) -> Name<PaperKind>? {
        if case .receiptOf(let paper) = start { paper } else { nil }
    }

    /// What is suspended must run again, and who takes back one of several grounds says which.
    private func checkSuspensions(_ faults: inout FaultList) {
        for (clock, ground) in suspended where !isResumed(clock, ground.text) {
            faults.add(
                "clock \(clock) is suspended for `\(ground.text)` and never resumed",
                remedy: "let an act resume it", at: ground.place)
        }
        for (clock, ground, place) in resumed {
            let grounds = grounds(of: clock)
            let list = grounds.joined(separator: ", ")
            if let ground, !grounds.contains(ground) {
                faults.add(
                    "clock \(clock) is never suspended for `\(ground)`",
                    remedy: grounds.isEmpty ? "suspend it first" : "name one of: \(list)", at: place)
            } else if ground == nil, grounds.count > 1 {
                faults.add(
                    "clock \(clock) is taken back from all of \(list) at once",
                    remedy: "name the one: `resumes: { \(clock): \(grounds[0]) }`", at: place)
            }
        }
    }

    private func grounds(of clock: Name<Clock>) -> [String] {
        Set(suspended.filter { $0.clock == clock }.map(\.ground.text)).sorted()
    }

    /// A resumption for an unknown ground is a slip of the pen, and reported as that alone.
    private func isResumed(_ clock: Name<Clock>, _ ground: String) -> Bool {
        let known = grounds(of: clock)
        return resumed.contains { resumption in
            guard resumption.clock == clock, let named = resumption.ground else {
                return resumption.clock == clock
            }
            return named == ground || !known.contains(named)
        }
    }

    private func checkFacts(_ faults: inout FaultList) {
        for word in dated + conditions where !recorded.contains(word.text) {
            faults.add(
                "fact \(word.text) is recorded by no act", remedy: "let an act ask for it or record it",
                at: word.place)
        }
    }
}
