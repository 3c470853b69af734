internal import Casework
internal import Law

extension ClockView {
    /// Every clock of a file: the runs, then those that wait for a receipt.
    static func all(of file: CaseFile, _ procedure: Procedure, calendar: WorkCalendar, now: Instant)
        -> [ClockView]
    {
        let runs = file.clocks.compactMap { run in
            procedure.clock(run.clock).map { ClockView(run, $0, calendar: calendar, now: now) }
        }
        let waiting = file.awaitingReceipt.sorted { $0.key < $1.key }.compactMap { name, paper in
            procedure.clock(name).map { ClockView(waiting: $0.inForce(on: now.legalDay), for: paper) }
        }
        return runs + waiting
    }

    init(_ run: ClockRun, _ clock: Clock, calendar: WorkCalendar, now: Instant) {
        let reckoning = run.reckoning(clock)
        let clock = clock.inForce(for: run)
        self.init(
            clock: clock, run: run.run, state: ClockView.state(of: run), started: run.started, end: run.end,
            stoppedAt: run.stoppedAt, wasAnsweredInTime: run.wasAnsweredInTime, pauses: run.pauses,
            extensions: run.extensions, awaits: nil, days: reckoning.days(on: calendar),
            left: run.isOpen ? ClockView.left(until: run.end, clock, calendar: calendar, now: now) : nil,
            badge: ClockView.badge(of: run, clock, calendar: calendar, now: now))
    }

    init(waiting clock: Clock, for paper: Name<PaperKind>?) {
        self.init(
            clock: clock, run: 0, state: .notStarted, started: nil, end: nil, stoppedAt: nil,
            wasAnsweredInTime: false, pauses: [], extensions: [], awaits: paper, days: [], left: nil,
            badge: .notStarted)
    }

    private static func state(of run: ClockRun) -> State {
        switch run.state {
        case .running: .running
        case .suspended: .suspended
        case .stopped: .stopped
        case .dropped: .dropped
        case .breached: .breached
        case .lapsed, .measureEnded, .deemedServed, .termEnded: .lapsed
        case .late: run.stoppedAt == nil ? .running : .stopped
        }
    }

    /// What is left in the unit that people count: minutes for hours, working days, or days.
    static func left(until end: PeriodEnd?, _ clock: Clock, calendar: WorkCalendar, now: Instant) -> Left? {
        guard let end else { return nil }
        switch end {
        case .moment(let alarm, let last):
            let target = now > alarm ? last : alarm
            return Left(count: (target.ms - now.ms) / 60_000, unit: .minutes)
        case .day(let alarm, let last, _):
            let today = now.legalDay
            let day = today > alarm ? last : alarm
            guard clock.period.unit == .workingDays else { return Left(count: day - today, unit: .days) }
            return Left(count: ClockView.workdays(from: today, to: day, calendar), unit: .workingDays)
        }
    }

    /// Working days from one day to another; negative when the second is earlier.
    private static func workdays(from: CivilDate, to: CivilDate, _ calendar: WorkCalendar) -> Int {
        guard from <= to else { return -workdays(from: to, to: from, calendar) }
        var count = 0
        var day = from
        while day < to {
            day = day + 1
            if calendar.isWorkday(day) { count += 1 }
        }
        return count
    }

    private static func badge(of run: ClockRun, _ clock: Clock, calendar: WorkCalendar, now: Instant) -> Badge
    {
        if clock.isTarget, let end = run.end, end.isPast(at: run.stoppedAt ?? now),
            run.isOpen || run.stoppedAt != nil
        {
            return .over
        }
        if run.stoppedAt != nil {
            let wasLate = run.hasRunOut && !run.wasAnsweredInTime
            return wasLate ? .tardy : .done
        }
        return switch run.state {
        case .stopped: .done
        case .dropped, .measureEnded, .deemedServed, .termEnded: .shut
        case .lapsed: .lapsed
        case .suspended: .held
        case .breached, .late: .late
        case .running: badge(until: run.end, now: now)
        }
    }

    /// Late after the last moment; soon on the day of the alarm and the day before it.
    static func badge(until end: PeriodEnd?, now: Instant) -> Badge {
        guard let end else { return .held }
        if end.isPast(at: now) { return .late }
        let isSoon =
            switch end {
            case .moment: true
            case .day(let alarm, _, _): alarm - now.legalDay <= 1
            }
        return isSoon ? .soon : .run
    }
}
