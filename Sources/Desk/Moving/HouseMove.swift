internal import Evidence
public import Foundation
internal import Law
public import Store

/// Moves house: brings the records of an office from its folder to a PostgreSQL server, or back. Papers, keys and mails
/// stay in the folder.
///
/// What is moved is compared row by row, the moved office is proven as `zhibao verify` does, and the records that were left
/// behind are marked, so that nobody goes on working in them.
public struct HouseMove: Sendable {
    /// What arrived.
    public struct Outcome: Sendable {
        /// Where the records are now.
        public let records: String
        public let moved: TableMove.Moved
        /// What `zhibao verify` says of the moved office. With findings the old records stay in use.
        public let findings: [VerificationFinding]
    }

    let source: OfficeFolder
    let target: OfficeFolder
    let share: URL

    /// - Parameter server: the database that the records are moved to, or from.
    public init(of folder: OfficeFolder, server: PostgresAddress, isLeaving: Bool, share: URL) {
        let served = OfficeFolder(root: folder.root, key: folder.key, server: server, bucket: folder.bucket)
        let own = OfficeFolder(root: folder.root, key: folder.key, bucket: folder.bucket)
        (source, target) = isLeaving ? (served, own) : (own, served)
        self.share = share
    }

    /// Goes on where an interrupted move ended. Nobody may serve the office meanwhile.
    ///
    /// - Throws: `OfficeFault` and `MoveFault`, each one sentence; the old records are then in use as before.
    public func run(report: @escaping (TableMove.Progress) -> Void = { _ in }) async throws -> Outcome {
        let content = try OfficeContent(share: share)
        let (office, lock) = try await Office.open(source, share: share, as: .alone, content: content)
        defer { withExtendedLifetime(lock) {} }
        try await prepare(for: office, content)
        try await note(in: office)
        let moved = try move(report)
        let findings = try await prove(content, clock: office.clock)
        if findings.isEmpty {
            let (records, nowMs) = (target.records, office.now.ms)
            try await office.database.write { db in
                try OfficeSettings.set(Setting.moved, to: records, at: nowMs, on: db)
            }
        }
        try office.close()
        return Outcome(records: target.records, moved: moved, findings: findings)
    }

    /// Makes the tables of the target. An office that is there already is not touched.
    private func prepare(for office: Office, _ content: OfficeContent) async throws {
        let database = try await target.openDatabase()
        let kept = try await database.read { db in
            try RecordedState.isOffice(on: db) ? OfficeSettings.value(Setting.key, on: db) : nil
        }
        guard kept == nil || kept == office.key.fingerprint.description else {
            try database.close()
            throw OfficeFault.notEmpty(target.records)
        }
        try await content.migrate(database, at: office.now.ms)
        try database.close()
    }

    private func move(_ report: @escaping (TableMove.Progress) -> Void) throws -> TableMove.Moved {
        do {
            let (from, to) = (try source.moveEnd(), try target.moveEnd())
            let moved = try TableMove.run(
                from: from, to: to, schemaOf: source.server == nil ? from : to, keySetting: Setting.key,
                report: report)
            try from.close()
            try to.close()
            return moved
        } catch let fault as TableMove.Fault {
            throw MoveFault(fault, into: target)
        } catch StoreError.away(let words) {
            throw MoveFault("\(words); move again, and it goes on where it was")
        } catch StoreError.diskFull {
            throw MoveFault("the disk is full; make room and move again, and it goes on where it was")
        }
    }

    /// The trail says in both places that a move was begun. A move that goes on says so once more.
    private func note(in office: Office) async throws {
        let (from, to, nowMs) = (source.records, target.records, office.now.ms)
        let (there, here) = (
            try await head(of: target), try await office.database.read { db in try Audit.head(on: db) }
        )
        guard there?.position != here.position else { return }
        try await office.database.write { db in
            _ = try Audit.append(
                AuditEntry(
                    atMs: nowMs, person: nil, agency: nil, kind: "office-moved",
                    details: .object(["from": .string(from), "to": .string(to)])),
                on: db)
        }
    }

    /// The end of the trail at the target; `nil` where no office is there yet.
    private func head(of place: OfficeFolder) async throws -> Journal.Head? {
        let database = try await place.openDatabase()
        let head = try await database.read { db in
            try OfficeSettings.value(Setting.key, on: db) == nil ? nil : Audit.head(on: db)
        }
        try database.close()
        return head
    }

    /// Opens the moved office and folds every file anew.
    private func prove(_ content: OfficeContent, clock: OfficeClock) async throws -> [VerificationFinding] {
        let (office, _) = try await Office.open(
            target, share: share, clock: clock, as: .beside, reading: .asFound, content: content)
        let findings = try await office.verify()
        try office.close()
        return findings
    }
}

extension OfficeFolder {
    /// One end of a move; its tables are there.
    func moveEnd() throws -> any MoveEnd {
        guard let server else { return try SQLiteEnd(at: database) }
        do {
            return try PostgresEnd(at: server)
        } catch let fault as PostgresFault {
            throw OfficeFault.database(fault.description)
        }
    }
}

/// Why an office was not moved. What it says is for the person at the command line.
public struct MoveFault: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }

    init(_ fault: TableMove.Fault, into target: OfficeFolder) {
        switch fault {
        case .schemaDiffers:
            self.init("the two databases have not the same schema; use one release of zhibao for both")
        case .notEmpty:
            self.init("\(target.records) holds records of another office; name an empty place")
        case .differs(let table, let key):
            self.init(
                """
                \(table) \(key) is not the same in both: somebody wrote meanwhile, or changed the copy; empty \
                \(target.records) and move again
                """)
        case .nulInText(let table, let key):
            self.init("\(table) \(key) holds the character U+0000, which PostgreSQL keeps in no text")
        }
    }
}
