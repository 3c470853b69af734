/// Whether every key is wrapped by the one over it. No sealed text is opened for it.
public enum KeyCheck {
    public enum Fault: Hashable, Sendable {
        /// The key of the compartment does not open under the master key.
        case compartment(String)
        /// The key of the record does not open under that of its compartment.
        case record(String, compartment: String)
    }

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
        var faults: [Fault] = []
        try SealedRecords.eachKey(in: key.compartment, on: db) { wrapped in
            if !isWrapped(wrapped, by: key) {
                faults.append(.record(wrapped.id, compartment: key.compartment))
            }
        }
        return faults
    }

    private static func isWrapped(_ wrapped: WrappedKey, by key: CompartmentKey) -> Bool {
        do {
            return try Seal.unwrap(wrapped.bytes, with: key.key, boundTo: wrapped.place).count
                == MasterKey.count
        } catch {
            return false
        }
    }
}
