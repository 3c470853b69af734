/// What is left of something that was erased.
public struct ErasureStub: Hashable, Sendable {
    public let caseNumber: String
    /// `sealed`, `party`, `text`, `paper` or `file`.
    public let kind: String
    public let subject: String
    /// Compartment, role, field or kind of paper: what it was, not what it said.
    public let label: String
    public let request: String
    public let decidedBy: String
    public let basis: String
    public let erasedDay: Int
    public let erasedMs: Int

    public init(
        caseNumber: String, kind: String, subject: String, label: String, request: String, decidedBy: String,
        basis: String, erasedDay: Int, erasedMs: Int
    ) {
        self.caseNumber = caseNumber
        self.kind = kind
        self.subject = subject
        self.label = label
        self.request = request
        self.decidedBy = decidedBy
        self.basis = basis
        self.erasedDay = erasedDay
        self.erasedMs = erasedMs
    }
}

public enum Erasures {
    public static let mostOfOneFile = 2_000

    public static func put(_ stub: ErasureStub, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO erasure (case_number, kind, subject, label, request, decided_by, basis, erased_day,
                                 erased_ms)
            VALUES (\(stub.caseNumber), \(stub.kind), \(stub.subject), \(stub.label), \(stub.request),
                    \(stub.decidedBy), \(stub.basis), \(stub.erasedDay), \(stub.erasedMs))
                ON CONFLICT (case_number, kind, subject) DO NOTHING
            """
        )
    }

    /// The day on which the whole file was destroyed; `nil` for one that was not.
    public static func destroyedDay(of caseNumber: String, on db: some Connection) throws -> Int? {
        try destruction(of: caseNumber, on: db)?.erasedDay
    }

    /// The stub of the whole file.
    public static func destruction(of caseNumber: String, on db: some Connection) throws -> ErasureStub? {
        try db.row(
            """
            SELECT \(sql: columns)
              FROM erasure
             WHERE case_number = \(caseNumber) AND kind = 'file' AND subject = \(caseNumber)
             ORDER BY erased_ms
             LIMIT 1
            """
        ).map(ErasureStub.init)
    }

    private static let columns: SQL = """
        case_number, kind, subject, label, request, decided_by, basis, erased_day, erased_ms
        """

    /// The newest first.
    public static func all(of caseNumber: String, on db: some Connection) throws -> [ErasureStub] {
        try db.rows(
            """
            SELECT \(sql: columns)
              FROM erasure
             WHERE case_number = \(caseNumber)
             ORDER BY erased_ms DESC, kind, subject
             LIMIT \(mostOfOneFile)
            """
        ).map(ErasureStub.init)
    }
}

extension ErasureStub {
    fileprivate init(_ row: FoundRow) {
        self.init(
            caseNumber: row.text("case_number"), kind: row.text("kind"), subject: row.text("subject"),
            label: row.text("label"), request: row.text("request"), decidedBy: row.text("decided_by"),
            basis: row.text("basis"), erasedDay: row.int("erased_day"), erasedMs: row.int("erased_ms"))
    }
}

extension Parties {
    /// The party and all its copies in other files, from the one that was named first.
    ///
    /// Copies that were made before each named its origin are known by saying the same in a file that is linked.
    ///
    /// - Parameter files: the file of the party and all that are linked with it.
    public static func copies(of id: String, in files: [String], on db: some Connection) throws -> [PartyRow]
    {
        let all = try files.flatMap { try Parties.all(of: $0, on: db) }.filter { $0.erasedDay == nil }
        guard let named = all.first(where: { $0.id == id }) else { return [] }
        var found: Set<String> = [named.id]
        var isGrowing = true
        while isGrowing {
            let origins = Set(all.filter { found.contains($0.id) }.compactMap(\.copiedFrom))
            let more = all.filter { party in
                !found.contains(party.id)
                    && (origins.contains(party.id) || party.copiedFrom.map(found.contains) ?? false
                        || party.saysTheSame(as: named))
            }
            found.formUnion(more.map(\.id))
            isGrowing = !more.isEmpty
        }
        return all.filter { found.contains($0.id) }
    }
}

extension PartyRow {
    fileprivate func saysTheSame(as other: PartyRow) -> Bool {
        role == other.role && name == other.name && uscc == other.uscc && address == other.address
    }
}
