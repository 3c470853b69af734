public import Law

/// One run of a clock on a file.
public struct ClockRun: Hashable, Sendable {
    public enum State: String, Hashable, Sendable {
        case running, suspended, stopped, dropped, breached, lapsed
        /// A mark of lateness, or a measure that ended by itself; neither is a breach.
        case late
        case measureEnded = "measure-ended"
        /// A paper counts as received, or what held for a time holds no more.
        case deemedServed = "deemed-served"
        case termEnded = "term-ended"
    }

    public let clock: Name<Clock>
    public let run: Int
    public let started: Instant
    public var end: PeriodEnd?
    public var state: State = .running
    public var stoppedAt: Instant?
    public var pauses: [Pause] = []
    public var extensions: [ProposedExtension] = []
    public var wasAnsweredInTime = false
    /// It became moot. A breach that was raised before stays.
    public var wasDropped = false
    public var rebasings: [String] = []
    /// The shorter term that a paper stated, where it did.
    public var shortened: StatutoryPeriod?

    /// Another file, in which the matter went on, was answered; this one stood still with it.
    public var endedFollowing = false
    /// It was over in the file from which this one was split off: it bars and opens what it did there, and is counted
    /// there.
    public var wasOverBefore = false
    /// What it was before it stopped or was dropped.
    var stateBefore: State?

    public init(clock: Name<Clock>, run: Int, started: Instant, end: PeriodEnd?) {
        self.clock = clock
        self.run = run
        self.started = started
        self.end = end
    }

    /// Runs on, in time or late: nobody has answered it and it has not become moot.
    public var isOpen: Bool {
        guard stoppedAt == nil, !wasDropped else { return false }
        return switch state {
        case .running, .suspended, .breached, .late: true
        case .stopped, .dropped, .lapsed, .measureEnded, .deemedServed, .termEnded: false
        }
    }

    public var hasRunOut: Bool {
        switch state {
        case .breached, .lapsed, .late, .measureEnded, .deemedServed, .termEnded: true
        case .running, .suspended, .stopped, .dropped: false
        }
    }

    /// The day is past by law. A provisional day never passes.
    public func isPast(at moment: Instant) -> Bool {
        guard state != .suspended, let end, !end.isProvisional else { return false }
        return end.isPast(at: moment)
    }

    /// The arithmetic of this run, for recomputation and explanation: by the law of the day on which it started.
    public func reckoning(_ clock: Clock) -> Reckoning {
        Reckoning(
            period: clock.inForce(for: self).period, from: started, pauses: pauses,
            extensions: extensions.map(\.reach), rollover: clock.rollover)
    }
}
