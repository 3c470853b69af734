public import Law

extension Procedure {
    /// What runs out by itself: each clock past its last day, exactly once. A provisional day, a suspended
    /// clock and a service target never run out.
    public func runOut(of file: CaseFile, at moment: Instant, on calendar: WorkCalendar) -> [CaseEvent] {
        guard !file.hasEnded, let agency = file.opening?.agency else { return [] }
        let office = Act("clock-ran-out", by: Officer("office", of: agency, as: []), at: moment)
        var draft = Drafting(file: file, procedure: self, act: office, calendar: calendar)
        for run in file.clocks {
            guard !draft.file.hasEnded, run.isOpen, !run.hasRunOut, run.isPast(at: moment),
                let clock = clock(run.clock),
                !clock.isTarget
            else { continue }
            draft.runOut(run, clock)
        }
        return draft.events
    }

    /// The clocks whose end moves when a year's calendar is loaded, or the law changes. A round makes the table
    /// once for all files.
    public func rebase(_ file: CaseFile, by deadlines: DeadlineTable, because: String) -> [CaseEvent] {
        guard !file.hasEnded else { return [] }
        return file.clocks.compactMap { run in
            guard run.isOpen, !run.hasRunOut, let clock = clock(run.clock) else { return nil }
            guard let end = end(of: run, clock, on: file, deadlines), end != run.end else { return nil }
            return .clockRebased(run.clock, run: run.run, end: end, because: because)
        }
    }

    private func end(
        of run: ClockRun, _ clock: Clock, on file: CaseFile, _ deadlines: DeadlineTable
    ) -> PeriodEnd? {
        guard case .before(let fact) = clock.start else { return deadlines.end(of: run.reckoning(clock)) }
        let calendar = deadlines.calendar
        guard case .day(let day)? = file.facts[fact] else { return nil }
        let latest = clock.inForce(on: run.started.legalDay).period.latestDay(before: day, on: calendar)
        return .day(alarm: latest, last: latest, isProvisional: !calendar.isPublished(latest))
    }
}
