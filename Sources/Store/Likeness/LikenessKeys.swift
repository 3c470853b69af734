internal import Crypto

/// Something by which a file may be of the same party or matter as another: a credit code, a name, a telephone.
public struct LikenessKey: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case creditCode = "credit-code"
        case name, phone, account, address, right, link, text
        /// One of a few places of a long text that tell it from others.
        case passage
    }

    static let markCount = 16

    public let kind: Kind
    /// Where it stands.
    public let source: SearchRow.Source
    let mark: [UInt8]

    /// - Parameter value: as it folds; only its HMAC under the master key is kept.
    public init(_ kind: Kind, _ value: String, in source: SearchRow.Source, with master: MasterKey) {
        self.kind = kind
        self.source = source
        let words = Array("\(kind.rawValue)\u{0}\(value)".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: words, using: master.derived(for: .likeness))
        mark = Array(code.prefix(LikenessKey.markCount))
    }

    fileprivate init?(_ row: FoundRow) {
        guard let kind = Kind(rawValue: row.text("kind")),
            let source = SearchRow.Source(parsing: row.text("source")[...])
        else { return nil }
        self.kind = kind
        self.source = source
        mark = row.bytes("mark")
    }

    /// Tells what is alike from what is not, wherever it stands.
    public func isAlike(_ other: LikenessKey) -> Bool { kind == other.kind && mark == other.mark }
}

/// A file that has one of the keys that were looked for.
public struct LikenessHit: Hashable, Sendable {
    public let caseNumber: String
    public let key: LikenessKey
    let openedPosition: Int
}

public enum LikenessKeys {
    public static let mostOfOneFile = 400
    /// Files of one key that are looked at, newest first: beyond them a key says little.
    static let mostOfOneKey = 200

    /// Puts the keys of a file in place of those that were there.
    public static func replace(
        _ keys: [LikenessKey], of caseNumber: String, opened position: Int, on db: some Connection
    ) throws {
        let keys = Set(keys)
        guard try Set(find(caseNumber, on: db)) != keys else { return }
        try db.run("DELETE FROM likeness_key WHERE case_number = \(caseNumber)")
        guard !keys.isEmpty else { return }
        let values = keys.map { key -> SQL in
            "(\(key.kind.rawValue), \(key.mark), \(position), \(key.source.description), \(caseNumber))"
        }
        try db.run(
            """
            INSERT INTO likeness_key (kind, mark, opened_position, source, case_number)
            VALUES \(list: values)
                ON CONFLICT (kind, mark, opened_position, source) DO NOTHING
            """
        )
    }

    public static func find(_ caseNumber: String, on db: some Connection) throws -> [LikenessKey] {
        try db.rows(
            """
            SELECT kind, mark, source
              FROM likeness_key
             WHERE case_number = \(caseNumber)
             ORDER BY kind, mark, source
             LIMIT \(mostOfOneFile)
            """
        ).compactMap(LikenessKey.init)
    }

    /// Files of an agency's list that have the key, newest first.
    public static func files(
        with key: LikenessKey, for agency: String, limit: Int, on db: some Connection
    ) throws -> [LikenessHit] {
        try db.rows(query(key, for: agency, limit: limit)).compactMap { row in
            LikenessKey(row).map {
                LikenessHit(
                    caseNumber: row.text("case_number"), key: $0, openedPosition: row.int("opened_position"))
            }
        }
    }

    /// A key of very many files, such as a market's address, costs no more than its newest.
    static func query(_ key: LikenessKey, for agency: String, limit: Int) -> SQL {
        """
        WITH alike AS
             (SELECT kind, mark, opened_position, source, case_number
                FROM likeness_key
               WHERE kind = \(key.kind.rawValue) AND mark = \(key.mark)
               ORDER BY opened_position DESC
               LIMIT \(mostOfOneKey))
        SELECT alike.kind, alike.mark, alike.opened_position, alike.source, alike.case_number
          FROM alike
         INNER JOIN case_for_agency AS listed
            ON listed.case_number = alike.case_number AND listed.agency = \(agency)
         ORDER BY alike.opened_position DESC
         LIMIT \(limit)
        """
    }

    /// Forgets what stood in a text that is erased.
    static func forget(
        _ source: SearchRow.Source, of caseNumber: String, on db: some Connection
    ) throws {
        try db.run(
            """
            DELETE FROM likeness_key
             WHERE case_number = \(caseNumber) AND source = \(source.description)
            """
        )
    }
}

/// Pairs of files that someone found to be different.
public enum ToldApart {
    public struct Entry: Hashable, Sendable {
        public let other: String
        public let person: String
        public let agency: String
        public let toldMs: Int
    }

    /// Files told apart from one file; more are a programmer's error of another kind.
    public static let most = 10_000

    /// Says whether it was new.
    @discardableResult
    public static func put(
        _ first: String, _ second: String, by person: String, at agency: String, nowMs: Int,
        on db: some Connection
    ) throws -> Bool {
        try db.run(
            """
            INSERT INTO told_apart (first_number, second_number, person, agency, told_ms)
            VALUES (\(min(first, second)), \(max(first, second)), \(person), \(agency), \(nowMs))
                ON CONFLICT (first_number, second_number) DO NOTHING
            """
        ) == 1
    }

    /// Takes it back: the two are proposed again.
    public static func remove(_ first: String, _ second: String, on db: some Connection) throws -> Bool {
        try db.run(
            """
            DELETE FROM told_apart
             WHERE first_number = \(min(first, second)) AND second_number = \(max(first, second))
            """
        ) == 1
    }

    public static func from(_ caseNumber: String, on db: some Connection) throws -> Set<String> {
        Set(try entries(of: caseNumber, limit: most, on: db).map(\.other))
    }

    /// The newest first.
    public static func entries(
        of caseNumber: String, limit: Int, on db: some Connection
    ) throws -> [Entry] {
        try db.rows(
            """
            SELECT second_number AS other, person, agency, told_ms
              FROM told_apart
             WHERE first_number = \(caseNumber)
             UNION ALL
            SELECT first_number AS other, person, agency, told_ms
              FROM told_apart
             WHERE second_number = \(caseNumber)
             ORDER BY told_ms DESC, other
             LIMIT \(limit)
            """
        ).map { row in
            Entry(
                other: row.text("other"), person: row.text("person"), agency: row.text("agency"),
                toldMs: row.int("told_ms"))
        }
    }
}
