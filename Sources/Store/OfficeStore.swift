/// Who else may work on an office while a process does.
public enum Presence: Hashable, Sendable {
    /// A command beside whatever runs.
    case beside
    /// A process that serves. On SQLite it is the only one; on PostgreSQL a fleet of them may.
    case serving
    /// A command that nobody may disturb.
    case alone
}

/// The database in which an office keeps its records, on whichever engine.
public protocol OfficeStore: Database {
    /// Says to the other processes that this one is here, until it ends.
    ///
    /// - Returns: `false` while another one serves that would be disturbed, or works alone.
    func enter(_ presence: Presence) async throws -> Bool

    /// Whether this process does what is done once in a fleet: clocks that run out, mails that go out. Asked before each
    /// round; when the process that had it is gone, the next one that asks has it.
    func holdsRounds() async throws -> Bool

    /// The newest position of the journal whenever another process may have moved it; `nil` where there is none.
    func news() -> AsyncStream<Int>?

    /// Takes away what the engine keeps of rows that were erased.
    ///
    /// - Returns: `false` while somebody reads an older state.
    func emptyLog() async throws -> Bool

    /// Puts on the disk what a driver of many acts still keeps from it.
    func commitGroup() throws

    /// Ends all connections. Nothing may be asked afterwards.
    func close() throws
}
