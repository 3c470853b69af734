internal import GRDB

/// Writes groups of acts on SQLite's one writer.
struct SQLiteWriter: Sendable {
    let pool: DatabasePool

    func committer() -> GroupCommitter {
        GroupCommitter { take, finish in
            pool.asyncWriteWithoutTransaction { database in
                let group = take()
                finish(group, SQLiteWriter.commit(group, on: database))
            }
        }
    }

    /// What kept the group from the disk, or `nil` when it is there.
    private static func commit(_ group: [GroupCommitter.Job], on database: GRDB.Database) -> (any Error)? {
        do {
            try faults {
                try database.inTransaction(.immediate) {
                    // A job that fails has kept its fault for its own caller.
                    for job in group { _ = try database.inSavepoint { try job.run($0) {} } }
                    return .commit
                }
            }
            return nil
        } catch {
            return error
        }
    }
}
