/// A look into a database on a server, on one connection and in transactions that cannot write.
public final class PostgresLook: DatabaseLook {
    private let slot: PostgresSlot

    /// - Throws: `PostgresFault`
    public init(into address: PostgresAddress) throws {
        let terms = PostgresTerms(address: address, limits: PostgresStore.Limits(), notice: { _ in })
        slot = PostgresSlot(terms, name: "look")
        try slot.alone { _ = try slot.opened() }
    }

    public func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        try slot.alone { try PostgresReaders.read(body, in: slot) }
    }

    /// The office's own connections overrule `synchronous_commit`; that the server asks its disk at all, only its operator
    /// can say.
    public func durability() throws -> Durability {
        try read { db in
            let found = try db.row(
                """
                SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages
                 ORDER BY 1 LIMIT 1
                """)
            let (fsync, pages) = (found?.text("fsync") ?? "", found?.text("pages") ?? "")
            return Durability(
                waitsForDisk: fsync == "on" && pages == "on",
                settings: "fsync \(fsync), full_page_writes \(pages)")
        }
    }

    public func close() { slot.close() }
}
