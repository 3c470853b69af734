import Casework
import Evidence
import Foundation
import Law
import Store
import Synchronization
import Testing

@testable import Desk

@Suite struct NotifyingTests {
    private func outbox(_ world: TestOffice) async throws -> [TakenMail] {
        let nowMs = world.office.now.ms
        return try await world.office.database.write { db in
            try Outbox.take(50, dueBy: nowMs, leaseEndsMs: nowMs, on: db)
        }
    }

    @Test func `A new report is told to those who take it in, and a mail carries nothing personal`()
        async throws
    {
        let world = try await TestOffice()
        let number = try await world.report()
        let told = try await world.notices(.role("intake-officer", at: "centre"))
        #expect(told.map(\.kind) == ["notice.opened"])
        #expect(told.first?.details["procedure"]?.string == "report")
        let mails = try await outbox(world)
        #expect(mails.map(\.mail.recipient) == ["jia@example.org"])
        let words = mails.map { $0.mail.subject + $0.mail.text }.joined()
        #expect(words.contains(number))
        for secret in ["张三", "13800000000", "某某商行", "假冒商品"] { #expect(!words.contains(secret)) }
    }

    @Test func `A body that takes no part in the file is not told`() async throws {
        let world = try await TestOffice()
        let number = try await world.report()
        let hand = try await world.file(number)
        let bodies = hand.file.bodies.filter { $0.key != "intake-desk" }
        #expect(bodies["bureau"] != nil)
        #expect(!hand.file.participates(TestOffice.bureau))
        let office = world.office
        try await office.database.write { db in
            try office.tell("route", [], of: hand.file, procedure: hand.procedure, on: db)
        }
        #expect(try await world.notices(.role("case-officer", at: "bureau")).isEmpty)
    }

    @Test func `A mail that fails is tried again later, and given up in the end`() async throws {
        let world = try await TestOffice()
        _ = try await world.report()
        let sink = BrokenSink()
        for _ in 0..<(Office.mostAttempts + 3) {
            #expect(try await world.office.runOutboxRound(sink: sink) == 0)
            #expect(try await world.office.runOutboxRound(sink: sink) == 0)
            world.office.clock.stand(at: world.office.now.adding(hours: 24))
        }
        #expect(sink.attempts.withLock { $0 } == Office.mostAttempts)
        #expect(try await world.office.database.read { db in try Outbox.waiting(upTo: 9, on: db) } == 0)
    }

    @Test func `A mail is laid into the folder once`() async throws {
        let world = try await TestOffice()
        _ = try await world.report()
        let sink = FileSink(folder: world.office.folder.mail)
        #expect(try await world.office.runOutboxRound(sink: sink) == 1)
        #expect(try await world.office.runOutboxRound(sink: sink) == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: world.office.folder.mail.path)
        #expect(files.count == 1)
        #expect(files.allSatisfy { $0.hasSuffix(".eml") })
    }

    @Test(arguments: [
        "", "jia", "@example.org", "jia@example.org\r\nBcc: all@example.org",
        "jia@example.org, yi@example.org",
        "<jia@example.org>", "甲@example.org",
    ])
    func `A recipient that could carry another header is refused`(recipient: String) {
        let mail = OutgoingMail(token: "t", recipient: recipient, subject: "s", text: "t")
        #expect(throws: MailText.Unaddressed.self) {
            try MailText(mail, by: MailSettings(), at: TestOffice.monday)
        }
    }

    @Test func `A line break in a subject ends no header, and every line is ASCII and short`() throws {
        let subject = "230102-2026-00001 期限已过\r\nBcc: all@example.org" + String(repeating: "长", count: 80)
        let mail = OutgoingMail(
            token: "t", recipient: "jia@example.org", subject: subject,
            text: String(repeating: "正文", count: 90))
        let text = try MailText(mail, by: MailSettings(), at: TestOffice.monday).text
        #expect(!text.contains("Bcc:"))
        #expect(text.contains("Date: Mon, 11 May 2026 09:00:00 +0800\r\n"))
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
        let words = lines.joined(separator: "\n").components(separatedBy: "=?utf-8?B?").dropFirst()
        let decoded = words.compactMap { Data(base64Encoded: String($0.prefix { $0 != "?" })) }
        #expect(String(decoding: decoded.reduce(Data(), +), as: UTF8.self) == subject)
    }
}

/// A relay that is away.
private final class BrokenSink: MailSink {
    struct Away: Error {}
    let attempts = Mutex(0)

    func send(_ mail: MailText) async throws {
        attempts.withLock { $0 += 1 }
        throw Away()
    }
}
