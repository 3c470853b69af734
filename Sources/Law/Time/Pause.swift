/// A time that the law does not count into a period: an expert appraisal, a hearing, a public notice.
///
/// The day of suspension is not counted, nor is the day of resumption: counting goes on the day after it
/// (facts `count.suspend_resume`). Two pauses at once are one: the clock runs again when both are over.
public struct Pause: Hashable, Sendable, Codable {
    public let ground: String
    public let from: CivilDate
    /// The day of resumption; `nil` while the clock is held.
    public let until: CivilDate?

    public init(ground: String, from: CivilDate, until: CivilDate? = nil) {
        self.ground = ground
        self.from = from
        self.until = until
    }

    public func covers(_ day: CivilDate) -> Bool {
        from <= day && until.map { day <= $0 } ?? true
    }
}

/// A lengthening of a running period, in the unit of the period. It never shortens one.
public enum ClockExtension: Hashable, Sendable, Codable {
    /// So much more.
    case by(length: Int)
    /// So much in all, counted from the same event.
    case to(length: Int)
    /// To a day that was fixed or asked for.
    case until(CivilDate)
}
