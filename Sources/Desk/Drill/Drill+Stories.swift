internal import Casework
internal import Evidence
internal import Law
internal import Programmes

extension Drill {
    /// Tells the next line of a matter's story on the days of the drill. A story that the office does not let go on is
    /// left, and its files go on as walks.
    mutating func tellOn(_ matter: inout DrillMatter) async throws -> StepDone {
        guard var tale = matter.story else { return .over }
        guard let first = tale.scenario.opens.first?.procedure else { return .over }
        if !tale.hasBegun {
            guard let number = try await begun(first, matter) else {
                return try await walkToStory(first, &matter)
            }
            tale.hasBegun = true
            tale.files[first] = number
        }
        matter.story = tale
        while tale.line < tale.scenario.course.count {
            let line = tale.scenario.course[tale.line]
            tale.line += 1
            switch line.step {
            case .expect: continue
            case .file(let name): tale.current = name
            case .act(let deed):
                matter.story = tale
                return try await tell(deed, &matter)
            }
        }
        tally.storiesTold += 1
        matter.story = nil
        return .acted
    }

    /// The file on which the story begins, once it has been opened.
    private func begun(_ first: Name<Procedure>, _ matter: DrillMatter) async throws -> String? {
        guard matter.goals.isEmpty, let number = matter.files.last else { return nil }
        return try await inHand(number)?.procedure.name == first ? number : nil
    }

    /// Until the file of the story is open, the matter walks towards it.
    private mutating func walkToStory(
        _ first: Name<Procedure>, _ matter: inout DrillMatter
    ) async throws -> StepDone {
        let tale = matter.story
        matter.story = nil
        guard let number = matter.live.last, matter.files.count <= 6, matter.waits < 4 else {
            tally.storiesLeft += 1
            return .refused
        }
        let done = try await step(on: number, of: &matter)
        if case .over = done { matter.live.removeAll { $0 == number } }
        matter.story = tale
        return done
    }

    private mutating func tell(_ deed: Scenario.Deed, _ matter: inout DrillMatter) async throws -> StepDone {
        guard let number = try await fileOfStory(&matter), let hand = try await inHand(number),
            let caller = storyCaller(deed, on: hand, matter)
        else { return leaveStory(&matter) }
        let gap = matter.story?.told.map { deed.at.legalDay - $0.legalDay } ?? 0
        matter.story?.told = deed.at
        let done = try await perform(deed, by: caller, on: hand, &matter)
        if case .acted = done { return gap > 1 ? .waits(office.now.adding(ms: gap * 86_400_000)) : .acted }
        if deed.refusal != nil { return .acted }
        return leaveStory(&matter)
    }

    private mutating func leaveStory(_ matter: inout DrillMatter) -> StepDone {
        matter.story = nil
        tally.storiesLeft += 1
        return .refused
    }

    private func fileOfStory(_ matter: inout DrillMatter) async throws -> String? {
        guard let tale = matter.story else { return nil }
        if let known = tale.files[tale.current] { return known }
        for number in matter.files.reversed() {
            guard try await inHand(number)?.procedure.name == tale.current else { continue }
            matter.story?.files[tale.current] = number
            return number
        }
        return nil
    }

    private func storyCaller(_ deed: Scenario.Deed, on hand: FileInHand, _ matter: DrillMatter) -> Caller? {
        guard let role = hand.procedure.role(deed.role) else { return nil }
        if let party = role.party { return self.party(party, on: hand, of: matter) }
        guard let agency = hand.file.bodies[role.body] else { return nil }
        var holders = writing.people.holders(of: deed.role.description, at: agency.description)
        if let fact = role.namedBy { holders = holders.filter { hand.file.facts[fact] == .person($0.id) } }
        if case .sign = deed.kind {
            let signed = Set(hand.file.awaited.map(\.firstBy.description))
            holders = holders.filter { !signed.contains($0.id) }
        }
        let place = min((deed.person ?? 1) - 1, holders.count - 1)
        guard place >= 0 else { return nil }
        return office.drillCaller(holders[place], at: agency.description, as: deed.role.description)
    }

    private mutating func perform(
        _ deed: Scenario.Deed, by caller: Caller, on hand: FileInHand, _ matter: inout DrillMatter
    ) async throws -> StepDone {
        let occasion = self.occasion(caller, on: hand, matter)
        let sample = DrillSamples.Sample(at: deed.at, fields: deed.fields)
        let known = office.openActs(on: hand, for: caller, documents: [])
        func form(of name: String) -> [String: JSON] {
            guard let act = known.first(where: { $0.action.name.description == name }) else { return [:] }
            let made = Set(act.action.effect?.facts ?? [])
            return writing.form(sample, act, for: occasion, without: made, chance: &matter.chance)
        }
        switch deed.kind {
        case .files(let kinds):
            let same = deed.fields.first { $0.name == Scenario.sameAs }
                .flatMap { hand.file.paper(Name($0.value)) }.flatMap { Digest(hex: $0.digest) }
            for kind in kinds { try await file(kind.description, on: hand, by: caller, same: same, &matter) }
            return .acted
        case .act(let name):
            return try await submit(
                name.description, form(of: name.description), on: hand, by: caller, &matter)
        case .sign(let things):
            return try await submit(
                "sign", ["documents": .array(things.map(JSON.string))], on: hand, by: caller, &matter)
        case .recordReceipt(let paper):
            return try await submit(
                "record-receipt", ["document": .string(paper.description)], on: hand, by: caller, &matter)
        case .other(let builtIn):
            return try await submit(
                builtIn.rawValue, form(of: builtIn.rawValue), on: hand, by: caller, &matter)
        }
    }
}
