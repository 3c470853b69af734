/// One run of a period: its end under both readings, how it was counted, by which text, and what that means.
public struct PeriodAnswer: Hashable, Sendable {
    public let period: Period
    public let question: PeriodQuestion
    /// The text that decides.
    public let version: PeriodVersion
    /// Every text that ever set the period, the chosen one among them.
    public let versions: [PeriodVersion]
    /// As the text or the paper gives it, before extensions.
    public let length: StatutoryPeriod
    /// The first day on which the act is possible: of a window, and after a wait.
    public let opens: CivilDate?
    /// `nil` while the period is held.
    public let end: PeriodEnd?
    /// The least sure text that was used.
    public let confidence: Confidence
    public let because: [Reason]
    let count: Count
    let calendar: WorkCalendar

    /// How the days are walked through.
    enum Count: Hashable, Sendable {
        case forward(Reckoning)
        case back(CountBack)
    }

    public var source: Citation { length.source }
    public var isProvisional: Bool { end?.isProvisional ?? false }
    public var isSetting: Bool { period.isSetting }

    /// Every day, counted or not, and why. Of a long period these are thousands: made anew at each call.
    public var days: [CountedDay] {
        switch count {
        case .forward(let reckoning): reckoning.days(on: calendar)
        case .back(let back): back.days(on: calendar)
        }
    }

    /// What is left after a day, in days, working days or hours; `nil` of a period counted back.
    public func remaining(after day: CivilDate) -> Int? {
        guard case .forward(let reckoning) = count else { return nil }
        return reckoning.remaining(on: calendar, after: day)
    }

    public func grounds(missing: [String] = []) -> Grounds {
        Grounds(
            because: because, basis: [version.rule.id], sources: [source], confidence: confidence,
            missing: missing)
    }
}

extension PeriodAnswer {
    /// How a day or a moment lies to the period.
    public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
        /// The window has not opened, the wait is not over.
        case notYet = "not-yet"
        case inTime = "in-time"
        /// Late by the earlier reading, in time by the later one.
        case warned
        case lastDay = "last-day"
        case late
        /// A term is over, or a wait.
        case over
        case held
        /// Past a day that rests on a calendar not yet published: neither late nor in time.
        case unsettled
    }

    public func standing(on day: CivilDate) -> Standing {
        standing(day: day, isPast: { $0.lastDay < day })
    }

    public func standing(at moment: Instant) -> Standing {
        standing(day: moment.legalDay, isPast: { $0.isPast(at: moment) })
    }

    private func standing(day: CivilDate, isPast: (PeriodEnd) -> Bool) -> Standing {
        guard let end else { return .held }
        if let opens, day < opens { return .notYet }
        if period.shape == .wait { return end.isProvisional ? .unsettled : .over }
        if isPast(end) {
            guard !end.isProvisional else { return .unsettled }
            return period.shape == .term ? .over : .late
        }
        if day == end.lastDay { return .lastDay }
        return day > end.alarmDay ? .warned : .inTime
    }

    /// What has become of the period in law by the end of the day before. `nil` while nothing has: also for a
    /// setting, for a provisional day, and where the text is not sure enough.
    public func consequence(on day: CivilDate) -> Period.Effect? {
        guard !period.isSetting, confidence.mayDecide, [.late, .over].contains(standing(on: day)) else {
            return nil
        }
        return period.effect
    }
}
