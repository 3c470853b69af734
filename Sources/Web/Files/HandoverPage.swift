internal import Casework
internal import Desk
internal import Law

/// A hand-over between two bodies: both lanes in time, the enclosures, what went to and fro, the receipts.
struct HandoverPage: Page {
    static let template = "files/handover"

    private let view: FileView
    private let words: Wording
    private let headline: Headline
    private let lanes: HandoverLanes
    private let enclosures: [DocumentRow]
    private let messages: [Pair]
    private let receipts: [Pair]
    private let signatures: [Pair]

    init(_ view: FileView, _ words: Wording) {
        self.view = view
        self.words = words
        headline = Headline(Agenda(view, words), view, words)
        lanes = HandoverLanes(view, words)
        let events = view.journal.sorted { $0.revision < $1.revision }
        let sent = Set(
            events.compactMap(\.event).flatMap { event in
                if case .sent(_, _, let documents) = event { documents } else { [String]() }
            })
        let enclosed = view.documents.filter { sent.contains($0.id) }
        enclosures = (enclosed.isEmpty ? view.documents : enclosed).map { DocumentRow($0, in: view, words) }
        let sentences = EventSentence(view: view, words: words)
        let today = view.now.legalDay
        func told(_ isTold: (CaseEvent) -> Bool) -> [Pair] {
            events.filter { $0.event.map(isTold) ?? false }.compactMap { page in
                sentences.sentence(page).map {
                    Pair(term: words.shortMoment(page.recordedAt, today: today), text: $0)
                }
            }
        }
        messages = told { HandoverPage.isMessage($0) }
        receipts = told { if case .receiptRecorded = $0 { true } else { false } }
        signatures = told { if case .signed = $0 { true } else { false } }
    }

    private static func isMessage(_ event: CaseEvent) -> Bool {
        switch event {
        case .sent, .copied, .served, .bodyBound: true
        default: false
        }
    }

    var title: String {
        words("handover.window", ["headline": headline.text, "number": view.number.description])
    }
    var foot: String {
        words("file.foot", ["number": view.number.description, "address": Route.handover(view.id).path])
    }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "number": view.number.description
        case "fileHref": Route.file(view.id).path
        case "subject": view.subject
        case "procedureTitle": words.procedureTitle(view.procedure)
        case "must": headline
        case "handoverLanes": lanes
        case "enclosures": enclosures
        case "hasEnclosures": !enclosures.isEmpty
        case "messages": messages
        case "hasMessages": !messages.isEmpty
        case "receipts": receipts
        case "signatures": signatures
        default: nil
        }
    }
}

/// What both sides did and must do, on either side of one line of time.
struct HandoverLanes: Part {
    struct Row: Part {
        let at: String
        let text: String
        let isOurs: Bool
        var badge: ClockBadge?

        func child(named name: String) -> Any? {
            switch name {
            case "at": at
            case "laneText": text
            case "isOurs": isOurs
            case "badge": orNothing(badge)
            default: nil
            }
        }
    }

    let ours: String
    let theirs: String
    let rows: [Row]

    init(_ view: FileView, _ words: Wording) {
        let home = view.openingAgency
        ours = view.names.agency(home)
        let others = view.procedure.bodies.compactMap { view.file.bodies[$0.name] }.filter { $0 != home }
        theirs = words.list(others.map(view.names.agency))
        let today = view.now.legalDay
        let sentences = EventSentence(view: view, words: words)
        let done = view.journal.sorted { $0.revision < $1.revision }.compactMap { page -> Row? in
            guard case .acted(_, _, let at)? = page.event, let text = sentences.sentence(page) else {
                return nil
            }
            return Row(
                at: words.shortMoment(at, today: today), text: text, isOurs: page.agency == home,
                badge: HandoverLanes.answered(at, view, today, words))
        }
        let due = view.clocks.filter { $0.stoppedAt == nil && $0.end != nil && $0.state != .dropped }.map {
            clock in
            Row(
                at: clock.end.map { words.dueDay($0, today: today) } ?? "",
                text: words(
                    "handover.due", ["clock": words.clockTitle(clock.clock.name, in: view.procedure)]),
                isOurs: HandoverLanes.isOurs(clock, view, home),
                badge: ClockBadge(clock, in: view.procedure, today: today, words))
        }
        rows = done + due
    }

    /// The clock that an act at that moment answered.
    private static func answered(
        _ at: Instant, _ view: FileView, _ today: CivilDate, _ words: Wording
    ) -> ClockBadge? {
        view.clocks.first { $0.stoppedAt == at }.map {
            ClockBadge($0, in: view.procedure, today: today, words)
        }
    }

    /// Whose clock it is: of the body that has an act which stops it.
    private static func isOurs(_ clock: ClockView, _ view: FileView, _ home: AgencyID) -> Bool {
        let act = view.procedure.allActions.first { $0.stops.contains(clock.clock) }
        let body = act?.by.first.flatMap { view.procedure.role($0)?.body }
        return body.flatMap { view.file.bodies[$0] } == home
    }

    func child(named name: String) -> Any? {
        switch name {
        case "ours": ours
        case "theirs": theirs
        case "laneRows": rows
        default: nil
        }
    }
}
