/// The key of a record as it lies there: wrapped by that of its compartment, bound to its place.
struct WrappedKey {
    let id: String
    let place: String
    let bytes: [UInt8]
}

extension SealedRecords {
    /// Keys that are read at once.
    private static let keysAtOnce = 500

    /// Goes through the keys of all records of a compartment that can still be opened, some at a time.
    static func eachKey(
        in compartment: String, on db: some Connection, _ body: (WrappedKey) throws -> Void
    ) throws {
        var last = ""
        while true {
            let rows = try db.rows(
                """
                SELECT id, case_number, wrapped_key
                  FROM sealed_record
                 WHERE compartment = \(compartment) AND id > \(last) AND wrapped_key IS NOT NULL
                 ORDER BY id
                 LIMIT \(keysAtOnce)
                """
            )
            guard let end = rows.last else { return }
            for row in rows {
                let id = row.text("id")
                try body(
                    WrappedKey(
                        id: id,
                        place: SealedRecord.place(
                            id: id, caseNumber: row.text("case_number"), compartment: compartment),
                        bytes: row.bytes("wrapped_key")))
            }
            last = end.text("id")
        }
    }
}
