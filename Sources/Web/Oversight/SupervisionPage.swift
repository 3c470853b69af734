internal import Casework
internal import Desk
internal import Law

/// Statutory days that passed, with what was said about them: filters as plain links, fifty rows.
struct SupervisionPage: Page {
    static let template = "oversight/supervision"
    /// Bodies and clocks that stand among the filters.
    private static let mostLinks = 12

    private let view: BreachPageView
    private let link: BreachLink
    private let areas: [(code: String, name: String)]
    private let caller: Caller
    private let today: CivilDate
    private let words: Wording

    init(
        _ view: BreachPageView, _ link: BreachLink, areas: [(code: String, name: String)], for caller: Caller,
        today: CivilDate, _ words: Wording
    ) {
        self.view = view
        self.link = link
        self.areas = areas
        self.caller = caller
        self.today = today
        self.words = words
    }

    var title: String {
        view.total == 0
            ? words("supervision.headline-none")
            : words(
                "supervision.headline",
                ["all": words.number(view.total), "open": words.number(view.total - view.explained)])
    }
    var foot: String {
        words("list.foot", ["title": title, "address": OversightRoute.supervision(link).path])
    }
    var place: Rail.Place? { .supervision }

    func child(named name: String) -> Any? {
        switch name {
        case "csvHref": OversightRoute.supervisionCSV(link.with { _ in }).path
        case "complianceHref": OversightRoute.compliance.path
        case "samplesHref": OversightRoute.samples.path
        case "transfersHref":
            orNothing(caller.agencyKind == "procuratorate" ? OversightRoute.nonFilings.path : nil)
        case "lines": view.rows.map { BreachLine($0, today: today, words) }
        case "hasLines": !view.rows.isEmpty
        case "isLater": link.before != nil
        case "firstHref": OversightRoute.supervision(link.with { _ in }).path
        case "nextHref": orNothing(next)
        case "allHref": OversightRoute.supervision(.all).path
        case "filters": filters
        case "map": tiles
        case "areaRows": areaRows
        case "hasAreas": isWide
        default: nil
        }
    }

    private var next: String? {
        view.next.map { number in
            var further = link
            further.before = "\(number)"
            return OversightRoute.supervision(further).path
        }
    }

    /// A supervisor looks at areas; a head and a procuratorate at their own.
    private var isWide: Bool { view.mayAsk }

    private var filters: [FilterRow] {
        var rows = [
            row("supervision.said", link.said, ["yes", "no"], { words("supervision.said.\($0)") }) {
                $0.said = $1
            },
            row("supervision.month", link.month, months, { $0 }) { $0.month = $1 },
            row(
                "supervision.clock", link.clock,
                view.byClock.prefix(SupervisionPage.mostLinks).map(\.clock), clockName
            ) { $0.clock = $1 },
        ]
        if isWide {
            rows.append(
                row(
                    "supervision.body", link.agency,
                    view.byAgency.prefix(SupervisionPage.mostLinks).map(\.agency), bodyName
                ) { $0.agency = $1 })
        }
        return rows
    }

    private func clockName(_ clock: String) -> String {
        let entry = view.byClock.first { $0.clock == clock }
        return words.title("clock", clock, of: entry.map { Name($0.procedure) })
    }

    private func bodyName(_ agency: String) -> String {
        view.byAgency.first { $0.agency == agency }?.name ?? agency
    }

    /// This month and the eleven before it.
    private var months: [String] {
        (0..<12).map { back in
            let count = today.year * 12 + today.month - 1 - back
            return "\(count / 12)-" + Wording.twoDigits(count % 12 + 1)
        }
    }

    private func row(
        _ heading: String, _ current: String?, _ values: [String], _ label: (String) -> String,
        change: (inout BreachLink, String?) -> Void
    ) -> FilterRow {
        let all: [String?] = [nil] + values.map(Optional.some)
        let links = all.map { value in
            LinkPart(
                href: OversightRoute.supervision(link.with { change(&$0, value) }).path,
                label: value.map(label) ?? words("policy.filter.any"), isCurrent: value == current)
        }
        return FilterRow(
            heading: words(heading), current: current.map(label) ?? words("policy.filter.any"), links: links)
    }

    private var tiles: TileMap {
        let most = max(1, areas.map { view.byArea[$0.code] ?? 0 }.max() ?? 0)
        return TileMap(label: words("supervision.tiles"), areas) { code in
            let count = view.byArea[code] ?? 0
            return (words.number(count), count == 0 ? "c" : count * 2 >= most ? "a" : "b")
        }
    }

    private var areaRows: [MeasureLine] {
        areas.map { area in
            MeasureLine(
                label: area.name, figure: words.number(view.byArea[area.code] ?? 0), basis: "",
                href: OversightRoute.supervision(link.with { $0.area = area.code }).path)
        }
    }
}

/// A breach in a list.
struct BreachLine: Part {
    private let breach: BreachView
    private let today: CivilDate
    private let words: Wording

    init(_ breach: BreachView, today: CivilDate, _ words: Wording) {
        self.breach = breach
        self.today = today
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "breachHref": OversightRoute.breach(breach.number).path
        case "number": breach.file.description
        case "fileHref": orNothing(breach.isShared ? Route.file(breach.file.description).path : nil)
        case "clockTitle": words.title("clock", breach.clock.description, of: breach.procedure)
        case "procedure": words.title("procedure", breach.procedure.description, of: breach.procedure)
        case "agencyName": breach.agencyName
        case "source": orNothing(breach.source.map { SourceMark($0, words) })
        case "last": words.end(breach)
        case "endingWord": words.ending(breach, today: today)
        case "endingClass": endingClass
        case "saidWord": said
        default: nil
        }
    }

    private var endingClass: String {
        switch breach.ending {
        case .unanswered: "late"
        case .answeredLate: "tardy"
        case .recordedLate: "done"
        }
    }

    private var said: String {
        let said = breach.remarks.compactMap(\.said)
        if !said.isEmpty { return words.counted("supervision.explained", said.count) }
        return words(breach.remarks.isEmpty ? "supervision.unexplained" : "supervision.asked")
    }
}

extension Wording {
    /// The last day of what was missed; of hours the moment.
    func end(_ breach: BreachView) -> String {
        breach.isHours ? moment(breach.lastAt) : plainDay(breach.lastDay)
    }

    /// How it ended, as the journal has it.
    func ending(_ breach: BreachView, today: CivilDate) -> String {
        switch breach.ending {
        case .unanswered:
            return counted("supervision.unanswered", max(0, today - breach.lastDay))
        case .answeredLate(_, let days):
            return days == 0
                ? self("supervision.answered-late-hours") : counted("supervision.answered-late", days)
        case .recordedLate: return self("supervision.recorded-late")
        }
    }
}

/// The breaches for a spreadsheet.
extension CSVText {
    init(_ breaches: [BreachView], today: CivilDate, _ words: Wording) {
        self.init()
        add(
            [
                "supervision.number", "csv.number", "csv.procedure", "csv.clock", "supervision.body",
                "csv.source", "csv.last", "supervision.recorded", "supervision.ending", "supervision.said",
            ].map { words($0) })
        for breach in breaches {
            let said = breach.remarks.compactMap { remark in
                remark.said.map { "\($0.by) \(words.moment($0.at)) \($0.words ?? "")" }
            }
            add([
                "\(breach.number)", breach.file.description,
                words.title("procedure", breach.procedure.description, of: breach.procedure),
                words.title("clock", breach.clock.description, of: breach.procedure), breach.agencyName,
                breach.source?.description ?? "",
                breach.isHours ? breach.lastAt.description : breach.lastDay.description,
                breach.recordedAt.description, words.ending(breach, today: today),
                said.joined(separator: "; "),
            ])
        }
    }
}
