internal import Evidence
public import Foundation
internal import Law
internal import Store

extension Backups {
    /// What a backup is, with what the office could not note of it.
    public struct Outcome: Hashable, Sendable {
        public let made: BackupStanding.Made
        /// Why the office does not know of it; the backup stands all the same.
        public let unnoted: String?
    }

    /// Things in the data folder that are no part of a backup: what belongs to a process, and what is copied
    /// in a way of its own.
    private static let ownWays: Set = [
        "zhibao.lock", "heads.log", "vault", DatabaseCopy.folderName, DatabaseCopy.lockName,
    ]

    /// Makes a backup while others work: the database at one moment, every document that it names at that
    /// moment, the heads that were logged until then, and whatever else lies in the data folder.
    ///
    /// Documents are never changed, and each lies in the vault before its row is in the database: so all that
    /// the copy names are there, although they are read later. A line of `heads.log` that is younger than the
    /// copy is left out, since it speaks of pages that the copy does not have.
    ///
    /// Records on a server are copied from one state of it into the form that a folder has: every backup is restored
    /// into a folder, from where `zhibao move` brings it to a server.
    ///
    /// - Parameter migrations: the steps of the schema, by which a copy of records on a server is made.
    public func make(migrations: URL? = nil) async throws -> Outcome {
        try await spoken {
            let key = try key()
            let store = try await office.openRecords()
            let vault = try office.openVault()
            try office.demandVault(
                remembered: try await store.read { db in try OfficeSettings.value(Setting.vault, on: db) })
            let folder = try BackupFolder(at: root, isNew: true)
            let clock = try await clock(in: store)
            let copy = try await copy(of: store, migrations, at: clock.now)
            let written = try await write(copy, vault, into: folder, with: key, at: clock.now)
            let made = BackupStanding.Made(
                number: written.number, at: clock.now, files: written.files, sizeBytes: written.sizeBytes,
                newPieces: written.newPieces, newBytes: written.newBytes, absent: written.absent.count,
                backupKey: key.fingerprint.description, masterKey: written.state.masterKey.description)
            var unnoted: String?
            do {
                try await note(made, in: store)
            } catch {
                unnoted = BackupFault(error)?.description ?? "\(error)"
            }
            try store.close()
            return Outcome(made: made, unnoted: unnoted)
        }
    }

    /// The office's own clock: a demo world goes on from its moment, and nobody is behind the journal.
    func clock(in store: any OfficeStore) async throws -> OfficeClock {
        if let clock { return clock }
        let (demo, last) = try await store.read { db in
            guard try RecordedState.isOffice(on: db) else { throw RecordedState.NoOffice() }
            return (
                try OfficeSettings.value(Setting.demoMoment, on: db).flatMap(Instant.init(parsing:)),
                try Journal.lastMoment(on: db).map(Instant.init(ms:))
            )
        }
        return OfficeClock(following: demo, lastMoment: last)
    }

    private func copy(of store: any OfficeStore, _ migrations: URL?, at moment: Instant) async throws
        -> DatabaseCopy
    {
        if let own = store as? SQLiteStore { return try DatabaseCopy(of: own, at: office.database) }
        guard let server = office.server, let migrations else {
            preconditionFailure("a copy of records on a server is made by the steps of the schema")
        }
        return try await DatabaseCopy(
            of: server, beside: office.database, migrator: Migrator(folder: migrations),
            keySetting: Setting.key, at: moment.ms)
    }

    private func write(
        _ copy: DatabaseCopy, _ vault: Vault, into folder: BackupFolder, with key: BackupKey,
        at moment: Instant
    ) async throws -> WrittenBackup {
        let state: RecordedState
        let documents: [Digest]
        do {
            (state, documents) = try await copy.state(keySetting: Setting.key)
        } catch {
            try copy.remove()
            throw error
        }
        let bytes = try copy.takeBytes()
        defer { bytes.closeFile() }
        var writing = try BackupWriting(into: folder, with: key)
        do {
            try writing.addDatabase(bytes, as: "zhibao.db")
            let heads = try HeadsLog(at: office.heads).bytes(upTo: state.journal.position)
            try writing.add(heads, as: "heads.log")
            for document in documents { try writing.add(document, of: vault) }
            for path in try otherFiles() { try writing.add(office.root.appending(path: path), as: path) }
            return try writing.finish(state, at: moment.ms, random: { randomness.bytes($0) })
        } catch {
            try writing.abandon()
            throw error
        }
    }

    /// Files of the data folder besides the database and the vault, from the folder on.
    private func otherFiles() throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: office.root.path).sorted()
        let database = office.database.lastPathComponent
        return try names.filter { !Backups.ownWays.contains($0) && !$0.hasPrefix(database) }
            .flatMap { try files(at: $0) }
    }

    /// A name of two lines cannot stand in a list; the office makes none.
    private func files(at path: String) throws -> [String] {
        guard !path.contains("\n") else { return [] }
        let place = office.root.appending(path: path).path
        let kind: FileAttributeType?
        do {
            kind = try FileManager.default.attributesOfItem(atPath: place)[.type] as? FileAttributeType
        } catch {
            guard FileManager.default.fileExists(atPath: place) else { return [] }  // gone meanwhile
            throw error
        }
        switch kind {
        case .typeRegular?: return [path]
        case .typeDirectory?:
            return try FileManager.default.contentsOfDirectory(atPath: place).sorted()
                .flatMap { try files(at: path + "/" + $0) }
        default: return []
        }
    }

    private func note(_ made: BackupStanding.Made, in store: any OfficeStore) async throws {
        try await store.write { db in
            try OfficeSettings.set(
                BackupStanding.Name.made, to: made.json.canonical, at: made.at.ms, on: db)
            let details: JSON = .object([
                "backup_key": .string(BackupFault.short(made.backupKey)), "files": .int(made.files),
                "new_pieces": .int(made.newPieces), "number": .int(made.number),
                "size_bytes": .int(made.sizeBytes),
            ])
            _ = try Audit.append(
                AuditEntry(
                    atMs: made.at.ms, person: nil, agency: nil, kind: "backup-made", details: details),
                on: db)
        }
    }
}
