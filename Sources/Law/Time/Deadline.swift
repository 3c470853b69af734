/// The end of a period with its explanation. `alarm <= last`.
///
/// The texts leave open whether an ordinary weekend moves the last day (facts `count.last_day_holiday`):
/// we warn by `alarm`, tell outsiders `last`, and let a right lapse only after `last`.
/// Provisional while the calendar of that year is not published: shown as such; no lapse, no breach.
public struct Deadline: Hashable, Sendable {
    public let alarm: CivilDate
    public let last: CivilDate
    public let isProvisional: Bool
    public let explanation: [CountedDay]
    public let source: Citation

    /// `nil` while the clock is held.
    public init?(_ reckoning: Reckoning, on calendar: WorkCalendar) {
        guard let end = reckoning.end(on: calendar) else { return nil }
        alarm = end.alarmDay
        last = end.lastDay
        isProvisional = end.isProvisional
        explanation = reckoning.days(on: calendar)
        source = reckoning.period.source
    }
}
