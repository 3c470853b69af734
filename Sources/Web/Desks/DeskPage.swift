internal import Casework
internal import Desk
internal import Law

/// What an officer has to do today: late, soon, running; what waits for a signature; what is new.
struct DeskPage: Page {
    static let template = "desks/desk"

    private let view: DeskView
    private let words: Wording
    private let caller: Caller
    private let groups: [FileGroup]
    private let today: CivilDate

    private let openable: [LinkPart]

    init(_ view: DeskView, openable: [Procedure], for caller: Caller, _ words: Wording) {
        self.openable = openable.map {
            LinkPart(href: Route.newFile($0.name.description).path, label: words.procedureTitle($0))
        }
        self.view = view
        self.words = words
        self.caller = caller
        today = view.now.legalDay
        let counts = view.counts
        groups = [
            ("late", view.late, counts.late), ("soon", view.soon, counts.soon),
            ("run", view.running, counts.running),
        ]
        .filter { !$0.1.isEmpty }
        .map { name, rows, count in
            let values = ["state": words("clock.\(name)"), "count": words.capped(count)]
            return FileGroup(
                heading: words("desk.group", values),
                lines: rows.map { FileLine($0, today: view.now.legalDay, words) })
        }
    }

    var title: String { headline }
    var foot: String { words("desk.foot", ["person": caller.personName, "address": Route.desk.path]) }
    var place: Rail.Place? { .desk }

    private var first: FileRow? { view.late.first ?? view.soon.first ?? view.running.first }

    private var headline: String {
        let urgent = view.counts.late + view.counts.soon
        guard let first, let next = first.next else {
            return words(view.waitingForMe.isEmpty ? "desk.headline.nothing" : "desk.headline.waiting")
        }
        let clock = words.knownTitle("clock", next.name.description, of: first.procedure) ?? next.title
        guard urgent > 0 else { return words("desk.headline.calm", ["clock": clock]) }
        return words("desk.headline.urgent", ["count": words.capped(urgent), "clock": clock])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "headline": headline
        case "today": words.moment(view.now)
        case "openable": openable
        case "hasOpenable": !openable.isEmpty
        case "firstLine": orNothing(first.map { FileLine($0, today: today, words) })
        case "groups": groups
        case "hasGroups": !groups.isEmpty
        case "toSign": view.toSign.map { SignLine($0, today: today, words) }
        case "toSignCount": words.capped(view.counts.toSign)
        case "waiting": view.waitingForMe.map { FileLine($0, today: today, words) }
        case "hasWaiting": !view.waitingForMe.isEmpty
        case "waitingCount": words.capped(view.counts.waiting)
        case "filesHref": Route.files(.all).path
        case "csvHref": Route.filesAsCSV(.all).path
        case "postHref": Route.myPost.path
        case "ownPostsHref": StaffRoute.myPosts.path
        case "notices": view.notices.map { NoticeLine($0, today: today, words) }
        default: nil
        }
    }
}

extension Wording {
    /// The sentence of a notice with its places filled; one about a saved search names it.
    func told(_ notice: NoticeView) -> String? {
        sentence(notice.text).map { sentence in
            var values = notice.values
            values["title"] = values["title"] ?? self("saved.gone")
            values["day"] = values["day"].flatMap { CivilDate(parsing: $0) }.map(plainDay)
            return Wording.fill(sentence, values)
        }
    }

    /// A count that stops at the ceiling.
    func capped(_ count: Int) -> String {
        count > DeskView.Counts.ceiling
            ? self("list.ceiling", ["count": number(DeskView.Counts.ceiling)]) : number(count)
    }
}

/// A paper that waits for the reader's signature.
struct SignLine: Part {
    let href: String
    let title: String
    let subject: String
    let number: String
    let since: String

    init(_ wanted: SignatureWanted, today: CivilDate, _ words: Wording) {
        href = Route.part("act-sign", ofFile: wanted.fileID).path
        title = words.knownTitle("document", wanted.what) ?? wanted.title
        subject = wanted.subject
        number = wanted.number.description
        since = words("desk.since", ["moment": words.shortMoment(wanted.since, today: today)])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "signHref": href
        case "signTitle": title
        case "subject": subject
        case "number": number
        case "since": since
        default: nil
        }
    }
}

/// Something that another body or colleague did, told once.
struct NoticeLine: Part {
    let text: String
    let href: String?
    let number: String?
    let at: String
    let readHref: String
    let isRead: Bool
    let mail: String

    init(_ notice: NoticeView, today: CivilDate, _ words: Wording) {
        let name = notice.text.hasPrefix("notice.") ? String(notice.text.dropFirst(7)) : notice.text
        let procedure = notice.values["procedure"].map { Name<Procedure>($0) }
        text =
            words.knownTitle("notice", name, of: procedure) ?? words.told(notice)
            ?? words.title("notice", name)
        href =
            notice.fileID.map { Route.file($0).path }
            ?? notice.values["title"].flatMap { _ in notice.values["search"] }
            .map { Route.savedSearch($0).path }
        number = notice.number?.description
        at = words.shortMoment(notice.madeAt, today: today)
        readHref = Route.noticeRead(notice.id).path
        isRead = notice.isRead
        let states = notice.mail.sorted { $0.key < $1.key }.map { state, count in
            words("notice-mail.\(state)", ["count": words.number(count)])
        }
        mail = states.isEmpty ? "" : words("mail.summary", ["states": words.list(states)])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "noticeText": text
        case "noticeHref": orNothing(href)
        case "noticeNumber": orNothing(number)
        case "noticeAt": at
        case "readHref": readHref
        case "isRead": isRead
        case "noticeMail": orNothing(mail)
        default: nil
        }
    }
}
