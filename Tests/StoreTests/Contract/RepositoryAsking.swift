import Evidence
import Foundation

@testable import Store

/// What the engines are asked, one room of repositories after the other. `RepositoryContractTests` compares the answers.
enum RepositoryAsking: CaseIterable, Sendable {
    case office, doors, mail, records, keeping, views, measures

    func ask(_ db: StatementRecorder) throws {
        switch self {
        case .office: try RepositoryAsking.askOffice(db)
        case .doors: try RepositoryAsking.askDoors(db)
        case .mail: try RepositoryAsking.askMail(db)
        case .records: try RepositoryAsking.askRecords(db)
        case .keeping: try RepositoryAsking.askKeeping(db)
        case .views: try RepositoryAsking.askViews(db)
        case .measures: try RepositoryAsking.askMeasures(db)
        }
    }

    static let master = RepositoryContractTests.master

    /// Files in the journal and in the tables.
    static func open(_ numbers: [String], _ db: StatementRecorder) throws {
        for number in numbers {
            let rows = try Journal.append([draft("opened")], to: number, after: 0, on: db)
            try Projection.replace(projection(number, position: rows[0].position, alarmMs: mondayMs), on: db)
        }
    }

    static func askOffice(_ db: StatementRecorder) throws {
        _ = try Directory.agencies(on: db)
        _ = try Directory.agencies(holding: ["case-officer", "clerk"], on: monday, from: db)
        _ = try Directory.agency("bureau", on: db)
        _ = try Directory.person("wang", on: db)
        _ = try Directory.people(["li", "nobody", "wang"], on: db)
        _ = try Directory.isHeld("case-officer", on: db)
        try open(["A-1", "A-2"], db)
        _ = try Staff.page(query: "", agency: nil, after: nil, limit: 9, on: db)
        _ = try Staff.page(query: "an", agency: "bureau", after: (name: "A", id: "a"), limit: 9, on: db)
        _ = try Staff.find("wang", on: db)
        let posts = try Staff.posts(about: "wang", on: db)
        _ = try Staff.posts(of: ["case-officer", "clerk"], from: monday, on: db)
        _ = try Staff.openFiles(at: "bureau", on: db)
        _ = try Staff.namedFiles(of: "wang", limit: 9, on: db)
        _ = try Staff.namedFiles(of: "wang", at: "bureau", limit: 9, on: db)
        for post in posts { try Staff.end(post, on: db) }
        try Staff.leave("li", on: monday, db: db)
        let tie = MediatorEntry.Tie(kind: "employer", name: "三叶", uscc: nil)
        for skills in [["trademark"], ["patent", "copyright"]] {
            try Mediators.put(
                MediatorEntry(
                    person: "wang", agency: "bureau", skills: skills, areas: ["230100"], most: 3, ties: [tie]),
                on: db)
        }
        _ = try Mediators.all(at: "bureau", on: db)
        for value in ["en", "ru"] {
            try PersonSettings.set("language", to: value, of: "wang", at: mondayMs, on: db)
        }
        _ = try PersonSettings.value("language", of: "wang", on: db)
        try settings(db)
    }

    private static func settings(_ db: StatementRecorder) throws {
        let feed = CalendarFeed(
            id: "f1", person: "wang", agency: "bureau", language: "en", madeMs: mondayMs)
        try CalendarFeeds.put(feed, token: "token", with: master, on: db)
        _ = try CalendarFeeds.find("token", with: master, on: db)
        try CalendarFeeds.markRead("f1", at: mondayMs, on: db)
        _ = try CalendarFeeds.all(of: "wang", on: db)
        _ = try CalendarFeeds.revoke("f1", of: "wang", at: mondayMs, on: db)
        _ = try CalendarFeeds.revoke("f1", of: "wang", at: mondayMs, on: db)
        try Audit.append(AuditEntry(atMs: mondayMs, person: "wang", agency: "bureau", kind: "read"), on: db)
        _ = try Audit.head(on: db)
        _ = try AuditTrail.positions(from: 0, before: mondayMs + 1, on: db)
        _ = try AuditTrail.positions(from: 0, before: 1, on: db)
        _ = try AuditTrail.chained(from: 1, limit: 9, on: db)
    }

    static func askDoors(_ db: StatementRecorder) throws {
        for (login, person) in [("wang", "wang"), ("li", "li")] {
            try Accounts.open(login: login, for: person, passwordHash: "hash", at: mondayMs, on: db)
        }
        try Accounts.sawSignIn("wang", at: mondayMs, on: db)
        try Accounts.noteWarning("wang", at: mondayMs, on: db)
        try Accounts.reopen("li", at: mondayMs, on: db)
        _ = try AccountRecords.find(login: "wang", on: db)
        _ = try AccountRecords.find(of: "li", on: db)
        _ = try OpenAccounts.page(after: "", on: monday, demanded: ["case-officer"], on: db)
        _ = try OpenAccounts.page(after: "li", on: monday, demanded: [], limit: 1, on: db)
        let link = AccountLink(
            issuer: "https://id", subject: "s1", login: "wang", linkedBy: "li", linkedMs: mondayMs)
        try AccountLinks.add(link, on: db)
        _ = try AccountLinks.find(issuer: "https://id", subject: "s1", on: db)
        _ = try AccountLinks.all(of: "wang", on: db)
        _ = try AccountLinks.remove(issuer: "https://id", login: "wang", on: db)
        for _ in 0..<2 { _ = try UsedTickets.use(Digest(ofText: "t"), expiresMs: mondayMs, on: db) }
        _ = try UsedTickets.removeExpired(at: mondayMs + 1, on: db)
        try sessions(db)
        let mark = SignInMark(.pair, "wang", "10.0.0.0", with: master)
        for level in [1.0, 2.5] {
            try SignInMarks.set(mark, level: level, at: mondayMs, expiresMs: mondayMs + hour, on: db)
        }
        _ = try SignInMarks.find(mark, at: mondayMs, on: db)
        _ = try SignInMarks.removeExpired(at: mondayMs, on: db)
        try SignInMarks.remove(mark, on: db)
        _ = try SignInMarks.removeExpired(at: mondayMs + 2 * hour, on: db)
        try factors(db)
    }

    private static func sessions(_ db: StatementRecorder) throws {
        for token in ["a", "b", "c"] {
            try Sessions.open(
                Session(
                    tokenHash: Digest(ofText: token), person: "wang", agency: nil,
                    csrf: Array(repeating: 1, count: 16), createdMs: mondayMs, expiresMs: mondayMs + hour),
                on: db)
        }
        try Sessions.see(Digest(ofText: "a"), at: mondayMs + 90_000, on: db)
        _ = try Sessions.all(of: "wang", at: mondayMs + 95_000, idleMs: hour, on: db)
        try Sessions.end(Digest(ofText: "b"), on: db)
        _ = try Sessions.removeEnded(at: mondayMs + 80_000, idleMs: 60_000, on: db)
        _ = try Sessions.end(of: "wang", on: db)
    }

    private static func factors(_ db: StatementRecorder) throws {
        let random = CountingBytes()
        for secret in [1, 2] as [UInt8] {
            _ = try SecondFactors.propose(
                [secret], for: "wang", with: master, random: random.make, at: mondayMs, on: db)
        }
        _ = try SecondFactors.isConfirmed(of: "wang", on: db)
        try SecondFactors.confirm("wang", at: mondayMs, on: db)
        _ = try SecondFactors.isConfirmed(of: "wang", on: db)
        _ = try SecondFactors.isAnyConfirmed(on: db)
        for step in [7, 7, 8] { _ = try SecondFactors.take(step: step, of: "wang", on: db) }
        for codes in [["x"], ["a", "b"]] {
            try RecoveryCodes.replace(codes, of: "wang", with: master, on: db)
        }
        for code in ["a", "a", "x"] {
            _ = try RecoveryCodes.take(code, of: "wang", with: master, at: mondayMs, on: db)
        }
        _ = try RecoveryCodes.left(of: "wang", on: db)
        _ = try SecondFactors.remove(of: "wang", on: db)
    }

    static func askMail(_ db: StatementRecorder) throws {
        try open(["A-1"], db)
        let about = OutgoingMail.Matter(caseNumber: "A-1", person: "wang", notice: 3, language: "en")
        for token in ["m1", "m2", "m1"] {
            try Outbox.put(
                OutgoingMail(token: token, recipient: "a@b", subject: "s", text: "t", about: about),
                at: mondayMs, on: db)
        }
        _ = try Outbox.oldestWaiting(on: db)
        let taken = try Outbox.take(1, dueBy: mondayMs, leaseEndsMs: mondayMs + hour, on: db)
        for mail in taken {
            try Outbox.markFailed(mail.id, because: "busy", tryAgainMs: mondayMs, on: db)
            try Outbox.giveUp(mail.id, because: "gone", at: mondayMs, on: db)
            let token = MailToken.text(of: mail.id, named: mail.mail.token, with: master)
            _ = try SentMails.find(token, with: master, on: db)
            try SentMails.markBounced(mail.id, status: "5.1.1", at: mondayMs, on: db)
        }
        _ = try SentMails.all(of: "A-1", on: db)
        _ = try SentMails.carrying([3, 4], on: db)
        let random = CountingBytes()
        let marks = ReceivedMails.Marks(mail: [1, 2], sender: "A@b", with: master)
        try ReceivedMails.put(
            ReceivedMail(id: "r1", receivedMs: mondayMs, sizeBytes: 2, state: .waiting, reason: "no-token"),
            marks, sealing: [1, 2], with: master, random: random.make, on: db)
        _ = try ReceivedMails.count(by: marks, since: 0, upTo: 9, on: db)
        _ = try ReceivedMails.waiting(limit: 9, on: db)
        for _ in 0..<2 {
            _ = try ReceivedMails.settle("r1", as: .filed, in: "A-1", by: "wang", at: mondayMs, on: db)
        }
        _ = try ReceivedMails.all(of: "A-1", on: db)
    }
}
