/// Which version of a rule binds on a day at a place, and why the others do not: what a page shows as precedence.
///
/// A zone goes before the county, the county before the prefecture, that before the province, and the nation comes
/// last. Within one level, the version that came into force last decides. A version of low confidence never does.
public struct Resolution: Hashable, Sendable {
    public enum Standing: String, Hashable, Sendable, Codable {
        case chosen
        /// It binds too, but a closer area or a later version decides.
        case lessSpecific = "less_specific"
        case notInForce = "not_in_force"
        case otherArea = "other_area"
        /// It would bind there, but nobody said whether the matter lies in that place.
        case areaNotStated = "area_not_stated"
        case lowConfidence = "low_confidence"
    }

    public struct Candidate: Hashable, Sendable {
        public let rule: LegalRule
        public let standing: Standing
        /// How closely its area fits; `nil` when it does not.
        public let level: LegalArea.Level?
    }

    /// The closest area first; within one, the latest version first; those of other areas last.
    public let considered: [Candidate]

    public var chosen: LegalRule? { considered.first { $0.standing == .chosen }?.rule }

    /// Whether a place that nobody stated could change the answer.
    public var isOpen: Bool { considered.contains { $0.standing == .areaNotStated } }

    init(of versions: [LegalRule], on day: CivilDate, at place: LegalArea?, among zones: [LegalZone]) {
        let fits = versions.map { rule in (rule: rule, level: Resolution.level(of: rule, at: place)) }
        let ordered = fits.enumerated().sorted { left, right in
            let ranks = [left, right].map {
                ($0.element.level?.rawValue ?? -1, $0.element.rule.firstDayNumber)
            }
            return (ranks[0].0, ranks[0].1, -left.offset) > (ranks[1].0, ranks[1].1, -right.offset)
        }.map(\.element)
        var isChosen = false
        considered = ordered.map { rule, level in
            let standing = Resolution.standing(of: rule, level, on: day, at: place, among: zones)
            guard standing == .chosen else { return Candidate(rule: rule, standing: standing, level: level) }
            defer { isChosen = true }
            return Candidate(rule: rule, standing: isChosen ? .lessSpecific : .chosen, level: level)
        }
    }

    private static func level(of rule: LegalRule, at place: LegalArea?) -> LegalArea.Level? {
        guard let area = rule.area else { return .nation }
        return place?.level(of: area)
    }

    /// As if there were no other version.
    private static func standing(
        of rule: LegalRule, _ level: LegalArea.Level?, on day: CivilDate, at place: LegalArea?,
        among zones: [LegalZone]
    ) -> Standing {
        guard level != nil else {
            let zone = zones.first { $0.key == rule.area }
            let isOpen = place.map { $0.leavesOpen(zone) } ?? true
            return isOpen && rule.isInForce(on: day) ? .areaNotStated : .otherArea
        }
        guard rule.isInForce(on: day) else { return .notInForce }
        return rule.confidence.mayDecide ? .chosen : .lowConfidence
    }
}

extension LegalRule {
    /// A version without a first day is older than all others.
    fileprivate var firstDayNumber: Int { from?.dayNumber ?? Int.min }
}
