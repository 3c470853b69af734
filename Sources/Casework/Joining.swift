public import Law

/// What an act that sets two files beside each other knows of the second. Whoever acts sees both whole.
public struct OtherFile: Hashable, Sendable {
    public let number: CaseNumber
    public let procedure: Name<Procedure>
    public let isAtWork: Bool
    /// Clocks that somebody still has to answer in it.
    public let openClocks: Set<Name<Clock>>

    public init(_ file: CaseFile) {
        number = file.number
        procedure = file.procedure
        isAtWork = file.isAtWork
        openClocks = Set(file.clocks.filter(\.isOpen).map(\.clock))
    }
}

/// Why one file is not joined to another.
public enum JoiningBar: String, Hashable, Sendable, CaseIterable {
    case itself
    case otherProcedure = "other-procedure"
    /// The other has ended, or its own matter goes on in a third.
    case notAtWork = "not-at-work"
    /// Others are joined to this one.
    case takesIn = "takes-in"
}

extension Procedure {
    /// What the office may still do in a file whose matter goes on in another: nothing that moves it.
    static let openWhileJoined: Set<BuiltInAct> = [
        .readSealed, .recordReceipt, .rectify, .noteNumber, .undoMerge,
    ]

    /// Whether an act is open in a file that is joined to another. What a party says in the meantime is taken in: it
    /// knows its own number and no other.
    public func isOpenWhileJoined(_ name: Name<Action>, by agency: AgencyID, in stage: Name<Stage>) -> Bool {
        if let builtIn = BuiltInAct(rawValue: name.description) {
            return Procedure.openWhileJoined.contains(builtIn)
        }
        guard PartyRole.party(of: agency) != nil,
            let action = actions(in: stage).first(where: { $0.name == name })
        else { return false }
        return action.goesTo == nil && action.opens == nil
    }

    func guardJoined(_ act: Act, on file: CaseFile) throws(Refusal) {
        guard let other = file.joinedTo,
            !isOpenWhileJoined(act.action, by: act.officer.agency, in: file.stage)
        else { return }
        throw .joined(to: other)
    }

    /// The matter goes on in another file of the same kind. Stage, facts, officer and parties of this one stay, and so
    /// do its days: each period that runs here must run there too, so that somebody answers it.
    func merge(_ act: Act, on file: CaseFile) throws(Refusal) -> [CaseEvent] {
        try guardWhole(act, on: file)
        guard !file.hasEnded else { throw .notInThisStage(act.action, stage: file.stage) }
        let other = try other(act, on: file)
        guard other.procedure == file.procedure else { throw .notJoinable(.otherProcedure) }
        guard other.isAtWork else { throw .notJoinable(.notAtWork) }
        guard file.takenIn.isEmpty else { throw .notJoinable(.takesIn) }
        if let awaited = file.awaited.first {
            throw .signatureMissing(file.awaited.map(\.what), role: awaited.role)
        }
        let lone = file.clocks.first { run in
            run.isOpen && !(clock(run.clock)?.isTarget ?? true) && !other.openClocks.contains(run.clock)
        }
        if let lone { throw .clockStillRuns(lone.clock, until: lone.end) }
        let because = try text("reason", of: act)
        return [
            .acted(act.action, by: act.officer.person, at: act.tookEffectAt),
            .joined(to: other.number, because: because),
        ]
    }

    /// The file goes on where it stood, with its own days: what the other has answered meanwhile is open here again.
    func undoMerge(_ act: Act, on file: CaseFile, calendar: WorkCalendar) throws(Refusal) -> [CaseEvent] {
        try guardWhole(act, on: file)
        guard let other = file.joinedTo else { throw .notInThisStage(act.action, stage: file.stage) }
        let because = try text("reason", of: act)
        var draft = Drafting(file: file, procedure: self, act: act, calendar: calendar)
        draft.add(.acted(act.action, by: act.officer.person, at: act.tookEffectAt))
        draft.add(.parted(from: other, because: because))
        let ended = file.hasEnded ? [] : file.clocks.filter(\.endedFollowing)
        for run in ended { draft.add(.clockReopened(run.clock, run: run.run)) }
        guard !ended.isEmpty else { return draft.events }
        // A calendar that was loaded meanwhile did not move the day of a clock that stood still.
        for case .clockRebased(let clock, let run, let end, let why) in rebase(
            draft.file, by: DeadlineTable(calendar), because: "calendar")
        where ended.contains(where: { $0.clock == clock && $0.run == run }) {
            draft.add(.clockRebased(clock, run: run, end: end, because: why))
        }
        return draft.events
    }

    /// Somebody looked at both files and found that they are two matters.
    func tellApart(_ act: Act, on file: CaseFile) throws(Refusal) -> [CaseEvent] {
        try guardWhole(act, on: file)
        let other = try other(act, on: file)
        let because = try text("reason", of: act)
        return [
            .acted(act.action, by: act.officer.person, at: act.tookEffectAt),
            .toldApart(from: other.number, because: because),
        ]
    }

    /// The two are proposed again.
    func undoApart(_ act: Act, on file: CaseFile) throws(Refusal) -> [CaseEvent] {
        try guardWhole(act, on: file)
        let other = try other(act, on: file)
        return [
            .acted(act.action, by: act.officer.person, at: act.tookEffectAt),
            .toldApartUndone(from: other.number),
        ]
    }

    /// Whose role sees the whole file.
    func guardWhole(_ act: Act, on file: CaseFile) throws(Refusal) {
        let whole = roles.filter { $0.sees == nil && $0.party == nil }.map(\.name)
        guard rolesHeld(by: act.officer, on: file).contains(where: whole.contains) else {
            throw .notYourRole(needed: whole)
        }
    }

    /// An unknown number and one that the officer does not see whole get the same answer.
    private func other(_ act: Act, on file: CaseFile) throws(Refusal) -> OtherFile {
        guard let number = act.terms["file"]?.first else { throw .fieldsInvalid([.init("file", .required)]) }
        guard number != file.number.description else { throw .notJoinable(.itself) }
        guard let other = act.other, other.number.description == number else {
            throw .fieldsInvalid([.init("file", .unknown)])
        }
        return other
    }
}

extension Procedure {
    /// What a joined file takes over from the one that goes on with its matter: a period that is answered there, or has
    /// become moot, is so here. A day that passed here before is a breach all the same.
    ///
    /// - Parameter other: the file that goes on, after the events.
    /// - Returns: nothing when none of the clocks of this file is concerned.
    public func follow(
        _ events: [CaseEvent], of other: CaseFile, in file: CaseFile, by officer: Officer,
        at tookEffectAt: Instant, recordedAt: Instant, calendar: WorkCalendar
    ) -> [CaseEvent] {
        let act = Act("follow", by: officer, at: tookEffectAt, recordedAt: recordedAt)
        var draft = Drafting(file: file, procedure: self, act: act, calendar: calendar)
        draft.add(.followed(other.number))
        for event in events {
            switch event {
            case .clockStopped(let name, _, let moment):
                for (run, clock) in answered(name, in: draft.file, by: other) {
                    draft.stop(run, clock, at: moment)
                }
            case .clockDropped(let name, _):
                for (run, clock) in answered(name, in: draft.file, by: other) { draft.drop(run, clock) }
            case .ended:
                for run in draft.file.clocks where run.isOpen {
                    if let clock = clock(run.clock) { draft.drop(run, clock) }
                }
            default: break
            }
        }
        return draft.events.count > 1 ? draft.events : []
    }

    /// Open runs of a clock of which the other file has none left: one answer of several answers nothing yet.
    private func answered(
        _ name: Name<Clock>, in file: CaseFile, by other: CaseFile
    ) -> [(run: ClockRun, clock: Clock)] {
        guard other.openRuns(of: name).isEmpty, let clock = clock(name) else { return [] }
        return file.openRuns(of: name).map { ($0, clock) }
    }
}
