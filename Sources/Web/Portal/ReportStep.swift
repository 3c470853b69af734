internal import Law

/// The questions of the report, one a page, in order; `county` belongs to the place and `check` ends it.
enum ReportStep: String, Hashable, Sendable, CaseIterable {
    case kind, story, right, respondent, place, county, amounts, you, check

    static let count = 7

    /// 1 to 7; the check is beyond.
    var number: Int {
        switch self {
        case .kind: 1
        case .story: 2
        case .right: 3
        case .respondent: 4
        case .place, .county: 5
        case .amounts: 6
        case .you: 7
        case .check: 8
        }
    }

    var next: ReportStep { neighbour(1) ?? .check }
    var previous: ReportStep? { neighbour(-1) }

    private func neighbour(_ distance: Int) -> ReportStep? {
        guard let place = ReportStep.allCases.firstIndex(of: self) else { return nil }
        let index = place + distance
        return ReportStep.allCases.indices.contains(index) ? ReportStep.allCases[index] : nil
    }

    /// Names of the answers that the page asks for.
    var fields: [String] {
        switch self {
        case .kind: ["kind"]
        case .story: ["narrative", "occurred-on", "links"]
        case .right: ["right-type", "right-number"]
        case .respondent: ["respondent-name", "respondent-uscc", "respondent-address"]
        case .place: ["prefecture"]
        case .county: ["place"]
        case .amounts: ReportAnswers.amounts
        case .you: ["anonymous", "name", "phone", "email", "uscc"]
        case .check: []
        }
    }

    /// The question that holds a field, also by the name that the desk gives it.
    static func holding(_ field: String) -> ReportStep {
        let known = [
            "right.type": "right-type", "right.number": "right-number", "respondent.name": "respondent-name",
            "respondent.uscc": "respondent-uscc", "respondent.address": "respondent-address",
            "reporter.name": "name", "reporter.phone": "phone", "reporter.email": "email",
            "reporter.uscc": "uscc", "occurred_on": "occurred-on",
        ]
        let name = known[field] ?? field
        return allCases.first { $0.fields.contains(name) } ?? .story
    }
}
