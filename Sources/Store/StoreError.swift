/// What a database says when it does not do as asked, the same on both engines.
public enum StoreError: Error, Hashable, Sendable {
    /// A row with these columns is there already; `constraint` is what the engine calls it.
    case unique(constraint: String)
    case foreignKey
    case check(constraint: String)
    case notNull(column: String)
    /// A trigger of the schema refused: rows of the journal are never changed.
    case refused(String)
    /// Another process holds the database for longer than we wait.
    case busy
    /// The server does not answer, or lets nobody in; the text says in one sentence why.
    case away(String)
    /// The server was lost while it was asked to keep what was written: all of it is there, or nothing.
    case outcomeUnknown
    case readOnly
    case diskFull
    /// The file is damaged or is no database.
    case corrupt(String)
    case other(code: String, message: String)
}
