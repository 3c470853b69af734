/// Someone whose matter it is. What lists show lies here, and can be corrected and erased.
public struct PartyRow: Hashable, Sendable {
    public let id: String
    public let caseNumber: String
    /// respondent, right-holder, reporter …
    public let role: String
    /// A natural person; firms and bodies are not.
    public let isPersonal: Bool
    /// `nil` once erased.
    public let name: String?
    /// Unified social credit code.
    public let uscc: String?
    public let address: String?
    public let erasedDay: Int?
    /// The party of the file that this one was opened out of, or split off.
    public let copiedFrom: String?

    public init(
        id: String, caseNumber: String, role: String, isPersonal: Bool, name: String, uscc: String? = nil,
        address: String? = nil, copiedFrom: String? = nil
    ) {
        self.id = id
        self.caseNumber = caseNumber
        self.role = role
        self.isPersonal = isPersonal
        self.name = name
        self.uscc = uscc
        self.address = address
        self.copiedFrom = copiedFrom
        erasedDay = nil
    }

    fileprivate init(_ row: FoundRow) {
        id = row.text("id")
        caseNumber = row.text("case_number")
        role = row.text("role")
        isPersonal = row.bool("is_personal")
        name = row.optionalText("name")
        uscc = row.optionalText("uscc")
        address = row.optionalText("address")
        erasedDay = row.optionalInt("erased_day")
        copiedFrom = row.optionalText("copied_from")
    }
}

public enum Parties {
    public static let mostOfOneFile = 1_000

    /// Adds the party, or corrects what is said of it. An erased party stays erased.
    public static func put(_ party: PartyRow, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO party (id, case_number, role, is_personal, name, uscc, address, copied_from)
            VALUES (\(party.id), \(party.caseNumber), \(party.role), \(party.isPersonal), \(party.name),
                    \(party.uscc), \(party.address), \(party.copiedFrom))
                ON CONFLICT (id) DO UPDATE
               SET role = excluded.role, is_personal = excluded.is_personal, name = excluded.name,
                   uscc = excluded.uscc, address = excluded.address
             WHERE party.erased_day IS NULL
            """
        )
    }

    public static func all(of caseNumber: String, on db: some Connection) throws -> [PartyRow] {
        try db.rows(
            """
            SELECT id, case_number, role, is_personal, name, uscc, address, erased_day, copied_from
              FROM party
             WHERE case_number = \(caseNumber)
             ORDER BY role, id
             LIMIT \(mostOfOneFile)
            """
        ).map(PartyRow.init)
    }

    /// By id, without those that were erased.
    public static func shown(_ ids: [String], on db: some Connection) throws -> [String: PartyRow] {
        let found = try db.rows(naming: ids) { names in
            """
            SELECT id, case_number, role, is_personal, name, uscc, address, erased_day, copied_from
              FROM party
             WHERE id IN (\(sql: names)) AND erased_day IS NULL
             ORDER BY id
             LIMIT \(SQL.mostNames)
            """
        }
        return Dictionary(found.map { ($0.text("id"), PartyRow($0)) }) { first, _ in first }
    }

    /// Where the firm of that code takes part, by case number.
    public static func files(ofFirm uscc: String, limit: Int, on db: some Connection) throws -> [PartyRow] {
        try db.rows(
            """
            SELECT id, case_number, role, is_personal, name, uscc, address, erased_day, copied_from
              FROM party
             WHERE uscc = \(uscc)
             ORDER BY case_number
             LIMIT \(limit)
            """
        ).map(PartyRow.init)
    }

    /// Erases name, code and address, and what searches find of them; the stub keeps the day. Says whether there was something to erase.
    public static func erase(_ id: String, on day: Int, from db: some Connection) throws -> Bool {
        let erased = try db.row(
            """
            UPDATE party
               SET name = NULL, uscc = NULL, address = NULL, erased_day = \(day)
             WHERE id = \(id) AND erased_day IS NULL
            RETURNING case_number
            """
        )
        guard let erased else { return false }
        try SearchTexts.forget(.party(id), of: erased.text("case_number"), on: db)
        return true
    }
}
