/// The office's database on a PostgreSQL server: many processes of one office may work on it.
public struct PostgresStore: OfficeStore {
    /// How many and how long.
    public struct Limits: Hashable, Sendable {
        public var readers = 8
        /// After which the server ends a statement.
        public var statementSeconds = 30.0
        /// A writer waits so long for another process, as on SQLite.
        public var lockSeconds = 10.0
        /// After which the server ends a transaction that asks nothing any more.
        public var idleSeconds = 60.0
        /// How long one who asks waits for a server that is away.
        public var patienceSeconds = 3.0

        public init() {}

        /// A server that was told not to wait for its disk is told to wait for it on our connections.
        var settings: String {
            func milliseconds(_ seconds: Double) -> Int { Int(seconds * 1_000) }
            return """
                SET statement_timeout = \(milliseconds(statementSeconds));
                SET lock_timeout = \(milliseconds(lockSeconds));
                SET idle_in_transaction_session_timeout = \(milliseconds(idleSeconds));
                SELECT set_config('synchronous_commit', 'on', false)
                 WHERE current_setting('synchronous_commit') = 'off'
                """
        }
    }

    /// Where it is, as it may be shown.
    public let address: PostgresAddress
    private let writer: PostgresSlot
    private let readers: PostgresReaders
    private let committer: GroupCommitter
    private let listeners: PostgresNews
    private let presence: PostgresPresence

    /// Signs in once, so that whatever is wrong is said now and in one sentence.
    ///
    /// - Parameter notice: takes what the server remarks beside its answers.
    /// - Throws: `PostgresFault`
    public init(
        at address: PostgresAddress, limits: Limits = Limits(),
        notice: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws {
        let terms = PostgresTerms(address: address, limits: limits, notice: notice)
        let slot = PostgresSlot(terms, name: "writer")
        try await slot.run { _ = try slot.opened() }
        self.address = address
        writer = slot
        readers = PostgresReaders(terms)
        listeners = PostgresNews(terms)
        presence = PostgresPresence(terms)
        let writing = PostgresWriter(slot: slot)
        committer = GroupCommitter { take, finish in
            slot.enqueue {
                let group = take()
                finish(group, writing.commit(group))
            }
        }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    {
        try await readers.read(body)
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    {
        try await committer.write(body)
    }

    public func enter(_ presence: Presence) async throws -> Bool {
        try await self.presence.enter(presence)
    }

    public func holdsRounds() async throws -> Bool { try await presence.holdsRounds() }

    /// The newest position of the journal whenever a process of the office has moved it, this one included. For one who
    /// listens, on a connection of its own.
    public func news() -> AsyncStream<Int>? { listeners.positions() }

    /// Frees the room of rows that were erased, as far as no transaction reads an older state. What lay there is overwritten
    /// by what is written next; the log of the server and its archive keep it for as long as the operator keeps them
    /// (docs/operations/database.md).
    public func emptyLog() async throws -> Bool {
        try await writer.run { [writer] in
            let link = try writer.opened()
            // The next act begins on a connection with the limits of all.
            defer { writer.drop() }
            try link.command("SET statement_timeout = 0")
            let tables = try PostgresConnection(link: link).tableNames()
            try link.command("VACUUM \(tables.map { "\"\($0)\"" }.joined(separator: ", "))")
        }
        return true
    }

    /// Each act is on the disk when its caller is answered.
    public func commitGroup() {}

    /// Ends all connections after what runs on them. Nothing may be asked afterwards.
    public func close() {
        listeners.close()
        presence.close()
        readers.close()
        writer.close()
    }
}
