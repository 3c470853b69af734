/// Brings all rows of an office from one engine to the other, in the order of their keys, so that a move that was
/// interrupted goes on behind the last row that arrived.
///
/// The settings of the office go last, after everything else was compared row by row: until then the target is no office
/// that anybody could open.
public struct TableMove {
    /// How far it has come.
    public struct Progress: Hashable, Sendable {
        public enum Step: Hashable, Sendable { case copying, comparing }

        public let step: Step
        public let table: String
        public let rows: Int
        public let allRows: Int
    }

    /// What keeps a move from its end.
    public enum Fault: Error, Hashable, Sendable {
        /// The two databases have not taken the same steps of the schema.
        case schemaDiffers
        /// The target holds rows of another office, or of this one at another time.
        case notEmpty
        /// The row with that key is not the same in both.
        case differs(table: String, key: String)
        /// PostgreSQL keeps no text with the character U+0000.
        case nulInText(table: String, key: String)
    }

    /// What arrived.
    public struct Moved: Hashable, Sendable {
        public let journal: Journal.Head
        public let audit: Journal.Head
        public let counts: [String: Int]
        /// Rows that this run brought; those before it lay there already.
        public let rows: Int
    }

    /// Rows of one statement; the engines take some 32 000 values in one.
    static let pageRows = 500
    /// Rows of a table that is brought at once: the agencies of a country are fewer.
    private static let mostOfWhole = 1_000_000

    private static let settings = "office_setting"
    private static let schema = "schema_version"
    private static let heads: Set = ["journal_head", "audit_head"]
    /// Tables that the triggers of the target fill while others are brought: they are brought last, and anew.
    private static let drawn: Set = ["measure_due"]

    private let source: any Connection
    private let target: any MoveEnd
    private let tables: [MovedTable]
    private let report: (Progress) -> Void
    private let allRows: Int

    /// Moves everything that one state of the source holds.
    ///
    /// - Parameter schemaSide: whichever of the two is SQLite.
    /// - Parameter keySetting: the setting that an office has and a half-moved one has not.
    /// - Throws: `Fault`, and `StoreError`; the target then goes on from where it is with the next run.
    public static func run(
        from source: any MoveEnd, to target: any MoveEnd, schemaOf schemaSide: any DatabaseLook,
        keySetting: String, report: (Progress) -> Void = { _ in }
    ) throws -> Moved {
        let found = try schemaSide.read { db in try MovedTable.all(on: db) }
        let tables = found.filter { !drawn.contains($0.name) } + found.filter { drawn.contains($0.name) }
        return try source.read { db in
            try withoutActuallyEscaping(report) { report in
                try TableMove(from: db, to: target, tables, report).run(keySetting)
            }
        }
    }

    private init(
        from source: any Connection, to target: any MoveEnd, _ tables: [MovedTable],
        _ report: @escaping (Progress) -> Void
    ) throws {
        self.source = source
        self.target = target
        self.tables = tables
        self.report = report
        allRows = try tables.reduce(0) { sum, table in sum + (try table.count(on: source)) }
    }

    private func run(_ keySetting: String) throws -> Moved {
        try demandSchema()
        var rows = 0
        if try !isDone(keySetting) {
            try demandBeginning()
            for table in tables where !TableMove.heads.contains(table.name) && !isSetApart(table) {
                if TableMove.drawn.contains(table.name) { try target.write(table.clear) }
                rows += try copy(table, done: rows)
            }
            for table in tables where TableMove.heads.contains(table.name) { try bring(table) }
            for table in tables { try target.write(table.countOn) }
            try compare { !isSetApart($0) }
            for table in tables where table.name == TableMove.settings {
                rows += try copy(table, done: rows)
            }
        }
        let counts = try compare { $0.name != TableMove.schema }
        return try target.read { db in
            Moved(
                journal: try Journal.head(on: db), audit: try Audit.head(on: db), counts: counts, rows: rows)
        }
    }

    private func isSetApart(_ table: MovedTable) -> Bool {
        [TableMove.settings, TableMove.schema].contains(table.name)
    }

    private func demandSchema() throws {
        func steps(on db: any Connection) throws -> [String] {
            try db.rows("SELECT number, name, digest FROM schema_version ORDER BY number LIMIT 10000")
                .map { "\($0.int("number")) \($0.text("name")) \($0.digest("digest"))" }
        }
        guard try steps(on: source) == target.read(steps) else { throw Fault.schemaDiffers }
    }

    /// Whether an earlier run came to its end. An office that is another one is never written to.
    private func isDone(_ keySetting: String) throws -> Bool {
        let (there, head) = try target.read { db in
            (try OfficeSettings.value(keySetting, on: db), try Journal.head(on: db))
        }
        guard let there else { return false }
        let isSame =
            try OfficeSettings.value(keySetting, on: source) == there && Journal.head(on: source) == head
        guard isSame else { throw Fault.notEmpty }
        return true
    }

    /// What an earlier run brought must be the beginning of this office: the chain of the last page says so of all pages.
    private func demandBeginning() throws {
        for table in tables where ["journal", "audit"].contains(table.name) {
            guard let last = try target.read(table.lastRow) else { continue }
            guard try table.row(table.key(of: last), on: source)?.values == last.values else {
                throw Fault.notEmpty
            }
        }
    }

    private func copy(_ table: MovedTable, done: Int) throws -> Int {
        if let above = table.above { return try copyWhole(table, by: above, done: done) }
        var last = try target.read(table.lastRow).map(table.key)
        var copied = 0
        while true {
            let rows = try table.page(after: last, limit: TableMove.pageRows, on: source)
            guard let end = rows.last else { return copied }
            try demandNoNul(in: rows, of: table)
            try target.write { db in try table.insert(rows[...], on: db) }
            last = table.key(of: end)
            copied += rows.count
            report(.init(step: .copying, table: table.name, rows: done + copied, allRows: allRows))
        }
    }

    /// A table whose rows name each other, in one transaction: those above come before those below.
    private func copyWhole(_ table: MovedTable, by above: String, done: Int) throws -> Int {
        guard try target.read(table.lastRow) == nil else { return 0 }
        var left = try table.page(after: nil, limit: TableMove.mostOfWhole, on: source)
        try demandNoNul(in: left, of: table)
        let count = left.count
        try target.write { db in
            while !left.isEmpty {
                let waiting = Set(left.map(table.key))
                let ready = left.filter { !waiting.contains([$0.value(above)]) }
                guard !ready.isEmpty else { throw StoreError.foreignKey }
                for start in stride(from: 0, to: ready.count, by: TableMove.pageRows) {
                    try table.insert(ready[start...].prefix(TableMove.pageRows), on: db)
                }
                left.removeAll { !waiting.contains([$0.value(above)]) }
            }
        }
        report(.init(step: .copying, table: table.name, rows: done + count, allRows: allRows))
        return count
    }

    /// The heads have their row from the first step of the schema on, and only advance.
    private func bring(_ table: MovedTable) throws {
        for row in try table.page(after: nil, limit: 2, on: source) where row.int("position") > 0 {
            try target.write { db in
                guard try table.row(table.key(of: row), on: db)?.values != row.values else { return }
                try table.replace(row, on: db)
            }
        }
    }

    private func demandNoNul(in rows: [FoundRow], of table: MovedTable) throws {
        for row in rows {
            for case .text(let text) in row.values where text.utf8.contains(0) {
                throw Fault.nulInText(table: table.name, key: said(table.key(of: row)))
            }
        }
    }

    /// Reads both, and throws at the first row that is not the same.
    ///
    /// - Returns: how many rows each table has.
    @discardableResult
    private func compare(_ isMeant: (MovedTable) -> Bool) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        var read = 0
        for table in tables where isMeant(table) {
            var last: [SQLValue]?
            var count = 0
            while true {
                let mine = try table.page(after: last, limit: TableMove.pageRows, on: source)
                let theirs = try target.read { db in
                    try table.page(after: last, limit: TableMove.pageRows, on: db)
                }
                try demandEqual(mine, theirs, in: table)
                count += mine.count
                read += mine.count
                report(.init(step: .comparing, table: table.name, rows: read, allRows: allRows))
                guard let end = mine.last, mine.count == TableMove.pageRows else { break }
                last = table.key(of: end)
            }
            counts[table.name] = count
        }
        return counts
    }

    private func demandEqual(_ mine: [FoundRow], _ theirs: [FoundRow], in table: MovedTable) throws {
        for (first, second) in zip(mine, theirs) where first.values != second.values {
            throw Fault.differs(table: table.name, key: said(table.key(of: first)))
        }
        guard mine.count != theirs.count else { return }
        let odd = mine.count > theirs.count ? mine[theirs.count] : theirs[mine.count]
        throw Fault.differs(table: table.name, key: said(table.key(of: odd)))
    }

    private func said(_ key: [SQLValue]) -> String {
        key.map { value in
            switch value {
            case .null: "-"
            case .int(let number): "\(number)"
            case .double(let number): "\(number)"
            case .text(let text): text
            case .bytes(let bytes): bytes.prefix(8).map { String($0, radix: 16) }.joined()
            }
        }.joined(separator: " ")
    }
}
