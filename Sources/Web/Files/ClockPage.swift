internal import Casework
internal import Desk
internal import Law

/// The whole arithmetic of a clock, day by day, with every run of it.
struct ClockPage: Page {
    static let template = "files/clock"

    struct Run: Part {
        let badge: ClockBadge
        let sums: ClockSums
        let rows: [DayRow]
        let heading: String

        func child(named name: String) -> Any? {
            switch name {
            case "badge": badge
            case "sums": sums
            case "dayRows": rows
            case "hasDayRows": !rows.isEmpty
            case "runHeading": heading
            default: nil
            }
        }
    }

    struct DayRow: Part {
        let day: String
        let number: String
        let why: String

        func child(named name: String) -> Any? {
            switch name {
            case "day": day
            case "dayNumber": number
            case "why": why
            default: nil
            }
        }
    }

    private let view: FileView
    private let words: Wording
    private let runs: [Run]
    private let due: String
    private let clockName: String
    private let source: SourceMark
    /// The wording that sets the period, on the day on which the clock started.
    private let article: CitedArticle?

    init(_ clocks: [ClockView], in view: FileView, _ words: Wording) {
        self.view = view
        self.words = words
        let first = clocks[clocks.count - 1]
        let name = words.clockTitle(first.clock.name, in: view.procedure)
        let today = view.now.legalDay
        clockName = first.clock.name.description
        due =
            first.end.map { words("clock.headline", ["clock": name, "due": words.dueDay($0, today: today)]) }
            ?? name
        source = SourceMark(first.clock.source, confidence: first.clock.confidence, words)
        let day = first.started?.legalDay ?? today
        article = words.book.article(for: first.clock.source, on: day).map {
            CitedArticle(first.clock.source, on: day, text: $0.text, words)
        }
        runs = clocks.reversed().map { clock in
            Run(
                badge: ClockBadge(clock, in: view.procedure, today: today, words),
                sums: ClockSums(clock, in: view, stripLimit: nil, words),
                rows: clock.days.map { DayRow($0, in: view.procedure.name, words) },
                heading: words("clock.nth", ["title": name, "run": words.number(max(1, clock.run))]))
        }
    }

    var title: String { words("file.window", ["headline": due, "number": view.number.description]) }
    var foot: String {
        let address = Route.clock(clockName, ofFile: view.id).path
        return words("file.foot", ["number": view.number.description, "address": address])
    }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "number": view.number.description
        case "fileHref": Route.part("clocks", ofFile: view.id).path
        case "headline": due
        case "source": source
        case "article": orNothing(article)
        case "runs": runs
        case "subject": view.subject
        default: nil
        }
    }
}

extension ClockPage.DayRow {
    init(_ day: CountedDay, in procedure: Name<Procedure>, _ words: Wording) {
        self.day = words.day(day.date)
        number = day.number.map { words("sums.day.number", ["number": words.number($0)]) } ?? ""
        let ground = day.why.values["ground"].map { ["ground": words.ground($0, in: procedure)] } ?? [:]
        let why = Reason(day.why.key, day.why.values.merging(ground) { _, titled in titled })
        self.why = words.reason(why) ?? words("sums.kind.\(day.kind.rawValue)")
    }
}
