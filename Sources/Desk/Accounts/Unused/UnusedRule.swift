internal import Law
internal import Store

/// When an account counts as unused, and when the office closes it by itself. Days are counted whole: what was used on
/// the first of a month is unused for one day on the second, whatever the hour.
struct UnusedRule: Sendable, Hashable {
    /// Days without a sign-in after which an account is reported.
    let unusedDays: Int
    /// Days without a sign-in after which an account is closed; 0 for never.
    let closingDays: Int
    /// Days between the warning and the closing, at the least.
    let warningDays: Int

    init(unusedDays: Int, closingDays: Int, warningDays: Int) {
        self.unusedDays = unusedDays
        self.closingDays = closingDays
        self.warningDays = warningDays
    }

    init(_ rules: SignInRules) {
        self.init(
            unusedDays: rules[.unusedDays], closingDays: rules[.closingDays],
            warningDays: rules[.closingWarningDays])
    }

    enum Step: Sendable, Hashable {
        case warn(closingOn: CivilDate)
        case close
    }

    func daysUnused(_ record: AccountRecord, on today: CivilDate) -> Int {
        today.dayNumber - Instant(ms: record.usedMs).legalDay.dayNumber
    }

    func isUnused(_ record: AccountRecord, on today: CivilDate) -> Bool {
        daysUnused(record, on: today) >= unusedDays
    }

    /// The day on which the account will be closed if nobody signs in; `nil` where no rule closes accounts.
    func closingDay(_ record: AccountRecord, on today: CivilDate) -> CivilDate? {
        guard closingDays > 0 else { return nil }
        let due = Instant(ms: record.usedMs).legalDay + closingDays
        // Nobody is closed without the whole time of the warning, not even when the rule is new.
        let warned = record.warnedMs.map { Instant(ms: $0).legalDay } ?? max(today, due - warningDays)
        return max(due, warned + warningDays)
    }

    /// What the office does about the account today.
    func step(_ record: AccountRecord, on today: CivilDate) -> Step? {
        guard let closing = closingDay(record, on: today) else { return nil }
        if record.warnedMs != nil { return today >= closing ? .close : nil }
        return today >= closing - warningDays ? .warn(closingOn: closing) : nil
    }
}
