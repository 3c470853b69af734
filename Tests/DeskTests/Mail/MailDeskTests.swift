import Casework
import Evidence
import Foundation
import Law
import Store
import Synchronization
import Testing

@testable import Desk

/// Keeps what would have left.
private final class KeepingSink: MailSink {
    let mails = Mutex<[MailText]>([])

    func send(_ mail: MailText) async throws { mails.withLock { $0.append(mail) } }
}

/// A relay that says no for good.
private struct RefusingSink: MailSink {
    struct No: FinalMailFault { let said = "no mailbox jia@example.org" }

    func send(_ mail: MailText) async throws { throw No() }
}

@Suite struct `Mail comes back to its file` {
    private static let settings = MailSettings(
        sender: "zhibao@office.example", replies: "files@office.example", site: "https://office.example")

    /// An office with one report, and the mail that told of it.
    private func told() async throws -> (world: TestOffice, number: String, mail: MailText) {
        let world = try await TestOffice()
        let number = try await world.report()
        let sink = KeepingSink()
        #expect(try await world.office.runOutboxRound(sink: sink, settings: Self.settings) == 1)
        return (world, number, try #require(sink.mails.withLock { $0.first }))
    }

    private func header(_ name: String, of mail: MailText) -> String {
        let line = mail.text.components(separatedBy: "\r\n").first { $0.hasPrefix(name + ": ") } ?? ""
        return String(line.dropFirst(name.count + 2))
    }

    private func reply(
        to address: String, from sender: String = "jia@example.org", _ more: String = "", text: String = "已收到"
    ) -> [UInt8] {
        wire(
            "From: <\(sender)>\nTo: \(address)\nMessage-ID: <\(UUID().uuidString)@example.org>\n\(more)"
                + "Subject: Re\nContent-Type: text/plain; charset=utf-8\n\n\(text)\n")
    }

    private func documents(_ world: TestOffice, _ number: String) async throws -> [DocumentRow] {
        try await world.office.database.read { db in try Documents.all(of: number, on: db) }
    }

    @Test func `a mail carries where to answer, and a link, and nothing personal`() async throws {
        let (_, number, mail) = try await told()
        let address = header("Reply-To", of: mail)

        #expect(address.hasPrefix("<files+r") && address.hasSuffix("@office.example>"))
        #expect(mail.returnPath == address.trimmingCharacters(in: ["<", ">"]))
        let body = mail.text.components(separatedBy: "\r\n\r\n").dropFirst().joined()
        let text = String(
            decoding: Data(base64Encoded: body, options: .ignoreUnknownCharacters) ?? Data(), as: UTF8.self)
        #expect(text.contains("https://office.example/files/\(number)"))
        for secret in ["张三", "13800000000", "某某商行"] { #expect(!text.contains(secret)) }
    }

    @Test func `people are written to in the language that they chose`() async throws {
        let world = try await TestOffice()
        let jia = try await world.caller("jia")
        await #expect(throws: Refusal.fieldsInvalid([.init("language", .choice)])) {
            try await world.office.setMailLanguage("xx", of: jia)
        }
        try await world.office.setMailLanguage("en", of: jia)
        _ = try await world.report()
        let sink = KeepingSink()
        _ = try await world.office.runOutboxRound(sink: sink, settings: MailSettings())
        let mail = try #require(sink.mails.withLock { $0.first })
        let body = mail.text.components(separatedBy: "\r\n\r\n").dropFirst().joined()
        let text = Data(base64Encoded: body, options: .ignoreUnknownCharacters) ?? Data()

        #expect(String(decoding: text, as: UTF8.self).contains("Nobody reads mail at this address"))
    }

    @Test func `a token that was made up, or none, waits for an officer`() async throws {
        let (world, number, mail) = try await told()
        let token = try #require(LetterReceived.tokens(header("Reply-To", of: mail)).first)
        let forged = token.dropLast() + (token.hasSuffix("0") ? "1" : "0")

        #expect(
            try await world.office.receiveMail(reply(to: "files+\(forged)@office.example"))
                == .waiting("forged-token"))
        #expect(
            try await world.office.receiveMail(reply(to: "files@office.example", text: "我要举报"))
                == .waiting("no-token"))
        #expect(try await documents(world, number).isEmpty)
        let jia = try await world.caller("jia")
        #expect(
            try await world.office.mailQueue(for: jia).map(\.reason).sorted() == ["forged-token", "no-token"])
    }

    @Test func `whoever holds the token but not the mailbox does not write into the file`() async throws {
        let (world, number, mail) = try await told()
        let outcome = try await world.office.receiveMail(
            reply(to: header("Reply-To", of: mail), from: "other@example.org"))

        #expect(outcome == .waiting("other-sender"))
        #expect(try await documents(world, number).isEmpty)
    }

    @Test func `a reply becomes papers from outside, once, and no mail answers it`() async throws {
        let (world, number, mail) = try await told()
        let bytes = wire(
            """
            From: Jia <JIA@example.org>
            To: \(header("Reply-To", of: mail))
            Subject: =?utf-8?B?5L615p2D?=
            Content-Type: multipart/mixed; boundary=b

            --b

            text of the reply
            --b
            Content-Type: image/png
            Content-Disposition: attachment; filename="../photo.png"

            png
            --b--
            """)

        #expect(try await world.office.receiveMail(bytes) == .filed(number))
        #expect(try await world.office.receiveMail(bytes) == .known)
        let papers = try await documents(world, number)
        #expect(papers.map(\.kind) == ["mail", "mail-enclosure"])
        #expect(papers.map(\.fileName) == ["侵权.txt", "photo.png"])
        #expect(
            try await world.notices(.role("intake-officer", at: "centre")).first?.kind
                == "notice.mail-received")
        #expect(try await world.office.database.read { db in try Outbox.waiting(upTo: 9, on: db) } == 0)
        #expect(try await world.office.verify() == [])
    }

    @Test func `a reply is also known by the mail that it answers`() async throws {
        let (world, number, mail) = try await told()
        let bytes = reply(
            to: "files@office.example", "In-Reply-To: \(header("Message-ID", of: mail))\n")

        #expect(try await world.office.receiveMail(bytes) == .filed(number))
    }

    @Test(arguments: ["Auto-Submitted: auto-replied\n", "Precedence: bulk\n"])
    func `a machine's answer goes nowhere`(header more: String) async throws {
        let (world, number, mail) = try await told()
        let outcome = try await world.office.receiveMail(reply(to: header("Reply-To", of: mail), more))

        #expect(outcome == .stopped("automatic"))
        #expect(try await documents(world, number).isEmpty)
    }

    @Test func `a mail of our own that comes back is stopped`() async throws {
        let (world, _, mail) = try await told()
        let own = Array(mail.text.replacing("Auto-Submitted: auto-generated\r\n", with: "").utf8)

        #expect(try await world.office.receiveMail(own) == .stopped("own"))
    }

    @Test func `a flood from one sender is put off, and others are heard`() async throws {
        let (world, _, _) = try await told()
        for place in 0..<Office.mailsOfAnHour {
            let bytes = reply(to: "files@office.example", from: "flood@example.org", text: "\(place)")
            #expect(try await world.office.receiveMail(bytes) == .waiting("no-token"))
        }
        let more = reply(to: "files@office.example", from: "flood@example.org", text: "more")
        #expect(try await world.office.receiveMail(more) == .later)
        #expect(
            try await world.office.receiveMail(reply(to: "files@office.example")) == .waiting("no-token"))
        world.office.clock.stand(at: world.office.now.adding(hours: 2))
        #expect(try await world.office.receiveMail(more) == .waiting("no-token"))
    }

    @Test func `a bounce is shown at the notice and on the file; one without our token is not`() async throws
    {
        let (world, number, mail) = try await told()
        let bounce = """
            From: <mailer-daemon@relay.example>
            Auto-Submitted: auto-replied
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            it failed
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.example

            Final-Recipient: rfc822; jia@example.org
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 jia@example.org unknown
            --b
            Content-Type: text/rfc822-headers

            Message-ID: TOKEN
            --b--
            """
        let id = header("Message-ID", of: mail)
        let forged = id.replacing("<r", with: "<r0").dropLast()
        #expect(
            try await world.office.receiveMail(wire(bounce.replacing("TOKEN", with: String(forged))))
                == .stopped("foreign-report"))
        #expect(try await world.office.receiveMail(wire(bounce.replacing("TOKEN", with: id))) == .bounce)

        let jia = try await world.caller("jia")
        let mails = try await world.office.mails(of: number, for: jia).mails
        #expect(mails.contains { $0.state == "bounced" && $0.bounce == "5.1.1" && $0.person == "甲" })
        #expect(try await world.office.desk(for: jia).notices.contains { $0.mail == ["bounced": 1] })
        #expect(
            try await world.notices(.role("intake-officer", at: "centre")).map(\.kind).contains(
                "notice.mail-bounced"))
    }

    @Test func `what was refused for good is given up, and no address stands in why`() async throws {
        let world = try await TestOffice()
        let number = try await world.report()
        #expect(try await world.office.runOutboxRound(sink: RefusingSink()) == 0)
        let jia = try await world.caller("jia")

        #expect(try await world.office.mails(of: number, for: jia).mails.map(\.state) == ["givenUp"])
        let fault = try await world.office.database.read { db in
            try db.row("SELECT last_fault FROM outbox ORDER BY id LIMIT 1")?.text("last_fault")
        }
        #expect(fault.map { !$0.contains("jia@example.org") } == true)
    }

    @Test func `mail without a file is sealed until an officer opens it, and that is recorded`() async throws
    {
        let (world, number, _) = try await told()
        _ = try await world.office.receiveMail(
            reply(to: "files@office.example", from: "citizen@example.org", text: "我是李四，我要举报"))
        let (jia, yi) = (try await world.caller("jia"), try await world.caller("yi"))
        await #expect(throws: Refusal.notYourRole(needed: ["intake-officer"])) {
            try await world.office.mailQueue(for: yi)
        }
        let copy = world.office.folder.root.appending(path: "copy.db")
        try world.copyDatabase(to: copy)
        let bytes = try Data(contentsOf: copy)
        for secret in ["李四", "citizen@example.org"] { #expect(bytes.range(of: Data(secret.utf8)) == nil) }

        let id = try #require(try await world.office.mailQueue(for: jia).first?.id)
        let opened = try await world.office.openMail(id, for: jia)
        #expect(opened.sender == "citizen@example.org")
        #expect(opened.text.contains("李四"))
        await #expect(throws: Refusal.fieldsInvalid([.init("number", .unknown)])) {
            try await world.office.fileMail(id, into: "230102-2026-99999", for: jia)
        }
        try await world.office.fileMail(id, into: number, for: jia)
        #expect(try await documents(world, number).map(\.kind) == ["mail"])
        await #expect(throws: DeskRefusal.notFound) { try await world.office.openMail(id, for: jia) }
        let kinds = try await world.office.database.read { db in
            try db.rows("SELECT kind FROM audit ORDER BY position LIMIT 100").map { $0.text("kind") }
        }
        #expect(kinds.suffix(2) == ["mail-opened", "mail-filed"])
    }

    @Test func `a mail that is set aside is erased`() async throws {
        let (world, _, _) = try await told()
        _ = try await world.office.receiveMail(reply(to: "files@office.example"))
        let jia = try await world.caller("jia")
        let id = try #require(try await world.office.mailQueue(for: jia).first?.id)
        try await world.office.setMailAside(id, for: jia)

        #expect(try await world.office.mailQueue(for: jia).isEmpty)
        await #expect(throws: DeskRefusal.notFound) { try await world.office.setMailAside(id, for: jia) }
    }

    @Test func `a maildir is emptied into the office, and again adds nothing`() async throws {
        let (world, number, mail) = try await told()
        let maildir = world.office.folder.root.appending(path: "inbox")
        let new = maildir.appending(path: "new")
        try FileManager.default.createDirectory(at: new, withIntermediateDirectories: true)
        try Data(reply(to: header("Reply-To", of: mail))).write(to: new.appending(path: "1.m"))
        try Data(repeating: 0x61, count: LetterReceived.mostBytes + 1).write(to: new.appending(path: "2.m"))
        var outcomes: [MailOutcome] = []
        try await world.office.receiveMaildir(maildir) { outcomes.append($0) }

        #expect(outcomes == [.filed(number), .tooLarge])
        #expect(try FileManager.default.contentsOfDirectory(atPath: new.path).isEmpty)
        #expect(try await world.office.receiveMaildir(maildir) == 0)
    }

    @Test func `a thousand mails of one sender do not stand before the one of another for long`() async throws
    {
        let (world, _, _) = try await told()
        let maildir = world.office.folder.root.appending(path: "inbox")
        let new = maildir.appending(path: "new")
        try FileManager.default.createDirectory(at: new, withIntermediateDirectories: true)
        for number in 1_000..<2_000 {
            let flood = wire("From: <flood@example.org>\nSubject: \(number)\n\nx\n")
            try Data(flood).write(to: new.appending(path: "\(number).m"))
        }
        let other = new.appending(path: "9999.m")
        try Data(wire("From: <other@example.org>\n\nx\n")).write(to: other)
        var rounds = 0
        while FileManager.default.fileExists(atPath: other.path), rounds < 50 {
            try await world.office.receiveMaildir(maildir)
            rounds += 1
        }

        #expect(rounds < 50)
        #expect(try FileManager.default.contentsOfDirectory(atPath: new.path).count > 900)
    }
}
