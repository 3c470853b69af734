/// The office's database on a PostgreSQL server: many processes of one office may work on it.
public struct PostgresStore: Database {
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

    /// The newest position of the journal whenever a process of the office has moved it, this one included. For one who
    /// listens, on a connection of its own.
    public func news() -> AsyncStream<Int> { listeners.positions() }

    /// Ends all connections after what runs on them. Nothing may be asked afterwards.
    public func close() {
        listeners.close()
        readers.close()
        writer.close()
    }
}
