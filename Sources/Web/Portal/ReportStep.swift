internal import Law

/// The questions of the report, one a page, in order; `county` belongs to the place and `check` ends it.
///
/// Who saw something and reports it answers seven; whoever wants something for themselves also says where it was found
/// and what they want, and chooses among the ways that are open.
enum ReportStep: String, Hashable, Sendable, CaseIterable {
    case kind, story, right, respondent, place, county, amounts, venue, wishes, options, you, check

    private static let ofChoosing: Set<ReportStep> = [.venue, .wishes, .options]

    /// The steps of one kind of matter; before it is known, all of them.
    static func course(of kind: String?) -> [ReportStep] {
        kind == "report" ? allCases.filter { !ofChoosing.contains($0) } : allCases
    }

    /// From 1; the county has the number of the place, and the check is beyond.
    func number(of kind: String?) -> Int {
        let counted = ReportStep.course(of: kind).filter { $0 != .county }
        return (counted.firstIndex(of: self == .county ? .place : self) ?? 0) + 1
    }

    static func count(of kind: String?) -> Int { ReportStep.check.number(of: kind) - 1 }

    func next(of kind: String?) -> ReportStep { neighbour(1, kind) ?? .check }
    func previous(of kind: String?) -> ReportStep? { neighbour(-1, kind) }

    private func neighbour(_ distance: Int, _ kind: String?) -> ReportStep? {
        let course = ReportStep.course(of: kind)
        guard let place = course.firstIndex(of: self) else { return nil }
        let index = place + distance
        return course.indices.contains(index) ? course[index] : nil
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
        case .venue: ["dispute", "venue", "daily-life"]
        case .wishes: ["wants", "talks", "before-court", "proofs"]
        case .options: ["channel"]
        case .you: ["anonymous", "name", "phone", "email", "uscc"]
        case .check: []
        }
    }

    /// The question that holds a field, also by the name that the desk gives it, and by the fact that a channel asks for.
    static func holding(_ field: String) -> ReportStep {
        let known = [
            "right.type": "right-type", "right.number": "right-number", "respondent.name": "respondent-name",
            "respondent.uscc": "respondent-uscc", "respondent.address": "respondent-address",
            "reporter.name": "name", "reporter.phone": "phone", "reporter.email": "email",
            "reporter.uscc": "uscc", "occurred_on": "occurred-on", "petitioner": "kind",
            "for-daily-life": "daily-life", "right-number-checked": "right-number",
            "respondent-known": "respondent-name", "talks-possible": "talks",
        ]
        let name = known[field] ?? field
        if name.hasPrefix("wants-") || name.hasPrefix("holds-") { return .wishes }
        return allCases.first { $0.fields.contains(name) } ?? .story
    }
}
