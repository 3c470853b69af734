internal import Casework
public import Evidence
public import Law
internal import Store

/// One act is one transaction: read, decide, append, project.
extension Office {
    /// Submits an act on a file.
    ///
    /// - Parameter fields: what the form or the program sent, not yet read.
    /// - Parameter tookEffectAt: when the act took effect in law; now when it is `nil`.
    /// - Parameter expecting: the revision that the caller saw, if it says.
    /// - Throws: `Refusal` of the law, the procedure or the file; `DeskRefusal` of the desk.
    public func submit(
        _ action: String, fields: [String: JSON], at tookEffectAt: Instant? = nil, to number: String,
        expecting revision: Int?, for caller: Caller
    ) async throws -> ActReceipt {
        try await submit(
            action, fields: fields, bringing: [], at: tookEffectAt, to: number, expecting: revision,
            for: caller)
    }

    /// - Parameter papers: what comes with the act and lies in the vault already.
    func submit(
        _ action: String, fields: [String: JSON], bringing papers: [BroughtPaper],
        at tookEffectAt: Instant? = nil,
        to number: String, expecting revision: Int?, for caller: Caller
    ) async throws -> ActReceipt {
        let hand = try await sharedFile(number, with: caller)
        do {
            if let gone = hand.quoted.destroyed {
                throw KeepingRefusal.barred(.destroyed(CivilDate(dayNumber: gone.erasedDay)))
            }
            return try await submit(
                Name(action), fields: fields, bringing: papers, at: tookEffectAt, on: hand,
                expecting: revision,
                for: caller)
        } catch let refusal as Refusal {
            try await auditRefusal(refusal.kind, action, on: hand, by: caller)
            throw refusal
        } catch let refusal as KeepingRefusal {
            try await auditRefusal(refusal.kind, action, on: hand, by: caller)
            throw refusal
        } catch let refusal as StaffRefusal {
            try await auditRefusal("own-proposal", action, on: hand, by: caller)
            throw refusal
        } catch is JournalConflict {
            let found = try await database.read { db in try Journal.lastPage(of: number, on: db) }
            throw Refusal.fileMovedOn(expected: hand.revision, found: found?.revision ?? 0)
        }
    }

    private func submit(
        _ action: Name<Action>, fields: [String: JSON], bringing brought: [BroughtPaper],
        at tookEffectAt: Instant?, on hand: FileInHand, expecting revision: Int?, for caller: Caller
    ) async throws -> ActReceipt {
        if let revision, revision != hand.revision {
            throw Refusal.fileMovedOn(expected: revision, found: hand.revision)
        }
        try checkStandIn(action, on: hand, by: caller)
        let reading = ActReading(
            action, fields: fields, on: hand.file, procedure: hand.procedure, randomness: randomness)
        var act = Act(
            action, by: caller.officer, at: tookEffectAt ?? now, recordedAt: now, fields: reading.form.facts,
            terms: reading.terms)
        let named = act
        act.other = try await database.read { db in try self.otherFile(of: named, for: caller, on: db) }
        try checkForm(reading, act, on: hand)
        try checkReferences(act, on: hand)
        var drafts = try draftPapers(for: act, on: hand, typed: reading.form.texts, by: caller)
        act.papers = drafts.map(\.paper) + brought.map(\.paper)
        act.child = mayOpenAnother(act, hand.procedure) ? "to-be-numbered" : nil
        var seen = hand
        for text in reading.form.texts { seen.quoted.texts[text.id] = text.text }
        let done = try await decidedAndPerformed(
            act, on: seen, typed: reading.form.texts, by: caller)
        act.fields.merge(done.facts) { _, made in made }
        act.terms.merge(done.terms) { _, made in made }
        drafts += done.papers
        act.papers += done.papers.map(\.paper)
        try await keep(drafts)
        let writing = ActWriting(
            act: act, hand: hand, texts: reading.form.texts + done.texts, papers: drafts, caller: caller,
            release: done.release, secrets: reading.form.secrets, brought: brought)
        let receipt = try await database.write { db in try self.write(writing, on: db) }
        if done.release != nil { try await followRelease() }
        return receipt
    }

    /// The law first, then what the office finds out for the act. What an effect finds out may be what the law asks
    /// for, such as who plays a body: then the act is decided once more when it is written.
    private func decidedAndPerformed(
        _ act: Act, on hand: FileInHand, typed: [FormReading.NewText], by caller: Caller
    ) async throws -> EffectDone {
        _ = try hand.procedure.decide(act, on: hand.file, calendar: calendar)
        return try await perform(act, on: hand, typed: typed, by: caller)
    }

    /// Faults of the form come before the law, but after the question whether the act is the caller's at all.
    private func checkForm(_ reading: ActReading, _ act: Act, on hand: FileInHand) throws {
        guard !reading.form.faults.isEmpty else { return }
        do {
            _ = try hand.procedure.decide(act, on: hand.file, calendar: calendar)
        } catch .fieldsInvalid(let missing) {
            let named = Set(reading.form.faults.map(\.field))
            throw Refusal.fieldsInvalid(reading.form.faults + missing.filter { !named.contains($0.field) })
        } catch .notYourRole(let needed) {
            throw Refusal.notYourRole(needed: needed)
        } catch .notInThisStage(let name, let stage) {
            throw Refusal.notInThisStage(name, stage: stage)
        } catch .unknownAct(let name) {
            throw Refusal.unknownAct(name)
        } catch .joined(let other) {
            throw Refusal.joined(to: other)
        } catch {
            throw Refusal.fieldsInvalid(reading.form.faults)
        }
        throw Refusal.fieldsInvalid(reading.form.faults)
    }

    /// Agencies and proofs that an act names must be there.
    private func checkReferences(_ act: Act, on hand: FileInHand) throws {
        for (name, fact) in act.fields.sorted(by: { $0.key < $1.key }) {
            guard case .agency(let id) = fact, agencies.agency(AgencyID(id)) == nil else { continue }
            throw Refusal.fieldsInvalid([.init(name, .unknown)])
        }
        if let proof = act.terms["proof"]?.first, !hand.file.papers.contains(where: { $0.id == proof }) {
            throw Refusal.fieldsInvalid([.init("proof", .unknown)])
        }
    }

    private func auditRefusal(_ kind: String, _ action: String, on hand: FileInHand, by caller: Caller)
        async throws
    {
        let known =
            BuiltInAct(rawValue: action) != nil
            || hand.procedure.allActions.contains { $0.name.description == action }
        try await audit(
            "refused", person: caller.person.description, agency: caller.agency.description,
            file: hand.number,
            details: .object(["act": .string(known ? action : "unknown"), "because": .string(kind)]))
    }
}

/// All that one act writes, ready before the transaction begins.
struct ActWriting: Sendable {
    var act: Act
    let hand: FileInHand
    let texts: [FormReading.NewText]
    let papers: [DraftedPaper]
    let caller: Caller
    /// The number of the release that the act makes.
    var release: Int?
    /// Texts to be sealed, by the records that the events name.
    var secrets: [FormReading.NewSecret] = []
    /// Papers that came with the act.
    var brought: [BroughtPaper] = []
}

/// A paper that comes with an act; its bytes lie in the vault.
struct BroughtPaper: Sendable {
    let paper: Paper
    let mediaType: String
    let fileName: String?
}
