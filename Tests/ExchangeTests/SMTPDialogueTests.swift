import Testing

@testable import Exchange

@Suite struct `A mail is handed to a mail server` {
    private static let login = SMTPSettings.Login(user: "office", password: "correct-horse")

    private func dialogue(_ security: SMTPSettings.Security = .startTLS, login: SMTPSettings.Login? = login)
        -> SMTPDialogue
    {
        let settings = SMTPSettings(host: "relay.example", port: 587, security: security, login: login)
        return SMTPDialogue(settings, from: "files+r1@office.example", to: "jia@example.org")
    }

    private func reply(_ code: Int, _ lines: String...) -> SMTPReply { SMTPReply(code: code, lines: lines) }

    @Test func `a password is never said in the open`() throws {
        var open = dialogue(.none)
        _ = try open.next(after: reply(220, "hello"))

        #expect(throws: SMTPFault(.login)) {
            try open.next(after: reply(250, "relay", "AUTH PLAIN LOGIN"))
        }
    }

    @Test func `a server that cannot hide is not spoken to`() throws {
        var dialogue = dialogue()
        _ = try dialogue.next(after: reply(220, "hello"))

        #expect(throws: SMTPFault(.startTLS)) { try dialogue.next(after: reply(250, "relay", "SIZE 1000")) }
    }

    @Test func `a wrong password passes when someone mends it, an unknown mailbox does not`() throws {
        var dialogue = dialogue(.tls)
        _ = try dialogue.next(after: reply(220, "hello"))
        _ = try dialogue.next(after: reply(250, "relay", "AUTH PLAIN"))
        #expect(throws: SMTPFault(.login, code: 535)) { try dialogue.next(after: reply(535, "no")) }

        var other = self.dialogue(.none, login: nil)
        _ = try other.next(after: reply(220, "hello"))
        _ = try other.next(after: reply(250, "relay"))
        _ = try other.next(after: reply(250, "ok"))
        #expect(throws: SMTPRefusal(fault: SMTPFault(.recipient, code: 550))) {
            try other.next(after: reply(550, "no such mailbox jia@example.org"))
        }
    }

    @Test func `a full mailbox is tried again`() throws {
        var dialogue = dialogue(.none, login: nil)
        for code in [220, 250, 250] { _ = try dialogue.next(after: reply(code, "ok")) }

        #expect(throws: SMTPFault(.recipient, code: 452)) { try dialogue.next(after: reply(452, "full")) }
    }

    @Test func `what is said, from the greeting to the end`() throws {
        var dialogue = dialogue()
        #expect(try dialogue.next(after: reply(220, "hello")) == .say("EHLO zhibao.localdomain"))
        #expect(try dialogue.next(after: reply(250, "relay", "STARTTLS", "AUTH PLAIN")) == .say("STARTTLS"))
        #expect(try dialogue.next(after: reply(220, "go")) == .hide)
        #expect(dialogue.hidden() == .say("EHLO zhibao.localdomain"))
        #expect(
            try dialogue.next(after: reply(250, "relay", "AUTH LOGIN")) == .say("AUTH LOGIN"),
            "what was offered in the open is forgotten")
        #expect(try dialogue.next(after: reply(334, "VXNlcm5hbWU6")) == .say("b2ZmaWNl"))
        #expect(try dialogue.next(after: reply(334, "UGFzc3dvcmQ6")) == .say("Y29ycmVjdC1ob3JzZQ=="))
        #expect(try dialogue.next(after: reply(235, "in")) == .say("MAIL FROM:<files+r1@office.example>"))
        #expect(try dialogue.next(after: reply(250, "ok")) == .say("RCPT TO:<jia@example.org>"))
        #expect(try dialogue.next(after: reply(250, "ok")) == .say("DATA"))
        #expect(try dialogue.next(after: reply(354, "go")) == .content)
        #expect(try dialogue.next(after: reply(250, "taken")) == .done)
    }

    @Test(arguments: [
        ("250-SIZE 1000", 250, false), ("250 OK", 250, true), ("354", 354, true),
    ])
    func `a line of a reply`(line: String, code: Int, isLast: Bool) throws {
        let parsed = try #require(SMTPReply.parse(line))

        #expect(parsed.code == code)
        #expect(parsed.isLast == isLast)
    }

    @Test(arguments: ["", "hello", "25", "2500 OK", "999 x", "-50 x", "SSH-2.0-OpenSSH"])
    func `what is no reply of a mail server is none`(line: String) {
        #expect(SMTPReply.parse(line) == nil)
    }

    @Test func `a lone dot in a mail ends nothing`() {
        #expect(SMTPSink.stuffed(".a\r\n.\r\nb\r\n") == "..a\r\n..\r\nb\r\n.\r\n")
    }

    @Test func `settings and faults say no secret and no address`() {
        let settings = SMTPSettings(host: "relay.example", port: 587, security: .tls, login: Self.login)
        let said =
            "\(settings) \(String(reflecting: settings)) \(String(reflecting: Self.login)) "
            + "\(SMTPFault(.recipient, code: 550))"

        for secret in ["correct-horse", "office", "@"] { #expect(!said.contains(secret)) }
    }
}
