internal import Evidence
public import Foundation
public import Law
internal import Store

extension Backups {
    /// An office that was put back.
    public struct Restored: Hashable, Sendable {
        public let number: Int
        public let made: Instant
        public let files: Int
        /// Pages of the journal.
        public let journal: Int
        public let absent: Int
    }

    /// Puts a backup back into the folder of the office, which is new or empty. It is made beside its place and
    /// gets its name at the end: what fails or is killed on the way leaves no office behind.
    ///
    /// - Parameter number: which backup; without it, the newest.
    /// - Parameter migrations: the steps that this program knows: a newer schema is refused.
    @discardableResult
    public func restore(_ number: Int? = nil, migrations: URL) async throws -> Restored {
        try await spoken {
            try refuseWhatIsThere()
            let backup = try found(number, migrations: migrations)
            let neighbour = try NeighbourFolder(of: office.root)
            do {
                try await put(backup, into: neighbour.root, isLasting: true)
                try await note(backup, in: neighbour.root)
                try neighbour.settle()
            } catch {
                try neighbour.abandon()
                throw error
            }
            return Restored(
                number: backup.head.number, made: Instant(ms: backup.head.madeMs),
                files: backup.list.entries.count, journal: backup.list.state.journal.position,
                absent: backup.list.absent.count)
        }
    }

    /// A backup that the keys at hand open.
    struct Found: Sendable {
        let folder: BackupFolder
        let key: BackupKey
        let head: BackupHead
        let list: BackupList
    }

    func found(_ number: Int?, migrations: URL) throws -> Found {
        let key = try key()
        let folder = try BackupFolder(at: root, isNew: false)
        guard let number = try number ?? folder.numbers().last else {
            throw BackupFolderFault.noBackups(root.path)
        }
        let list = try folder.list(of: number, with: key)
        let head = try folder.head(of: number)
        try demandMasterKey(of: head)
        guard try Migrator(folder: migrations).knows(head.schema) else {
            throw BackupFault(
                """
                backup \(number) has the schema \(head.schema.name), which this zhibao does not know; \
                restore it with the zhibao that made it, or a newer one
                """, isUsage: true)
        }
        return Found(folder: folder, key: key, head: head, list: list)
    }

    private func refuseWhatIsThere() throws {
        let files = FileManager.default
        guard files.fileExists(atPath: office.root.path) else { return }
        if files.fileExists(atPath: office.lock.path) {
            do {
                _ = try OfficeLock(folder: office.root)
            } catch is OfficeLocked {
                throw OfficeFault.served(office.root.path(percentEncoded: false))
            }
        }
        guard try files.contentsOfDirectory(atPath: office.root.path).isEmpty else {
            throw OfficeFault.notEmpty(office.root.path(percentEncoded: false))
        }
    }

    private func demandMasterKey(of head: BackupHead) throws {
        let given: KeyRing
        do {
            given = try KeyRing.read(from: office.key)
        } catch MasterKey.Fault.missing(let path) {
            throw BackupFault(
                """
                backup \(head.number) needs the master key \(BackupFault.short(head.masterKey)), and there is \
                none in \(path): put it there, or name it with --key
                """, isUsage: true)
        } catch let fault as MasterKey.Fault {
            throw OfficeFault(fault)
        }
        guard given.generation(head.masterKey.description) != nil else {
            let there = given.generations.map { BackupFault.short($0.fingerprint) }
            throw BackupFault(
                """
                backup \(head.number) needs the master key \(BackupFault.short(head.masterKey)), and the key \
                in \(office.key.path) is \(there.joined(separator: ", ")); name the right one with --key
                """, isUsage: true)
        }
    }

    /// Writes all files, and compares what the database then says of itself with what it said.
    func put(_ backup: Found, into folder: URL, isLasting: Bool) async throws {
        do {
            try BackupReading(backup.list, in: backup.folder, with: backup.key).restore(
                into: folder, isLasting: isLasting)
        } catch let fault as PieceFault {
            throw try damaged(backup, fault)
        }
        let store = try SQLiteStore(at: folder.appending(path: office.database.lastPathComponent))
        let state = try await store.read { db in try RecordedState(on: db, keySetting: Setting.key) }
        // Wherever the documents lay, a backup has them, and they are now in the folder.
        try await store.write { db in
            guard try OfficeSettings.value(Setting.vault, on: db) != nil else { return }
            try OfficeSettings.set(Setting.vault, to: OfficeFolder.ownVault, at: backup.head.madeMs, on: db)
        }
        try store.close()
        guard state == backup.list.state else {
            throw BackupFault("backup \(backup.head.number): the database is not the one that was copied")
        }
    }

    /// Names the damaged pieces, up to three of them.
    private func damaged(_ backup: Found, _ first: PieceFault) throws -> BackupFault {
        let all = try backup.folder.faults(in: backup.list, with: backup.key)
        let named = (all.isEmpty ? [first] : all).prefix(3).map { fault in
            switch fault {
            case .missing(let path): "\(path) is missing"
            case .changed(let path): "\(path) was changed or cut short"
            }
        }
        let others = all.count > 3 ? ", and \(all.count - 3) more are damaged" : ""
        return BackupFault(
            """
            backup \(backup.head.number) is not whole: \(named.joined(separator: ", "))\(others); \
            copy the backups once more, or use another backup
            """)
    }

    /// The trail goes on in the restored office with the line that it was restored.
    private func note(_ backup: Found, in folder: URL) async throws {
        let store = try SQLiteStore(at: folder.appending(path: office.database.lastPathComponent))
        let moment = try await clock(in: store).now
        let (number, madeMs) = (backup.head.number, backup.head.madeMs)
        try await store.write { db in
            let details: JSON = .object(["made_ms": .int(madeMs), "number": .int(number)])
            _ = try Audit.append(
                AuditEntry(
                    atMs: moment.ms, person: nil, agency: nil, kind: "office-restored", details: details),
                on: db)
        }
        try store.close()
    }
}
