/// What is known of one run of a period.
public struct PeriodQuestion: Hashable, Sendable {
    public enum Start: Hashable, Sendable {
        case day(CivilDate)
        /// Needed for hours.
        case moment(Instant)

        public var legalDay: CivilDate {
            switch self {
            case .day(let day): day
            case .moment(let moment): moment.legalDay
            }
        }

        var instant: Instant {
            switch self {
            case .day(let day): Instant.startOf(day)
            case .moment(let moment): moment
            }
        }
    }

    /// An extension that was granted.
    public struct Grant: Hashable, Sendable {
        public let name: String
        /// The day that the decision fixed, where the law leaves it open.
        public let until: CivilDate?

        public init(_ name: String, until: CivilDate? = nil) {
            self.name = name
            self.until = until
        }
    }

    /// A length that a paper or an office states.
    public struct Length: Hashable, Sendable {
        public let number: Int
        public let unit: StatutoryPeriod.Unit

        /// `nil` for less than one, or more than `StatutoryPeriod.longest`.
        public init?(_ number: Int, _ unit: StatutoryPeriod.Unit) {
            guard (1...StatutoryPeriod.longest).contains(number) else { return nil }
            self.number = number
            self.unit = unit
        }
    }

    /// The event; of a period counted back, the event that the act precedes.
    public var start: Start
    /// The day that selects the version, where it is another than that of the event, as with filing days.
    public var selecting: CivilDate?
    public var place: LegalArea?
    public var stated: Length?
    public var pauses: [Pause]
    public var extensions: [Grant]

    public init(
        from start: Start, selecting: CivilDate? = nil, at place: LegalArea? = nil, stated: Length? = nil,
        pauses: [Pause] = [], extensions: [Grant] = []
    ) {
        self.start = start
        self.selecting = selecting
        self.place = place
        self.stated = stated
        self.pauses = pauses
        self.extensions = extensions
    }

    public static func from(_ day: CivilDate) -> PeriodQuestion { PeriodQuestion(from: .day(day)) }
    public static func from(_ moment: Instant) -> PeriodQuestion { PeriodQuestion(from: .moment(moment)) }
}
