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
        /// One run for each row of a table, to the day in this column: what parties agreed, item by item.
        case each(String, day: String)
    }

    public enum Expiry: String, Hashable, Sendable, Codable, CaseIterable {
        case breach
        case rightLapses = "right-lapses"
        case marksLate = "marks-late"
        case endsMeasure = "ends-measure"
        /// A paper counts as received once the days of its public notice are over.
        case deemedServed = "deemed-served"
        /// What held for a time, such as a publication, holds no more.
        case termEnds = "term-ends"
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
    public private(set) var period: StatutoryPeriod
    public let start: Start
    /// Id of the rule in `share/law`, with `#key` where it holds several values; `nil` for a service target.
    public let ruleID: String?
    public private(set) var confidence: Confidence
    public private(set) var extensions: [Extension]
    public let onExpiry: Expiry
    /// A service target of the office: shown, never a breach.
    public let isTarget: Bool
    /// The clock stops when this paper is received.
    public let until: Name<PaperKind>?
    /// What it runs by from later days on, the earliest first: a clock keeps the law of the day on which it starts.
    public var later: [Version] = []
    /// The stage in which the file ends by itself when the term is over.
    public var endsIn: Name<Stage>?
    /// The clock starts only where this rule is met; a file that does not say is asked before the act.
    public var condition: Rule?
    /// Fact of type count: days that a paper states, which shorten the period and never lengthen it.
    public var shortenedBy: String?
    /// The paper that counts as received when the clock runs out.
    public var deems: Name<PaperKind>?

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
        return running(by: version.period, version.confidence, version.extensions)
    }

    /// The clock as one run of it counts: by the law of the day of its start, or by a shorter term that a paper set.
    public func inForce(for run: ClockRun) -> Clock {
        let clock = inForce(on: run.started.legalDay)
        return run.shortened.map { clock.running(by: $0, clock.confidence, clock.extensions) } ?? clock
    }

    private func running(
        by period: StatutoryPeriod, _ confidence: Confidence, _ extensions: [Extension]
    ) -> Clock {
        var clock = self
        (clock.period, clock.confidence, clock.extensions) = (period, confidence, extensions)
        return clock
    }

    /// A time to act in moves over days off; a time after which something holds by itself does not.
    public var rollover: Rollover {
        switch onExpiry {
        case .breach, .rightLapses, .marksLate, .endsMeasure: .overDaysOff
        case .deemedServed, .termEnds: .none
        }
    }

    /// The end of a run that begins with an event and is neither held nor lengthened.
    func end(from event: Instant, on calendar: WorkCalendar) -> PeriodEnd {
        guard let end = Reckoning(period: period, from: event, rollover: rollover).end(on: calendar) else {
            preconditionFailure("a clock that is never stopped comes to its end")
        }
        return end
    }

    /// The later version that holds on a day; `nil` while the clock runs as its pack says.
    public func version(on day: CivilDate) -> Version? { later.last { $0.from <= day } }
}
