/// A day of the civil calendar, as the law counts it. No time zone here: law knows days.
///
/// The calendar is the Gregorian one, also for days before it was introduced.
/// Source of the arithmetic: H. Hinnant, "chrono-compatible low-level date algorithms".
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let dayNumber: Int

    public init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// A day written by us, in code. A day that came from outside goes through `init(parsing:)`.
    public init(_ year: Int, _ month: Int, _ day: Int) {
        precondition(CivilDate.exists(year, month, day), "a day of the calendar: \(year)-\(month)-\(day)")
        dayNumber = CivilDate.dayNumber(year, month, day)
    }

    /// `nil` when the calendar has no such day: no 30 February, and years 1 to 9999 only.
    public init?(year: Int, month: Int, day: Int) {
        guard CivilDate.exists(year, month, day) else { return nil }
        dayNumber = CivilDate.dayNumber(year, month, day)
    }

    /// `nil` unless the text is a day of the calendar written `2026-03-05` in ASCII digits.
    public init?(parsing text: String) {
        self.init(parsing: text.utf8[...])
    }

    init?(parsing bytes: Substring.UTF8View) {
        let digits = bytes.map { Int($0) - 48 }
        let dash = Int(UInt8(ascii: "-")) - 48
        guard digits.count == 10, digits[4] == dash, digits[7] == dash else { return nil }
        let numbers = [digits[0..<4], digits[5..<7], digits[8..<10]]
        guard numbers.joined().allSatisfy((0...9).contains) else { return nil }
        let (year, month, day) = (number(numbers[0]), number(numbers[1]), number(numbers[2]))
        guard CivilDate.exists(year, month, day) else { return nil }
        dayNumber = CivilDate.dayNumber(year, month, day)

        func number(_ digits: ArraySlice<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }
    }

    public var year: Int { civil.year }
    public var month: Int { civil.month }
    public var day: Int { civil.day }

    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let fromMonday = (dayNumber + 3) - floored(dayNumber + 3, by: 7) * 7
        guard let weekday = Weekday(rawValue: fromMonday + 1) else {
            preconditionFailure("a week has seven days")
        }
        return weekday
    }

    /// The corresponding day of another month, or the last day of a month that has none.
    public func adding(months: Int) -> CivilDate {
        let (year, month, day) = civil
        let count = year * 12 + (month - 1) + months
        let newYear = floored(count, by: 12)
        let newMonth = count - newYear * 12 + 1
        let newDay = min(day, CivilDate.daysInMonth(newYear, newMonth))
        return CivilDate(dayNumber: CivilDate.dayNumber(newYear, newMonth, newDay))
    }

    public static func + (date: CivilDate, days: Int) -> CivilDate {
        CivilDate(dayNumber: date.dayNumber + days)
    }

    public static func - (date: CivilDate, days: Int) -> CivilDate {
        CivilDate(dayNumber: date.dayNumber - days)
    }

    /// Days from the second to the first.
    public static func - (later: CivilDate, earlier: CivilDate) -> Int {
        later.dayNumber - earlier.dayNumber
    }

    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.dayNumber < right.dayNumber
    }
}

/// A day of the week, Monday first.
public enum Weekday: Int, Hashable, Sendable, Codable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    public var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension CivilDate: CustomStringConvertible {
    public var description: String {
        let (year, month, day) = civil
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }
}

extension CivilDate: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = CivilDate(parsing: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a day: \(text)"))
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension CivilDate {
    static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    static func daysInMonth(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func exists(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        (1...9999).contains(year) && (1...12).contains(month) && day >= 1 && day <= daysInMonth(year, month)
    }

    /// `days_from_civil`: the year begins in March, so that the leap day is its last.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = floored(marchYear, by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// `civil_from_days`.
    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = floored(shifted, by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}

/// The quotient rounded towards minus infinity, so that days before 1970 count like days after it.
func floored(_ number: Int, by divisor: Int) -> Int {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
}

/// A number written with leading zeros.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return digits.utf8.count < width
        ? String(repeating: "0", count: width - digits.utf8.count) + digits : digits
}
