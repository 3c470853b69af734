public import Evidence
internal import Foundation

/// The head of a backup's list, which anybody may read: which keys it takes, and which schema it has.
public struct BackupHead: Hashable, Sendable {
    /// The form of list and pieces. A program does not read a later one.
    static let form = 1

    /// 1, 2, 3 … in one folder.
    public let number: Int
    public let madeMs: Int
    public let backupKey: Digest
    /// The key that the office itself needs. It is in no backup.
    public let masterKey: Digest
    public let schema: SchemaStep
    /// Random bytes from which the key of the list is derived.
    let salt: [UInt8]

    var text: String {
        JSON.object([
            "backup_key": .string(backupKey.description), "form": .int(BackupHead.form),
            "made_ms": .int(madeMs), "master_key": .string(masterKey.description), "number": .int(number),
            "salt": .string(Hex.text(salt)), "schema": .string(schema.name),
            "schema_number": .int(schema.number),
        ]).canonical + "\n"
    }

    enum Fault: Error { case unreadable, laterForm }
}

extension BackupHead {
    init(reading line: Data) throws {
        let found: JSON
        do { found = try JSON(parsing: line) } catch { throw Fault.unreadable }
        guard let form = found["form"]?.int else { throw Fault.unreadable }
        guard form == BackupHead.form else { throw Fault.laterForm }
        guard let number = found["number"]?.int, let madeMs = found["made_ms"]?.int,
            let backupKey = found["backup_key"]?.string.flatMap({ Digest(hex: $0) }),
            let masterKey = found["master_key"]?.string.flatMap({ Digest(hex: $0) }),
            let salt = found["salt"]?.string.flatMap({ Hex.bytes($0) }),
            let schema = found["schema"]?.string, let step = found["schema_number"]?.int
        else { throw Fault.unreadable }
        self.init(
            number: number, madeMs: madeMs, backupKey: backupKey, masterKey: masterKey,
            schema: SchemaStep(number: step, name: schema), salt: salt)
    }
}
