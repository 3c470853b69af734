internal import Casework
internal import Evidence
internal import Law
internal import Store

/// What the security administrator sees and does of the accounts of others. Each act asks for the administrator's own
/// password and code, has a reason, and stands on the trail.
extension Office {
    /// - Throws: `DeskRefusal.notFound` for who gives no posts, and for a person without an account.
    public func accountCare(of person: String, for caller: Caller) async throws -> AccountCareView {
        guard StaffPowers(caller).givesPosts else { throw DeskRefusal.notFound }
        let (nowMs, today, key, provider) = (now.ms, now.legalDay.dayNumber, key, provider)
        let isSelf = person == caller.person.description
        let view = try await database.read { db -> AccountCareView? in
            guard let record = try AccountRecords.find(of: person, on: db),
                let entry = try Directory.person(person, on: db)
            else { return nil }
            let (rules, demanded) = (try SignInRules(on: db), try SecondFactorRoles(on: db).roles)
            let factor = try SecondFactors.find(of: person, with: key, on: db)
            let sessions = try Sessions.all(of: person, at: nowMs, idleMs: rules.idleMs, on: db)
            let links = try AccountLinks.all(of: record.login, on: db)
            let posts = try Directory.posts(of: person, on: today, from: db)
            return AccountCareView(
                person: PersonID(person), name: entry.name, login: record.login,
                closedAt: record.closedMs.map(Instant.init(ms:)), closedReason: record.closedReason,
                signedInAt: record.signedInMs.map(Instant.init(ms:)),
                passwordSetAt: Instant(ms: record.passwordSetMs),
                duty: SignInDuty(of: record, under: rules, at: nowMs),
                factorSince: factor?.confirmedMs.map(Instant.init(ms:)),
                codesLeft: try RecoveryCodes.left(of: person, on: db),
                isFactorDemanded: posts.contains { demanded.contains($0.role) },
                sessions: sessions.map { SessionView($0, isOwn: false) },
                links: links.map {
                    .init(issuer: $0.issuer, identity: $0.subject, linkedAt: Instant(ms: $0.linkedMs))
                },
                provider: provider?.name,
                acts: isSelf
                    ? []
                    : AccountCareAct.allCases.filter {
                        $0.isOpen(
                            record, hasFactor: factor?.isConfirmed == true, sessions: sessions.count, links,
                            issuer: provider?.issuer)
                    },
                isSelf: isSelf)
        }
        guard let view else { throw DeskRefusal.notFound }
        return view
    }

    /// Does one act on somebody's account.
    ///
    /// - Returns: a password that is told this once, where the act makes one.
    /// - Throws: `StaffRefusal.ownPower` for one's own account; `AccountCareRefusal`; `ProviderRefusal`.
    public func care(_ order: AccountCareOrder, for caller: Caller) async throws -> String? {
        guard order.person != caller.person else { throw StaffRefusal.ownPower }
        let view = try await accountCare(of: order.person.description, for: caller)
        try checkReason(order.reason)
        guard view.acts.contains(order.act) else { throw AccountCareRefusal.notNow(order.act) }
        if order.act == .link, !TokenCheck.isSubject(order.identity) {
            throw DeskRefusal.invalid([.init("identity", order.identity.isEmpty ? .required : .characters)])
        }
        try await confirmPassword(order.password, code: order.code, of: caller)
        switch order.act {
        case .endSessions, .removeFactor, .close: return try await careWithoutPassword(order, for: caller)
        case .link, .unlink: return try await careForLink(order, view.links, for: caller)
        case .resetPassword, .reopen: return try await careWithPassword(order, for: caller)
        }
    }

    private func careWithoutPassword(
        _ order: AccountCareOrder, for caller: Caller
    ) async throws -> String? {
        let (today, now) = (now.legalDay, now)
        try await database.write { db in
            let record = try Office.record(of: order, on: db)
            var line = AccountCareLine(kind: order.act.line, login: record.login).with("reason", order.reason)
            switch order.act {
            case .removeFactor: _ = try SecondFactors.remove(of: record.person, on: db)
            case .close:
                try Office.checkOthersRemain(besides: record.person, on: today, db)
                try Accounts.close(record.login, because: order.reason, at: now.ms, on: db)
            default: break
            }
            line = line.with("count", try Sessions.end(of: record.person, on: db))
            try Audit.append(line.entry(at: now, by: caller), on: db)
        }
        return nil
    }

    private func careForLink(
        _ order: AccountCareOrder, _ links: [AccountCareView.Link], for caller: Caller
    ) async throws -> String? {
        let now = now
        let named = order.act == .unlink ? links.first?.issuer : provider?.issuer
        guard let issuer = named else { throw AccountCareRefusal.notNow(order.act) }
        try await database.write { db in
            let record = try Office.record(of: order, on: db)
            var line = AccountCareLine(kind: order.act.line, login: record.login).with("reason", order.reason)
                .with("provider", issuer)
            if order.act == .link {
                line = line.with("identity", order.identity)
                try Office.link(
                    AccountLink(
                        issuer: issuer, subject: order.identity, login: record.login,
                        linkedBy: caller.person.description, linkedMs: now.ms), on: db)
            } else {
                guard try Office.unlink(record, from: issuer, on: db) else {
                    throw AccountCareRefusal.notNow(order.act)
                }
            }
            try Audit.append(line.entry(at: now, by: caller), on: db)
        }
        return nil
    }

    private func careWithPassword(_ order: AccountCareOrder, for caller: Caller) async throws -> String? {
        let password = randomness.password()
        let hash = try passwords.hash(password, salt: randomness.bytes(Passwords.saltCount))
        let now = now
        try await database.write { db in
            let record = try Office.record(of: order, on: db)
            if order.act == .reopen {
                let left = try Staff.find(record.person, on: db)?.leftDay
                guard left.map({ $0 >= now.legalDay.dayNumber }) ?? true else { throw StaffRefusal.hasLeft }
                try Accounts.reopen(record.login, at: now.ms, on: db)
            }
            let past = max(0, try SignInRules(on: db)[.passwordHistory] - 1)
            try Accounts.changePassword(
                record.login, to: hash, mustChange: true, keeping: past, at: now.ms, on: db)
            let line = AccountCareLine(kind: order.act.line, login: record.login)
                .with("reason", order.reason).with("count", try Sessions.end(of: record.person, on: db))
            try Audit.append(line.entry(at: now, by: caller), on: db)
        }
        return password
    }

    /// As it stands inside the transaction: an act that somebody else did meanwhile is not done twice.
    private static func record(of order: AccountCareOrder, on db: some Connection) throws -> AccountRecord {
        guard let record = try AccountRecords.find(of: order.person.description, on: db),
            record.isClosed == (order.act == .reopen)
        else { throw AccountCareRefusal.notNow(order.act) }
        return record
    }

    /// The last open account of each of the three administrators is not closed.
    static func checkOthersRemain(besides person: String, on today: CivilDate, _ db: some Connection) throws {
        let names = Administration.all.map(\.description)
        let posts = try Staff.posts(of: names, from: today.dayNumber, on: db).filter {
            $0.fromDay <= today.dayNumber
        }
        for post in posts where post.person == person {
            let isHeld = try posts.contains { other in
                guard other.role == post.role, other.person != person else { return false }
                return try Accounts.find(of: other.person, on: db) != nil
            }
            guard isHeld else { throw StaffRefusal.lastOfItsKind(Name(post.role)) }
        }
    }
}

extension AccountCareAct {
    /// The kind of its line on the trail.
    var line: String {
        switch self {
        case .endSessions: "sessions-ended"
        case .resetPassword: "password-reset"
        case .removeFactor: "second-factor-removed"
        case .link: "account-linked"
        case .unlink: "account-unlinked"
        case .close: "account-closed"
        case .reopen: "account-reopened"
        }
    }

    /// Whether it changes anything now.
    func isOpen(
        _ record: AccountRecord, hasFactor: Bool, sessions: Int, _ links: [AccountLink], issuer: String?
    ) -> Bool {
        switch self {
        case .reopen: record.isClosed
        case .close, .resetPassword: !record.isClosed
        case .endSessions: !record.isClosed && sessions > 0
        case .removeFactor: !record.isClosed && hasFactor
        case .link: !record.isClosed && issuer != nil && !links.contains { $0.issuer == issuer }
        case .unlink: !record.isClosed && !links.isEmpty
        }
    }
}

/// A line of the trail about an account.
struct AccountCareLine: Sendable {
    let kind: String
    private var details: [String: JSON]

    init(kind: String, login: String) {
        self.kind = kind
        details = ["subject": .string(login)]
    }

    func with(_ name: String, _ value: String) -> AccountCareLine { with(name, .string(value)) }
    func with(_ name: String, _ value: Int) -> AccountCareLine { with(name, .int(value)) }

    /// - Parameter caller: `nil` for an operator, and for the office itself.
    func entry(at now: Instant, by caller: Caller?) -> AuditEntry {
        AuditEntry(
            atMs: now.ms, person: caller?.person.description, agency: caller?.agency.description, kind: kind,
            details: .object(details))
    }

    private func with(_ name: String, _ value: JSON) -> AccountCareLine {
        var line = self
        line.details[name] = value
        return line
    }
}
