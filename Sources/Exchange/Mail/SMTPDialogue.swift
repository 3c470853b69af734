internal import Foundation

/// What a server answered: three digits, and lines for people (RFC 5321, 4.2).
struct SMTPReply: Hashable, Sendable {
    let code: Int
    let lines: [String]

    /// Whether what was asked for was done, or may go on.
    var isGood: Bool { (200..<400).contains(code) }

    /// `250-SIZE 1000`, `250 OK`: `nil` for what is no line of a reply.
    static func parse(_ line: String) -> (code: Int, isLast: Bool, text: String)? {
        let digits = line.prefix(3)
        guard digits.count == 3, let code = Int(digits), (200...599).contains(code) else { return nil }
        let rest = line.dropFirst(3)
        guard rest.isEmpty || rest.hasPrefix(" ") || rest.hasPrefix("-") else { return nil }
        return (code, !rest.hasPrefix("-"), String(rest.dropFirst()))
    }
}

/// What was said before something failed.
public struct SMTPFault: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Step: String, Sendable, Hashable {
        case connect, greeting, hello, startTLS, login, sender, recipient, data, content
    }

    public let step: Step
    /// The server's code; `nil` when it did not answer as a mail server does.
    public let code: Int?

    init(_ step: Step, code: Int? = nil) {
        self.step = step
        self.code = code
    }

    /// Never the server's own words: they may name the recipient.
    public var description: String {
        "mail server: \(step.rawValue) \(code.map(String.init) ?? "no answer")"
    }
}

/// The recipient, or the mail itself, was refused for good.
public struct SMTPRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    public let fault: SMTPFault
    public var description: String { fault.description }
}

/// The dialogue that hands one mail to a server: what is said next, by what was answered.
///
/// A pure machine: replies go in, steps come out; a thin runner moves the bytes. The order of its states is
/// greeting, hello, (startTLS, hello again), (login), sender, recipient, data, content, done.
struct SMTPDialogue: Sendable {
    enum Next: Hashable, Sendable {
        case say(String)
        /// The server has agreed: from here on everything is hidden, and the hello is said again.
        case hide
        case content
        case done
    }

    private enum State: Hashable, Sendable {
        case greeting, hello, startTLS, login, user, password, sender, recipient, data, content, done
    }

    private let settings: SMTPSettings
    private let sender: String
    private let recipient: String
    private var state = State.greeting
    private var isHidden: Bool
    private var offers: Set<String> = []
    private var logins: Set<String> = []

    init(_ settings: SMTPSettings, from sender: String, to recipient: String) {
        self.settings = settings
        self.sender = sender
        self.recipient = recipient
        isHidden = settings.security == .tls
    }

    /// - Throws: `SMTPRefusal` where another try would change nothing, else `SMTPFault`.
    mutating func next(after reply: SMTPReply) throws -> Next {
        switch state {
        case .greeting:
            try demand(reply, .greeting)
            return hello()
        case .hello:
            try demand(reply, .hello)
            read(reply.lines)
            return try afterHello()
        case .startTLS:
            try demand(reply, .startTLS)
            return .hide
        case .login, .user, .password: return try afterLogin(reply)
        case .sender:
            try demand(reply, .sender, isOfMail: true)
            return say("RCPT TO:<\(recipient)>", .recipient)
        case .recipient:
            try demand(reply, .recipient, isOfMail: true)
            return say("DATA", .data)
        case .data:
            guard reply.code == 354 else { throw fault(reply, .data, isOfMail: true) }
            state = .content
            return .content
        case .content:
            try demand(reply, .content, isOfMail: true)
            state = .done
            return .done
        case .done: return .done
        }
    }

    /// After the bytes are hidden. What was offered in the open is forgotten.
    mutating func hidden() -> Next {
        isHidden = true
        return hello()
    }

    private mutating func hello() -> Next { say("EHLO zhibao.localdomain", .hello) }

    private mutating func say(_ line: String, _ state: State) -> Next {
        self.state = state
        return .say(line)
    }

    private mutating func afterHello() throws -> Next {
        if settings.security == .startTLS, !isHidden {
            guard offers.contains("STARTTLS") else { throw SMTPFault(.startTLS) }
            return say("STARTTLS", .startTLS)
        }
        guard let login = settings.login else { return mailFrom() }
        // A password is never said where others can read it.
        guard isHidden else { throw SMTPFault(.login) }
        if logins.contains("PLAIN") {
            let words = Data("\u{0}\(login.user)\u{0}\(login.password)".utf8).base64EncodedString()
            return say("AUTH PLAIN \(words)", .login)
        }
        guard logins.contains("LOGIN") else { throw SMTPFault(.login) }
        return say("AUTH LOGIN", .user)
    }

    private mutating func afterLogin(_ reply: SMTPReply) throws -> Next {
        guard let login = settings.login else { throw SMTPFault(.login) }
        switch state {
        case .user where reply.code == 334:
            return say(Data(login.user.utf8).base64EncodedString(), .password)
        case .password where reply.code == 334:
            return say(Data(login.password.utf8).base64EncodedString(), .login)
        case .login where reply.code == 235: return mailFrom()
        default: throw SMTPFault(.login, code: reply.code)
        }
    }

    private mutating func mailFrom() -> Next { say("MAIL FROM:<\(sender)>", .sender) }

    private mutating func read(_ lines: [String]) {
        offers = []
        logins = []
        for line in lines {
            let words = line.uppercased().split(separator: " ").map(String.init)
            guard let first = words.first else { continue }
            offers.insert(first)
            if first == "AUTH" { logins.formUnion(words.dropFirst()) }
        }
    }

    private func demand(_ reply: SMTPReply, _ step: SMTPFault.Step, isOfMail: Bool = false) throws {
        guard reply.isGood else { throw fault(reply, step, isOfMail: isOfMail) }
    }

    /// Five hundreds about the mail are final; about us, such as a wrong password, they pass when someone mends
    /// the settings.
    private func fault(_ reply: SMTPReply, _ step: SMTPFault.Step, isOfMail: Bool) -> any Error {
        let fault = SMTPFault(step, code: reply.code)
        return isOfMail && reply.code >= 500 ? SMTPRefusal(fault: fault) : fault
    }
}
