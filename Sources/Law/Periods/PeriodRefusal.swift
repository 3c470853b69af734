/// Why a period cannot be reckoned from what was given. Nothing is guessed instead.
public enum PeriodRefusal: Error, Hashable, Sendable {
    case unknownPeriod(name: String)
    /// No version that we know was in force; `first` is the first day of the earliest one.
    case notKnownBefore(first: CivilDate, rule: String)
    /// The text no longer sets this period; `last` was its last day in force.
    case noLongerSet(last: CivilDate, rule: String)
    /// No version binds there, on a day between versions, or the book does not hold the rule.
    case noVersion(rule: String)
    /// The only version is one that nobody is sure of.
    case tooUnsure(rule: String)
    /// A period of hours begins at a time of day.
    case timeOfDayNeeded
    /// A paper or an office fixes this period, and its length was not given.
    case lengthNotStated
    /// The law alone fixes this period.
    case lengthNotOpen
    /// Years 1900 to 2199 only.
    case dayOutOfRange(CivilDate)
    /// The text does not take this time out of the period.
    case notExcluded(ground: String)
    case pauseReversed(ground: String)
    /// The pause was over before the period began.
    case pauseBeforeStart(ground: String)
    case unknownExtension(name: String)
    case extensionTooOften(name: String, times: Int)
    /// Another extension must be granted first.
    case extensionTooEarly(name: String, after: String)
    case extensionDayNeeded(name: String)
    /// The law fixes how far this extension goes.
    case extensionDayNotOpen(name: String)
    /// The day that was fixed lies before the end that the period has anyway.
    case extensionShortens(name: String, end: CivilDate)
}
