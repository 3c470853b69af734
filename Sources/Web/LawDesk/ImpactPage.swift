internal import Casework
internal import Desk
internal import Law

/// What a proposed release would change on the open files: numbers, stages, clocks and verdicts, nothing else.
struct ImpactPage: Page {
    static let template = "lawdesk/impact"
    static let rows = 50

    private let impact: LawImpact
    private let id: String
    private let after: Int
    private let lines: ImpactLines
    private let words: Wording

    init(
        _ impact: LawImpact, of id: String, agencies: [AgencyID: String], after: Int, now: Instant,
        _ words: Wording
    ) {
        self.impact = impact
        self.id = id
        self.after = after
        self.words = words
        lines = ImpactLines(impact, agencies: agencies, today: now.legalDay, words)
    }

    var title: String { words("impact.title") }
    var foot: String {
        words("list.foot", ["title": title, "address": Route.releaseImpact(id, after: nil).path])
    }
    var place: Rail.Place? { .releases }

    func child(named name: String) -> Any? {
        switch name {
        case "releasesHref": Route.releases.path
        case "releaseHref": Route.release(id).path
        case "againHref": Route.releaseImpact(id, after: nil).path
        case "csvHref": Route.releaseImpactCSV(id).path
        case "isDone": impact.isDone
        case "seen": "\(impact.filesSeen)"
        case "total": "\(max(impact.filesTotal, impact.filesSeen))"
        case "progressText":
            words(
                "impact.progress",
                ["seen": words.number(impact.filesSeen), "total": words.number(impact.filesTotal)])
        case "headline": headline
        case "figures": figures
        default: list(name)
        }
    }

    private func list(_ name: String) -> Any? {
        let clocks = lines.clocks
        let shown = clocks.dropFirst(after).prefix(ImpactPage.rows)
        switch name {
        case "clockLines": return Array(shown)
        case "hasClocks": return !shown.isEmpty
        case "nextHref":
            let next = after + ImpactPage.rows
            return orNothing(next < clocks.count ? Route.releaseImpact(id, after: next).path : nil)
        case "isLater": return after > 0
        case "firstHref": return Route.releaseImpact(id, after: nil).path
        case "verdictLines": return Array(lines.verdicts.prefix(ImpactPage.rows))
        case "hasVerdicts": return !impact.verdicts.isEmpty
        case "groups": return lines.groups
        case "hasGroups": return !lines.groups.isEmpty
        case "uses": return lines.uses
        case "hasUses": return !impact.uses.isEmpty
        case "isEmpty": return impact.isDone && impact.clocks.isEmpty && impact.verdicts.isEmpty
        default: return nil
        }
    }

    private var headline: String {
        words(
            "impact.headline",
            [
                "moving": words.number(impact.clocksMoving),
                "verdicts": words.number(impact.verdictsChanging),
                "keeping": words.number(impact.clocksKeeping),
            ])
    }

    private var figures: [Pair] {
        [
            ("moving", impact.clocksMoving), ("keeping", impact.clocksKeeping),
            ("verdicts", impact.verdictsChanging), ("files", impact.filesSeen),
        ].map { Pair(term: words("impact.\($0.0)"), text: words.number($0.1)) }
    }
}

/// The lines of a preview, for the page and for a spreadsheet.
struct ImpactLines: Sendable {
    private let impact: LawImpact
    private let agencies: [AgencyID: String]
    private let today: CivilDate
    private let words: Wording

    init(_ impact: LawImpact, agencies: [AgencyID: String], today: CivilDate, _ words: Wording) {
        self.impact = impact
        self.agencies = agencies
        self.today = today
        self.words = words
    }

    /// What the release would move first, then by procedure and number.
    var clocks: [Row] {
        impact.clocks.sorted { left, right in
            (left.moves ? 0 : 1, left.place.procedure, left.place.number)
                < (right.moves ? 0 : 1, right.place.procedure, right.place.number)
        }.map { line in
            Row(
                cells: place(line.place) + [
                    words.title("clock", line.clock.description, of: line.place.procedure),
                    words.day(line.startedOn), end(line.end), end(line.wouldEnd),
                    words(line.moves ? "impact.moves" : "impact.keeps"),
                ], isMoving: line.moves)
        }
    }

    var verdicts: [Row] {
        impact.verdicts.map { line in
            Row(
                cells: place(line.place) + [
                    words.sentence("rule.\(line.rule)") ?? line.rule,
                    words("impact.verdict.\(line.verdict.rawValue)"),
                    words("impact.verdict.\(line.wouldBe.rawValue)"),
                ], isMoving: true)
        }
    }

    /// Clocks by procedure and agency.
    var groups: [Pair] {
        let counted = Dictionary(grouping: impact.clocks) { line in
            words.title("procedure", line.place.procedure.description, of: line.place.procedure)
                + words("impact.at") + name(line.place.agency)
        }
        return counted.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(20).map {
            Pair(term: $0.key, text: words.number($0.value.count))
        }
    }

    var uses: [Pair] {
        impact.uses.map { use in
            let kind = use.kind == .act ? "act" : "clock"
            return Pair(
                term: words.title("procedure", use.procedure.description, of: use.procedure),
                text: words(
                    "impact.use.\(kind)",
                    ["name": words.title(kind, use.name, of: use.procedure), "rule": use.rule]))
        }
    }

    /// The clocks, then the verdicts, with a blank line between.
    var csv: String {
        var text = CSVText()
        let place = ["csv.number", "csv.procedure", "csv.stage", "csv.agency"]
        text.add(
            (place + ["impact.clock", "impact.started", "impact.now", "impact.would", "impact.effect"]).map {
                words($0)
            })
        for row in clocks { text.add(row.cells) }
        text.add((place + ["impact.rule", "impact.verdict-now", "impact.verdict-would"]).map { words($0) })
        for row in verdicts { text.add(row.cells) }
        return text.text
    }

    private func place(_ place: LawImpact.Place) -> [String] {
        [
            place.number.description,
            words.title("procedure", place.procedure.description, of: place.procedure),
            words.title("stage", place.stage.description, of: place.procedure), name(place.agency),
        ]
    }

    private func name(_ agency: AgencyID) -> String { agencies[agency] ?? agency.description }

    private func end(_ end: PeriodEnd?) -> String {
        end.map { words.recordedEnd($0, today: today) } ?? words("day.unknown")
    }

    struct Row: Part {
        let cells: [String]
        let isMoving: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "file": cells[0]
            case "procedure": cells[1]
            case "stage": cells[2]
            case "agency": cells[3]
            case "subject": cells[4]
            case "started": cells.count > 7 ? cells[5] : ""
            case "now": cells[cells.count > 7 ? 6 : 5]
            case "would": cells[cells.count > 7 ? 7 : 6]
            case "effect": cells.count > 8 ? cells[8] : ""
            case "isMoving": isMoving
            default: nil
            }
        }
    }
}
