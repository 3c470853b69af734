public import Casework
internal import Evidence
public import Law

/// One telling of a story: the files as they came out, and where the story and the procedures disagree.
///
/// Between the lines the clocks run out as they would in an office; a file that ends tells the file that
/// opened it. Nothing is stored and nothing is asked of the day.
public struct ScenarioRun: Sendable {
    /// Empty when the story is true.
    public private(set) var failures: [PackFault] = []
    let library: ProgrammeLibrary
    let calendar: WorkCalendar
    private(set) var files: [StagedFile] = []
    private var current = 0
    private var now = Instant(ms: 0)
    private var papers = 0
    /// Whom the story told, and what it opened, since the last expectation.
    private(set) var told: Set<String> = []
    private(set) var opened: Set<Name<Procedure>> = []

    public init(_ scenario: Scenario, library: ProgrammeLibrary, calendar: WorkCalendar) {
        self.library = library
        self.calendar = calendar
        guard begin(scenario) else { return }
        for line in scenario.course {
            guard tell(line) else { return }
        }
    }

    /// The events of each file in the order of opening.
    public var events: [[CaseEvent]] { files.map(\.events) }

    mutating func fail(_ fault: String, remedy: String = "mend the story or the procedure", at place: Place) {
        failures.append(PackFault(fault, remedy: remedy, at: place))
    }

    private mutating func begin(_ scenario: Scenario) -> Bool {
        let firstDeed = scenario.course.lazy.compactMap { line -> Instant? in
            if case .act(let deed) = line.step { deed.at } else { nil }
        }.first
        for beginning in scenario.opens {
            guard let at = beginning.at ?? firstDeed else {
                fail("the story has no day", remedy: "let somebody act", at: scenario.place)
                return false
            }
            now = max(now, at)
            guard let procedure = library.current(beginning.procedure, on: at.legalDay) else {
                fail(
                    "no procedure \(beginning.procedure) is in force on \(at.legalDay)",
                    remedy: "open one that is", at: scenario.place)
                return false
            }
            if let from = beginning.from, !procedure.opening.from.contains(from) {
                fail(
                    "\(procedure.name) cannot be opened from \(from)", remedy: "mend `opens`",
                    at: scenario.place)
                return false
            }
            guard let facts = facts(beginning.facts, of: procedure, at: scenario.place) else { return false }
            let agency = StagedWorld.opener(of: procedure, from: beginning.from)
            open(procedure, by: agency, facts: facts, parent: nil, from: beginning.from, at: at)
        }
        return !files.isEmpty
    }

    private mutating func facts(_ given: [Scenario.Given], of procedure: Procedure, at place: Place)
        -> [String: Fact]?
    {
        var facts: [String: Fact] = [:]
        for entry in given {
            guard let field = procedure.fact(entry.name), let fact = FieldText.fact(entry.value, field.kind)
            else {
                fail("`\(entry.name)` cannot be `\(entry.value)` in \(procedure.name)", at: place)
                return nil
            }
            facts[entry.name] = fact
        }
        return facts
    }

    private mutating func open(
        _ procedure: Procedure, by agency: AgencyID, facts: [String: Fact], parent: Int?,
        from: Name<Procedure>?, papers: [Paper] = [], published: PublishedSummary? = nil, at moment: Instant
    ) {
        var known = Facts()
        for (name, fact) in facts { known[name] = fact }
        let opening = OpenedFile(
            procedure: procedure.name, version: procedure.version,
            number: number(of: files.count, procedure.name),
            agency: agency, area: StagedWorld.area(of: agency),
            bodies: StagedWorld.bodies(of: procedure, openedBy: agency, facts: known),
            parent: parent.map { files[$0].file.number } ?? from.map { CaseNumber("\($0)-0") },
            parentProcedure: parent.map { files[$0].procedure.name } ?? from, at: moment)
        let events = procedure.open(
            opening, facts: facts, papers: papers, published: published, calendar: calendar)
        files.append(StagedFile(procedure: procedure, parent: parent, events: events))
    }

    private func number(of place: Int, _ procedure: Name<Procedure>) -> CaseNumber {
        CaseNumber("\(procedure)-\(place + 1)")
    }

    /// Tells one line; `false` when the story cannot go on.
    private mutating func tell(_ line: Scenario.Line) -> Bool {
        switch line.step {
        case .file(let procedure):
            guard let place = files.lastIndex(where: { $0.procedure.name == procedure }) else {
                fail("no file of \(procedure) is open", at: line.place)
                return false
            }
            current = place
            return true
        case .expect(let expectation):
            check(expectation, on: files[current])
            told = []
            opened = []
            return true
        case .act(let deed): return perform(deed, at: line.place)
        }
    }

    private mutating func perform(_ deed: Scenario.Deed, at place: Place) -> Bool {
        let recordedAt = deed.recordedAt ?? deed.at
        guard recordedAt >= now else {
            fail("the story goes back to \(recordedAt)", remedy: "tell it in the order of time", at: place)
            return false
        }
        now = recordedAt
        runOut()
        do throws(Refusal) {
            guard let events = try decide(deed, at: place) else { return false }
            if let expected = deed.refusal {
                fail("the act is done, and not refused as \(expected.because)", at: expected.place)
                return false
            }
            record(events, at: deed.at)
            return true
        } catch {
            return compare(error, with: deed.refusal, at: place)
        }
    }

    /// What an office does between two acts.
    private mutating func runOut() {
        for index in files.indices {
            let staged = files[index]
            let events = staged.procedure.runOut(of: staged.file, at: now, on: calendar)
            files[index].record(events)
            for case .ended(let outcome) in events { tellParent(of: index, outcome) }
        }
    }

    private mutating func decide(_ deed: Scenario.Deed, at place: Place) throws(Refusal) -> [CaseEvent]? {
        let staged = files[current]
        if case .files(let kinds) = deed.kind { return laid(kinds, deed, on: staged, at: place) }
        guard let act = act(deed, on: staged, at: place) else { return nil }
        return try staged.procedure.decide(act, on: staged.file, calendar: calendar)
    }

    private mutating func laid(
        _ kinds: [Name<PaperKind>], _ deed: Scenario.Deed, on staged: StagedFile, at place: Place
    ) -> [CaseEvent]? {
        for kind in kinds where kind != PaperKind.proofOfService && staged.procedure.paper(kind) == nil {
            fail("\(staged.procedure.name) knows no document \(kind)", at: place)
            return nil
        }
        let copied = deed.fields.first { $0.name == Scenario.sameAs }.flatMap {
            staged.file.paper(Name($0.value))
        }
        return kinds.map { kind in
            let paper = nextPaper(kind)
            guard let copied else { return .documentFiled(paper) }
            return .documentFiled(
                Paper(id: paper.id, kind: kind, digest: copied.digest, sizeBytes: copied.sizeBytes))
        }
    }

    private mutating func nextPaper(_ kind: Name<PaperKind>) -> Paper {
        papers += 1
        return StagedWorld.paper(kind, number: papers)
    }

    /// Records what an act caused, also on the files that it opened and on the one that waits for this.
    private mutating func record(_ events: [CaseEvent], at moment: Instant) {
        let place = current
        files[place].record(events)
        told.formUnion(files[place].told(by: events))
        for event in events {
            switch event {
            case .linkedFileOpened(let name, _):
                openChild(
                    name, of: place, passing: passed(by: events, at: place), published: events.published,
                    at: moment)
            case .ended(let outcome): tellParent(of: place, outcome)
            default: continue
            }
        }
    }

    /// What the act among these events hands to the file that it opens.
    private func passed(by events: [CaseEvent], at place: Int) -> [Paper] {
        let act = events.lazy.compactMap { event -> Name<Action>? in
            if case .acted(let name, _, _) = event { name } else { nil }
        }.first
        let passes = files[place].procedure.allActions.first { $0.name == act }?.passes ?? []
        return passes.compactMap { files[place].file.paper($0) }
    }

    private mutating func openChild(
        _ name: Name<Procedure>, of parent: Int, passing papers: [Paper], published: PublishedSummary?,
        at moment: Instant
    ) {
        guard let procedure = library.current(name, on: moment.legalDay) else { return }
        let known = files[parent].file.facts
        let inherited = procedure.opening.inherits.compactMap { name in known[name].map { (name, $0) } }
        let acting = officerAgency.flatMap { PartyRole.party(of: $0) == nil ? $0 : nil }
        let keeper = officerAgency == nil ? nil : files[parent].file.opening?.agency
        let agency = acting ?? keeper ?? StagedWorld.opener(of: procedure)
        open(
            procedure, by: agency, facts: Dictionary(inherited) { first, _ in first }, parent: parent,
            from: nil, papers: papers, published: published, at: moment)
        opened.insert(name)
    }

    private mutating func tellParent(of place: Int, _ outcome: Name<Outcome>) {
        let event = CaseEvent.linkedFileEnded(files[place].procedure.name, files[place].file.number, outcome)
        if let parent = files[place].parent {
            files[parent].record([event])
        } else if files[place].file.opening?.parentProcedure != nil {
            files[place].outsideFacts["linked.\(files[place].procedure.name)"] = .choice(outcome.description)
        }
    }

    /// The agency of the person who acted last.
    private var officerAgency: AgencyID?
}

extension ScenarioRun {
    /// The act of a line, with the papers that the office would draft; `nil` when a value cannot be read.
    private mutating func act(_ deed: Scenario.Deed, on staged: StagedFile, at place: Place) -> Act? {
        let name: Name<Action>
        var terms: [String: [String]] = [:]
        switch deed.kind {
        case .act(let action): name = action
        case .files: return nil
        case .sign(let things):
            name = Name(BuiltInAct.sign.rawValue)
            terms["documents"] = things
        case .recordReceipt(let paper):
            name = Name(BuiltInAct.recordReceipt.rawValue)
            terms["document"] = [paper.description]
        case .other(let builtIn): name = Name(builtIn.rawValue)
        }
        guard var fields = fields(deed, on: staged, &terms, at: place) else { return nil }
        let actions = staged.procedure.actions(in: staged.file.stage).filter { $0.name == name }
        guard let officer = officer(deed, on: staged, at: place) else { return nil }
        officerAgency = officer.agency
        let action = actions.first { staged.procedure.may(officer, do: $0, on: staged.file) }
        var drafted: [Paper] = []
        let made = (action.map { $0.drafts + $0.takes } ?? []).map(\.name) + (action?.effect?.papers ?? [])
        for kind in made { drafted.append(nextPaper(kind)) }
        for (name, fact) in madeFacts(action, on: staged, at: deed.at) where fields[name] == nil {
            fields[name] = fact
        }
        return Act(
            name, by: officer, at: deed.at, recordedAt: deed.recordedAt, fields: fields, terms: terms,
            papers: drafted, child: action?.opens.map { number(of: files.count, $0) })
    }

    /// What an effect records, as far as a story without an office can know it: a text, and the day of today.
    private func madeFacts(_ action: Action?, on staged: StagedFile, at moment: Instant) -> [(String, Fact)] {
        (action?.effect?.facts ?? []).compactMap { name in
            switch staged.procedure.fact(name)?.kind {
            case .text?: (name, .text(StagedWorld.text(name)))
            case .day?: (name, .day(moment.legalDay))
            default: nil
            }
        }
    }

    /// Names that built-in acts take are terms; everything else is a field of the form.
    private static let termNames: Set<String> = [
        "of", "method", "proof", "role", "basis", "record", "party", "name", "uscc", "address",
    ]

    private mutating func fields(
        _ deed: Scenario.Deed, on staged: StagedFile, _ terms: inout [String: [String]], at place: Place
    ) -> [String: Fact]? {
        var isBuiltIn = true
        if case .act = deed.kind { isBuiltIn = false }
        var fields: [String: Fact] = [:]
        for given in deed.fields {
            if isBuiltIn, given.name == "record", given.value == "last" {
                terms[given.name] = [staged.file.sealed.last?.record ?? "none"]
            } else if isBuiltIn, Self.termNames.contains(given.name) {
                terms[given.name] = [given.value]
            } else if given.value == FieldText.absent {
                let reason = deed.fields.first { $0.name == "reason" }?.value ?? ""
                fields[given.name] = .absent(because: StagedWorld.text(reason))
            } else if let kind = FieldText.kind(of: given.name, in: staged.procedure) {
                guard let fact = FieldText.fact(given.value, kind) else {
                    fail("`\(given.value)` is no \(kind.name) for `\(given.name)`", at: place)
                    return nil
                }
                fields[given.name] = fact
            } else {
                fail("\(staged.procedure.name) knows no field `\(given.name)`", at: place)
                return nil
            }
        }
        return fields
    }

    /// The person at the post. A second signature comes from the next person who has not signed.
    private mutating func officer(_ deed: Scenario.Deed, on staged: StagedFile, at place: Place) -> Officer? {
        guard let role = staged.procedure.role(deed.role) else {
            fail("\(staged.procedure.name) knows no role \(deed.role)", at: place)
            return nil
        }
        guard let agency = staged.file.bodies[role.body] else {
            fail("nobody plays \(role.body) on this file", at: place)
            return nil
        }
        func person(_ number: Int) -> PersonID { PersonID("\(deed.role)/\(number)@\(agency)") }
        var number = deed.person ?? 1
        if deed.person == nil, case .sign(let things) = deed.kind {
            let signers = Set(staged.file.awaited.filter { things.contains($0.what) }.map(\.firstBy))
            while signers.contains(person(number)) { number += 1 }
        }
        return Officer(person(number), of: agency, as: [deed.role])
    }
}
