internal import Casework
internal import Evidence
internal import Law
internal import Store

/// Somebody needs a file as it is: a review, a lawsuit or an inquiry that the office does not run. While the hold stands, nobody
/// decides what becomes of the file.
extension Office {
    /// Sets a hold, or releases it, with a reason.
    ///
    /// - Throws: `KeepingRefusal`; `Refusal.notYourRole`; `DeskRefusal`.
    public func hold(
        _ isSet: Bool, because text: String, of number: String, for caller: Caller
    ) async throws {
        let hand = try await sharedFile(number, with: caller)
        try await keepingTried(isSet ? "hold" : "release-hold", on: number, by: caller) {
            guard mayErase(caller, hand) else { throw Refusal.notYourRole(needed: wholeRoles(hand)) }
            let reason = try reason(text)
            try await database.write { db in
                try self.settleHold(isSet, because: reason, hand, by: caller, on: db)
            }
        }
    }

    private func settleHold(
        _ isSet: Bool, because reason: String, _ hand: FileInHand, by caller: Caller, on db: some Connection
    ) throws {
        if let day = try Erasures.destroyedDay(of: hand.number, on: db) {
            throw KeepingRefusal.barred(.destroyed(CivilDate(dayNumber: day)))
        }
        let person = caller.person.description
        let id: String
        if isSet {
            let hold = RetentionHold(
                id: randomness.identifier("h"), caseNumber: hand.number, reason: reason, setBy: person,
                setMs: now.ms)
            guard try RetentionHolds.put(hold, on: db) else { throw KeepingRefusal.heldAlready }
            id = hold.id
        } else {
            let released = try RetentionHolds.release(
                of: hand.number, by: person, because: reason, at: now.ms, on: db)
            guard let released else { throw KeepingRefusal.notHeld }
            id = released
        }
        try Audit.append(
            AuditEntry(
                atMs: now.ms, person: person, agency: caller.agency.description,
                kind: isSet ? "hold-set" : "hold-released", caseNumber: hand.number,
                details: .object(["hold": .string(id)])),
            on: db)
    }

    /// Roles that see the whole file: they decide what becomes of it.
    func wholeRoles(_ hand: FileInHand) -> [Name<Role>] {
        hand.procedure.roles.filter { $0.sees == nil && $0.party == nil }.map(\.name)
    }
}
