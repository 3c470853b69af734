internal import Casework
internal import Evidence
internal import Law
internal import Store

/// One person asks, another answers: to open a sealed record, and to erase something for good.
extension Office {
    private static let longestKeepingReason = 500

    /// Asks to open a record, or proposes to erase something.
    ///
    /// - Throws: `KeepingRefusal`; `Refusal.notYourRole`; `DeskRefusal`.
    public func ask(_ order: KeepingOrder, of number: String, for caller: Caller) async throws {
        let hand = try await sharedFile(number, with: caller)
        try await keepingTried(order.act.rawValue, on: number, by: caller) {
            let reason = try reason(order.reason)
            try await database.write { db in
                let row = try self.row(order, because: reason, on: hand, by: caller, on: db)
                try KeepingRequests.put(row, on: db)
                try self.note(
                    order.act == .open ? "opening-asked" : "erasure-proposed", row, by: caller, on: db)
                try self.give([self.notice(row, hand)], of: hand.file, hand.procedure, on: db)
            }
        }
    }

    /// Approves or declines what somebody else asked. What is approved to be erased is gone when this returns.
    public func answer(
        _ id: String, approving isApproved: Bool, because text: String, of number: String, for caller: Caller
    ) async throws {
        let hand = try await sharedFile(number, with: caller)
        let isErased = try await keepingTried("answer", on: number, by: caller) {
            let reason = try reason(text)
            return try await database.write { db in
                let row = try self.waiting(id, hand, for: caller, on: db)
                try row.request.demandAnswer(
                    by: caller.person, standingInFor: Set(caller.standsIn.values), at: self.now)
                try self.settle(row, isApproved, because: reason, hand, by: caller, on: db)
                return isApproved && row.request.act == .erase
            }
        }
        if isErased { try await runErasureRound() }
    }

    public func withdraw(_ id: String, of number: String, for caller: Caller) async throws {
        let hand = try await sharedFile(number, with: caller)
        try await keepingTried("withdraw", on: number, by: caller) {
            try await database.write { db in
                let row = try self.waiting(id, hand, for: caller, on: db)
                try row.request.demandWithdrawal(by: caller.person, at: self.now)
                guard
                    try KeepingRequests.settle(
                        row.id, as: "withdrawn", by: nil, answer: nil, at: self.now.ms, untilMs: nil, on: db)
                else { throw KeepingRefusal.notWaiting }
                let kind = row.isOpening ? "opening-withdrawn" : "erasure-withdrawn"
                try self.note(kind, row, by: caller, on: db)
            }
        }
    }

    /// Nobody reads alone what two must open, and nobody reads what is gone.
    func demandOpening(_ act: Act, on hand: FileInHand, by caller: Caller, on db: some Connection) throws {
        guard act.action.description == BuiltInAct.readSealed.rawValue,
            let record = act.terms["record"]?.first,
            let entry = hand.file.sealed.first(where: { $0.record == record })
        else { return }
        if let day = try SealedRecords.stub(record, on: db)?.erasedDay {
            throw KeepingRefusal.erased(CivilDate(dayNumber: day))
        }
        guard mayOpen(entry, caller, hand) else { return }
        let opening = try KeepingRequests.lasting(
            of: record, for: caller.person.description, at: now.ms, on: db)
        guard opening != nil else { throw KeepingRefusal.secondNeeded }
    }

    private func row(
        _ order: KeepingOrder, because reason: String, on hand: FileInHand, by caller: Caller,
        on db: some Connection
    ) throws -> KeepingRow {
        let asked =
            try order.act == .open
            ? opening(of: order.subject, hand, for: caller, on: db)
            : erasing(of: order, hand, for: caller, on: db)
        let same = try KeepingRequests.all(of: hand.number, on: db).contains { row in
            row.subject == order.subject && row.act == order.act.rawValue
                && (order.act == .erase || row.askedBy == caller.person.description)
                && [.waiting, .open].contains(row.request.standing(at: now))
        }
        if same { throw KeepingRefusal.askedAlready }
        return KeepingRow(
            id: randomness.identifier("k"), caseNumber: hand.number, act: order.act.rawValue,
            kind: asked.kind.rawValue, subject: order.subject, askedBy: caller.person.description,
            askedAt: caller.agency.description, reason: reason, basis: asked.basis.description,
            askedMs: now.ms, lapsesMs: now.ms + asked.hours * 3_600_000)
    }

    private typealias Asked = (kind: KeepingRequest.Kind, basis: Citation, hours: Int)

    private func opening(
        of record: String, _ hand: FileInHand, for caller: Caller, on db: some Connection
    ) throws -> Asked {
        guard let entry = hand.file.sealed.first(where: { $0.record == record }) else {
            throw DeskRefusal.invalid([.init("record", .unknown)])
        }
        guard hand.procedure.mayRead(entry, caller.officer, on: hand.file) else {
            throw Refusal.notYourRole(needed: hand.procedure.readers(of: entry))
        }
        guard let rule = keepingRules.rule(for: entry, in: hand.procedure.name), mayOpen(entry, caller, hand)
        else { throw KeepingRefusal.noSecondNeeded }
        if let day = try SealedRecords.stub(record, on: db)?.erasedDay {
            throw KeepingRefusal.erased(CivilDate(dayNumber: day))
        }
        return (.sealed, rule.basis, rule.standsHours)
    }

    private func erasing(
        of order: KeepingOrder, _ hand: FileInHand, for caller: Caller, on db: some Connection
    ) throws -> Asked {
        guard mayErase(caller, hand) else {
            throw Refusal.notYourRole(
                needed: hand.procedure.roles.filter { $0.sees == nil && $0.party == nil }.map(\.name))
        }
        guard let thing = try things(in: hand, on: db).first(where: { $0.id == order.subject }) else {
            throw DeskRefusal.invalid([.init("subject", order.subject.isEmpty ? .required : .unknown)])
        }
        guard let basis = keepingRules.bases.first(where: { $0.description == order.basis }) else {
            throw DeskRefusal.invalid([.init("basis", order.basis?.isEmpty ?? true ? .required : .choice)])
        }
        return (thing.kind, basis, keepingRules.erasingStandsHours)
    }

    /// A request of this file that the caller may see at all.
    private func waiting(
        _ id: String, _ hand: FileInHand, for caller: Caller, on db: some Connection
    ) throws -> KeepingRow {
        guard let row = try KeepingRequests.find(id, on: db), row.caseNumber == hand.number,
            mayDecide(row, hand, for: caller)
        else { throw DeskRefusal.notFound }
        return row
    }

    private func settle(
        _ row: KeepingRow, _ isApproved: Bool, because reason: String, _ hand: FileInHand, by caller: Caller,
        on db: some Connection
    ) throws {
        let moment = now
        var until: Int?
        if isApproved, row.isOpening {
            let entry = hand.file.sealed.first { $0.record == row.subject }
            guard let rule = entry.flatMap({ keepingRules.rule(for: $0, in: hand.procedure.name) }) else {
                throw KeepingRefusal.noSecondNeeded
            }
            until = moment.ms + rule.openMinutes * 60_000
        }
        let state: KeepingRequest.State = isApproved ? .approved : .declined
        guard
            try KeepingRequests.settle(
                row.id, as: state.rawValue, by: caller.person.description, answer: reason, at: moment.ms,
                untilMs: until, on: db)
        else { throw KeepingRefusal.notWaiting }
        let kind =
            row.isOpening
            ? isApproved ? "opening-approved" : "opening-declined"
            : isApproved ? "erased" : "erasure-declined"
        try note(kind, row, until: until, by: caller, on: db)
        if isApproved, !row.isOpening { try erase(row, in: hand, by: caller, on: db) }
        try Notices.put(
            row.isOpening ? "notice.opening-answered" : "notice.erasure-answered", to: .person(row.askedBy),
            about: hand.number, details: noticeDetails(hand, act: kind), at: moment.ms, on: db)
    }

    private func notice(_ row: KeepingRow, _ hand: FileInHand) -> NoticeToGive {
        let entry = hand.file.sealed.first { $0.record == row.subject }
        let roles =
            row.isOpening
            ? entry.map(hand.procedure.readers(of:)) ?? []
            : hand.procedure.roles.filter { $0.sees == nil && $0.party == nil }.map(\.name)
        return NoticeToGive(
            text: row.isOpening ? "notice.opening-asked" : "notice.erasure-proposed",
            tells: roles.map(\.description), act: row.isOpening ? "opening-asked" : "erasure-proposed")
    }

    private func noticeDetails(_ hand: FileInHand, act: String) -> JSON {
        .object([
            "act": .string(act), "stage": .string(hand.file.stage.description),
            "procedure": .string(hand.procedure.name.description), "number": .string(hand.number),
        ])
    }

    /// A line of the trail: who, about which request, and never what a record says.
    private func note(
        _ kind: String, _ row: KeepingRow, until: Int? = nil, by caller: Caller, on db: some Connection
    ) throws {
        var details: [String: JSON] = ["request": .string(row.id), "subject": .string(row.subject)]
        if let until { details["until"] = .string(Instant(ms: until).description) }
        if !row.isOpening { details["basis"] = .string(row.basis) }
        for (role, owner) in caller.standsIn.sorted(by: { $0.key < $1.key }) {
            details["stands_in_for." + role.description] = .string(owner.description)
        }
        try Audit.append(
            AuditEntry(
                atMs: now.ms, person: caller.person.description, agency: caller.agency.description,
                kind: kind,
                caseNumber: row.caseNumber, details: .object(details)),
            on: db)
    }

    /// What is refused leaves a line as well.
    private func keepingTried<T>(
        _ act: String, on number: String, by caller: Caller, _ body: () async throws -> T
    ) async throws -> T {
        do {
            return try await body()
        } catch let refusal as KeepingRefusal {
            try await auditKeeping(refusal.kind, act, on: number, by: caller)
            throw refusal
        } catch let refusal as Refusal {
            try await auditKeeping(refusal.kind, act, on: number, by: caller)
            throw refusal
        }
    }

    private func auditKeeping(_ because: String, _ act: String, on number: String, by caller: Caller)
        async throws
    {
        try await audit(
            "refused", person: caller.person.description, agency: caller.agency.description, file: number,
            details: .object(["act": .string("keeping-" + act), "because": .string(because)]))
    }

    private func reason(_ text: String) throws -> String {
        let reason = text.trimmed
        guard !reason.isEmpty else { throw DeskRefusal.invalid([.init("reason", .required)]) }
        guard FormReading.isClean(reason) else { throw DeskRefusal.invalid([.init("reason", .characters)]) }
        guard reason.count <= Office.longestKeepingReason else {
            throw DeskRefusal.invalid([.init("reason", .tooLong)])
        }
        return reason
    }
}

extension KeepingRow {
    var isOpening: Bool { act == KeepingRequest.Act.open.rawValue }
}
