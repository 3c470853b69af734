internal import Casework
internal import Evidence
internal import Law
internal import Store

/// The office closes accounts that nobody uses, where it has a rule for that: their owners and the security
/// administrators are told before, and a sign-in is all that keeps an account.
extension Office {
    /// How many accounts were warned of, and how many were closed.
    public func runUnusedAccountsRound() async throws -> (warned: Int, closed: Int) {
        let today = now.legalDay
        let rule = UnusedRule(try await signInRules())
        guard rule.closingDays > 0 else { return (0, 0) }
        var (warned, closed, last) = (0, 0, "")
        while true {
            let after = last
            let found = try await database.read { db in
                try OpenAccounts.page(after: after, on: today.dayNumber, demanded: [], on: db)
            }
            for account in found {
                switch rule.step(account.record, on: today) {
                case .warn(let day): warned += try await warn(account, closingOn: day) ? 1 : 0
                case .close: closed += try await closeUnused(account, under: rule, on: today) ? 1 : 0
                case nil: break
                }
            }
            guard found.count == OpenAccounts.longestPage, let end = found.last else {
                return (warned, closed)
            }
            last = end.record.login
        }
    }

    /// Whoever has no address cannot be told, and is left to the security administrator.
    private func warn(_ account: OpenAccount, closingOn day: CivilDate) async throws -> Bool {
        guard let address = account.email else { return false }
        let (now, record) = (now, account.record)
        return try await database.write { db in
            // Somebody may have signed in meanwhile, and another office program may have told them.
            guard try AccountRecords.find(login: record.login, on: db) == record else { return false }
            try Accounts.noteWarning(record.login, at: now.ms, on: db)
            let own = try self.mailLanguage(of: record.person, on: db)
            try Outbox.put(
                self.warning(
                    ("mail.account-unused.subject", "mail.account-unused.text"), account, day, to: address,
                    in: own), at: now.ms, on: db)
            for (person, address) in try self.securityAdministrators(on: now.legalDay, db)
            where person != record.person {
                let language = try self.mailLanguage(of: person, on: db)
                try Outbox.put(
                    self.warning(
                        ("mail.account-closing.subject", "mail.account-closing.text"), account, day,
                        to: address, in: language), at: now.ms, on: db)
            }
            let line = AccountCareLine(kind: "account-warned", login: record.login)
                .with("last-day", (day - 1).description)
            try Audit.append(line.entry(at: now, by: nil), on: db)
            return true
        }
    }

    private func closeUnused(
        _ account: OpenAccount, under rule: UnusedRule, on today: CivilDate
    ) async throws -> Bool {
        let (now, login) = (now, account.record.login)
        return try await database.write { db in
            guard let record = try AccountRecords.find(login: login, on: db), !record.isClosed,
                rule.step(record, on: today) == .close
            else { return false }
            do {
                try Office.checkOthersRemain(besides: record.person, on: today, db)
            } catch is StaffRefusal {
                // The last of an administrator's kind stays: somebody must look after the office.
                return false
            }
            try Accounts.close(login, at: now.ms, on: db)
            let line = AccountCareLine(kind: "account-closed", login: login)
                .with("rule", SignInRules.Rule.closingDays.rawValue).with("days", rule.closingDays)
                .with("count", try Sessions.end(of: record.person, on: db))
            try Audit.append(line.entry(at: now, by: nil), on: db)
            return true
        }
    }

    private func warning(
        _ keys: (subject: String, text: String), _ account: OpenAccount, _ day: CivilDate, to address: String,
        in language: String
    ) -> OutgoingMail {
        let writing = MailWriting(texts: texts, settings: MailSettings())
        let values = [
            "person": account.name, "login": account.record.login, "day": day.description,
            "last": (day - 1).description,
        ]
        return OutgoingMail(
            token: "\(keys.subject)/\(account.record.login)/\(day)/\(address)", recipient: address,
            subject: writing.filled(keys.subject, values, in: language),
            text: writing.filled(keys.text, values, in: language) + "\n")
    }

    /// Those that have an address.
    private func securityAdministrators(
        on today: CivilDate, _ db: some Connection
    ) throws -> [(person: String, address: String)] {
        let posts = try Staff.posts(of: [Administration.security.description], from: today.dayNumber, on: db)
        let held = posts.filter { $0.fromDay <= today.dayNumber }.map(\.person)
        guard !held.isEmpty else { return [] }
        return try Directory.people(Set(held).sorted(), on: db).compactMap { person in
            person.email.map { (person.id, $0) }
        }
    }
}
