/// One day in the life of a clock, and why it was counted or not.
public struct CountedDay: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The day of the event, which is not counted.
        case start
        case counted
        /// Passed over: a day off in a count of working days, or a day on which the clock was held.
        case skipped
        /// The last day moved here, because the day before could not be the last.
        case moved
    }

    public let date: CivilDate
    public let kind: Kind
    /// 1 for the first day counted; `nil` on days that are not.
    public let number: Int?
    public let dayKind: WorkCalendar.DayKind
    public let why: Reason

    public init(date: CivilDate, kind: Kind, number: Int?, dayKind: WorkCalendar.DayKind, why: Reason) {
        self.date = date
        self.kind = kind
        self.number = number
        self.dayKind = dayKind
        self.why = why
    }
}
