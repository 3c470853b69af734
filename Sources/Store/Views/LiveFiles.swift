/// How many open files of an agency run under some versions of a procedure: counted, never listed.
public struct LiveFiles: Sendable {
    private let agency: String
    private let procedure: String
    private let versions: [String]
    private let most: Int

    /// - Parameter most: no count goes further.
    public init(agency: String, procedure: String, versions: [String], most: Int) {
        self.agency = agency
        self.procedure = procedure
        self.versions = versions
        self.most = most
    }

    public func open(on db: some Connection) throws -> Int {
        let counted = try db.row(
            """
            SELECT count(*) AS files
              FROM (SELECT 1 AS one
                      FROM case_for_agency AS listed
                     INNER JOIN case_file AS file ON file.number = listed.case_number
                     WHERE listed.agency = \(agency) AND listed.is_open = 1
                       AND listed.procedure = \(procedure) AND \(sql: isOfVersions)
                     LIMIT \(most)) AS found
             ORDER BY 1
             LIMIT 1
            """
        )
        return counted?.int("files") ?? 0
    }

    /// Files in which this clock runs now; one that is held is not among them.
    public func running(_ clock: String, on db: some Connection) throws -> Int {
        let counted = try db.row(
            """
            SELECT count(*) AS files
              FROM (SELECT DISTINCT running.case_number
                      FROM running_clock AS running
                     INNER JOIN case_file AS file ON file.number = running.case_number
                     WHERE running.agency = \(agency) AND running.alarm_ms IS NOT NULL
                       AND running.procedure = \(procedure) AND running.clock = \(clock)
                       AND \(sql: isOfVersions)
                     LIMIT \(most)) AS found
             ORDER BY 1
             LIMIT 1
            """
        )
        return counted?.int("files") ?? 0
    }

    private var isOfVersions: SQL {
        var list: SQL = "file.procedure_version IN ("
        for (place, version) in versions.enumerated() {
            if place > 0 { list += ", " }
            list += "\(version)"
        }
        list += ")"
        return list
    }
}
