public import Evidence

/// What the public may see of a file, redacted and checked before it was written here.
public struct PublicSummary: Hashable, Sendable {
    public let caseNumber: String
    public let procedure: String
    /// GB/T 2260.
    public let area: String?
    public let body: JSON
    public let publishedDay: Int
    /// The last day on which it is shown.
    public let untilDay: Int?

    public init(
        caseNumber: String, procedure: String, area: String?, body: JSON, publishedDay: Int, untilDay: Int?
    ) {
        self.caseNumber = caseNumber
        self.procedure = procedure
        self.area = area
        self.body = body
        self.publishedDay = publishedDay
        self.untilDay = untilDay
    }
}

public enum PublicSummaries {
    /// Shows the summary, in place of an earlier one of the same file.
    public static func put(_ summary: PublicSummary, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO public_summary (case_number, procedure, area, body, published_day, until_day)
            VALUES (\(summary.caseNumber), \(summary.procedure), \(summary.area), \(summary.body.canonical),
                    \(summary.publishedDay), \(summary.untilDay))
                ON CONFLICT (case_number) DO UPDATE
               SET area = excluded.area, body = excluded.body, published_day = excluded.published_day,
                   until_day = excluded.until_day, withdrawn_day = NULL
            """
        )
    }

    public static func withdraw(_ caseNumber: String, on day: Int, from db: some Connection) throws {
        try db.run(
            """
            UPDATE public_summary
               SET withdrawn_day = \(day)
             WHERE case_number = \(caseNumber) AND withdrawn_day IS NULL
            """
        )
    }
}
