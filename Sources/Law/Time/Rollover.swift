/// What a day off does to the last day of a period.
public enum Rollover: String, Hashable, Sendable, Codable, CaseIterable {
    /// The last day moves to the first one after it that is no day off (facts `count.last_day_holiday`).
    case overDaysOff = "over-days-off"
    /// It stays: a term in which something holds, or a wait, is no time to act in.
    case none
}
