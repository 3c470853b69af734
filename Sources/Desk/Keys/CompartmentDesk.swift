internal import Evidence
public import Law
internal import Store

/// One compartment, as the list of keys shows it.
public struct CompartmentView: Sendable, Hashable {
    public let compartment: String
    public let generation: Int
    public let made: Instant
    /// `nil` while the first key is in use.
    public let changed: Instant?
    /// Records that can still be opened.
    public let records: Int

    init(_ line: CompartmentLine) {
        compartment = line.compartment
        generation = line.generation
        made = Instant(ms: line.madeMs)
        changed = line.rotatedMs.map(Instant.init(ms:))
        records = line.records
    }
}

/// Keys of compartments.
extension Office {
    /// Compartments that are read at once.
    public static let compartmentsAtOnce = 500

    /// Compartments by name, each with its generation and the records that hang on it.
    public func compartmentLines(after last: String = "") async throws -> [CompartmentView] {
        try await database.read { db in
            try CompartmentKeys.lines(after: last, limit: Office.compartmentsAtOnce, on: db)
                .map(CompartmentView.init)
        }
    }

    /// Gives one compartment a new key; the keys of its records are wrapped under it in the same transaction.
    ///
    /// - Returns: how many records.
    public func changeCompartmentKey(_ compartment: String) async throws -> Int {
        let (moment, random, master) = (now, randomness.bytes, key)
        return try await spokenOfKeys {
            try await database.write { db in
                try self.demandKeyInUse(on: db)
                let count = try CompartmentKeys.rotate(
                    compartment, with: master, random: random, at: moment.ms, on: db)
                guard let count else { throw KeyFault("there is no compartment \(compartment)") }
                try Audit.append(
                    AuditEntry(
                        atMs: moment.ms, person: nil, agency: nil, kind: "compartment-key-changed",
                        details: .object(["compartment": .string(compartment), "records": .int(count)])),
                    on: db)
                return count
            }
        }
    }

    /// Gives each compartment a new key, one transaction for each: what was killed on the way is whole, and is
    /// begun again.
    public func changeAllCompartmentKeys() async throws -> (compartments: Int, records: Int) {
        var (last, compartments, records) = ("", 0, 0)
        while true {
            let lines = try await compartmentLines(after: last)
            guard let end = lines.last else { return (compartments, records) }
            for line in lines { records += try await changeCompartmentKey(line.compartment) }
            (last, compartments) = (end.compartment, compartments + lines.count)
        }
    }

    /// The key of a compartment, made now if it is the first time.
    func compartmentKey(_ compartment: String, at nowMs: Int, on db: some Connection) throws -> CompartmentKey
    {
        try demandKeyInUse(on: db)
        return try CompartmentKeys.findOrMake(
            compartment, with: key, random: randomness.bytes, at: nowMs, on: db)
    }

    /// Whoever was opened before the master key was changed must not wrap anything under the one of before.
    private func demandKeyInUse(on db: some Connection) throws {
        guard try OfficeSettings.value(Setting.key, on: db) == key.fingerprint.description else {
            throw OfficeFault.keyChanged
        }
    }
}
