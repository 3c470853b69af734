/// Writes what the tables say of a file, in the transaction that appends to its journal.
public enum Projection {
    /// Rows of one file in any of the tables.
    static let mostRows = 10_000

    /// Puts the projection in place of whatever the tables said of that file.
    ///
    /// The cover sheet comes before the rows of parties, texts and documents, which refer to it.
    public static func replace(_ file: FileProjection, on db: some Connection) throws {
        try put(file.cover, on: db)
        let number = file.cover.number
        try db.run("DELETE FROM case_for_agency WHERE case_number = \(number)")
        if !file.agencies.isEmpty {
            let rows = file.agencies.map { $0.values(file.cover) }
            try db.run("INSERT INTO case_for_agency (\(sql: AgencyRow.columns)) VALUES \(list: rows)")
        }
        try db.run("DELETE FROM running_clock WHERE case_number = \(number)")
        if !file.clocks.isEmpty {
            let rows = file.clocks.map { $0.values(file.cover) }
            try db.run("INSERT INTO running_clock (\(sql: RunningClockRow.columns)) VALUES \(list: rows)")
        }
        try replacePapers(file, on: db)
        try replaceRelations(file, on: db)
        try TriageDecisions.replace(file.triage, of: number, on: db)
        try SearchTexts.replace(file.search, of: file.cover, on: db)
        try BorrowedTexts.replace(file.borrowed, of: number, on: db)
        try file.history.replace(file.cover, on: db)
        try replacePublic(file, on: db)
    }

    /// What the tables say of a file now; `nil` where there is no cover sheet.
    public static func find(_ number: String, on db: some Connection) throws -> FileProjection? {
        let cover = try db.row(
            """
            SELECT \(sql: CoverSheet.columns)
              FROM case_file
             WHERE number = \(number)
             ORDER BY number
             LIMIT 1
            """
        )
        guard let cover else { return nil }
        var found = FileProjection(
            cover: CoverSheet(cover),
            agencies: try rows(
                "SELECT \(sql: AgencyRow.columns) FROM case_for_agency WHERE case_number = \(number)",
                by: "agency", on: db
            ).map(AgencyRow.init),
            clocks: try rows(
                "SELECT \(sql: RunningClockRow.columns) FROM running_clock WHERE case_number = \(number)",
                by: "clock, run, agency", on: db
            ).map(RunningClockRow.init),
            signatures: try rows(
                "SELECT \(sql: SignatureWanted.columns) FROM signature_wanted WHERE case_number = \(number)",
                by: "document, agency, role", on: db
            ).map(SignatureWanted.init),
            services: try rows(
                "SELECT \(sql: ServiceRow.columns) FROM service_of_document WHERE case_number = \(number)",
                by: "document, recipient, run", on: db
            ).map(ServiceRow.init),
            messages: try rows(
                "SELECT \(sql: MessageRow.columns) FROM message_sent WHERE case_number = \(number)",
                by: "revision, message, to_agency", on: db
            ).map(MessageRow.init),
            related: try rows(
                "SELECT \(sql: RelatedFile.columns) FROM related_file WHERE parent_number = \(number)",
                by: "child_number", on: db
            ).map(RelatedFile.init),
            rights: try rows(
                "SELECT \(sql: RightClaimed.columns) FROM right_claimed WHERE case_number = \(number)",
                by: "type, number", on: db
            ).map(RightClaimed.init),
            search: try SearchTexts.find(number, on: db), history: try FileHistory.find(number, on: db),
            triage: try TriageDecisions.find(number, on: db))
        found.borrowed = try BorrowedTexts.find(number, on: db)
        if let (entry, versions) = try PublicEntries.find(number, from: db) {
            (found.entry, found.versions) = (entry, versions)
        }
        return found
    }

    private static func replacePublic(_ file: FileProjection, on db: some Connection) throws {
        let number = file.cover.number
        try db.run("DELETE FROM public_version WHERE case_number = \(number)")
        try db.run("DELETE FROM public_summary WHERE case_number = \(number)")
        guard let entry = file.entry else { return }
        try db.run(
            "INSERT INTO public_summary (\(sql: PublicEntryRow.columns)) VALUES \(sql: entry.values(file.cover))"
        )
        let rows = file.versions.map { $0.values(file.cover) }
        try db.run("INSERT INTO public_version (\(sql: PublicVersionRow.columns)) VALUES \(list: rows)")
    }

    /// Cover sheets without a page in the journal: nothing but tampering puts them there.
    public static func withoutJournal(limit: Int, on db: some Connection) throws -> [String] {
        try db.rows(
            """
            SELECT number
              FROM case_file
             WHERE NOT EXISTS (SELECT 1 FROM journal WHERE journal.case_number = case_file.number)
             ORDER BY number
             LIMIT \(limit)
            """
        ).map { $0.text("number") }
    }

    private static func put(_ cover: CoverSheet, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO case_file (\(sql: CoverSheet.columns))
            VALUES \(sql: cover.values)
                ON CONFLICT (number) DO UPDATE
               SET procedure = excluded.procedure, procedure_version = excluded.procedure_version,
                   stage = excluded.stage, revision = excluded.revision,
                   opening_agency = excluded.opening_agency, area = excluded.area,
                   subject = excluded.subject, right_type = excluded.right_type,
                   right_number = excluded.right_number, opened_day = excluded.opened_day,
                   opened_ms = excluded.opened_ms, updated_position = excluded.updated_position,
                   updated_ms = excluded.updated_ms, outcome = excluded.outcome,
                   ended_day = excluded.ended_day, parent_number = excluded.parent_number,
                   joined_to = excluded.joined_to
            """
        )
    }

    private static func replacePapers(_ file: FileProjection, on db: some Connection) throws {
        let number = file.cover.number
        try db.run("DELETE FROM signature_wanted WHERE case_number = \(number)")
        if !file.signatures.isEmpty {
            let rows = file.signatures.map { $0.values(file.cover) }
            try db.run("INSERT INTO signature_wanted (\(sql: SignatureWanted.columns)) VALUES \(list: rows)")
        }
        try db.run("DELETE FROM service_of_document WHERE case_number = \(number)")
        if !file.services.isEmpty {
            let rows = file.services.map { $0.values(file.cover) }
            try db.run("INSERT INTO service_of_document (\(sql: ServiceRow.columns)) VALUES \(list: rows)")
        }
        try db.run("DELETE FROM message_sent WHERE case_number = \(number)")
        if !file.messages.isEmpty {
            let rows = file.messages.map { $0.values(file.cover) }
            try db.run("INSERT INTO message_sent (\(sql: MessageRow.columns)) VALUES \(list: rows)")
        }
    }

    private static func replaceRelations(_ file: FileProjection, on db: some Connection) throws {
        let number = file.cover.number
        try db.run("DELETE FROM related_file WHERE parent_number = \(number)")
        if !file.related.isEmpty {
            let rows = file.related.map { $0.values(file.cover) }
            try db.run("INSERT INTO related_file (\(sql: RelatedFile.columns)) VALUES \(list: rows)")
        }
        try db.run("DELETE FROM right_claimed WHERE case_number = \(number)")
        if !file.rights.isEmpty {
            let rows = file.rights.map { $0.values(file.cover) }
            try db.run("INSERT INTO right_claimed (\(sql: RightClaimed.columns)) VALUES \(list: rows)")
        }
    }

    private static func rows(_ query: SQL, by order: SQL, on db: some Connection) throws -> [FoundRow] {
        try db.rows("\(sql: query) ORDER BY \(sql: order) LIMIT \(mostRows)")
    }
}
