/// A moment. Proof runs on moments, clocks on legal days; the two never convert silently.
///
/// The only zone is UTC+08:00. Leap seconds are not counted, as in every clock of an office.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00Z.
    public let ms: Int

    public init(ms: Int) {
        self.ms = ms
    }

    /// A time of day in UTC+08:00.
    public init(_ day: CivilDate, _ hour: Int, _ minute: Int) {
        precondition((0...23).contains(hour) && (0...59).contains(minute), "a time of day: \(hour):\(minute)")
        ms = Instant.startOf(day).ms + hour * Instant.hourMs + minute * Instant.minuteMs
    }

    /// The day in law: that of UTC+08:00.
    public var legalDay: CivilDate { CivilDate(dayNumber: floored(localMs, by: Instant.dayMs)) }
    public var hour: Int { msOfDay / Instant.hourMs }
    public var minute: Int { msOfDay % Instant.hourMs / Instant.minuteMs }
    public var second: Int { msOfDay % Instant.minuteMs / 1000 }
    public var millisecond: Int { msOfDay % 1000 }

    public func adding(hours: Int) -> Instant {
        adding(ms: hours * Instant.hourMs)
    }

    public func adding(ms count: Int) -> Instant {
        Instant(ms: ms + count)
    }

    /// The first full hour strictly after this moment: 11:00 for 10:00 and for 10:20.
    public var nextFullHour: Instant {
        Instant(ms: (floored(ms, by: Instant.hourMs) + 1) * Instant.hourMs)
    }

    public static func startOf(_ day: CivilDate) -> Instant {
        Instant(ms: day.dayNumber * dayMs - zoneMs)
    }

    /// 24:00 of the day, which is 00:00 of the next.
    public static func endOf(_ day: CivilDate) -> Instant {
        startOf(day + 1)
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.ms < right.ms }

    static let minuteMs = 60_000
    static let hourMs = 3_600_000
    static let dayMs = 86_400_000
    static let zoneMs = 8 * hourMs

    private var localMs: Int { ms + Instant.zoneMs }
    private var msOfDay: Int { localMs - floored(localMs, by: Instant.dayMs) * Instant.dayMs }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC+08:00; milliseconds only when they are not zero.
    public var description: String {
        let time = "\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))"
        let fraction = millisecond == 0 ? "" : ".\(padded(millisecond, to: 3))"
        return "\(legalDay)T\(time)\(fraction)+08:00"
    }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let instant = Instant(parsing: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a moment: \(text)"))
        }
        self = instant
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Instant {
    /// Reads RFC 3339 with any offset, and years 1900 to 2999. Digits finer than a millisecond are cut off.
    /// `nil` for anything else, also for the second 60 and a time without its offset.
    public init?(parsing rfc3339: String) {
        let bytes = Array(rfc3339.utf8)
        guard bytes.count >= 20, [UInt8(ascii: "T"), UInt8(ascii: "t")].contains(bytes[10]),
            let day = CivilDate(parsing: rfc3339.prefix(10).utf8[...]), (1900...2999).contains(day.year),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = Instant.number(bytes[11...12], upTo: 23),
            let minute = Instant.number(bytes[14...15], upTo: 59),
            let second = Instant.number(bytes[17...18], upTo: 59),
            let (fractionMs, offset) = Instant.fraction(bytes[19...]),
            let offsetMs = Instant.offset(offset)
        else { return nil }
        let timeMs = hour * Instant.hourMs + minute * Instant.minuteMs + second * 1000 + fractionMs
        ms = day.dayNumber * Instant.dayMs + timeMs - offsetMs
    }

    /// The fraction of a second in ms, and what follows it; 0 where there is no point.
    private static func fraction(_ bytes: ArraySlice<UInt8>) -> (ms: Int, rest: ArraySlice<UInt8>)? {
        guard bytes.first == UInt8(ascii: ".") else { return (0, bytes) }
        let digits = bytes.dropFirst().prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        let firstThree = (Array(digits.prefix(3)) + [48, 48]).prefix(3)
        return number(firstThree, upTo: 999).map { ($0, bytes.dropFirst(1 + digits.count)) }
    }

    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return nil }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return bytes.count == 1 ? 0 : nil }
        let text = Array(bytes)
        guard text.count == 6, text[3] == UInt8(ascii: ":"), let hours = number(text[1...2], upTo: 23),
            let minutes = number(text[4...5], upTo: 59)
        else { return nil }
        let offsetMs = hours * hourMs + minutes * minuteMs
        switch sign {
        case UInt8(ascii: "+"): return offsetMs
        case UInt8(ascii: "-"): return -offsetMs
        default: return nil
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>, upTo limit: Int) -> Int? {
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        return number <= limit ? number : nil
    }
}
