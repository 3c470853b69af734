internal import Casework
internal import Desk
internal import Law

/// The policy clause by clause with its standing by area: what is there, what passed, what is missing.
struct PolicyMapPage: Page {
    static let template = "oversight/policy"

    private let map: PolicyMap
    private let filter: PolicyFilter
    private let words: Wording
    private let isOfficer: Bool

    init(_ map: PolicyMap, _ filter: PolicyFilter, isOfficer: Bool, _ words: Wording) {
        self.map = map
        self.filter = filter
        self.isOfficer = isOfficer
        self.words = words
    }

    private var policy: Policy { map.policy }
    private var name: String { policy.name.description }

    var title: String {
        words(
            "policy.headline",
            ["all": words.number(policy.clauses.count), "live": words.number(count(.live))])
    }
    var foot: String {
        words(
            "list.foot",
            ["title": words("policy.\(name).name"), "address": OversightRoute.policy(name, filter).path])
    }
    var place: Rail.Place? { isOfficer ? .policy : nil }

    func child(named name: String) -> Any? {
        switch name {
        case "policyName": words("policy.\(self.name).name")
        case "asOf": words("policy.as-of", ["day": words.plainDay(map.today)])
        case "lead": words(map.isDrill ? "policy.lead-drill" : "policy.lead")
        case "isDrill": map.isDrill
        case "csvHref": OversightRoute.policyCSV(self.name).path
        case "measuresHref": OversightRoute.measures.path
        case "complianceHref": OversightRoute.compliance.path
        case "samplesHref": OversightRoute.samples.path
        case "counts": counts
        case "groups": groups
        case "hasGroups": !groups.isEmpty
        case "allHref": OversightRoute.policy(self.name, .all).path
        case "filters": filters
        case "map": tiles
        case "areaRows": areaRows
        case "localCount": words.counted("policy.local", local.count)
        case "others": others
        case "hasOthers": !others.isEmpty
        default: nil
        }
    }

    private func standing(_ clause: Clause) -> ClauseStanding {
        filter.area.map { map.standing(of: clause, in: $0) } ?? map.standing(of: clause)
    }

    private func count(_ state: ClauseStanding.State) -> Int {
        policy.clauses.count { standing($0).state == state }
    }

    private var counts: [PolicyCount] {
        [ClauseStanding.State.live, .built, .missing].map { state in
            PolicyCount(
                mark: PolicyMapPage.mark(state, map.isDrill), label: stateWord(state),
                figure: words.number(count(state)))
        }
    }

    private func stateWord(_ state: ClauseStanding.State) -> String {
        words("policy.state.\(state == .live && map.isDrill ? "drill" : state.rawValue)")
    }

    /// The mark of a state in the stylesheet: what is there and has not passed has an empty frame.
    static func mark(_ state: ClauseStanding.State, _ isDrill: Bool) -> String {
        switch state {
        case .live: isDrill ? "drill" : "live"
        case .built: ""
        case .missing: "none"
        }
    }

    private var shown: [Clause] {
        policy.clauses.filter { clause in
            (filter.section.map { clause.section == $0 } ?? true)
                && (filter.kind.map { clause.kind.rawValue == $0 } ?? true)
                && (filter.capability.map { clause.capability.rawValue == $0 } ?? true)
                && (filter.state.map { standing(clause).state.rawValue == $0 } ?? true)
        }
    }

    private var groups: [PolicyGroup] {
        policy.sections.compactMap { section in
            let own = shown.filter { $0.section == section.id }
            guard !own.isEmpty else { return nil }
            let live = own.count { standing($0).state == .live }
            return PolicyGroup(
                heading: words("policy.\(name).section.\(section.id)"), number: section.id,
                count: words("policy.of", ["live": words.number(live), "all": words.number(own.count)]),
                lines: own.map(line))
        }
    }

    private func line(_ clause: Clause) -> ClauseLine {
        let standing = standing(clause)
        let isPart = clause.realisation == .part ? words("policy.in-part") : nil
        let areas =
            clause.scope == .province
            ? words("policy.scope.province")
            : words(
                "policy.areas",
                ["live": words.number(map.liveAreas(of: clause)), "all": words.number(map.areas.count)])
        return ClauseLine(
            href: OversightRoute.clause(clause.id, of: name, area: filter.area).path,
            letter: clause.id.split(separator: "-").last.map(String.init) ?? "",
            title: words("policy.\(name).\(clause.id).title"),
            mark: PolicyMapPage.mark(standing.state, map.isDrill),
            state: words.list([stateWord(standing.state), isPart].compactMap(\.self)),
            isPart: isPart != nil, areas: areas)
    }

    private var filters: [FilterRow] {
        [
            row("policy.filter.state", filter.state, ClauseStanding.State.allCases.map(\.rawValue)) {
                value in
                value.flatMap(ClauseStanding.State.init(rawValue:)).map(stateWord)
            } change: {
                $0.state = $1
            },
            row("policy.filter.section", filter.section, policy.sections.map(\.id)) { value in
                value.map { $0 + " " + words("policy.\(name).section.\($0)") }
            } change: {
                $0.section = $1
            },
            row("policy.filter.kind", filter.kind, Clause.Kind.allCases.map(\.rawValue)) { value in
                value.map { words("policy.kind.\($0)") }
            } change: {
                $0.kind = $1
            },
            row("policy.filter.capability", filter.capability, Clause.Capability.allCases.map(\.rawValue)) {
                value in
                value.map { words("policy.capability.\($0)") }
            } change: {
                $0.capability = $1
            },
            row("policy.filter.area", filter.area, map.areas.map(\.code)) { value in
                value.flatMap { code in map.areas.first { $0.code == code }.map { TileMap.short($0.name) } }
            } change: {
                $0.area = $1
            },
        ]
    }

    private func row(
        _ heading: String, _ current: String?, _ values: [String], label: (String?) -> String?,
        change: (inout PolicyFilter, String?) -> Void
    ) -> FilterRow {
        let all: [String?] = [nil] + values.map(Optional.some)
        let links = all.map { value in
            LinkPart(
                href: OversightRoute.policy(name, filter.with { change(&$0, value) }).path,
                label: label(value) ?? words("policy.filter.any"), isCurrent: value == current)
        }
        return FilterRow(
            heading: words(heading), current: label(current) ?? words("policy.filter.any"), links: links)
    }

    private var local: [Clause] { policy.clauses.filter { $0.scope == .prefectures } }

    private func live(in code: String) -> Int {
        local.count { map.standing(of: $0, in: code).state == .live }
    }

    private var tiles: TileMap {
        let most = max(1, local.count { $0.realisation != .missing })
        return TileMap(label: words("policy.tiles"), map.areas) { code in
            let live = live(in: code)
            let shade = live * 10 >= most * 4 ? "a" : live * 4 >= most ? "b" : "c"
            return (words.number(live), shade)
        }
    }

    private var areaRows: [AreaRow] {
        let built = local.count { $0.realisation != .missing }
        return map.areas.map { area in
            let live = live(in: area.code)
            return AreaRow(
                href: OversightRoute.policy(name, filter.with { $0.area = area.code }).path, name: area.name,
                live: words.number(live), built: words.number(built - live),
                missing: words.number(local.count - built))
        }
    }

    private var others: [LinkPart] {
        map.others.map { other in
            LinkPart(
                href: OversightRoute.policy(other.name.description, .all).path,
                label: words("policy.\(other.name).name"))
        }
    }
}

struct PolicyCount: Part {
    let mark: String
    let label: String
    let figure: String

    func child(named name: String) -> Any? {
        switch name {
        case "mark": mark
        case "label": label
        case "figure": figure
        default: nil
        }
    }
}

/// The clauses of one section.
struct PolicyGroup: Part {
    let heading: String
    let number: String
    let count: String
    let lines: [ClauseLine]

    func child(named name: String) -> Any? {
        switch name {
        case "sectionHeading": heading
        case "sectionNumber": number
        case "sectionCount": count
        case "lines": lines
        default: nil
        }
    }
}

struct ClauseLine: Part {
    let href: String
    let letter: String
    let title: String
    let mark: String
    let state: String
    let isPart: Bool
    let areas: String

    func child(named name: String) -> Any? {
        switch name {
        case "href": href
        case "letter": letter
        case "clauseTitle": title
        case "mark": mark
        case "stateWord": state
        case "isPart": isPart
        case "areas": areas
        default: nil
        }
    }
}

/// Plain links that narrow a list, under what they narrow by.
struct FilterRow: Part {
    let heading: String
    let current: String
    let links: [LinkPart]

    func child(named name: String) -> Any? {
        switch name {
        case "filterHeading": heading
        case "filterCurrent": current
        case "links": links
        default: nil
        }
    }
}

struct AreaRow: Part {
    let href: String
    let name: String
    let live: String
    let built: String
    let missing: String

    func child(named name: String) -> Any? {
        switch name {
        case "href": href
        case "areaName": self.name
        case "live": live
        case "built": built
        case "missing": missing
        default: nil
        }
    }
}
