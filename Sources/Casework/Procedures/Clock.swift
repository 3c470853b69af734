public import Law

/// A period that the law sets on a file: what starts it, how long it runs, and what its end means.
public struct Clock: Hashable, Sendable {
    public enum Start: Hashable, Sendable {
        case opening
        case act
        case receiptOf(Name<PaperKind>)
        case dayOf(String)
        /// Counted back from the day of a fact: a notice 7 working days before a hearing.
        case before(String)
    }

    public enum Expiry: String, Hashable, Sendable, Codable, CaseIterable {
        case breach
        case rightLapses = "right-lapses"
        case marksLate = "marks-late"
        case endsMeasure = "ends-measure"
    }

    public struct Extension: Hashable, Sendable {
        public enum Reach: Hashable, Sendable {
            /// In the unit of the clock.
            case by(Int)
            case to(Int)
            /// To a day that the act asks for.
            case untilAsked
        }

        public let reach: Reach
        public let ruleID: String?
        public let confidence: Confidence
        public let asks: [FactField]
        public let cosignedBy: Name<Role>?
        public let times: Int

        public init(
            reach: Reach, ruleID: String?, confidence: Confidence, asks: [FactField],
            cosignedBy: Name<Role>?, times: Int
        ) {
            self.reach = reach
            self.ruleID = ruleID
            self.confidence = confidence
            self.asks = asks
            self.cosignedBy = cosignedBy
            self.times = times
        }
    }

    public let name: Name<Clock>
    public let title: String
    public let period: StatutoryPeriod
    public let start: Start
    /// Id of the rule in `share/law`, with `#key` where it holds several values; `nil` for a service target.
    public let ruleID: String?
    public let confidence: Confidence
    public let extensions: [Extension]
    public let onExpiry: Expiry
    /// A service target of the office: shown, never a breach.
    public let isTarget: Bool
    /// The clock stops when this paper is received.
    public let until: Name<PaperKind>?
    /// What it runs by from later days on, the earliest first: a clock keeps the law of the day on which it starts.
    public var later: [Version] = []

    /// What a clock runs by that starts on a day or after it.
    public struct Version: Hashable, Sendable {
        public let from: CivilDate
        public let period: StatutoryPeriod
        public let confidence: Confidence
        public let extensions: [Extension]
        /// Number of the release of the law that brought it.
        public let release: Int

        public init(
            from: CivilDate, period: StatutoryPeriod, confidence: Confidence, extensions: [Extension],
            release: Int
        ) {
            self.from = from
            self.period = period
            self.confidence = confidence
            self.extensions = extensions
            self.release = release
        }
    }

    public init(
        name: Name<Clock>, title: String, period: StatutoryPeriod, start: Start, ruleID: String?,
        confidence: Confidence, extensions: [Extension], onExpiry: Expiry, isTarget: Bool,
        until: Name<PaperKind>?
    ) {
        self.name = name
        self.title = title
        self.period = period
        self.start = start
        self.ruleID = ruleID
        self.confidence = confidence
        self.extensions = extensions
        self.onExpiry = onExpiry
        self.isTarget = isTarget
        self.until = until
    }

    public var source: Citation { period.source }

    /// The clock as it runs when it starts on a day: with the number, the text and the extensions of that day.
    public func inForce(on day: CivilDate) -> Clock {
        guard let version = version(on: day) else { return self }
        var clock = Clock(
            name: name, title: title, period: version.period, start: start, ruleID: ruleID,
            confidence: version.confidence, extensions: version.extensions, onExpiry: onExpiry,
            isTarget: isTarget, until: until)
        clock.later = later
        return clock
    }

    /// The later version that holds on a day; `nil` while the clock runs as its pack says.
    public func version(on day: CivilDate) -> Version? { later.last { $0.from <= day } }
}
