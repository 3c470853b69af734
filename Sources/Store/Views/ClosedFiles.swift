/// Files of a body that were closed, the longest ago first.
public enum ClosedFiles {
    public static let longestPage = 200

    public struct Entry: Hashable, Sendable {
        public let number: String
        public let closedDay: Int

        public init(number: String, closedDay: Int) {
            self.number = number
            self.closedDay = closedDay
        }
    }

    /// The place after an entry, as it stands in an address.
    public struct Cursor: Hashable, Sendable, CustomStringConvertible {
        public let closedDay: Int
        public let number: String

        public init(_ entry: Entry) {
            closedDay = entry.closedDay
            number = entry.number
        }

        public init?(parsing text: String) {
            let parts = text.split(separator: "~", maxSplits: 1).map(String.init)
            guard parts.count == 2, let day = Int(parts[0]), !parts[1].isEmpty else { return nil }
            closedDay = day
            number = parts[1]
        }

        public var description: String { "\(closedDay)~\(number)" }
    }

    /// Files that may be due: of each procedure those that were closed before a day, without those that were kept longer
    /// or destroyed by a decision.
    ///
    /// - Parameter before: by procedure, the day before which a file must have been closed.
    public static func page(
        openedBy agency: String, closedBefore before: [String: Int], at nowMs: Int, after cursor: Cursor?,
        limit: Int, on db: some Connection
    ) throws -> [Entry] {
        guard !before.isEmpty else { return [] }
        return try db.rows(
            query(openedBy: agency, closedBefore: before, at: nowMs, after: cursor, limit: limit)
        ).map { Entry(number: $0.text("number"), closedDay: $0.int("ended_day")) }
    }

    static func query(
        openedBy agency: String, closedBefore before: [String: Int], at nowMs: Int, after cursor: Cursor?,
        limit: Int
    ) -> SQL {
        var old: SQL = ""
        for (index, (procedure, day)) in before.sorted(by: { $0.key < $1.key }).enumerated() {
            old +=
                "\(sql: index == 0 ? "" : " OR ")(file.procedure = \(procedure) AND file.ended_day < \(day))"
        }
        let day = cursor?.closedDay ?? Int(Int32.min)
        return """
            SELECT file.number, file.ended_day
              FROM case_file AS file
             WHERE file.opening_agency = \(agency) AND file.ended_day IS NOT NULL AND file.ended_day >= \(day)
               AND (file.ended_day > \(day) OR file.number > \(cursor?.number ?? "")) AND (\(sql: old))
               AND NOT EXISTS (SELECT 1
                                 FROM erasure AS gone
                                WHERE gone.case_number = file.number AND gone.kind = 'file')
               AND NOT EXISTS (SELECT 1
                                 FROM keeping_request AS kept
                                WHERE kept.case_number = file.number AND kept.act = 'keep'
                                  AND kept.state = 'approved'
                                  AND (kept.until_ms IS NULL OR kept.until_ms >= \(nowMs)))
             ORDER BY file.ended_day, file.number
             LIMIT \(limit)
            """
    }
}
