internal import Evidence
internal import Foundation
internal import Store

/// Why a backup was not made, or an office not restored. What it says is for the person at the command line.
public struct BackupFault: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
    /// Whether something else must be asked for, as against a fault that was met on the way.
    public let isUsage: Bool

    init(_ description: String, isUsage: Bool = false) {
        self.description = description
        self.isUsage = isUsage
    }

    /// The first digits of a fingerprint: what is read aloud and compared.
    public static func short(_ fingerprint: String) -> String { String(fingerprint.prefix(16)) }

    static func short(_ fingerprint: Digest) -> String { short(fingerprint.description) }
}

extension BackupFault {
    /// What Store reports, in sentences; `nil` for what has a sentence of its own.
    init?(_ error: any Error) {
        switch error {
        case let fault as BackupFault: self = fault
        case let fault as BackupFolderFault: self.init(fault)
        case let fault as PieceFault: self.init(fault)
        case let fault as MasterKey.Fault: self.init(fault)
        case let fault as DatabaseCopy.NoRoom: self.init(fault)
        case let fault as PostgresFault: self.init(fault.description)
        case let fault as BucketFault: self.init(fault.description)
        case StoreError.away(let words): self.init(words)
        case let fault as TableMove.Fault: self.init("the records could not be copied: \(fault)")
        case is DatabaseCopy.Busy:
            self.init("another backup of this office is being made; wait for its end", isUsage: true)
        case let fault as NeighbourFolder.Busy:
            self.init("another restore is making \(fault.path); wait for its end", isUsage: true)
        case is RecordedState.NoOffice:
            self.init("the database is none of an office that was set up", isUsage: true)
        case StoreError.diskFull:
            self.init("the disk is full: nothing of this is kept, and what was there before stays whole")
        case StoreError.readOnly:
            self.init("the folder cannot be written to: mend its rights, or name another")
        default: return nil
        }
    }

    private init(_ fault: BackupFolderFault) {
        switch fault {
        case .noBackups(let path):
            self.init("there are no backups in \(path); `zhibao backup` makes the first", isUsage: true)
        case .foreign(let path):
            self.init("\(path) holds other things than backups; name a folder that is new", isUsage: true)
        case .busy(let path):
            self.init("another process works on the backups in \(path); wait for its end", isUsage: true)
        case .unknown(let number):
            self.init(
                "there is no backup \(number); `zhibao backup list` says which there are", isUsage: true)
        case .changed(let number):
            self.init("the list of backup \(number) was changed or cut short; use another backup")
        case .laterForm(let number):
            self.init("backup \(number) was made by a newer zhibao; use that one", isUsage: true)
        case .otherKey(let number, let needed, let given):
            self.init(
                """
                backup \(number) needs the backup key \(BackupFault.short(needed)), and the key given is \
                \(BackupFault.short(given)); name the right one with --backup-key
                """, isUsage: true)
        }
    }

    private init(_ fault: PieceFault) {
        let remedy = "copy the backups once more, or use another backup"
        switch fault {
        case .missing(let path): self.init("\(path) is missing in the backup; \(remedy)")
        case .changed(let path): self.init("\(path) was changed or cut short in the backup; \(remedy)")
        }
    }

    private init(_ fault: MasterKey.Fault) {
        let words =
            switch fault {
            case .alreadyThere(let path): "there is a key in \(path) already; move it away or name another"
            case .missing(let path):
                "the backup key \(path) is missing; name it with --backup-key FILE, or make one with `zhibao backup key`"
            case .readableByOthers(let path): "others may read the backup key; run `chmod 600 \(path)`"
            case .notAKey(let path): "\(path) is no backup key: it holds 64 hexadecimal digits"
            }
        self.init(words, isUsage: true)
    }

    private init(_ fault: DatabaseCopy.NoRoom) {
        let needed = fault.neededBytes >> 20
        let free = fault.freeBytes >> 20
        self.init(
            """
            the disk of the office is too full for a backup: the copy of the database takes \(needed) MiB \
            there for a while, and \(free) MiB are free; nothing was written
            """)
    }
}

/// Says in sentences what goes wrong with backups.
func spoken<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch { throw BackupFault(error) ?? error }
}

func spoken<T>(_ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch { throw BackupFault(error) ?? error }
}
