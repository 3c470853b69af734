internal import Evidence
internal import Law

extension BatchTopic {
    private enum Operation: String, CaseIterable {
        case isWorkday = "is_workday"
        case nextWorkday = "next_workday"
        case addWorkdays = "add_workdays"
        case countWorkdays = "count_workdays"
        case deadline
    }

    /// The State Council calendar. A day that would have to be looked up in an unpublished year is answered
    /// `calendar_unavailable`, never guessed.
    static func workdays(_ calendar: WorkCalendar) -> BatchTopic {
        let days = PublishedDays(of: calendar)
        return BatchTopic { input throws(BatchFault) in
            let reckon = try question(input)
            do throws(PublishedDays.Unpublished) {
                return try reckon(days)
            } catch {
                return .object(["error": .string("calendar_unavailable")])
            }
        }
    }

    private typealias Reckoned = (PublishedDays) throws(PublishedDays.Unpublished) -> JSON

    /// Everything of the question is checked before the calendar is asked.
    private static func question(_ input: BatchInput) throws(BatchFault) -> Reckoned {
        let operation: Operation = try input.choice("op")
        switch operation {
        case .isWorkday:
            try input.hold(only: "op", "date")
            let day = try input.day("date")
            return { days throws(PublishedDays.Unpublished) in .bool(try days.isWorkday(day)) }
        case .nextWorkday:
            try input.hold(only: "op", "date")
            let day = try input.day("date")
            return { days throws(PublishedDays.Unpublished) in date(try days.workday(onOrAfter: day)) }
        case .addWorkdays:
            try input.hold(only: "op", "start", "n")
            let (start, count) = (try input.day("start"), try input.count("n"))
            return { days throws(PublishedDays.Unpublished) in
                date(try days.adding(workdays: count, to: start))
            }
        case .countWorkdays:
            try input.hold(only: "op", "from", "to")
            let (from, to) = (try input.day("from"), try input.day("to"))
            guard from <= to else { throw .badInput("from lies after to") }
            return { days throws(PublishedDays.Unpublished) in
                .int(try days.workdays(after: from, through: to))
            }
        case .deadline:
            try input.hold(only: "op", "start", "n", "unit")
            let (start, length) = (try input.day("start"), try input.count("n"))
            let unit: PublishedDays.Unit = try input.choice("unit")
            return { days throws(PublishedDays.Unpublished) in
                date(try days.lastDay(length, unit, from: start))
            }
        }
    }

    private static func date(_ day: CivilDate) -> JSON { .string(day.description) }
}
