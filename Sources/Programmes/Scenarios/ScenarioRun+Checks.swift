internal import Casework
internal import Law

/// Where a story and its files disagree.
extension ScenarioRun {
    /// Whether an act was refused as the story says; the story ends when it was not.
    mutating func compare(_ refusal: Refusal, with expected: Scenario.ExpectedRefusal?, at place: Place)
        -> Bool
    {
        guard let expected else {
            let names = refusal.names.joined(separator: ", ")
            fail("the act is refused: \(refusal.kind)\(names.isEmpty ? "" : " (\(names))")", at: place)
            return false
        }
        guard refusal.kind == expected.because else {
            let names = refusal.names.joined(separator: ", ")
            fail(
                "the act is refused as \(refusal.kind) (\(names)), not \(expected.because)",
                at: expected.place)
            return true
        }
        if let names = expected.names, Set(names) != Set(refusal.names) {
            fail(
                "the refusal names \(list(refusal.names)), not \(list(names))", at: expected.place)
        }
        if let clock = expected.clock, clock != refusal.clock {
            fail(
                "the refusal names the clock \(refusal.clock?.description ?? "none"), not \(clock)",
                at: expected.place)
        }
        return true
    }

    private func list(_ names: [String]) -> String {
        names.isEmpty ? "nothing" : names.sorted().joined(separator: ", ")
    }

    mutating func check(_ expectation: Expectation, on staged: StagedFile) {
        let (file, place) = (staged.file, expectation.place)
        if let stage = expectation.stage, stage != file.stage {
            fail("the file is \(file.stage), not \(stage)", at: place)
        }
        if let hasEnded = expectation.hasEnded, hasEnded != file.hasEnded {
            fail("the file has \(file.hasEnded ? "ended" : "not ended")", at: place)
        }
        if let outcome = expectation.outcome, outcome != file.outcome {
            fail("the outcome is \(file.outcome?.description ?? "open"), not \(outcome)", at: place)
        }
        for due in expectation.due { check(due, on: staged) }
        for name in expectation.told where !told.contains(name) {
            fail("\(name) is not told; told are \(list(Array(told)))", at: place)
        }
        for name in expectation.notTold where told.contains(name) { fail("\(name) is told", at: place) }
        if let name = expectation.opened, !opened.contains(name) {
            fail("no file of \(name) is opened; opened are \(list(opened.map(\.description)))", at: place)
        }
        for given in expectation.facts { check(given, on: staged, at: place) }
        for action in expectation.locked where !isLocked(action, on: staged) {
            fail("\(action) is not locked", at: place)
        }
        for action in expectation.unlocked where isLocked(action, on: staged) {
            fail("\(action) is locked", at: place)
        }
        checkParent(expectation, of: staged)
    }

    private mutating func check(_ due: Expectation.Clock, on staged: StagedFile) {
        let runs = staged.file.clocks.filter { $0.clock == due.name }
        let run = due.run.map { number in runs.first { $0.run == number } } ?? runs.last
        guard staged.procedure.clock(due.name) != nil else {
            fail("\(staged.procedure.name) knows no clock \(due.name)", at: due.place)
            return
        }
        guard let run else {
            if due.due != .notStarted { fail("clock \(due.name) is not started", at: due.place) }
            return
        }
        switch due.due {
        case .notStarted: fail("clock \(due.name) is \(run.state.rawValue)", at: due.place)
        case .state(let state):
            if run.state != state {
                fail("clock \(due.name) is \(run.state.rawValue), not \(state.rawValue)", at: due.place)
            }
        case .day(let alarm, let last): compare(run, .day(alarm: alarm, last: last), at: due.place)
        case .moment(let alarm, let last): compare(run, .moment(alarm: alarm, last: last), at: due.place)
        }
    }

    private mutating func compare(_ run: ClockRun, _ expected: PeriodEnd, at place: Place) {
        guard run.isOpen else {
            fail("clock \(run.clock) is \(run.state.rawValue)", at: place)
            return
        }
        let found: PeriodEnd? =
            if case .day(let alarm, let last, _)? = run.end { .day(alarm: alarm, last: last) } else {
                run.end
            }
        guard found != expected else { return }
        switch found {
        case .day(let alarm, let last, _):
            fail("clock \(run.clock) ends on \(alarm), last \(last)", at: place)
        case .moment(let alarm, let last):
            fail("clock \(run.clock) ends at \(alarm), last \(last)", at: place)
        case nil: fail("clock \(run.clock) is \(run.state.rawValue)", at: place)
        }
    }

    private mutating func check(_ given: Scenario.Given, on staged: StagedFile, at place: Place) {
        let found = staged.file.facts[given.name]
        let isMet: Bool
        switch (given.value, found) {
        case ("none", nil): isMet = true
        case (FieldText.absent, .absent?): isMet = true
        case (let value, .text(let text)?): isMet = text.digest == StagedWorld.text(value).digest
        case (let value, let found?):
            let kind = FieldText.kind(of: given.name, in: staged.procedure) ?? .choice([value])
            isMet = FieldText.fact(value, kind) == found
        case (_, nil): isMet = false
        }
        if !isMet { fail("fact \(given.name) is not \(given.value)", at: place) }
    }

    /// Whether the lock on fines stands in the way of an act, whatever else may.
    private func isLocked(_ name: Name<Action>, on staged: StagedFile) -> Bool {
        staged.procedure.allActions.filter { $0.name == name }.flatMap(\.requires).contains { rule in
            rule.bar == .fineLock && rule.finding(on: staged.file.facts).verdict != .met
        }
    }

    private mutating func checkParent(_ expectation: Expectation, of staged: StagedFile) {
        guard let parent = expectation.parent else { return }
        let facts = staged.parent.map { files[$0].file.facts } ?? staged.outsideFacts
        guard facts[parent.fact] != .choice(parent.outcome) else { return }
        var found = "not stated"
        if case .choice(let outcome)? = facts[parent.fact] { found = outcome }
        fail(
            "the opening file knows \(parent.fact) as \(found), not \(parent.outcome)", at: expectation.place)
    }
}
