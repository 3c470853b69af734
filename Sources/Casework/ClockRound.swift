public import Law

extension Procedure {
    /// What runs out by itself: each clock past its last day, exactly once. A provisional day, a suspended
    /// clock and a service target never run out.
    public func runOut(of file: CaseFile, at moment: Instant) -> [CaseEvent] {
        guard !file.hasEnded else { return [] }
        return file.clocks.compactMap { run in
            guard run.isOpen, !run.hasRunOut, run.isPast(at: moment), let clock = clock(run.clock),
                !clock.isTarget
            else { return nil }
            return .clockRanOut(run.clock, run: run.run, effect: clock.onExpiry)
        }
    }

    /// The clocks whose end moves when a year's calendar is loaded.
    public func rebase(_ file: CaseFile, on calendar: WorkCalendar, because: String) -> [CaseEvent] {
        guard !file.hasEnded else { return [] }
        return file.clocks.compactMap { run in
            guard run.isOpen, !run.hasRunOut, let clock = clock(run.clock) else { return nil }
            guard let end = end(of: run, clock, on: file, calendar), end != run.end else { return nil }
            return .clockRebased(run.clock, run: run.run, end: end, because: because)
        }
    }

    private func end(
        of run: ClockRun, _ clock: Clock, on file: CaseFile, _ calendar: WorkCalendar
    ) -> PeriodEnd? {
        guard case .before(let fact) = clock.start else { return run.reckoning(clock).end(on: calendar) }
        guard case .day(let day)? = file.facts[fact] else { return nil }
        let latest = clock.inForce(on: run.started.legalDay).period.latestDay(before: day, on: calendar)
        return .day(alarm: latest, last: latest, isProvisional: !calendar.isPublished(latest))
    }
}
