internal import Law

/// Days and months of the sums in one column: a day as its number since 1970-01-01, a month as `- (12 × year + month)`.
enum RollupSpan {
    static func month(of day: Int) -> Int {
        let date = CivilDate(dayNumber: day)
        return -(12 * date.year + date.month)
    }

    /// The least list of months and days that cover a stretch of days.
    static func covering(_ days: ClosedRange<Int>) -> [Int] {
        var spans: [Int] = []
        var day = days.lowerBound
        while day <= days.upperBound {
            let date = CivilDate(dayNumber: day)
            let next = CivilDate(
                date.month == 12 ? date.year + 1 : date.year, date.month == 12 ? 1 : date.month + 1, 1)
            if date.day == 1, next.dayNumber - 1 <= days.upperBound {
                spans.append(month(of: day))
                day = next.dayNumber
            } else {
                spans.append(day)
                day += 1
            }
        }
        return spans
    }

    /// `2026-03`, of a day or of a month.
    static func monthText(of span: Int) -> String {
        let months = span < 0 ? -span : -month(of: span)
        let (year, month) = ((months - 1) / 12, (months - 1) % 12 + 1)
        return "\(year)-" + (month < 10 ? "0\(month)" : "\(month)")
    }
}
