internal import Casework
internal import Evidence
internal import Law
internal import Programmes
internal import Store

extension Drill {
    /// Does an offered act: the papers that it needs first, then the act with its form.
    mutating func perform(_ offer: Offer, on hand: FileInHand, _ matter: inout DrillMatter) async throws
        -> StepDone
    {
        let occasion = self.occasion(offer.caller, on: hand, matter)
        if offer.act.isBuiltIn {
            let form = builtInForm(offer.act, for: occasion, &matter)
            return try await submit(
                offer.act.action.name.description, form, on: hand, by: offer.caller, &matter)
        }
        try await filePapers(for: offer, on: hand, &matter)
        let form = writing.form(of: offer.act, for: occasion, chance: &matter.chance)
        return try await submit(offer.act.action.name.description, form, on: hand, by: offer.caller, &matter)
    }

    func occasion(_ caller: Caller, on hand: FileInHand, _ matter: DrillMatter) -> DrillWriting.Occasion {
        .init(hand: hand, caller: caller, place: matter.place, now: office.now, agencies: office.agencies)
    }

    /// Hands an act in, and counts what the desk says to it.
    mutating func submit(
        _ action: String, _ form: [String: JSON], on hand: FileInHand, by caller: Caller,
        _ matter: inout DrillMatter
    ) async throws -> StepDone {
        let key = "\(hand.procedure.name)/\(action)"
        do {
            let receipt = try await office.submit(
                action, fields: form, to: hand.number, expecting: nil, for: caller)
            note(receipt, key, on: hand, &matter)
            noteReceivers(receipt, of: action, on: hand, matter)
            return .acted
        } catch let refusal as Refusal {
            count(refusal: refusal.kind)
            tally.refused[key, default: 0] += 1
            if case .clockStillRuns(_, let end?) = refusal { return .waits(end.lastMoment) }
            return .refused
        } catch let refusal as DeskRefusal {
            count(refusal: DrillTally.name(of: refusal))
        } catch let refusal as StaffRefusal {
            count(refusal: "staff \(refusal)")
        } catch let refusal as KeepingRefusal {
            // A drill opens nothing that two people must open together.
            count(refusal: refusal.kind)
        }
        tally.refused[key, default: 0] += 1
        return .refused
    }

    private mutating func note(
        _ receipt: ActReceipt, _ key: String, on hand: FileInHand, _ matter: inout DrillMatter
    ) {
        tally.acts += 1
        tally.done[key, default: 0] += 1
        matter.waits = 0
        let programme = office.library.programme(of: hand.procedure.name)?.name ?? "-"
        tally.actsOf[programme, default: 0] += 1
        for event in receipt.events {
            switch event {
            case .stageEntered(let stage): noteStage(stage, on: hand, matter)
            case .codeGiven(let party): matter.parties.insert(party)
            case .linkedFileOpened(let name, let number):
                take(number.description, into: &matter)
                if matter.goals.first == name { matter.goals.removeFirst() }
                matter.story?.files[name] = number.description
            default: break
            }
        }
    }

    /// Whoever was named has somebody who can go on with the file.
    private mutating func noteReceivers(
        _ receipt: ActReceipt, of action: String, on hand: FileInHand, _ matter: DrillMatter
    ) {
        for case .bodyBound(let body, let agency) in receipt.events {
            let done = hand.procedure.actions(in: hand.file.stage).filter { $0.name.description == action }
            let taken = done.flatMap { hand.procedure.receptions(of: $0, in: hand.file.stage) }
                .filter { $0.body == body }
            let isStill = taken.contains { reception in
                reception.roles.allSatisfy { role in
                    writing.people.holders(of: role.description, at: agency.description).isEmpty
                }
            }
            guard isStill else { continue }
            tally.add(
                DrillFault(
                    kind: .standsStill, procedure: hand.procedure.name.description, place: action,
                    token: matter.token, path: ["\(agency)"]))
        }
    }

    private mutating func noteStage(_ stage: Name<Stage>, on hand: FileInHand, _ matter: DrillMatter) {
        let from = "\(hand.procedure.name)/\(hand.file.stage)"
        let to = "\(hand.procedure.name)/\(stage)"
        if from != to { tally.left[from, default: 0] += 1 }
        if hand.procedure.stage(stage)?.ends == false {
            tally.entered[to, default: 0] += 1
            if tally.firstAt[to] == nil { tally.firstAt[to] = matter.token }
        }
    }

    // MARK: papers

    /// Lays into the file what the act needs and nobody has filed yet.
    private mutating func filePapers(for offer: Offer, on hand: FileInHand, _ matter: inout DrillMatter)
        async throws
    {
        for need in offer.act.needs where need.state == .missing {
            let kind = need.kind.name
            let filers = [offer.caller] + callersWhoFile(hand)
            let filer = filers.first { caller in
                guard PartyRole.party(of: caller.agency) != nil else { return true }
                return hand.procedure.roles.contains {
                    caller.roles.contains($0.name) && $0.files.contains(kind)
                }
            }
            if let filer { try await file(kind.description, on: hand, by: filer, &matter) }
        }
    }

    /// Officers who have a part in the file.
    private func callersWhoFile(_ hand: FileInHand) -> [Caller] {
        hand.procedure.roles.compactMap { role in
            guard role.party == nil, role.namedBy == nil, let agency = hand.file.bodies[role.body],
                hand.file.participates(agency),
                let person = writing.people.holders(of: role.name.description, at: agency.description).first
            else { return nil }
            return office.drillCaller(person, at: agency.description, as: role.name.description)
        }
    }

    mutating func fileExhibit(_ hand: FileInHand, _ matter: inout DrillMatter) async throws {
        guard let filer = callersWhoFile(hand).first else { return }
        try await file("exhibit", on: hand, by: filer, &matter)
    }

    /// A paper with words of its own, so that no two are the same bytes.
    mutating func file(
        _ kind: String, on hand: FileInHand, by caller: Caller, same digest: Digest? = nil,
        _ matter: inout DrillMatter
    ) async throws {
        let title = hand.procedure.paper(Name(kind))?.title ?? kind
        let firm = writing.firm(&matter.chance)
        let words = writing.narrative(on: office.now.legalDay, firm: firm, chance: &matter.chance)
        let text = "\(title)\n\(hand.number)\n\(caller.agencyName)\n\(office.now)\n\(words)\n"
        let bytes = try digest.map { try office.vault.bytes(of: $0) } ?? Array(text.utf8)
        let body = AsyncStream<[UInt8]> { stream in
            stream.yield(bytes)
            stream.finish()
        }
        do {
            _ = try await office.fileDocument(
                kind: kind, name: title + ".txt", mediaType: "text/plain; charset=utf-8", body: body,
                to: hand.number, for: caller)
            tally.papers += 1
        } catch let refusal as Refusal {
            count(refusal: "paper-" + refusal.kind)
        } catch let refusal as DeskRefusal {
            count(refusal: DrillTally.name(of: refusal))
        }
    }

    // MARK: acts that every file knows

    private func builtInForm(
        _ act: OpenAct, for occasion: DrillWriting.Occasion, _ matter: inout DrillMatter
    ) -> [String: JSON] {
        let hand = occasion.hand
        let phrase = JSON.string(matter.chance.pick(writing.words.phrases) ?? "")
        switch BuiltInAct(rawValue: act.action.name.description) {
        case .recordReceipt:
            let open = hand.file.services.filter { $0.receipt == nil }
            guard let service = matter.chance.pick(open) else { return [:] }
            return ["document": .string(service.document.description), "of": .string(service.to)]
        case .giveCode:
            let parties = hand.procedure.actingParties.filter { !hand.file.codesGiven.contains($0) }
            return ["party": .string(matter.chance.pick(parties) ?? "")]
        case .nameParty:
            return [
                "party": .string(matter.chance.pick(hand.procedure.actingParties) ?? ""),
                "name": .string(writing.person(&matter.chance)),
                "address": .string(writing.street(&matter.chance)),
            ]
        case .readSealed:
            return ["record": .string(matter.chance.pick(act.subjects) ?? ""), "reason": phrase]
        case .noteNumber: return ["number": .string("2026-\(matter.chance.within(1...9_999))")]
        case .rectify:
            return ["revision": .int(matter.chance.within(1...max(1, hand.revision))), "because": phrase]
        case .invite:
            let kind = matter.chance.pick(["ip-office", "procuratorate", "police"]) ?? ""
            let agency = occasion.agencies.nearest(kind, to: matter.place)?.id ?? ""
            return ["agency": .string(agency), "role": .string("observer"), "basis": phrase]
        default: return [:]
        }
    }
}

extension DrillTally {
    /// A refusal of the desk by its name alone: what it says of this one file counts nothing.
    static func name(of refusal: DeskRefusal) -> String {
        "desk-" + ("\(refusal)".split { !$0.isLetter }.first.map(String.init) ?? "")
    }
}
