internal import Evidence
public import Foundation
internal import Law
internal import Store

extension Backups {
    /// What a restore into a folder of its own showed.
    public struct Check: Hashable, Sendable {
        public let checked: BackupStanding.Checked
        /// One sentence for each thing that is not as it was.
        public let findings: [String]
        /// Rows of tables that come from the journal and are made again with one `zhibao rebuild`. A backup of before
        /// an update is good with them; in one of this schema they are findings, since somebody changed the tables.
        public let behind: Int
    }

    /// Restores a backup into a folder that goes away again, proves it as `zhibao verify` does, and notes in
    /// the office that it was good, or that it was not.
    ///
    /// - Parameter number: which backup; without it, the newest.
    /// - Parameter scratch: where the folder is made. Its files are not encrypted while the check runs.
    public func check(
        _ number: Int? = nil, scratch: URL, share: URL, content: OfficeContent? = nil
    ) async throws -> Check {
        try await spoken {
            guard !Backups.lies(scratch, in: root), !Backups.lies(scratch, in: office.root) else {
                throw BackupFault(
                    "a check restores unencrypted files: name a --scratch outside the backups and the data",
                    isUsage: true)
            }
            let backup = try found(number, migrations: share.appending(path: "migrations"))
            let folder = scratch.appending(path: randomness.identifier("zhibao-check"))
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let findings: [String]
            var behind = 0
            do {
                let found = try await look(at: backup, in: folder, share: share, content: content)
                let newest = try Migrator(folder: share.appending(path: "migrations")).newest
                let isOlder = backup.head.schema != newest
                let wrong = found.filter { !(isOlder && $0.isMadeAgain) }
                findings = wrong.map(\.description)
                behind = found.count - wrong.count
            } catch {
                findings = ["\(BackupFault(error) ?? error)"]
            }
            try FileManager.default.removeItem(at: folder)
            return try await note(backup, findings, behind)
        }
    }

    private func look(at backup: Found, in folder: URL, share: URL, content: OfficeContent?) async throws
        -> [VerificationFinding]
    {
        try await put(backup, into: folder, isLasting: false)
        let (restored, _) = try await Office.open(
            OfficeFolder(root: folder, key: office.key), share: share, clock: clock, as: .beside,
            reading: .asFound, content: content)
        let found = try await restored.verify()
        try restored.close()
        return found
    }

    private func note(_ backup: Found, _ findings: [String], _ behind: Int) async throws -> Check {
        let store = try await office.openRecords()
        let moment = try await clock(in: store).now
        let state = backup.list.state
        let checked = BackupStanding.Checked(
            number: backup.head.number, at: moment, madeAt: Instant(ms: backup.head.madeMs),
            journal: state.journal.position, audit: state.audit.position,
            files: state.counts["case_file"] ?? 0,
            documents: backup.list.entries.count { $0.path.hasPrefix("vault/") },
            tables: state.counts.count, rows: state.counts.values.reduce(0, +), findings: findings.count)
        try await store.write { db in
            let value = checked.json.canonical
            try OfficeSettings.set(BackupStanding.Name.checked, to: value, at: moment.ms, on: db)
            if findings.isEmpty {
                try OfficeSettings.set(BackupStanding.Name.restored, to: value, at: moment.ms, on: db)
            }
            _ = try Audit.append(
                AuditEntry(
                    atMs: moment.ms, person: nil, agency: nil,
                    kind: findings.isEmpty ? "backup-checked" : "backup-check-failed",
                    details: .object([
                        "findings": .int(findings.count), "number": .int(checked.number),
                    ])),
                on: db)
        }
        try store.close()
        return Check(checked: checked, findings: findings, behind: behind)
    }
}

extension Office {
    /// What is remembered of the backups of this office.
    public func backupStanding() async throws -> BackupStanding {
        try await database.read { db in try BackupStanding(on: db) }
    }
}
