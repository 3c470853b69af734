internal import Casework
internal import Evidence
internal import Law
internal import Store

/// One person asks, another answers: to open a sealed record, to erase something for good, and what becomes of a file whose
/// time is over.
extension Office {
    private static let longestKeepingReason = 500

    /// Asks to open a record, or proposes to erase something or what becomes of the file.
    ///
    /// - Throws: `KeepingRefusal`; `Refusal.notYourRole`; `DeskRefusal`.
    public func ask(_ order: KeepingOrder, of number: String, for caller: Caller) async throws {
        let hand = try await sharedFile(number, with: caller)
        try await keepingTried(order.act.rawValue, on: number, by: caller) {
            let reason = try reason(order.reason)
            try await database.write { db in
                let row = try self.row(order, because: reason, on: hand, by: caller, on: db)
                try KeepingRequests.put(row, on: db)
                try self.note(order.act.line(.asked), row, by: caller, on: db)
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
                return isApproved && [.erase, .destroy].contains(row.request.act)
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
                try self.note(row.request.act.line(.withdrawn), row, by: caller, on: db)
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
            switch order.act {
            case .open: try opening(of: order.subject, hand, for: caller, on: db)
            case .erase: try erasing(of: order, hand, for: caller, on: db)
            case .keep, .destroy: try reviewing(order, hand, for: caller, on: db)
            }
        let subject = order.act.isReview ? hand.number : order.subject
        let same = try KeepingRequests.all(of: hand.number, on: db).map(\.request).contains { request in
            request.subject == subject
                && (request.act == order.act || request.act.isReview && order.act.isReview)
                && (order.act != .open || request.asker == caller.person)
                && [.waiting, .open].contains(request.standing(at: now))
        }
        if same { throw KeepingRefusal.askedAlready }
        return KeepingRow(
            id: randomness.identifier("k"), caseNumber: hand.number, act: order.act.rawValue,
            kind: asked.kind.rawValue, subject: subject, askedBy: caller.person.description,
            askedAt: caller.agency.description, reason: reason, basis: asked.basis.description,
            askedMs: now.ms, lapsesMs: now.ms + asked.hours * 3_600_000,
            years: order.act == .keep ? order.years : nil)
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
        guard mayErase(caller, hand) else { throw Refusal.notYourRole(needed: wholeRoles(hand)) }
        guard let thing = try things(in: hand, on: db).first(where: { $0.id == order.subject }) else {
            throw DeskRefusal.invalid([.init("subject", order.subject.isEmpty ? .required : .unknown)])
        }
        guard let basis = keepingRules.bases.first(where: { $0.description == order.basis }) else {
            throw DeskRefusal.invalid([.init("basis", order.basis?.isEmpty ?? true ? .required : .choice)])
        }
        return (thing.kind, basis, keepingRules.erasingStandsHours)
    }

    /// The most years for which a file is kept longer at once.
    private static let mostYears = 100

    private func reviewing(
        _ order: KeepingOrder, _ hand: FileInHand, for caller: Caller, on db: some Connection
    ) throws -> Asked {
        guard mayErase(caller, hand) else { throw Refusal.notYourRole(needed: wholeRoles(hand)) }
        try demandDue(order.act, hand, on: db)
        if let years = order.years, !(1...Office.mostYears).contains(years) {
            throw DeskRefusal.invalid([.init("years", .range)])
        }
        guard let found = retention.retentionClass(of: hand.file) else {
            throw KeepingRefusal.barred(.notDue(nil))
        }
        return (.file, found.basis, retention.standsHours)
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
        if isApproved, row.request.act.isReview {
            // Somebody may have set a hold meanwhile, or opened a file beside this one.
            try demandDue(row.request.act, hand, on: db)
            until = row.years.map {
                Instant.endOf(RetentionSchedule.lastDay($0, after: moment.legalDay)).ms - 1
            }
        }
        let state: KeepingRequest.State = isApproved ? .approved : .declined
        guard
            try KeepingRequests.settle(
                row.id, as: state.rawValue, by: caller.person.description, answer: reason, at: moment.ms,
                untilMs: until, on: db)
        else { throw KeepingRefusal.notWaiting }
        let act = row.request.act
        let kind = act.line(state)
        try note(kind, row, until: until, by: caller, on: db)
        if isApproved, act == .erase { try erase(row, in: hand, by: caller, on: db) }
        if isApproved, act == .destroy { try destroy(row, hand, by: caller, on: db) }
        try Notices.put(
            act.answeredNotice, to: .person(row.askedBy), about: hand.number,
            details: noticeDetails(hand, act: kind), at: moment.ms, on: db)
    }

    private func notice(_ row: KeepingRow, _ hand: FileInHand) -> NoticeToGive {
        let entry = hand.file.sealed.first { $0.record == row.subject }
        let roles =
            row.isOpening
            ? entry.map(hand.procedure.readers(of:)) ?? []
            : wholeRoles(hand)
        let act = row.request.act
        return NoticeToGive(
            text: act.askedNotice, tells: roles.map(\.description), act: act.line(.asked))
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
        if row.request.act.isReview { details["act"] = .string(row.act) }
        if let years = row.years { details["years"] = .int(years) }
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
    func keepingTried<T>(
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

    func reason(_ text: String) throws -> String {
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

extension KeepingRequest.Act {
    /// The line of the trail that a step leaves.
    func line(_ state: KeepingRequest.State) -> String {
        switch (self, state) {
        case (.erase, .asked): "erasure-proposed"
        case (.erase, .approved): "erased"
        case (.keep, .approved): "kept-longer"
        case (.destroy, .approved): "file-destroyed"
        case (.open, _): "opening-" + state.rawValue
        case (.erase, _): "erasure-" + state.rawValue
        case (.keep, .asked), (.destroy, .asked): "review-proposed"
        case (.keep, _), (.destroy, _): "review-" + state.rawValue
        }
    }

    var askedNotice: String {
        switch self {
        case .open: "notice.opening-asked"
        case .erase: "notice.erasure-proposed"
        case .keep, .destroy: "notice.review-proposed"
        }
    }

    var answeredNotice: String {
        switch self {
        case .open: "notice.opening-answered"
        case .erase: "notice.erasure-answered"
        case .keep, .destroy: "notice.review-answered"
        }
    }
}
