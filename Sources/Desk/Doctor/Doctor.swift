internal import Evidence
public import Foundation
internal import Law
internal import Store

/// Looks an office over from outside and changes nothing: neither a row, nor a file, nor the schema. It works
/// beside a server, and on an office that no longer opens.
public struct Doctor: Sendable {
    let folder: OfficeFolder
    let share: URL
    let clock: OfficeClock
    let hasOwnClock: Bool

    /// - Parameter clock: without one, the machine's: a demo world is then not told that it is in the past.
    public init(of folder: OfficeFolder, share: URL, clock: OfficeClock? = nil) {
        self.folder = folder
        self.share = share
        self.clock = clock ?? OfficeClock()
        hasOwnClock = clock != nil
    }

    var moment: Instant { clock.now }

    /// All lines, in the order in which an operator would look. A check that cannot be made because another
    /// failed has no line.
    public func lines() -> [DoctorLine] {
        guard FileManager.default.fileExists(atPath: folder.root.path) else {
            return [
                .fail(
                    .folder, "there is no folder \(folder.root.path)",
                    "name the data folder with --data, or make an office with `zhibao setup`")
            ]
        }
        let content = Result { try OfficeContent(share: share) }
        return folderLines() + releaseLines() + contentLines(content) + databaseLines(content) + vaultLines()
            + spaceLines()
    }

    private func databaseLines(_ content: Result<OfficeContent, any Error>) -> [DoctorLine] {
        guard
            folder.server != nil || FileManager.default.fileExists(atPath: folder.database.path)
        else {
            return keyLines(kept: nil) + [
                .fail(
                    .database, "there is no database in the folder",
                    "restore the office with `zhibao restore`, make one with `zhibao setup`, or name its server "
                        + "with --database")
            ]
        }
        let look: any DatabaseLook
        do {
            look = try openLook()
            guard try look.read({ db in try RecordedState.isOffice(on: db) }) else {
                try look.close()
                return keyLines(kept: nil) + [noOfficeLine]
            }
        } catch {
            return keyLines(kept: nil) + [unreadableLine(error)]
        }
        let lines = lines(in: look, content)
        do {
            try look.close()
        } catch {
            return lines + [.warn(.database, "the database did not close: \(error)", "look once more")]
        }
        return lines
    }

    private func openLook() throws -> any DatabaseLook {
        guard let server = folder.server else { return try SQLiteLook(into: folder.database) }
        return try PostgresLook(into: server)
    }

    private var noOfficeLine: DoctorLine {
        .fail(
            .database, "the database belongs to another program, or is empty",
            folder.server == nil
                ? "name the data folder of an office with --data"
                : "name the database of an office with --database, or make an office in it with `zhibao setup`"
        )
    }

    private func unreadableLine(_ error: any Error) -> DoctorLine {
        if let fault = error as? PostgresFault {
            return .fail(.database, fault.description, "see docs/operations/database.md")
        }
        return .fail(
            .database, "the database cannot be read: \(Doctor.sentence(error))",
            "restore the office from its last good backup with `zhibao restore`")
    }

    private func lines(in look: any DatabaseLook, _ content: Result<OfficeContent, any Error>) -> [DoctorLine]
    {
        let kept = attempt(.key) { try look.read { db in try OfficeSettings.value(Setting.key, on: db) } }
        var lines = keyLines(kept: kept.value ?? nil) + kept.fault
        lines.append(.ok(.database, "the database opens, and is that of an office"))
        for check in [schemaLines, durabilityLines, journalLines, headsLines, clockLines, backupLines] {
            lines += check(look)
        }
        return lines + calendarLines(look, content) + mailLines(look) + roundLines(look)
    }

    /// What a check found, or the line that it could not be made.
    func attempt<T>(_ check: DoctorLine.Check, _ body: () throws -> T) -> (value: T?, fault: [DoctorLine]) {
        do {
            return (try body(), [])
        } catch {
            return (nil, unseen(check, error))
        }
    }

    func unseen(_ check: DoctorLine.Check, _ error: any Error) -> [DoctorLine] {
        [
            .fail(
                check, "this could not be looked at: \(Doctor.sentence(error))",
                "see the other lines; else run `zhibao verify`")
        ]
    }

    static func sentence(_ error: any Error) -> String {
        switch error {
        case let fault as SchemaFault: OfficeFault(fault).description
        case StoreError.corrupt(let message): "the file is damaged (\(message))"
        case StoreError.readOnly: "the folder cannot be written to"
        case StoreError.busy: "another process holds it"
        case StoreError.away(let words): words
        case StoreError.other(_, let message): message
        default: String("\(error)".prefix(300))
        }
    }

    static func size(_ bytes: Int) -> String {
        bytes >= 10 << 30 ? "\(bytes >> 30) GiB" : "\(bytes >> 20) MiB"
    }

    /// How long ago, in the largest unit of which there are two.
    static func age(_ earlier: Instant, _ now: Instant) -> String {
        let minutes = max(0, now.ms - earlier.ms) / 60_000
        if minutes >= 2 * 24 * 60 { return "\(minutes / (24 * 60)) days" }
        if minutes >= 120 { return "\(minutes / 60) hours" }
        return "\(minutes) minutes"
    }
}
