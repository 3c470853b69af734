internal import Casework
internal import Desk
internal import Law

/// All measures with what they come to.
struct MeasuresPage: Page {
    static let template = "oversight/measures"

    private let figures: [MeasureView]
    private let isOfficer: Bool
    private let words: Wording

    init(_ figures: [MeasureView], isOfficer: Bool, _ words: Wording) {
        self.figures = figures
        self.isOfficer = isOfficer
        self.words = words
    }

    var title: String { words("measures.title") }
    var foot: String { words("list.foot", ["title": title, "address": OversightRoute.measures.path]) }
    var place: Rail.Place? { isOfficer ? .policy : nil }

    func child(named name: String) -> Any? {
        switch name {
        case "policyHref": OversightRoute.policy(nil, .all).path
        case "complianceHref": OversightRoute.compliance.path
        case "rows": figures.map { FigureRow($0, words) }
        case "freshness": orNothing(figures.first?.freshness.map(words.freshness))
        case "hasRows": !figures.isEmpty
        default: nil
        }
    }
}

extension Wording {
    /// Of which moment figures are, and how many files have changed since.
    func freshness(_ freshness: FigureFreshness) -> String {
        let asOf = ["moment": moment(freshness.asOf)]
        guard freshness.dueFiles > 0 else { return self("measures.fresh", asOf) }
        let files = number(freshness.dueFiles) + (freshness.isMore ? "+" : "")
        return self("measures.behind", asOf.merging(["files": files]) { first, _ in first })
    }
}

/// A measure in a table.
struct FigureRow: Part {
    let href: String
    let title: String
    let value: MeasureWords

    init(_ view: MeasureView, _ words: Wording) {
        href = OversightRoute.measure(view.measure.name.description, by: nil).path
        title = view.measure.title(in: words.language.rawValue)
        value = MeasureWords(view.total, of: view.measure, words)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "href": href
        case "measureTitle": title
        case "figure": value.figure
        case "basis": value.basis
        default: nil
        }
    }
}

/// A value in words: the figure, and what it rests on. A share of few records is said in numbers.
struct MeasureWords {
    let figure: String
    let basis: String

    init(_ value: MeasureValue, of measure: Measure, _ words: Wording) {
        let unit = "measures.unit.\(measure.unit.rawValue)"
        let counts = ["hits": words.number(value.hits), "records": words.number(value.records)]
        switch measure.reckoning {
        case .count:
            figure = words.counted(unit, value.records)
            basis = ""
        case .share:
            figure =
                value.perMille == nil
                ? words(value.records == 0 ? "measures.none" : "measures.of", counts)
                : words.percent(value.hits, of: value.records)
            basis = value.perMille == nil ? "" : words("measures.of", counts)
        case .median:
            figure = value.median.map { words.counted(unit, $0) } ?? words("measures.none")
            basis = value.records == 0 ? "" : words.counted("measures.from", value.records)
        }
    }
}

/// One measure: what is counted, what it comes to, by what it can be broken down.
struct MeasurePage: Page {
    static let template = "oversight/measure"

    private let view: MeasureView
    private let isOfficer: Bool
    private let words: Wording

    init(_ view: MeasureView, isOfficer: Bool, _ words: Wording) {
        self.view = view
        self.isOfficer = isOfficer
        self.words = words
    }

    private var measure: Measure { view.measure }
    private var name: String { measure.name.description }
    private var total: MeasureWords { MeasureWords(view.total, of: measure, words) }

    var title: String { measure.title(in: words.language.rawValue) }
    var foot: String {
        words(
            "list.foot", ["title": title, "address": OversightRoute.measure(name, by: view.dimension).path])
    }
    var place: Rail.Place? { isOfficer ? .policy : nil }

    func child(named name: String) -> Any? {
        switch name {
        case "measuresHref": OversightRoute.measures.path
        case "csvHref": OversightRoute.measureCSV(self.name, by: view.dimension).path
        case "freshness": orNothing(view.freshness.map(words.freshness))
        case "figure": total.figure
        case "basis": orNothing(total.basis)
        case "definition": measure.definition(in: words.language.rawValue)
        case "period":
            words("measures.period", ["from": words.plainDay(view.from), "to": words.plainDay(view.to)])
        case "view": measure.view.rawValue.replacing("-", with: "_")
        case "counted":
            words.list(measure.procedures.map { words.title("procedure", $0.description, of: $0) })
        case "only": orNothing(details(measure.details))
        case "hits": orNothing(details(measure.hits))
        case "isShare": measure.reckoning == .share
        case "dimensions": dimensions
        case "dimensionHeading": orNothing(view.dimension.map { words("measures.by.\($0.rawValue)") })
        case "lines": view.lines.map(line)
        case "hasLines": !view.lines.isEmpty
        case "recordsHref": orNothing(isOfficer ? OversightRoute.records(self.name, RecordLink()).path : nil)
        default: nil
        }
    }

    private var dimensions: [LinkPart] {
        measure.dimensions.map { dimension in
            LinkPart(
                href: OversightRoute.measure(name, by: dimension).path,
                label: words("measures.by.\(dimension.rawValue)"), isCurrent: dimension == view.dimension)
        }
    }

    private func details(_ names: [String]) -> String {
        words.list(names.map { words.detail($0, of: measure) })
    }

    private func line(_ line: MeasureView.Line) -> MeasureLine {
        let value = MeasureWords(line.value, of: measure, words)
        return MeasureLine(
            label: words.label(line, view.dimension, of: measure), figure: value.figure, basis: value.basis,
            href: isOfficer && !line.key.isEmpty
                ? OversightRoute.records(
                    name, RecordLink(dimension: view.dimension?.rawValue, key: line.key)
                ).path : nil)
    }
}

struct MeasureLine: Part {
    let label: String
    let figure: String
    let basis: String
    let href: String?

    func child(named name: String) -> Any? {
        switch name {
        case "label": label
        case "figure": figure
        case "basis": basis
        case "href": orNothing(href)
        default: nil
        }
    }
}

/// The records behind a figure, fifty at a time.
struct RecordsPage: Page {
    static let template = "oversight/records"

    private let records: MeasureRecords
    private let link: RecordLink
    private let words: Wording

    init(_ records: MeasureRecords, _ link: RecordLink, _ words: Wording) {
        self.records = records
        self.link = link
        self.words = words
    }

    private var name: String { records.measure.name.description }

    var title: String {
        words("measures.records", ["measure": records.measure.title(in: words.language.rawValue)])
    }
    var foot: String {
        words("list.foot", ["title": title, "address": OversightRoute.records(name, link).path])
    }
    var place: Rail.Place? { .policy }

    func child(named name: String) -> Any? {
        switch name {
        case "measureHref": OversightRoute.measure(self.name, by: nil).path
        case "lines": records.rows.map { RecordLine($0, of: records.measure, words) }
        case "hasLines": !records.rows.isEmpty
        case "unnamed":
            orNothing(records.unnamed == 0 ? nil : words.counted("measures.unnamed", records.unnamed))
        case "hitLinks": hitLinks
        case "isLater": link.after != nil
        case "firstHref": OversightRoute.records(self.name, from(nil)).path
        case "nextHref": orNothing(records.next.map { OversightRoute.records(self.name, from($0)).path })
        default: nil
        }
    }

    private func from(_ after: String?) -> RecordLink {
        var link = link
        link.after = after
        return link
    }

    private var hitLinks: [LinkPart] {
        guard records.measure.reckoning == .share else { return [] }
        return [nil, "yes", "no"].map { hit in
            var wanted = from(nil)
            wanted.hit = hit
            return LinkPart(
                href: OversightRoute.records(name, wanted).path, label: words("measures.hit.\(hit ?? "any")"),
                isCurrent: hit == link.hit)
        }
    }
}

struct RecordLine: Part {
    let href: String?
    let number: String
    let detail: String
    let agency: String
    let place: String
    let day: String
    let state: String

    init(_ row: MeasureRecords.Row, of measure: Measure, _ words: Wording) {
        href = row.isShared ? Route.file(row.file.description).path : nil
        number = row.file.description
        let procedure = words.title("procedure", row.procedure.description, of: row.procedure)
        detail = row.detail.isEmpty ? procedure : procedure + " · " + words.detail(row.detail, of: measure)
        agency = row.agencyName
        place = row.place
        day = words.plainDay(row.day)
        state =
            switch measure.reckoning {
            case .share: words(row.isHit ? "measures.hit.yes" : "measures.hit.no")
            case .median: words.counted("measures.unit.\(measure.unit.rawValue)", row.amount)
            case .count: ""
            }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "href": orNothing(href)
        case "number": number
        case "detail": detail
        case "agencyName": agency
        case "filePlace": place
        case "day": day
        case "recordState": state
        default: nil
        }
    }
}

extension Wording {
    /// What an outcome, a clock or an act is called in one of the procedures that a measure counts.
    func detail(_ name: String, of measure: Measure) -> String {
        let kind =
            switch measure.view {
            case .openedFiles, .endedFiles: "outcome"
            case .clockAnswers: "clock"
            case .actsOfFiles, .firstActs, .recurringRespondents: "act"
            }
        if name.isEmpty { return self("measures.open") }
        return measure.procedures.lazy.compactMap { self.knownTitle(kind, name, of: $0) }.first ?? name
    }

    func label(_ line: MeasureView.Line, _ dimension: Measure.Dimension?, of measure: Measure) -> String {
        if let name = line.name { return name }
        switch dimension {
        case .detail?: return detail(line.key, of: measure)
        case .area?, .body?, .month?, nil:
            return line.key.isEmpty ? self("measures.nowhere") : line.key
        }
    }
}
