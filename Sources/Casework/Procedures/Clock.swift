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
}
