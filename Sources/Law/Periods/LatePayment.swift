/// What a fine that is not paid in time grows by: 3 % of it for each day of delay, never more than the fine
/// itself (APL2021 art. 72, facts `admin.pay`).
public struct LatePayment: Hashable, Sendable {
    public enum Refusal: Error, Hashable, Sendable {
        /// Nothing, or less, or more than any fine.
        case sumOutOfRange(Money)
        /// The last day rests on a calendar that is not published: nobody is late by it.
        case lastDayProvisional(CivilDate)
        /// The payment is held or the law base does not hold the rate.
        case rateUnknown
        case noLastDay
    }

    public let fine: Money
    /// The last day on which payment was in time.
    public let lastDay: CivilDate
    /// In hundredths of a per cent of the fine.
    public let dailyRate: Int
    /// In the same measure.
    public let mostRate: Int
    public let rule: LegalRule

    /// A hundred billion yuan: no fine is larger.
    private static let largestFine = Money(yuan: 100_000_000_000)
    private static let whole = 10_000

    public init(fine: Money, due answer: PeriodAnswer, in book: RuleBook) throws(Refusal) {
        guard Money(fen: 1) <= fine, fine <= Self.largestFine else { throw .sumOutOfRange(fine) }
        guard let end = answer.end else { throw .noLastDay }
        guard !end.isProvisional else { throw .lastDayProvisional(end.lastDay) }
        guard let rule = book.selecting(answer.question.start.legalDay).rule("admin.pay"),
            let daily = rule.value("late_daily")?.ratio,
            let most = rule.value("cap")?.ratio
        else { throw .rateUnknown }
        self.fine = fine
        lastDay = end.lastDay
        dailyRate = Int((daily * Double(Self.whole)).rounded())
        mostRate = Int((most * Double(Self.whole)).rounded())
        self.rule = rule
    }

    public func daysLate(on day: CivilDate) -> Int { max(0, day - lastDay) }

    /// What is added when the fine is paid on that day; fractions of a fen are dropped.
    public func added(on day: CivilDate) -> Money {
        let rate = min(daysLate(on: day) * dailyRate, mostRate)
        return Money(fen: fine.fen * rate / Self.whole)
    }

    /// The first day on which it can grow no more: the 34th day of delay.
    public var fullOn: CivilDate {
        lastDay + (mostRate + dailyRate - 1) / dailyRate
    }

    public func reasons(on day: CivilDate) -> [Reason] {
        let days = daysLate(on: day)
        guard days > 0 else { return [Reason(.paidInTime, ["last": lastDay.description])] }
        let words = [
            "days": "\(days)", "rate": "\(dailyRate / 100)", "fine": fine.yuan, "added": added(on: day).yuan,
        ]
        let isFull = days * dailyRate >= mostRate
        return [Reason(.lateByDays, words)] + (isFull ? [Reason(.lateFull, ["fine": fine.yuan])] : [])
    }
}
