/// A whole number of a rule, with the unit that its key says and the rule that it belongs to.
public struct LegalNumber: Hashable, Sendable {
    public let number: Int
    public let key: String
    public let rule: LegalRule

    /// `days` of `police_days`; `nil` when the key says no unit of time, as `officers_min` does.
    public var unit: StatutoryPeriod.Unit? {
        if case .time(let unit) = measure { unit } else { nil }
    }

    /// How the law base abbreviates units of time.
    static var units: [String: StatutoryPeriod.Unit] { LegalUnit.spans }

    /// What the number counts; `nil` when its key does not say.
    public var measure: LegalUnit? { LegalUnit(key: key) }
}
