/// Which days are working days: the week, and what the State Council arranges for each year in its notice.
///
/// A year without its notice is not published: there only weekends are known, and statutory holidays as far
/// as they were given. What is reckoned on such days is provisional.
public struct WorkCalendar: Sendable, Hashable {
    public enum DayKind: String, Sendable, Codable, CaseIterable {
        case workday, weekend, holiday, workedWeekend

        public var isWorkday: Bool { self == .workday || self == .workedWeekend }
    }

    /// A day that the notice for a year arranges otherwise than the week would.
    private struct Arrangement: Hashable, Sendable {
        let name: String
        let isWorked: Bool
        let noticeYear: Int
    }

    /// By day number.
    private var arranged: [Int: Arrangement] = [:]
    private var published: Set<Int> = []
    /// Names of statutory holidays by day number; read in years without a notice.
    private var statutory: [Int: String] = [:]

    /// Reads the tables of notices, and of the days that the statute alone gives to years without one.
    ///
    /// Columns `date,name,type`, type `off` or `work`; `weekday` (一 to 日) is checked where it is given.
    public init(csv notices: [String], statutoryDays: [String] = []) throws(CSVFaults) {
        for notice in notices {
            self = try merging(csv: notice)
        }
        for text in statutoryDays {
            for row in try NoticeLine.reading(text) where !row.isWorked {
                statutory[row.date.dayNumber] = row.name
            }
        }
    }

    public func kind(of day: CivilDate) -> DayKind {
        if let arrangement = arranged[day.dayNumber] {
            return arrangement.isWorked ? .workedWeekend : .holiday
        }
        if statutory[day.dayNumber] != nil, !isPublished(day) { return .holiday }
        return day.weekday.isWeekend ? .weekend : .workday
    }

    public func isWorkday(_ day: CivilDate) -> Bool {
        kind(of: day).isWorkday
    }

    /// A day off that the State Council arranged, weekends inside a holiday included; or a statutory holiday
    /// of a year without a notice.
    public func isArrangedOff(_ day: CivilDate) -> Bool {
        kind(of: day) == .holiday
    }

    /// The holiday that the day belongs to, also of a weekend worked for it.
    public func holidayName(_ day: CivilDate) -> String? {
        arranged[day.dayNumber]?.name ?? (isPublished(day) ? nil : statutory[day.dayNumber])
    }

    public func isPublished(_ day: CivilDate) -> Bool {
        published.contains(day.year)
    }

    public var publishedYears: [Int] { published.sorted() }

    /// The calendar with the years of this table added or replaced as a whole.
    ///
    /// Days of December belong to the holiday of New Year's Day and so to the notice of the next year.
    public func merging(csv notice: String) throws(CSVFaults) -> WorkCalendar {
        let rows = try NoticeLine.reading(notice)
        let years = Set(rows.filter { $0.date.year == $0.noticeYear }.map(\.noticeYear))
        guard !years.isEmpty else {
            throw CSVFaults([CSVFault(line: 1, reason: "calendar.no-year")])
        }
        var merged = self
        merged.arranged = arranged.filter { !years.contains($0.value.noticeYear) }
        for row in rows {
            merged.arranged[row.date.dayNumber] = Arrangement(
                name: row.name, isWorked: row.isWorked, noticeYear: row.noticeYear)
        }
        merged.published.formUnion(years)
        return merged
    }
}

extension WorkCalendar {
    /// The first working day on or after the day.
    public func workday(onOrAfter day: CivilDate) -> CivilDate {
        var day = day
        while !isWorkday(day) { day = day + 1 }
        return day
    }

    func isPublished(_ days: ClosedRange<CivilDate>) -> Bool {
        (days.lowerBound.year...days.upperBound.year).allSatisfy(published.contains)
    }
}

/// One line of a notice.
private struct NoticeLine {
    let line: Int
    let date: CivilDate
    let name: String
    let isWorked: Bool

    var noticeYear: Int { date.month == 12 ? date.year + 1 : date.year }

    /// All lines in order, or every fault of the table at once.
    static func reading(_ text: String) throws(CSVFaults) -> [NoticeLine] {
        let table = CSVTable(reading: text, columns: ["date", "name", "type"])
        var faults = table.faults
        var rows: [NoticeLine] = []
        var seen: Set<CivilDate> = []
        for line in table.lines {
            switch NoticeLine.reading(line) {
            case .success(let row):
                rows.append(row)
                if !seen.insert(row.date).inserted {
                    let reason = Reason("calendar.day-twice", ["day": row.date.description])
                    faults.append(CSVFault(line: line.number, reason: reason))
                }
            case .failure(let fault):
                faults += fault.faults
            }
        }
        guard faults.isEmpty else { throw CSVFaults(faults.sorted { $0.line < $1.line }) }
        return rows
    }

    private static func reading(_ line: CSVTable.Line) -> Result<NoticeLine, CSVFaults> {
        func fault(_ key: String, _ value: String) -> Result<NoticeLine, CSVFaults> {
            .failure(CSVFaults([CSVFault(line: line.number, reason: Reason(key, ["found": value]))]))
        }
        guard let date = CivilDate(parsing: line["date"]) else {
            return fault("calendar.not-a-day", line["date"])
        }
        guard !line["name"].isEmpty else { return fault("calendar.name-missing", line["date"]) }
        guard ["off", "work"].contains(line["type"]) else {
            return fault("calendar.type-unknown", line["type"])
        }
        let isWorked = line["type"] == "work"
        guard !isWorked || date.weekday.isWeekend else {
            return fault("calendar.worked-day-is-no-weekend", line["date"])
        }
        let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
        guard line["weekday"].isEmpty || line["weekday"] == weekdays[date.weekday.rawValue - 1] else {
            return fault("calendar.weekday-wrong", line["weekday"])
        }
        return .success(NoticeLine(line: line.number, date: date, name: line["name"], isWorked: isWorked))
    }
}
