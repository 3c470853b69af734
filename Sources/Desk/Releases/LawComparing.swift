internal import Casework
internal import Law
internal import Programmes

/// Compares one file under the law as it is and as it would be.
struct LawComparing: Sendable {
    let changed: Set<String>
    let proposed: ProgrammeLibrary
    let oldRules: [String: Rule]
    let newRules: [String: Rule]
    let calendar: WorkCalendar
    let deadlines: DeadlineTable

    /// - Throws: `PackFaults` when the packs cannot be read under the proposed law.
    init(_ release: LawRelease, on law: LawInUse, packs: [PackFile], calendar: WorkCalendar) throws {
        let packLaw = PackLaw(law.law.adding(release), on: release.lastDay)
        proposed = try ProgrammeLibrary(files: packs, law: packLaw)
        changed = Set(release.ruleIDs)
        oldRules = Dictionary(law.rules.map { ($0.name, $0) }) { first, _ in first }
        newRules = packLaw.rules
        self.calendar = calendar
        deadlines = DeadlineTable(calendar)
    }

    /// What names a rule of the release: clocks, acts, and guards that the packs demand.
    func uses(in library: ProgrammeLibrary) -> [LawImpact.Use] {
        var seen: Set<LawImpact.Use> = []
        return library.procedures.flatMap { procedure -> [LawImpact.Use] in
            let clocks = procedure.clocks.flatMap { clock in
                LawComparing.rules(of: clock).filter(changed.contains).map {
                    LawImpact.Use(
                        procedure: procedure.name, kind: .clock, name: clock.name.description, rule: $0)
                }
            }
            let acts = procedure.allActions.compactMap { action -> LawImpact.Use? in
                guard let id = action.ruleID.map(LawComparing.id), changed.contains(id) else { return nil }
                return LawImpact.Use(
                    procedure: procedure.name, kind: .act, name: action.name.description, rule: id)
            }
            return clocks + acts
        }.filter { seen.insert($0).inserted }
    }

    func clocks(of hand: FileInHand) -> [LawImpact.ClockLine] {
        guard let place = place(of: hand),
            let procedure = proposed.procedure(named: hand.procedure.name, version: hand.procedure.version)
        else { return [] }
        return hand.file.clocks.compactMap { run in
            guard run.isOpen, let clock = procedure.clock(run.clock),
                let rule = LawComparing.rules(of: clock).first(where: changed.contains),
                let version = clock.later.last
            else { return nil }
            let end = end(of: run, under: version, clock, on: hand.file)
            guard end != run.end else { return nil }
            return LawImpact.ClockLine(
                place: place, clock: run.clock, run: run.run, startedOn: run.started.legalDay, rule: rule,
                end: run.end, wouldEnd: end, from: version.from)
        }
    }

    /// The end of a run if the newest version had held on the day of its start.
    private func end(
        of run: ClockRun, under version: Clock.Version, _ clock: Clock, on file: CaseFile
    ) -> PeriodEnd? {
        if case .before(let fact) = clock.start {
            guard case .day(let day)? = file.facts[fact] else { return nil }
            let latest = version.period.latestDay(before: day, on: calendar)
            return .day(alarm: latest, last: latest, isProvisional: !calendar.isPublished(latest))
        }
        let reckoning = Reckoning(
            period: run.shortened ?? version.period, from: run.started, pauses: run.pauses,
            extensions: run.extensions.map(\.reach), rollover: clock.rollover)
        return deadlines.end(of: reckoning)
    }

    func verdicts(of hand: FileInHand) -> [LawImpact.VerdictLine] {
        guard let place = place(of: hand) else { return [] }
        let declared = Set(hand.procedure.facts.map(\.name))
        let asked = Set(hand.procedure.allActions.flatMap(\.requires).map(\.name))
        let names = oldRules.keys.filter { name in
            asked.contains(name) || (name.hasPrefix("criminal-threshold") && declared.contains("sales"))
        }
        return names.sorted().compactMap { name in
            guard let old = oldRules[name]?.finding(on: hand.file.facts).verdict,
                let new = newRules[name]?.finding(on: hand.file.facts).verdict, old != new
            else { return nil }
            return LawImpact.VerdictLine(place: place, rule: name, verdict: old, wouldBe: new)
        }
    }

    private func place(of hand: FileInHand) -> LawImpact.Place? {
        hand.file.opening.map { opening in
            LawImpact.Place(
                number: hand.file.number, procedure: opening.procedure, stage: hand.file.stage,
                agency: opening.agency)
        }
    }

    private static func rules(of clock: Clock) -> [String] {
        ([clock.ruleID] + clock.extensions.map(\.ruleID)).compactMap { $0.map(id) }
    }

    private static func id(of reference: String) -> String {
        reference.split(separator: "#").first.map(String.init) ?? reference
    }
}
