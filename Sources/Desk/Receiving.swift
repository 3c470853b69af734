internal import Casework
internal import Law
internal import Programmes
internal import Store

/// Who can take over what an act hands on: the procedure says which posts go on with it, the directory who holds them.
extension Office {
    /// What an act hands over on its own file, and on the one that it opens.
    func receptions(of action: Action, on hand: FileInHand) -> [Reception] {
        let opened = action.opens.flatMap { library.current($0, on: now.legalDay) }
        return hand.procedure.receptions(of: action, in: hand.file.stage)
            + (opened?.receptionsAtOpening ?? [])
    }

    /// - Throws: `Refusal.nobodyReceives` where the file would stand still at the body that the act names.
    func demandReceivers(_ act: Act, on hand: FileInHand, on db: some Connection) throws {
        let done = hand.procedure.actions(in: hand.file.stage).first {
            $0.name == act.action && hand.procedure.may(act.officer, do: $0, on: hand.file)
        }
        guard let done else { return }
        for reception in receptions(of: done, on: hand) {
            try demand(reception, act.fields[reception.field] ?? hand.file.facts[reception.field], on: db)
        }
    }

    /// A file that opens beside another one must find somebody at one of its bodies who takes the first step.
    ///
    /// - Throws: `Refusal.nobodyGoesOn`, so that the file before it is left where somebody can still act.
    func demandFirstActors(
        of child: Procedure, opened: OpenedFile, facts: [String: Fact], on db: some Connection
    ) throws {
        let actors = child.firstActors
        var bodies = opened.bodies
        for (body, field) in child.opening.binds {
            if case .agency(let id)? = facts[field] { bodies[body] = AgencyID(id) }
        }
        let needed = actors.filter { bodies[$0.body] != nil }
        guard !needed.isEmpty else { return }
        for role in needed {
            let holders = try Directory.agencies(
                holding: [role.name.description], on: now.legalDay.dayNumber, from: db)
            if let body = bodies[role.body], holders.contains(body.description) { return }
        }
        throw Refusal.nobodyGoesOn(at: agencies.name(opened.agency), needed: needed.map(\.name).sorted())
    }

    /// The same for a file that opens without another before it.
    func demandReceivers(
        ofOpened procedure: Procedure, facts: [String: Fact], on db: some Connection
    ) throws {
        for reception in procedure.receptionsAtOpening {
            try demand(reception, facts[reception.field], on: db)
        }
    }

    private func demand(_ reception: Reception, _ named: Fact?, on db: some Connection) throws {
        guard case .agency(let id)? = named, try !receivers(of: reception, on: db).contains(id) else {
            return
        }
        throw Refusal.nobodyReceives(
            at: agencies.name(AgencyID(id)), field: reception.field, needed: reception.roles)
    }

    private func receivers(of reception: Reception, on db: some Connection) throws -> Set<String> {
        try Directory.agencies(
            holding: reception.roles.map(\.description), on: now.legalDay.dayNumber, from: db)
    }

    /// The forms of acts, each with the bodies that its field may name.
    func namingReceivers(
        _ acts: [OpenAct], on hand: FileInHand, on db: some Connection
    ) throws -> [OpenAct] {
        let handing = acts.map { $0.isBuiltIn ? [] : receptions(of: $0.action, on: hand) }
        guard handing.contains(where: { !$0.isEmpty }) else { return acts }
        return try zip(acts, handing).map { act, receptions in
            try receptions.reduce(act) { try $0.naming(receivers(of: $1, on: db), in: $1.field) }
        }
    }
}

extension OpenAct {
    fileprivate func naming(_ able: Set<String>, in name: String) -> OpenAct {
        var act = self
        for (place, field) in fields.enumerated() where field.field.name == name {
            act.fields[place].receivers = field.receivers?.intersection(able) ?? able
        }
        return act
    }
}
