internal import Casework
internal import Law
internal import Store

/// What a caller may do on a file now, with the form of each act.
extension Office {
    func openActs(on hand: FileInHand, for caller: Caller, documents: [DocumentRow]) -> [OpenAct] {
        let open = hand.procedure.actions(in: hand.file.stage).filter {
            hand.procedure.may(caller.officer, do: $0, on: hand.file)
        }
        let acts = open.map { offer($0, on: hand) } + builtInActs(on: hand, for: caller)
        guard hand.file.joinedTo != nil else { return acts }
        return acts.filter {
            hand.procedure.isOpenWhileJoined($0.action.name, by: caller.agency, in: hand.file.stage)
        }
    }

    private func offer(_ action: Action, on hand: FileInHand) -> OpenAct {
        let required = action.asks.map {
            OpenAct.Field(field: $0, isRequired: true, current: hand.file.facts[$0.name])
        }
        let asked = Set(action.asks.map(\.name))
        let offered = action.records.filter { !asked.contains($0.name) }.map {
            OpenAct.Field(field: $0, isRequired: false, current: hand.file.facts[$0.name])
        }
        return OpenAct(
            action: action, title: action.title ?? action.name.description,
            fields: required + offered + clockFields(action, on: hand, asked: asked),
            needs: (action.needs + action.drafts.filter { !action.needs.contains($0) }).map {
                need($0, action, on: hand)
            },
            requires: action.requires.map { $0.finding(on: hand.file.facts) },
            starts: action.starts.map { $0.inForce(on: now.legalDay) },
            stops: action.stops, isBuiltIn: false, subjects: [])
    }

    /// Fields that acts on clocks take: the ground of an extension, its last day, the facts not to be established.
    private func clockFields(_ action: Action, on hand: FileInHand, asked: Set<String>) -> [OpenAct.Field] {
        var fields: [OpenAct.Field] = []
        if let clock = action.extends {
            let asks = clock.extensions.flatMap(\.asks).filter { !asked.contains($0.name) }
            var seen: Set<String> = []
            fields += asks.filter { seen.insert($0.name).inserted }.map {
                OpenAct.Field(field: $0, isRequired: true, current: nil)
            }
            if clock.extensions.contains(where: { $0.reach == .untilAsked }) {
                fields.append(
                    .init(
                        field: FactField(name: "until", title: "until", kind: .day), isRequired: false,
                        current: nil))
            }
        }
        if !action.absents.isEmpty {
            let names = action.absents.map(\.name)
            fields.append(
                .init(
                    field: FactField(name: "absent", title: "absent", kind: .choice(names)), isRequired: true,
                    current: nil))
        }
        return fields
    }

    private func need(_ kind: PaperKind, _ action: Action, on hand: FileInHand) -> OpenAct.Need {
        let filed = hand.file.paper(kind.name)
        let isUnneeded = kind.neededWhen.map { hand.file.facts[$0] == .yesNo(false) } ?? false
        let isDrafted = action.drafts.contains(kind) && !hand.papersOfThisStage.contains(kind.name)
        let state: OpenAct.Need.State =
            isDrafted ? .drafted : filed != nil ? .filed : isUnneeded ? .notNeeded : .missing
        return OpenAct.Need(kind: kind, state: state, document: isDrafted ? nil : filed?.id)
    }

    private func builtInActs(on hand: FileInHand, for caller: Caller) -> [OpenAct] {
        let held = hand.procedure.rolesHeld(by: caller.officer, on: hand.file)
        guard !held.isEmpty else { return [] }
        if PartyRole.party(of: caller.agency) != nil { return sealedReading(on: hand, for: caller) }
        var acts: [OpenAct] = []
        let toSign = hand.file.awaited.filter { held.contains($0.role) && $0.firstBy != caller.person }
        if !toSign.isEmpty {
            acts.append(builtIn(.sign, [("documents", .text, true)], subjects: toSign.map(\.what)))
        }
        let unreceived = hand.file.services.filter { $0.receipt == nil }
        if !unreceived.isEmpty {
            let methods = ReceiptOfService.Method.allCases.map(\.rawValue)
            let fields: [(String, FactField.Kind, Bool)] = [
                ("document", .choice(unreceived.map(\.document.description)), true), ("of", .text, false),
                ("method", .choice(methods), false), ("day", .day, false), ("proof", .text, false),
            ]
            acts.append(builtIn(.recordReceipt, fields, subjects: unreceived.map(\.document.description)))
        }
        acts += sealedReading(on: hand, for: caller)
        if hand.file.joinedTo != nil, seesWhole(caller, hand) {
            acts.append(builtIn(.undoMerge, [("reason", .text, true)], subjects: []))
        }
        guard !hand.file.hasEnded else { return acts }
        if seesWhole(caller, hand) { acts += splitting(on: hand) }
        acts.append(builtIn(.noteNumber, [("number", .text, true)], subjects: []))
        acts.append(builtIn(.rectify, [("revision", .count, true), ("because", .text, true)], subjects: []))
        if !hand.procedure.actingParties.isEmpty, sight(of: caller, on: hand) == nil {
            let parties = FactField.Kind.choice(hand.procedure.actingParties)
            acts.append(
                builtIn(
                    .nameParty,
                    [
                        ("party", parties, true), ("name", .text, true), ("uscc", .text, false),
                        ("address", .text, false),
                    ], subjects: []))
            acts.append(builtIn(.giveCode, [("party", parties, true)], subjects: []))
        }
        let opening = hand.procedure.bodies.first { $0.kind == .openingAgency }.flatMap {
            hand.file.bodies[$0.name]
        }
        if opening == caller.agency {
            let fields: [(String, FactField.Kind, Bool)] = [
                ("agency", .agency, true), ("role", .text, true), ("basis", .text, true),
            ]
            acts.append(builtIn(.invite, fields, subjects: []))
        }
        return acts
    }

    /// To split the file; and, where it was split off another, to join it back to that.
    private func splitting(on hand: FileInHand) -> [OpenAct] {
        var acts: [OpenAct] = []
        if isSplittable(hand.procedure), hand.file.takenIn.isEmpty {
            acts.append(
                builtIn(.split, [("reason", .text, true), ("respondent", .text, false)], subjects: []))
        }
        if let other = hand.file.splitFrom, hand.file.takenIn.isEmpty {
            let fields: [(String, FactField.Kind, Bool)] = [
                ("file", .choice([other.description]), true), ("reason", .text, true),
            ]
            acts.append(builtIn(.merge, fields, subjects: [other.description]))
        }
        return acts
    }

    /// Sealed records that the caller may open, each time with a reason.
    private func sealedReading(on hand: FileInHand, for caller: Caller) -> [OpenAct] {
        let readable = hand.file.sealed.filter {
            hand.procedure.mayRead($0, caller.officer, on: hand.file)
                && !hand.quoted.erased.contains($0.record)
        }.map(\.record)
        guard !readable.isEmpty else { return [] }
        let fields: [(String, FactField.Kind, Bool)] = [
            ("record", .choice(readable), true), ("reason", .text, true),
        ]
        return [builtIn(.readSealed, fields, subjects: readable)]
    }

    private func builtIn(
        _ act: BuiltInAct, _ fields: [(String, FactField.Kind, Bool)], subjects: [String]
    ) -> OpenAct {
        OpenAct(
            action: Action(name: Name(act.rawValue), title: nil), title: act.rawValue,
            fields: fields.map { name, kind, isRequired in
                OpenAct.Field(
                    field: FactField(name: name, title: name, kind: kind), isRequired: isRequired,
                    current: nil)
            },
            needs: [], requires: [], starts: [], stops: [], isBuiltIn: true, subjects: subjects)
    }

    /// Acts that would be the caller's, and what the law or the file holds against them now.
    func barred(on hand: FileInHand, for caller: Caller, acts: [OpenAct]) -> [BarredAct] {
        acts.filter { !$0.isBuiltIn }.compactMap { act in
            let refusal = hand.procedure.bar(to: act.action, by: caller.officer, on: hand.file, at: now)
            return refusal.map { BarredAct(action: act.action, title: act.title, refusal: $0) }
        }
    }
}
