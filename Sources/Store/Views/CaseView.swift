/// One file as a page shows it: what the tables, the parties and the documents say. Its acts and findings
/// come from the folded file.
public struct CaseView: Hashable, Sendable {
    public let file: FileProjection
    public let parties: [PartyRow]
    public let documents: [DocumentRow]
    public let sealed: [SealedStub]

    /// The number of the file with that id, if the agency takes part in it. An unknown file and one that is
    /// not shared give the same answer.
    public static func number(ofFile id: String, for agency: String, on db: some Connection) throws -> String?
    {
        try db.row(
            """
            SELECT file.number
              FROM case_file AS file
             INNER JOIN case_for_agency AS listed
                ON listed.case_number = file.number AND listed.agency = \(agency)
             WHERE file.id = \(id)
             ORDER BY file.number
             LIMIT 1
            """
        )?.text("number")
    }

    /// The number of the file with that id, for the office's own work.
    public static func number(ofFile id: String, on db: some Connection) throws -> String? {
        try db.row("SELECT number FROM case_file WHERE id = \(id) ORDER BY number LIMIT 1")?.text("number")
    }

    public static func find(_ number: String, on db: some Connection) throws -> CaseView? {
        guard let file = try Projection.find(number, on: db) else { return nil }
        return CaseView(
            file: file, parties: try Parties.all(of: number, on: db),
            documents: try Documents.all(of: number, on: db),
            sealed: try SealedRecords.stubs(of: number, on: db))
    }
}
