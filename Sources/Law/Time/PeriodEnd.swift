/// The end of a period, `alarm <= last`: we warn by the one and tell outsiders the other.
///
/// Provisional while the calendar of a year that it rests on is not published: then it is shown as such, and
/// it neither lapses a right nor records a breach.
public enum PeriodEnd: Hashable, Sendable {
    case day(alarm: CivilDate, last: CivilDate, isProvisional: Bool = false)
    case moment(alarm: Instant, last: Instant)

    public var isProvisional: Bool {
        switch self {
        case .day(_, _, let isProvisional): isProvisional
        case .moment: false
        }
    }

    /// Whether this moment lies after `last`. A day ends at 24:00 of UTC+08:00.
    public func isPast(at moment: Instant) -> Bool {
        switch self {
        case .day(_, let last, _): moment.legalDay > last
        case .moment(_, let last): moment > last
        }
    }

    public var alarmDay: CivilDate {
        switch self {
        case .day(let alarm, _, _): alarm
        case .moment(let alarm, _): alarm.legalDay
        }
    }

    public var lastDay: CivilDate {
        switch self {
        case .day(_, let last, _): last
        case .moment(_, let last): last.legalDay
        }
    }

    /// The moment at which the period is over: 24:00 of a last day.
    public var lastMoment: Instant {
        switch self {
        case .day(_, let last, _): Instant.endOf(last)
        case .moment(_, let last): last
        }
    }
}

extension PeriodEnd: Codable {
    private enum CodingKeys: String, CodingKey { case kind, alarm, last, provisional }
    private enum Kind: String, Codable { case day, moment }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .day:
            self = .day(
                alarm: try container.decode(CivilDate.self, forKey: .alarm),
                last: try container.decode(CivilDate.self, forKey: .last),
                isProvisional: try container.decodeIfPresent(Bool.self, forKey: .provisional) ?? false)
        case .moment:
            self = .moment(
                alarm: try container.decode(Instant.self, forKey: .alarm),
                last: try container.decode(Instant.self, forKey: .last))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .day(let alarm, let last, let isProvisional):
            try container.encode(Kind.day, forKey: .kind)
            try container.encode(alarm, forKey: .alarm)
            try container.encode(last, forKey: .last)
            if isProvisional { try container.encode(true, forKey: .provisional) }
        case .moment(let alarm, let last):
            try container.encode(Kind.moment, forKey: .kind)
            try container.encode(alarm, forKey: .alarm)
            try container.encode(last, forKey: .last)
        }
    }
}
