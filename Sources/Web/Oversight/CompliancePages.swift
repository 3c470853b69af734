internal import Casework
internal import Desk
internal import Law

/// How each body keeps the days that the law sets it. For everybody.
struct CompliancePage: Page {
    static let template = "oversight/compliance"

    private let lines: [ComplianceLine]
    /// The body whose clocks these are; `nil` for the list of bodies.
    private let body: (id: String, name: String)?
    private let today: CivilDate
    private let freshness: FigureFreshness?
    private let isOfficer: Bool
    private let words: Wording

    init(
        _ lines: [ComplianceLine], of body: (id: String, name: String)? = nil, today: CivilDate,
        freshness: FigureFreshness?, isOfficer: Bool, _ words: Wording
    ) {
        self.freshness = freshness
        self.lines = lines
        self.body = body
        self.today = today
        self.isOfficer = isOfficer
        self.words = words
    }

    var title: String {
        body.map { words("supervision.compliance-of", ["body": $0.name]) } ?? words("supervision.compliance")
    }
    var foot: String { words("list.foot", ["title": title, "address": address]) }
    var place: Rail.Place? { isOfficer ? .policy : nil }

    private var address: String {
        body.map { OversightRoute.complianceOf($0.id).path } ?? OversightRoute.compliance.path
    }

    func child(named name: String) -> Any? {
        switch name {
        case "allHref": orNothing(body == nil ? nil : OversightRoute.compliance.path)
        case "freshness": orNothing(freshness.map(words.freshness))
        case "policyHref": OversightRoute.policy(nil, .all).path
        case "measuresHref": OversightRoute.measures.path
        case "period":
            words("measures.period", ["from": words.plainDay(today - 364), "to": words.plainDay(today)])
        case "columnHeading": words(body == nil ? "supervision.body" : "supervision.clock")
        case "lines": lines.map(line)
        case "hasLines": !lines.isEmpty
        case "totalKept": words.number(lines.reduce(0) { $0 + $1.kept })
        case "totalMissed": words.number(lines.reduce(0) { $0 + $1.missed })
        default: nil
        }
    }

    private func line(_ line: ComplianceLine) -> ComplianceRow {
        let all = line.kept + line.missed
        let label =
            line.procedure.map { procedure in
                words.title("procedure", procedure.description, of: procedure) + " · "
                    + words.title("clock", line.key, of: procedure)
            } ?? line.name
        return ComplianceRow(
            href: body == nil ? OversightRoute.complianceOf(line.key).path : nil, label: label,
            kept: words.number(line.kept), missed: words.number(line.missed),
            share: all < MeasureValue.smallDenominator
                ? words(
                    "measures.of", ["hits": words.number(line.kept), "records": words.number(all)])
                : words.percent(line.kept, of: all))
    }
}

struct ComplianceRow: Part {
    let href: String?
    let label: String
    let kept: String
    let missed: String
    let share: String

    func child(named name: String) -> Any? {
        switch name {
        case "href": orNothing(href)
        case "label": label
        case "kept": kept
        case "missed": missed
        case "share": share
        default: nil
        }
    }
}
