/// Whether every key is wrapped by the one over it. No sealed text is opened for it.
public enum KeyCheck {
    public enum Fault: Hashable, Sendable {
        /// The key of the compartment does not open under the master key.
        case compartment(String)
        /// The key of the record does not open under that of its compartment.
        case record(String, compartment: String)
    }

    private static let recordsAtOnce = 500

    /// What does not open in the next compartments by name.
    ///
    /// - Returns: the last compartment looked at, `nil` where there was none, and how many they were.
    public static func faults(
        after last: String, limit: Int, with master: MasterKey, on db: some Connection
    ) throws -> (faults: [Fault], last: String?, count: Int) {
        let names = try db.rows(
            """
            SELECT compartment
              FROM compartment_key
             WHERE compartment > \(last)
             ORDER BY compartment
             LIMIT \(limit)
            """
        ).map { $0.text("compartment") }
        var faults: [Fault] = []
        for name in names {
            do {
                guard let key = try CompartmentKeys.find(name, with: master, on: db) else { continue }
                faults += try records(under: key, on: db)
            } catch is SealFault {
                faults.append(.compartment(name))
            }
        }
        return (faults, names.last, names.count)
    }

    private static func records(under key: CompartmentKey, on db: some Connection) throws -> [Fault] {
        var (last, faults) = ("", [Fault]())
        while true {
            let rows = try db.rows(
                """
                SELECT id, case_number, wrapped_key
                  FROM sealed_record
                 WHERE compartment = \(key.compartment) AND id > \(last) AND wrapped_key IS NOT NULL
                 ORDER BY id
                 LIMIT \(recordsAtOnce)
                """
            )
            guard let end = rows.last else { return faults }
            for row in rows where !isWrapped(row, by: key) {
                faults.append(.record(row.text("id"), compartment: key.compartment))
            }
            last = end.text("id")
        }
    }

    private static func isWrapped(_ row: FoundRow, by key: CompartmentKey) -> Bool {
        let place = SealedRecord.place(
            id: row.text("id"), caseNumber: row.text("case_number"), compartment: key.compartment)
        do {
            return try Seal.unwrap(row.bytes("wrapped_key"), with: key.key, boundTo: place).count
                == MasterKey.count
        } catch {
            return false
        }
    }
}
