internal import ArgumentParser
internal import Desk
internal import Foundation

/// `zhibao restore`: an office from one of its backups.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put an office back from a backup, into a new folder.",
        discussion: """
            Both keys must be there: the key over backups, and the master key of the office, which is in no \
            backup. Run `zhibao verify` before the office opens.
            """)

    @OptionGroup var office: OfficeOptions

    @Option(help: "The folder of the backups.")
    var from: String

    @Option(help: "The key over backups; by default the file `DATA.backup-key` beside the data folder.")
    var backupKey: String?

    @Option(help: "Which backup; by default the newest.")
    var number: Int?

    func validate() throws {
        guard office.database == nil else {
            throw ValidationError("an office is restored into a folder; `zhibao move` brings it to a server")
        }
        guard office.vault == nil else {
            throw ValidationError(
                "an office is restored into a folder; `zhibao vault move` brings its documents to a bucket")
        }
    }

    func run() async throws {
        let backups = Backups(
            of: try office.folder, in: URL(filePath: from, directoryHint: .isDirectory),
            keyFile: backupKey.map { URL(filePath: $0) })
        let migrations = try office.shareFolder().root.appending(path: "migrations")
        let restored = try await backups.restore(number, migrations: migrations)
        Terminal.complain(
            """
            zhibao restore: backup \(restored.number) of \(restored.made): \(restored.files) files, \
            \(restored.journal) pages of the journal
            """)
        if restored.absent > 0 {
            Terminal.complain(
                "zhibao restore: \(restored.absent) documents were missing when the backup was made")
        }
    }
}
