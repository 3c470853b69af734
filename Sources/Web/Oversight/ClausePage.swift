internal import Casework
internal import Desk
internal import Law

/// One clause: its words, what makes it real, what carries it, how far it has come in each area, what it
/// comes to.
struct ClausePage: Page {
    static let template = "oversight/clause"

    /// The files behind a mechanism, for officers.
    typealias Files = (mechanism: Mechanism, files: [PassedFile], unnamed: Int)

    private let map: PolicyMap
    private let clause: Clause
    private let area: String?
    private let files: [Files]?
    private let figures: [MeasureView]
    private let words: Wording

    /// - Parameter files: `nil` for the public.
    init(
        _ clause: Clause, in map: PolicyMap, area: String?, files: [Files]?, figures: [MeasureView],
        _ words: Wording
    ) {
        self.map = map
        self.clause = clause
        self.area = area
        self.files = files
        self.figures = figures
        self.words = words
    }

    private var name: String { map.policy.name.description }
    private var key: String { "policy.\(name).\(clause.id)" }

    var title: String { words("\(key).title") }
    var foot: String {
        words(
            "list.foot",
            ["title": title, "address": OversightRoute.clause(clause.id, of: name, area: area).path])
    }
    var place: Rail.Place? { files == nil ? nil : .policy }

    func child(named name: String) -> Any? {
        switch name {
        case "mapHref": OversightRoute.policy(self.name, .all).path
        case "policyName": words("policy.\(self.name).name")
        case "number": clause.id
        case "sectionHeading": words("policy.\(self.name).section.\(clause.section)")
        case "phrase": clause.phrase
        case "english": orNothing(words.language == .english ? nil : english)
        case "real": words("\(key).real")
        case "kindWord": words("policy.kind.\(clause.kind.rawValue)")
        case "capabilityWord": words("policy.capability.\(clause.capability.rawValue)")
        case "realised": words("policy.realised.\(clause.realisation.rawValue)")
        case "missing": orNothing(clause.realisation == .part ? words("\(key).missing") : nil)
        case "isMissing": clause.realisation == .missing
        case "isDrill": map.isDrill
        default: carried(name)
        }
    }

    private func carried(_ name: String) -> Any? {
        switch name {
        case "mark": PolicyMapPage.mark(standing.state, map.isDrill)
        case "stateWord": stateWord(standing)
        case "mechanisms": mechanisms
        case "areaRows": areaRows
        case "measureRows": figures.map { FigureRow($0, words) }
        case "hasMeasures": !figures.isEmpty
        case "isOfficer": files != nil
        case "fileGroups": (files ?? []).map { PassedGroup($0, map, words) }
        case "hasFiles": !(files ?? []).isEmpty
        case "filesArea":
            area.flatMap { code in map.areas.first { $0.code == code }?.name }
                ?? words("policy.scope.province-whole")
        default: nil
        }
    }

    /// The clause in English, beside its own words.
    private var english: String? { words.english("\(key).title") }

    private var standing: ClauseStanding { map.standing(of: clause) }

    private func stateWord(_ standing: ClauseStanding) -> String {
        words("policy.state.\(standing.state == .live && map.isDrill ? "drill" : standing.state.rawValue)")
    }

    private var mechanisms: [Pair] {
        clause.mechanisms.map { mechanism in
            switch mechanism {
            case .procedure(let name, let passing):
                let stages = passing.map { words.title("stage", $0.description, of: name) }
                let how =
                    stages.isEmpty
                    ? words("policy.passes-at-end")
                    : words("policy.passes-at", ["stages": words.list(stages)])
                return Pair(term: words.title("procedure", name.description, of: name), text: how)
            case .engine(let engine):
                return Pair(term: words("policy.engine.\(engine.rawValue)"), text: words("policy.no-file"))
            }
        }
    }

    private var areaRows: [ClauseAreaRow] {
        map.areas.map { area in
            let standing = map.standing(of: clause, in: area.code)
            return ClauseAreaRow(
                href: files == nil
                    ? nil : OversightRoute.clause(clause.id, of: name, area: area.code).path + "#files",
                name: area.name, mark: PolicyMapPage.mark(standing.state, map.isDrill),
                state: stateWord(standing), count: words.number(standing.count),
                newest: standing.newest.map(words.plainDay) ?? "")
        }
    }
}

struct ClauseAreaRow: Part {
    let href: String?
    let name: String
    let mark: String
    let state: String
    let count: String
    let newest: String

    func child(named name: String) -> Any? {
        switch name {
        case "href": orNothing(href)
        case "areaName": self.name
        case "mark": mark
        case "stateWord": state
        case "fileCount": count
        case "newest": orNothing(newest)
        default: nil
        }
    }
}

/// The newest files that passed one mechanism.
struct PassedGroup: Part {
    let heading: String
    let lines: [PassedLine]
    let unnamed: String

    init(_ files: ClausePage.Files, _ map: PolicyMap, _ words: Wording) {
        heading =
            if case .procedure(let name, _) = files.mechanism {
                words.title("procedure", name.description, of: name)
            } else { "" }
        lines = files.files.map { PassedLine($0, words) }
        unnamed = files.unnamed == 0 ? "" : words.counted("policy.unnamed", files.unnamed)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "groupHeading": heading
        case "lines": lines
        case "hasLines": !lines.isEmpty
        case "unnamed": orNothing(unnamed)
        default: nil
        }
    }
}

struct PassedLine: Part {
    let href: String?
    let number: String
    let agency: String
    let place: String
    let day: String

    init(_ file: PassedFile, _ words: Wording) {
        href = file.isShared ? Route.file(file.number.description).path : nil
        number = file.number.description
        agency = file.agencyName
        place = file.place
        day = words.plainDay(file.day)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "href": orNothing(href)
        case "number": number
        case "agencyName": agency
        case "filePlace": place
        case "day": day
        default: nil
        }
    }
}

extension Wording {
    /// The sentence in English, whatever the page speaks: what a clause is called abroad.
    func english(_ key: String) -> String? { speaking(.english).sentence(key) }
}
