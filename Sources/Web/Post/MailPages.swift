internal import Casework
internal import Desk
internal import Law

/// The mails of a file: what left and whether it arrived, what came in.
struct FileMailPage: Page {
    static let template = "post/file-mail"

    private let mails: PostDesk.Mails
    private let lines: [FileMailLine]
    private let words: Wording

    init(_ mails: PostDesk.Mails, today: CivilDate, _ words: Wording) {
        self.mails = mails
        self.words = words
        lines = mails.mails.map { FileMailLine($0, today: today, words) }
    }

    private var id: String { mails.number.description }
    var title: String { words("mails.window", ["number": id]) }
    var foot: String { words("mails.foot", ["number": id, "address": Route.fileMail(id).path]) }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "number": id
        case "procedureTitle": words.procedureTitle(mails.procedure)
        case "fileHref": Route.file(id).path
        case "mailLines": lines
        case "hasLines": !lines.isEmpty
        default: nil
        }
    }
}

/// One mail of a file.
struct FileMailLine: Part {
    private let at: String
    private let what: String
    private let state: String
    private let isFailed: Bool

    init(_ mail: FileMail, today: CivilDate, _ words: Wording) {
        at = words.shortMoment(mail.at, today: today)
        what = mail.person.map { words("mails.out", ["person": $0]) } ?? words("mails.in")
        state = words(
            "mail.state.\(mail.state)",
            ["count": words.number(mail.attempts), "status": mail.bounce ?? ""])
        isFailed = ["bounced", "givenUp"].contains(mail.state)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "mailAt": at
        case "mailWhat": what
        case "mailState": state
        case "isFailed": isFailed
        default: nil
        }
    }
}

/// Mail that found no file: when it came and why it waits. Nothing of what it says stands here.
struct MailQueuePage: Page {
    static let template = "post/queue"

    private let lines: [MailQueueLine]
    private let words: Wording

    init(_ mails: [MailInQueue], today: CivilDate, _ words: Wording) {
        self.words = words
        lines = mails.map { MailQueueLine($0, today: today, words) }
    }

    var title: String {
        lines.isEmpty
            ? words("mail-queue.headline.none") : words.counted("mail-queue.headline", lines.count)
    }
    var foot: String { words("mail-queue.foot", ["address": Route.mailQueue.path]) }
    var place: Rail.Place? { .reports }

    func child(named name: String) -> Any? {
        switch name {
        case "queueLines": lines
        case "hasLines": !lines.isEmpty
        default: nil
        }
    }
}

/// One mail that waits.
struct MailQueueLine: Part {
    private let href: String
    private let at: String
    private let why: String
    private let size: String

    init(_ mail: MailInQueue, today: CivilDate, _ words: Wording) {
        href = Route.mail(mail.id).path
        at = words.shortMoment(mail.receivedAt, today: today)
        why = words("mail-reason.\(mail.reason)")
        size = words.size(mail.sizeBytes)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "mailHref": href
        case "mailAt": at
        case "mailWhy": why
        case "mailSize": size
        default: nil
        }
    }
}

/// A mail that an officer has opened, and the two ways to settle it.
struct MailOpenedPage: Page {
    static let template = "post/opened"

    private let mail: MailOpened
    private let words: Wording
    private let at: String
    private let number: String
    private let refusal: RefusalSection?

    init(
        _ mail: MailOpened, today: CivilDate, number: String = "", refused: SpokenRefusal? = nil,
        _ words: Wording
    ) {
        self.mail = mail
        self.words = words
        self.number = number
        at = words.shortMoment(mail.mail.receivedAt, today: today)
        refusal = refused.map { RefusalSection($0, words) }
    }

    private var id: String { mail.mail.id }
    var title: String { words("mail-opened.title") }
    var foot: String { Route.mail(id).path }
    var place: Rail.Place? { .reports }

    func child(named name: String) -> Any? {
        switch name {
        case "facts": facts
        case "mailText": mail.text.isEmpty ? words("mail-opened.no-text") : mail.text
        case "refusal": orNothing(refusal)
        case "typedNumber": number
        case "fileAction": Route.mailFiling(id).path
        case "asideAction": Route.mailAside(id).path
        case "queueHref": Route.mailQueue.path
        default: nil
        }
    }

    private var facts: [Pair] {
        var facts = [
            Pair(term: words("mail-opened.from"), text: mail.sender),
            Pair(term: words("mail-opened.subject"), text: mail.subject),
            Pair(term: words("mail-opened.received"), text: at),
            Pair(term: words("mail-opened.why"), text: words("mail-reason.\(mail.mail.reason)")),
        ]
        if !mail.enclosures.isEmpty {
            facts.append(Pair(term: words("mail-opened.enclosures"), text: words.list(mail.enclosures)))
        }
        if mail.enclosuresLeftOut > 0 {
            facts.append(
                Pair(term: words("mail-opened.left-out"), text: words.number(mail.enclosuresLeftOut)))
        }
        return facts
    }
}
