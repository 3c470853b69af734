internal import Casework
internal import Evidence
internal import Law
internal import Programmes
internal import Store

extension Drill {
    /// What came of a step.
    enum StepDone {
        /// Somebody did something.
        case acted
        /// Somebody tried, and was refused with the reason.
        case refused
        /// Nobody can do anything before a moment; `nil` where no moment is known.
        case waits(Instant?)
        /// Nothing will happen on this file any more.
        case over
    }

    /// One step in a matter: on the newest file most often.
    mutating func goOn(_ entry: DrillQueue.Entry) async throws {
        guard var matter = matters[entry.matter] else { return }
        let moment = office.now
        var done = StepDone.over
        if matter.story != nil {
            done = try await tellOn(&matter)
        } else if let number = chosen(&matter) {
            done = try await step(on: number, of: &matter)
            if case .over = done { matter.live.removeAll { $0 == number } }
        }
        matters[entry.matter] = matter
        switch done {
        case .acted: putOff(entry.matter, from: moment, days: pace(entry.matter))
        case .refused: putOff(entry.matter, from: moment, days: 0...3)
        case .waits(let until):
            matter.waits += 1
            matters[entry.matter] = matter.waits > Drill.mostWaits ? nil : matter
            let days = until.map { max(1, $0.legalDay - moment.legalDay + 1) } ?? 20
            putOff(entry.matter, from: moment, days: days...(days + 4))
        case .over:
            if matter.live.isEmpty { matters[entry.matter] = nil }
            putOff(entry.matter, from: moment, days: 0...2)
        }
    }

    private func chosen(_ matter: inout DrillMatter) -> String? {
        guard matter.live.count > 1, !matter.chance.happens(70) else { return matter.live.last }
        return matter.chance.pick(matter.live)
    }

    /// Most things are done soon, some after weeks, and a few when it is too late.
    private mutating func pace(_ number: Int) -> ClosedRange<Int> {
        guard var matter = matters[number] else { return 0...1 }
        defer { matters[number] = matter }
        return switch matter.chance.below(100) {
        case ..<60: 0...2
        case ..<85: 2...8
        case ..<96: 8...35
        default: 40...120
        }
    }

    func inHand(_ number: String) async throws -> FileInHand? {
        try await office.database.read { [office] db in try office.readFile(number, on: db) }
    }

    /// A step of the walk: what waits for a signature or a receipt first, else an act that the desk offers.
    mutating func step(on number: String, of matter: inout DrillMatter) async throws -> StepDone {
        guard let hand = try await inHand(number) else { return .over }
        takeLinked(hand, into: &matter)
        if let before = matter.stages.updateValue(hand.file.stage, forKey: number), before != hand.file.stage
        {
            tally.left["\(hand.procedure.name)/\(before)", default: 0] += 1
        }
        matter.steps[number, default: 0] += 1
        guard (matter.steps[number] ?? 0) <= Drill.mostSteps else { return .over }
        guard !hand.file.hasEnded else {
            noteEnd(of: hand, matter)
            return try await afterwards(hand, &matter)
        }
        guard hand.file.isAtWork else { return .over }
        noteClocks(of: hand, matter)
        if hand.events.count < 40, matter.steps[number] == 1 { try await fileExhibit(hand, &matter) }
        if let signed = try await signAwaited(hand, &matter) { return signed }
        let offers = offers(on: hand, &matter)
        let weights = offers.map(\.weight)
        guard let place = matter.chance.place(of: weights) else { return rest(hand, matter, offers.isEmpty) }
        return try await perform(offers[place], on: hand, &matter)
    }

    /// Files that came of this one by an act of which the walk did not hear: a letter that holds two matters, a split.
    private mutating func takeLinked(_ hand: FileInHand, into matter: inout DrillMatter) {
        for link in hand.file.linked where link.outcome == nil {
            take(link.number.description, into: &matter)
        }
    }

    private mutating func signAwaited(_ hand: FileInHand, _ matter: inout DrillMatter) async throws
        -> StepDone?
    {
        guard let awaited = hand.file.awaited.first, let role = hand.procedure.role(awaited.role),
            let agency = hand.file.bodies[role.body]
        else { return nil }
        let holders = writing.people.holders(of: role.name.description, at: agency.description)
        let others = holders.filter { $0.id != awaited.firstBy.description }
        guard let signer = matter.chance.pick(others),
            let caller = office.drillCaller(signer, at: agency.description, as: role.name.description)
        else { return nil }
        let lapsed = tally.refusals["right-lapsed"]
        let done = try await submit(
            "sign", ["documents": .array([.string(awaited.what)])], on: hand, by: caller, &matter)
        // What waits for a signature that nobody may give any more waits for ever.
        if tally.refusals["right-lapsed"] != lapsed {
            tally.add(fault(.deadEnd, hand, awaited.what, matter))
        }
        return done
    }

    /// What is done to a file that has ended: little, and seldom.
    private mutating func afterwards(_ hand: FileInHand, _ matter: inout DrillMatter) async throws -> StepDone
    {
        guard !hand.procedure.afterwards.isEmpty, matter.chance.happens(30) else { return .over }
        let offers = offers(on: hand, &matter)
        guard let place = matter.chance.place(of: offers.map(\.weight)) else { return .over }
        return try await perform(offers[place], on: hand, &matter)
    }

    /// Nobody can act now: until a clock is over, or another file has ended.
    private mutating func rest(_ hand: FileInHand, _ matter: DrillMatter, _ isWithoutOffers: Bool) -> StepDone
    {
        let ends = hand.file.clocks.filter(\.isOpen).compactMap { $0.end?.lastMoment }.filter {
            $0 > office.now
        }
        if let next = ends.min() { return .waits(next) }
        let waitsForOther = hand.file.linked.contains { $0.outcome == nil }
        if !waitsForOther, isWithoutOffers {
            tally.add(fault(.deadEnd, hand, hand.file.stage.description, matter))
        }
        return .waits(nil)
    }

    func fault(
        _ kind: DrillFault.Kind, _ hand: FileInHand, _ place: String, _ matter: DrillMatter
    ) -> DrillFault {
        DrillFault(
            kind: kind, procedure: hand.procedure.name.description, place: place, token: matter.token,
            path: hand.file.acts.map(\.action.description))
    }

    /// A clock whose last day is past has run out in the round of the next morning: on a file that nobody has touched
    /// since, because a clock may begin on a day long ago.
    private mutating func noteClocks(of hand: FileInHand, _ matter: DrillMatter) {
        let today = Instant.startOf(office.now.legalDay)
        guard let last = hand.rows.last, last.recordedMs < today.ms else { return }
        let yesterday = Instant(office.now.legalDay - 1, 0, 0)
        for run in hand.file.clocks where run.isOpen && !run.hasRunOut && run.isPast(at: yesterday) {
            guard hand.procedure.clock(run.clock)?.isTarget == false else { continue }
            tally.add(fault(.clockWithoutEnd, hand, run.clock.description, matter))
        }
    }

    /// When a file is over, so is each of its clocks: answered, dropped with it, or run out with what follows.
    private mutating func noteEnd(of hand: FileInHand, _ matter: DrillMatter) {
        tally.ended += 1
        for run in hand.file.clocks where run.isOpen && !run.hasRunOut {
            let wasStartedAfter = hand.procedure.afterwards.contains { act in
                act.starts.contains { $0.name == run.clock }
            }
            if !wasStartedAfter { tally.add(fault(.clockWithoutEnd, hand, run.clock.description, matter)) }
        }
    }
}
