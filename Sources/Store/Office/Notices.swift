public import Evidence

/// To whom a notice within the office is addressed.
public enum Audience: Hashable, Sendable {
    case person(String)
    case role(String, at: String)
    case agency(String)

    var key: String {
        switch self {
        case .person(let id): "person:\(id)"
        case .role(let role, let agency): "role:\(agency)/\(role)"
        case .agency(let id): "agency:\(id)"
        }
    }
}

/// A sentence that waits on someone's desk.
public struct Notice: Hashable, Sendable {
    public let id: Int
    /// Key of the sentence in the text catalogue.
    public let kind: String
    public let caseNumber: String?
    public let details: JSON
    public let madeMs: Int
    public let readMs: Int?
}

public enum Notices {
    /// Notices of one audience that a page shows.
    public static let longestPage = 200

    @discardableResult
    public static func put(
        _ kind: String, to audience: Audience, about caseNumber: String? = nil,
        details: JSON = .object([:]), at nowMs: Int, on db: some Connection
    ) throws -> Int {
        let put = try db.row(
            """
            INSERT INTO notice (audience, kind, case_number, details, made_ms)
            VALUES (\(audience.key), \(kind), \(caseNumber), \(details.canonical), \(nowMs))
            RETURNING id
            """
        )
        guard let put else { preconditionFailure("an insert returns its row") }
        return put.int("id")
    }

    /// Newest first, all audiences of a person together; `before` is the last id of the page above.
    public static func page(
        for audiences: [Audience], before id: Int? = nil, limit: Int, on db: some Connection
    ) throws -> [Notice] {
        var found: [Notice] = []
        for audience in audiences {
            found += try page(for: audience, before: id ?? Int.max, limit: limit, on: db)
        }
        return Array(found.sorted { $0.id > $1.id }.prefix(limit))
    }

    /// How many of them nobody has read, each audience counted up to `limit`.
    public static func unread(for audiences: [Audience], upTo limit: Int, on db: some Connection) throws
        -> Int
    {
        try audiences.reduce(0) { sum, audience in
            let counted = try db.row(
                """
                SELECT count(*) AS unread
                  FROM (SELECT id
                          FROM notice
                         WHERE audience = \(audience.key) AND read_ms IS NULL
                         ORDER BY id
                         LIMIT \(limit)) AS waiting
                 ORDER BY 1
                 LIMIT 1
                """
            )
            return sum + (counted?.int("unread") ?? 0)
        }
    }

    /// The first reader of a notice to a role or an agency has read it for all.
    public static func markRead(
        _ ids: [Int], of audiences: [Audience], by person: String, at nowMs: Int, on db: some Connection
    ) throws {
        try db.run(
            """
            UPDATE notice
               SET read_ms = \(nowMs), read_by = \(person)
             WHERE id IN (\(list: ids)) AND audience IN (\(list: audiences.map(\.key))) AND read_ms IS NULL
            """
        )
    }

    private static func page(
        for audience: Audience, before id: Int, limit: Int, on db: some Connection
    ) throws -> [Notice] {
        try db.rows(
            """
            SELECT id, kind, case_number, details, made_ms, read_ms
              FROM notice
             WHERE audience = \(audience.key) AND id < \(id)
             ORDER BY id DESC
             LIMIT \(min(limit, longestPage))
            """
        ).map { row in
            Notice(
                id: row.int("id"), kind: row.text("kind"), caseNumber: row.optionalText("case_number"),
                details: try row.json("details"), madeMs: row.int("made_ms"),
                readMs: row.optionalInt("read_ms"))
        }
    }
}
