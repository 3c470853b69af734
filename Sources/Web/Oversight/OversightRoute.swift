internal import Casework

/// Addresses of the policy, of measures, of supervision and of samples.
enum OversightRoute: Hashable, Sendable {
    case policy(String?, PolicyFilter)
    case clause(String, of: String, area: String?)
    case policyCSV(String)
    case measures
    case measure(String, by: Measure.Dimension?)
    case measureCSV(String, by: Measure.Dimension?)
    case records(String, RecordLink)
    case compliance
    case complianceOf(String)
    case supervision(BreachLink)
    case supervisionCSV(BreachLink)
    case breach(Int)
    case breachExplanation(Int)
    case breachInquiry(Int)
    case nonFilings
    case samples
    case sample(String)
    case sampleList(String)

    var path: String {
        switch self {
        case .policy(let name, let filter):
            "/policy" + (name.map { "/" + FormText.segment($0) } ?? "") + filter.query
        case .clause(let id, let name, let area):
            "/policy/" + FormText.segment(name) + "/" + FormText.segment(id)
                + FormText.query([("area", area)])
        case .policyCSV(let name): "/policy/" + FormText.segment(name) + "/clauses.csv"
        case .measures: "/measures"
        case .measure(let name, let dimension):
            "/measures/" + FormText.segment(name) + FormText.query([("by", dimension?.rawValue)])
        case .measureCSV(let name, let dimension):
            "/measures/" + FormText.segment(name) + "/table.csv"
                + FormText.query([("by", dimension?.rawValue)])
        case .records(let name, let link): "/measures/" + FormText.segment(name) + "/records" + link.query
        case .compliance: "/compliance"
        case .complianceOf(let agency): "/compliance/" + FormText.segment(agency)
        case .supervision(let link): "/supervision" + link.query
        case .supervisionCSV(let link): "/supervision/breaches.csv" + link.query
        case .breach(let number): "/supervision/breaches/\(number)"
        case .breachExplanation(let number): "/supervision/breaches/\(number)/explanation"
        case .breachInquiry(let number): "/supervision/breaches/\(number)/inquiry"
        case .nonFilings: "/supervision/transfers"
        case .samples: "/samples"
        case .sample(let number): "/samples/" + FormText.segment(number)
        case .sampleList(let number): "/samples/" + FormText.segment(number) + "/list.txt"
        }
    }
}

/// Which clauses a page shows: plain links carry it.
struct PolicyFilter: Hashable, Sendable {
    var section: String?
    var kind: String?
    var capability: String?
    var area: String?
    var state: String?

    static let all = PolicyFilter()

    var query: String {
        FormText.query([
            ("section", section), ("kind", kind), ("capability", capability), ("area", area),
            ("state", state),
        ])
    }

    func with(_ change: (inout PolicyFilter) -> Void) -> PolicyFilter {
        var filter = self
        change(&filter)
        return filter
    }
}

/// Which records a page shows.
struct RecordLink: Hashable, Sendable {
    var dimension: String?
    var key: String?
    var hit: String?
    var after: String?

    var query: String {
        FormText.query([("by", dimension), ("key", key), ("hit", hit), ("after", after)])
    }
}

/// Which breaches a page shows.
struct BreachLink: Hashable, Sendable {
    var area: String?
    var agency: String?
    var clock: String?
    var month: String?
    var said: String?
    var before: String?

    static let all = BreachLink()

    var query: String {
        FormText.query([
            ("area", area), ("agency", agency), ("clock", clock), ("month", month), ("said", said),
            ("before", before),
        ])
    }

    func with(_ change: (inout BreachLink) -> Void) -> BreachLink {
        var link = self
        link.before = nil
        change(&link)
        return link
    }
}
