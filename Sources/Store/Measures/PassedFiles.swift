/// The files that show that a mechanism works: of a procedure, that reached a stage or an end on some days.
public struct PassedFiles: Sendable {
    /// What passed in one prefecture.
    public struct Line: Hashable, Sendable {
        public let count: Int
        public let newestDay: Int
    }

    public struct File: Hashable, Sendable {
        public let number: String
        public let area: String?
        public let agency: String
        public let day: Int
    }

    static let mostAreas = 1_000
    public static let longestPage = 200

    private let procedure: String
    private let stages: [String]
    private let days: ClosedRange<Int>

    /// - Parameter stages: one of them is enough; without any, the file must have ended.
    public init(procedure: String, stages: [String], days: ClosedRange<Int>) {
        self.procedure = procedure
        self.stages = stages
        self.days = days
    }

    /// By the first four digits of the prefecture; files without an area are left out.
    public func byArea(on db: some Connection) throws -> [String: Line] {
        let rows = try db.rows(
            """
            SELECT substr(area, 1, 4) AS prefecture, count(DISTINCT case_number) AS files,
                   max(reached_day) AS newest
              FROM stage_reached
             WHERE \(sql: condition) AND area IS NOT NULL
             GROUP BY substr(area, 1, 4)
             ORDER BY prefecture
             LIMIT \(PassedFiles.mostAreas)
            """
        )
        return Dictionary(
            uniqueKeysWithValues: rows.map {
                ($0.text("prefecture"), Line(count: $0.int("files"), newestDay: $0.int("newest")))
            })
    }

    /// The newest first; `prefecture` is its first four digits, or the two of the province.
    public func files(in prefix: String, limit: Int, on db: some Connection) throws -> [File] {
        try db.rows(
            """
            SELECT case_number, area, agency, max(reached_day) AS reached
              FROM stage_reached
             WHERE \(sql: condition) AND substr(area, 1, CAST(\(prefix.count) AS INTEGER)) = \(prefix)
             GROUP BY case_number, area, agency
             ORDER BY reached DESC, case_number DESC
             LIMIT \(min(limit, PassedFiles.longestPage))
            """
        ).map {
            File(
                number: $0.text("case_number"), area: $0.optionalText("area"), agency: $0.text("agency"),
                day: $0.int("reached"))
        }
    }

    private var condition: SQL {
        let passing: SQL = stages.isEmpty ? "is_end = 1" : "stage IN (\(list: stages))"
        return """
            procedure = \(procedure) AND \(sql: passing)
               AND reached_day >= \(days.lowerBound) AND reached_day <= \(days.upperBound)
            """
    }
}

/// Which of some files an agency takes part in: those it may open.
public enum SharedFiles {
    public static func among(_ numbers: [String], with agency: String, on db: some Connection) throws -> Set<
        String
    > {
        guard !numbers.isEmpty else { return [] }
        let rows = try db.rows(
            """
            SELECT case_number
              FROM case_for_agency
             WHERE agency = \(agency) AND case_number IN (\(list: numbers))
             ORDER BY case_number
             LIMIT \(numbers.count)
            """
        )
        return Set(rows.map { $0.text("case_number") })
    }
}
