internal import Evidence
internal import Foundation
public import Law
internal import Store

/// What the office remembers of its backups: the last that was made, the last check, and the last one that was
/// good. The page and `zhibao doctor` show their ages.
public struct BackupStanding: Hashable, Sendable {
    public struct Made: Hashable, Sendable {
        public let number: Int
        public let at: Instant
        public let files: Int
        public let sizeBytes: Int
        public let newPieces: Int
        public let newBytes: Int
        /// Documents that the vault did not have whole.
        public let absent: Int
        public let backupKey: String
        public let masterKey: String
    }

    /// A backup that was restored into a folder of its own and looked over.
    public struct Checked: Hashable, Sendable {
        public let number: Int
        public let at: Instant
        /// When the backup that was restored had been made.
        public let madeAt: Instant
        public let journal: Int
        public let audit: Int
        public let files: Int
        public let documents: Int
        public let tables: Int
        public let rows: Int
        /// What was wrong; 0 of a good one.
        public let findings: Int
    }

    public let made: Made?
    public let checked: Checked?
    /// The last restore of which everything was as it had been.
    public let restored: Checked?

    /// Names of the settings that hold it.
    enum Name {
        static let prefix = "backup."
        static let made = "backup.made"
        static let checked = "backup.checked"
        static let restored = "backup.restored"
    }

    public init(made: Made? = nil, checked: Checked? = nil, restored: Checked? = nil) {
        self.made = made
        self.checked = checked
        self.restored = restored
    }

    init(on db: any Connection) throws {
        let kept = try OfficeSettings.values(startingWith: Name.prefix, on: db)
        func value(_ name: String) throws -> JSON? {
            try kept[name].map { try JSON(parsing: Data($0.utf8)) }
        }
        made = try value(Name.made).flatMap { Made($0) }
        checked = try value(Name.checked).flatMap { Checked($0) }
        restored = try value(Name.restored).flatMap { Checked($0) }
    }
}

extension BackupStanding.Made {
    var json: JSON {
        .object([
            "absent": .int(absent), "at_ms": .int(at.ms), "backup_key": .string(backupKey),
            "files": .int(files), "master_key": .string(masterKey), "new_bytes": .int(newBytes),
            "new_pieces": .int(newPieces), "number": .int(number), "size_bytes": .int(sizeBytes),
        ])
    }

    init?(_ json: JSON) {
        guard let number = json["number"]?.int, let atMs = json["at_ms"]?.int,
            let files = json["files"]?.int, let size = json["size_bytes"]?.int,
            let pieces = json["new_pieces"]?.int, let bytes = json["new_bytes"]?.int,
            let absent = json["absent"]?.int, let backup = json["backup_key"]?.string,
            let master = json["master_key"]?.string
        else { return nil }
        self.init(
            number: number, at: Instant(ms: atMs), files: files, sizeBytes: size, newPieces: pieces,
            newBytes: bytes, absent: absent, backupKey: backup, masterKey: master)
    }
}

extension BackupStanding.Checked {
    var json: JSON {
        .object([
            "at_ms": .int(at.ms), "audit": .int(audit), "documents": .int(documents), "files": .int(files),
            "findings": .int(findings), "journal": .int(journal), "made_ms": .int(madeAt.ms),
            "number": .int(number),
            "rows": .int(rows), "tables": .int(tables),
        ])
    }

    init?(_ json: JSON) {
        guard let number = json["number"]?.int, let atMs = json["at_ms"]?.int,
            let madeMs = json["made_ms"]?.int, let journal = json["journal"]?.int,
            let audit = json["audit"]?.int, let files = json["files"]?.int,
            let documents = json["documents"]?.int,
            let tables = json["tables"]?.int, let rows = json["rows"]?.int,
            let findings = json["findings"]?.int
        else { return nil }
        self.init(
            number: number, at: Instant(ms: atMs), madeAt: Instant(ms: madeMs), journal: journal,
            audit: audit, files: files, documents: documents, tables: tables, rows: rows, findings: findings)
    }
}
