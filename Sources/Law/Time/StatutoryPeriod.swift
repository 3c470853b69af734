/// A period that a legal text fixes: how long, counted how, and who says so.
public struct StatutoryPeriod: Hashable, Sendable {
    public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
        case hours, days
        case workingDays = "working days"
        case months, years
    }

    /// In `unit`; from 1 to `longest`. `days` are calendar days.
    public let length: Int
    public let unit: Unit
    public let source: Citation

    /// More than any text asks for, and small enough that no sum of periods overflows.
    public static let longest = 9999

    /// A period written by us, in code. A period from a definition goes through `init(parsing:source:)`.
    public init(_ length: Int, _ unit: Unit, source: Citation) {
        precondition(
            (1...StatutoryPeriod.longest).contains(length), "a period has a positive length: \(length)")
        self.length = length
        self.unit = unit
        self.source = source
    }

    /// Reads `3 days`, `15 working days`, `24 hours`, `1 month`; `nil` for anything else.
    public init?(parsing text: String, source: Citation) {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let length = StatutoryPeriod.length(parts[0]),
            let unit = Unit(rawValue: String(parts[1]))
                ?? (length == 1 ? Unit(rawValue: parts[1] + "s") : nil)
        else { return nil }
        self.init(length, unit, source: source)
    }

    /// The end of the period under both readings that the texts leave open.
    ///
    /// The day of the event is not counted. Whether an ordinary weekend moves the last day is disputed
    /// (facts `count.last_day_holiday`): we warn by the earlier reading and tell outsiders the later.
    /// Hours run on the clock, through nights and holidays, and end at a moment.
    public func end(from event: Instant, on calendar: WorkCalendar) -> PeriodEnd {
        guard let end = Reckoning(period: self, from: event).end(on: calendar) else {
            preconditionFailure("a clock that is never stopped comes to its end")
        }
        return end
    }

    /// The latest day for an act that must be done this long before a day, such as the notice of a hearing.
    ///
    /// The day itself is not counted, the day of the act is the last one counted back. A day off does not
    /// move it: the act may be done earlier, never later. Hours are taken as whole days, rounded up.
    public func latestDay(before day: CivilDate, on calendar: WorkCalendar) -> CivilDate {
        switch unit {
        case .hours: return day - (length + 23) / 24
        case .days: return day - length
        case .months: return day.adding(months: -length)
        case .years: return day.adding(months: -12 * length)
        case .workingDays:
            var (date, left) = (day, length)
            while left > 0 {
                date = date - 1
                left -= calendar.isWorkday(date) ? 1 : 0
            }
            return date
        }
    }

    private static func length(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
            let length = Int(text), length > 0
        else { return nil }
        return length
    }
}

extension StatutoryPeriod: CustomStringConvertible {
    /// As a definition writes it: `3 days`, `1 month`.
    public var description: String {
        "\(length) \(length == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)"
    }
}

extension StatutoryPeriod: Codable {
    private enum CodingKeys: String, CodingKey { case runs, source }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let text = try container.decode(String.self, forKey: .runs)
        let source = try container.decode(Citation.self, forKey: .source)
        guard let period = StatutoryPeriod(parsing: text, source: source) else {
            throw DecodingError.dataCorruptedError(
                forKey: .runs, in: container, debugDescription: "not a period: \(text)")
        }
        self = period
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(description, forKey: .runs)
        try container.encode(source, forKey: .source)
    }
}
