internal import Casework
internal import Evidence
internal import Law
internal import Programmes

extension Drill {
    /// An act that the desk offers to somebody, and how likely they take it.
    struct Offer {
        let caller: Caller
        let act: OpenAct
        let weight: Int
    }

    /// What the desk offers everybody who has a part in the file, without what the law or the file holds against it.
    func offers(on hand: FileInHand, _ matter: inout DrillMatter) -> [Offer] {
        var offers: [Offer] = []
        for caller in callers(on: hand, &matter) {
            let acts = office.openActs(on: hand, for: caller, documents: [])
            let barred = Set(office.barred(on: hand, for: caller, acts: acts).map(\.action.name))
            for act in acts where act.isBuiltIn || !barred.contains(act.action.name) {
                let weight = self.weight(of: act, on: hand, for: matter)
                if weight > 0 || !act.isBuiltIn {
                    offers.append(Offer(caller: caller, act: act, weight: weight))
                }
            }
        }
        let isAnythingOfPack = offers.contains { !$0.act.isBuiltIn }
        return isAnythingOfPack ? offers : offers.filter { $0.weight >= 10 }
    }

    /// One person for each role that has a body on the file, and each party that holds a code.
    private func callers(on hand: FileInHand, _ matter: inout DrillMatter) -> [Caller] {
        hand.procedure.roles.compactMap { role -> Caller? in
            if let party = role.party { return self.party(party, on: hand, of: matter) }
            // A body that the file has not come to yet knows nothing of it.
            guard let agency = hand.file.bodies[role.body], hand.file.participates(agency) else { return nil }
            var holders = writing.people.holders(of: role.name.description, at: agency.description)
            if let fact = role.namedBy {
                holders = holders.filter { hand.file.facts[fact] == .person($0.id) }
            }
            guard !holders.isEmpty else { return nil }
            let usual = matter.token.matter % holders.count
            let place = matter.chance.happens(75) ? usual : matter.chance.below(holders.count)
            return office.drillCaller(
                holders[place], at: agency.description, as: role.name.description)
        }
    }

    /// A party acts once it has been given its code, for this file or for the one before.
    func party(_ party: String, on hand: FileInHand, of matter: DrillMatter) -> Caller? {
        guard matter.parties.contains(party) || hand.file.codesGiven.contains(party) else { return nil }
        var caller = Caller(
            person: PartyRole.person(of: party), personName: "", agency: PartyRole.agency(of: party),
            agencyName: "", agencyKind: "party", division: "",
            roles: Set(hand.procedure.roles.filter { $0.party == party }.map(\.name)))
        caller.onlyFiles = [hand.number]
        return caller
    }

    private func weight(of act: OpenAct, on hand: FileInHand, for matter: DrillMatter) -> Int {
        if act.isBuiltIn { return builtInWeight(act, on: hand, for: matter) }
        // What comes with an act is a picture from a telephone, and those are taken at another door.
        guard act.action.takes.isEmpty else { return 0 }
        let times = hand.file.acts.count { $0.action == act.action.name }
        if let goal = matter.goals.first, let weight = weight(of: act.action, on: hand, to: goal) {
            return weight
        }
        guard let next = act.action.goesTo.flatMap({ hand.procedure.stage($0) }) else {
            return max(1, 40 / (1 + 2 * times))
        }
        return next.ends && act.action.opens == nil && hand.file.acts.count < 3 ? 25 : 100
    }

    /// Towards the file that the matter is meant to come to; `nil` where this file does not lead there.
    private func weight(of action: Action, on hand: FileInHand, to goal: Name<Procedure>) -> Int? {
        guard let here = charts.steps(from: hand.file.stage, of: hand.procedure, to: goal) else { return nil }
        if action.opens == goal { return 2_000 }
        guard let stage = action.goesTo else { return max(1, 60 / (1 + 2 * hand.file.acts.count)) }
        guard let there = charts.steps(from: stage, of: hand.procedure, to: goal) else { return 1 }
        return there < here ? 400 : 20
    }

    private func builtInWeight(_ act: OpenAct, on hand: FileInHand, for matter: DrillMatter) -> Int {
        switch BuiltInAct(rawValue: act.action.name.description) {
        case .recordReceipt: 160
        case .giveCode: Set(hand.procedure.actingParties).isSubset(of: hand.file.codesGiven) ? 0 : 30
        case .nameParty: hand.file.acts.count < 3 ? 6 : 1
        case .readSealed: 3
        case .noteNumber, .rectify, .invite: 1
        case .sign, .split, .merge, .undoMerge, .tellApart, .undoApart, nil: 0
        }
    }
}
