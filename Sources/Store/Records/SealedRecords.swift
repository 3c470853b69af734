internal import Crypto

/// Something hidden, ready to be put beside its file. Sealing costs no transaction.
public struct SealedRecord: Hashable, Sendable {
    public let id: String
    public let caseNumber: String
    public let compartment: String
    let wrappedKey: [UInt8]
    let nonce: [UInt8]
    let ciphertext: [UInt8]

    /// Gives the record a random key of its own and wraps that by the key of the compartment.
    public init(
        sealing plaintext: [UInt8], id: String, of caseNumber: String, under compartment: CompartmentKey,
        random: RandomBytes
    ) throws {
        let place = SealedRecord.place(id: id, caseNumber: caseNumber, compartment: compartment.compartment)
        let recordKey = random(MasterKey.count)
        self.id = id
        self.caseNumber = caseNumber
        self.compartment = compartment.compartment
        wrappedKey = try Seal.wrap(recordKey, with: compartment.key, random: random, boundTo: place)
        nonce = random(Seal.nonceCount)
        ciphertext = try Seal.close(
            plaintext, with: SymmetricKey(data: recordKey), nonce: nonce, boundTo: place)
    }

    fileprivate init(_ row: FoundRow) {
        id = row.text("id")
        caseNumber = row.text("case_number")
        compartment = row.text("compartment")
        wrappedKey = row.bytes("wrapped_key")
        nonce = row.bytes("nonce")
        ciphertext = row.bytes("ciphertext")
    }

    fileprivate func opened(under compartment: CompartmentKey) throws -> [UInt8] {
        let place = SealedRecord.place(id: id, caseNumber: caseNumber, compartment: compartment.compartment)
        let recordKey = try Seal.unwrap(wrappedKey, with: compartment.key, boundTo: place)
        return try Seal.open(ciphertext, with: SymmetricKey(data: recordKey), nonce: nonce, boundTo: place)
    }

    /// A record that is moved to another file or compartment does not open.
    static func place(id: String, caseNumber: String, compartment: String) -> String {
        "\(compartment)\u{0}\(caseNumber)\u{0}\(id)"
    }
}

/// What everyone on the file may know of a sealed record: that it is there, or that it was erased.
public struct SealedStub: Hashable, Sendable {
    public let id: String
    public let compartment: String
    public let sealedMs: Int
    public let erasedDay: Int?
}

/// Records that are hidden even from most of those who work on the file.
public enum SealedRecords {
    public static let mostOfOneFile = 1_000

    public static func put(_ record: SealedRecord, at nowMs: Int, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO sealed_record (id, case_number, compartment, wrapped_key, nonce, ciphertext,
                                       sealed_ms)
            VALUES (\(record.id), \(record.caseNumber), \(record.compartment), \(record.wrappedKey),
                    \(record.nonce), \(record.ciphertext), \(nowMs))
            """
        )
    }

    /// Opens a record. The caller has recorded who reads it and why.
    public static func open(
        _ id: String, with master: MasterKey, on db: some Connection
    ) throws -> [UInt8] {
        let found = try db.row(
            """
            SELECT id, case_number, compartment, wrapped_key, nonce, ciphertext, erased_day
              FROM sealed_record
             WHERE id = \(id)
             ORDER BY id
             LIMIT 1
            """
        )
        guard let found else { throw SealFault.unknown(id) }
        if let day = found.optionalInt("erased_day") { throw SealFault.erased(id, onDay: day) }
        let record = SealedRecord(found)
        guard let key = try CompartmentKeys.find(record.compartment, with: master, on: db) else {
            throw SealFault.unknown(record.compartment)
        }
        return try record.opened(under: key)
    }

    /// Erases text and key; the stub keeps the day. Says whether there was something to erase.
    public static func erase(_ id: String, on day: Int, from db: some Connection) throws -> Bool {
        try db.run(
            """
            UPDATE sealed_record
               SET wrapped_key = NULL, nonce = NULL, ciphertext = NULL, erased_day = \(day)
             WHERE id = \(id) AND erased_day IS NULL
            """
        ) == 1
    }

    public static func stubs(of caseNumber: String, on db: some Connection) throws -> [SealedStub] {
        try db.rows(
            """
            SELECT id, compartment, sealed_ms, erased_day
              FROM sealed_record
             WHERE case_number = \(caseNumber)
             ORDER BY id
             LIMIT \(mostOfOneFile)
            """
        ).map { row in
            SealedStub(
                id: row.text("id"), compartment: row.text("compartment"), sealedMs: row.int("sealed_ms"),
                erasedDay: row.optionalInt("erased_day"))
        }
    }
}
