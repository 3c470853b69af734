internal import Casework
internal import Evidence
internal import Law
internal import Store

extension Office {
    /// Whoever stands in for the deciding role decides nothing that they brought about in another.
    func checkStandIn(_ name: Name<Action>, on hand: FileInHand, by caller: Caller) throws {
        guard !caller.standsIn.isEmpty else { return }
        let lent = rolesUsed(name, on: hand).intersection(caller.roles)
        guard let role = lent.min(), lent.allSatisfy({ caller.standsIn[$0] != nil }) else { return }
        let brought = hand.events.contains { event in
            guard case .acted(let earlier, caller.person, _) = event else { return false }
            return rolesUsed(earlier, on: hand).isDisjoint(with: lent)
        }
        if brought { throw StaffRefusal.ownProposal(role) }
    }

    /// Who may do an act; for a second signature, those that are asked for one.
    private func rolesUsed(_ name: Name<Action>, on hand: FileInHand) -> Set<Name<Role>> {
        if name.description == BuiltInAct.sign.rawValue { return Set(hand.file.awaited.map(\.role)) }
        return Set(hand.procedure.allActions.filter { $0.name == name }.flatMap(\.by))
    }

    /// What the trail keeps of an act: who, which, on which page. What it says lies in the file alone.
    func trailLine(
        of act: Act, _ events: [CaseEvent], on number: String, at revision: Int, by caller: Caller
    ) -> AuditEntry {
        var details: [String: JSON] = [
            "act": .string(act.action.description), "revision": .int(revision),
        ]
        for (role, owner) in caller.standsIn.sorted(by: { $0.key < $1.key }) {
            details["stands_in_for." + role.description] = .string(owner.description)
        }
        let isReading = events.contains { if case .sealedRecordRead = $0 { true } else { false } }
        return AuditEntry(
            atMs: act.recordedAt.ms, person: caller.person.description, agency: caller.agency.description,
            kind: isReading ? "sealed-record-read" : "act", caseNumber: number,
            details: .object(details))
    }
}
