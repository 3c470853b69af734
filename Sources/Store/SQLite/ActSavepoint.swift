internal import GRDB

extension GRDB.Database {
    /// Does one act of several in a transaction: one that fails is taken back and leaves its neighbours alone.
    ///
    /// - Returns: what the act did, or why it failed.
    /// - Throws: what the engine says of the savepoint; and the fault of the act when, on a full or failing disk, SQLite
    ///   gave up the whole transaction: then no neighbour is kept either.
    func inSavepoint<T>(_ act: (any Connection) throws -> T) throws -> Result<T, any Error> {
        try cachedStatement(sql: "SAVEPOINT act").execute()
        let result = Result { try act(SQLiteConnection(database: self)) }
        if case .failure(let fault) = result {
            guard isInsideTransaction else { throw fault }
            try cachedStatement(sql: "ROLLBACK TO SAVEPOINT act").execute()
        }
        try cachedStatement(sql: "RELEASE SAVEPOINT act").execute()
        return result
    }
}
