internal import Crypto
internal import Evidence

/// A row of an outside list that became a file here.
public struct ImportedLead: Hashable, Sendable {
    /// The number that the row carries in its own system.
    public let externalNumber: String
    /// What the row said, under a key of the office: tells a changed row from the same one, and nothing else.
    public let mark: [UInt8]
    public let caseNumber: String

    public init(externalNumber: String, mark: [UInt8], caseNumber: String) {
        self.externalNumber = externalNumber
        self.mark = mark
        self.caseNumber = caseNumber
    }

    /// The mark of a row. Without the master key it cannot be guessed from what the row may have said.
    public static func mark(of text: String, with master: MasterKey) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(
                for: Array(text.utf8), using: master.derived(for: .importedRows)))
    }
}

/// The rows of outside lists that are here already.
public enum ImportedLeads {
    /// Numbers that are looked up at once.
    public static let mostAtOnce = 500

    /// `StoreError.unique` means that the row came in meanwhile by another import.
    public static func put(_ lead: ImportedLead, from source: String, at nowMs: Int, on db: some Connection)
        throws
    {
        try db.run(
            """
            INSERT INTO imported_lead (source, external_no, row_hmac, case_number, imported_ms)
            VALUES (\(source), \(lead.externalNumber), \(lead.mark), \(lead.caseNumber), \(nowMs))
            """
        )
    }

    /// Those of the numbers that are known from that source.
    public static func find(_ numbers: [String], from source: String, on db: some Connection) throws
        -> [ImportedLead]
    {
        precondition(numbers.count <= mostAtOnce, "looked up in groups")
        return try db.rows(
            """
            SELECT external_no, row_hmac, case_number
              FROM imported_lead
             WHERE source = \(source) AND external_no IN (\(list: numbers))
             ORDER BY external_no
             LIMIT \(mostAtOnce)
            """
        ).map { row in
            ImportedLead(
                externalNumber: row.text("external_no"), mark: row.bytes("row_hmac"),
                caseNumber: row.text("case_number"))
        }
    }
}
