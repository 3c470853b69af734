public import Law

extension Procedure {
    /// Who may open a sealed record: what a pack's field hides, its maker and the roles that the field names, and
    /// the other parties once both sides have agreed to it; everything else, whoever reads the whole file.
    public func mayRead(_ entry: CaseFile.SealedEntry, _ officer: Officer, on file: CaseFile) -> Bool {
        let held = rolesHeld(by: officer, on: file)
        guard let field = entry.field else {
            return held.contains { role($0)?.sees == nil && role($0)?.party == nil }
        }
        if let maker = entry.by, held.contains(maker) { return true }
        guard let field = fact(field), case .sealed(let sealing) = field.kind else { return false }
        if held.contains(where: sealing.readers.contains) { return true }
        return isShared(sealing, file.facts) && held.contains { role($0)?.party != nil }
    }

    /// Roles that may open it.
    public func readers(of entry: CaseFile.SealedEntry) -> [Name<Role>] {
        guard let field = entry.field.flatMap(fact), case .sealed(let sealing) = field.kind else {
            return roles.filter { $0.sees == nil && $0.party == nil }.map(\.name)
        }
        return sealing.readers + (entry.by.map { [$0] } ?? [])
    }

    /// Whether everyone whose word it needs has said that the parties may read what the field hides.
    public func isShared(_ sealing: Sealing, _ facts: Facts) -> Bool {
        !sealing.sharedWhen.isEmpty && sealing.sharedWhen.allSatisfy { facts[$0] == .yesNo(true) }
    }

    /// An officer says who a party is. The journal keeps that it was done; name and address lie beside it.
    func nameParty(_ act: Act, on file: CaseFile) throws(Refusal) -> [CaseEvent] {
        let party = try party(of: act, on: file)
        guard let name = act.terms["name"]?.first, !name.isEmpty else {
            throw .fieldsInvalid([.init("name", .required)])
        }
        return [
            .acted(act.action, by: act.officer.person, at: act.tookEffectAt), .partyNamed(party),
        ]
    }

    /// A party that acts in the file is given a code, shown once to the officer who asks for it.
    func giveCode(_ act: Act, on file: CaseFile) throws(Refusal) -> [CaseEvent] {
        let party = try party(of: act, on: file)
        guard actingParties.contains(party) else { throw .fieldsInvalid([.init("party", .choice)]) }
        return [
            .acted(act.action, by: act.officer.person, at: act.tookEffectAt), .codeGiven(party),
        ]
    }

    private func party(of act: Act, on file: CaseFile) throws(Refusal) -> String {
        let held = rolesHeld(by: act.officer, on: file).compactMap(role)
        guard held.contains(where: { $0.party == nil && $0.sees == nil }) else {
            throw .notYourRole(needed: roles.filter { $0.party == nil && $0.sees == nil }.map(\.name))
        }
        guard !file.hasEnded else { throw .notInThisStage(act.action, stage: file.stage) }
        guard let party = act.terms["party"]?.first, !party.isEmpty else {
            throw .fieldsInvalid([.init("party", .required)])
        }
        let isName = party.utf8.count <= 40 && party.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 }
        guard isName else { throw .fieldsInvalid([.init("party", .characters)]) }
        return party
    }
}
