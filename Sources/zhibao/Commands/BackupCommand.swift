internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Law

/// `zhibao backup`: copies of an office that only its key opens.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the office while it works, encrypted and in pieces.",
        discussion: "See docs/operations/backup.md. Without a word, it is `make`.",
        subcommands: [
            BackupMakeCommand.self, BackupCheckCommand.self, BackupListCommand.self, BackupKeyCommand.self,
            BackupAgesCommand.self,
        ],
        defaultSubcommand: BackupMakeCommand.self)
}

/// Where backups lie, and what opens them.
struct BackupOptions: ParsableArguments {
    @OptionGroup var office: OfficeOptions

    @Option(help: "The folder of the backups, outside the data folder.")
    var to: String

    @Option(help: "The key over backups; by default the file `DATA.backup-key` beside the data folder.")
    var backupKey: String?

    var backups: Backups {
        get throws {
            Backups(
                of: try office.folder, in: URL(filePath: to, directoryHint: .isDirectory),
                keyFile: backupKey.map { URL(filePath: $0) })
        }
    }
}

/// `zhibao backup make`: one more backup, of which only what changed is written.
struct BackupMakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make", abstract: "Make a backup; only what changed since the last is written.")

    @OptionGroup var options: BackupOptions

    @Flag(help: "Restore the backup into a folder of its own and prove it.")
    var check = false

    @Option(help: "Keep so many backups and remove older ones, when the new one was checked and is good.")
    var keep: Int?

    @Option(help: "Where a check restores to; its files are not encrypted. By default the temporary folder.")
    var scratch: String?

    func validate() throws {
        if let keep, keep < 1 { throw ValidationError("--keep takes 1 or more: the newest is never removed") }
    }

    func run() async throws {
        let backups = try options.backups
        let outcome = try await backups.make(
            migrations: try options.office.shareFolder().root.appending(path: "migrations"))
        let made = outcome.made
        Terminal.complain(
            """
            zhibao backup: backup \(made.number), \(made.files) files, \(made.sizeBytes) bytes; \
            \(made.newPieces) new pieces, \(made.newBytes) bytes; \
            backup key \(BackupFault.short(made.backupKey)), master key \(BackupFault.short(made.masterKey))
            """)
        if let unnoted = outcome.unnoted {
            Terminal.complain("zhibao backup: the office could not note it: \(unnoted)")
        }
        if made.absent > 0 {
            Terminal.complain(
                """
                zhibao backup: \(made.absent) documents are missing or altered in the vault, and so in this \
                backup; run `zhibao verify`
                """)
        }
        if check || keep != nil {
            try await BackupCheckCommand.check(backups, made.number, scratch, options.office)
        }
        if let keep {
            let removed = try backups.keepNewest(keep)
            Terminal.complain(
                "zhibao backup: \(removed.backups) older backups and \(removed.pieces) pieces removed")
        }
        guard made.absent == 0, outcome.unnoted == nil else { throw ExitCode(1) }
    }
}

/// `zhibao backup check`: proves a backup by restoring it.
struct BackupCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Restore a backup into a folder of its own and prove it.",
        discussion: "Exit status 0 for a good backup, 1 with findings, one a line.")

    @OptionGroup var options: BackupOptions

    @Option(help: "Which backup; by default the newest.")
    var number: Int?

    @Option(help: "Where it is restored to; its files are not encrypted. By default the temporary folder.")
    var scratch: String?

    func run() async throws {
        try await BackupCheckCommand.check(try options.backups, number, scratch, options.office)
    }

    static func check(_ backups: Backups, _ number: Int?, _ scratch: String?, _ office: OfficeOptions)
        async throws
    {
        let place =
            scratch.map { URL(filePath: $0, directoryHint: .isDirectory) }
            ?? FileManager.default.temporaryDirectory
        let check = try await backups.check(number, scratch: place, share: office.shareFolder().root)
        let checked = check.checked
        guard check.findings.isEmpty else {
            for finding in check.findings { print(finding) }
            Terminal.complain("zhibao backup: backup \(checked.number) is not good")
            throw ExitCode(1)
        }
        Terminal.complain(
            """
            zhibao backup: backup \(checked.number) was restored and is good: \(checked.files) files, \
            \(checked.documents) documents, \(checked.journal) pages, \(checked.rows) rows in \
            \(checked.tables) tables
            """)
        guard check.behind > 0 else { return }
        Terminal.complain(
            """
            zhibao backup: \(check.behind) rows of its tables are older than this program; after a restore run \
            `zhibao rebuild` once
            """)
    }
}

/// `zhibao backup list`: which backups there are. No key is needed.
struct BackupListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Say which backups there are and which keys they take, one a line.")

    @Option(help: "The folder of the backups.")
    var to: String

    func run() throws {
        let root = URL(filePath: to, directoryHint: .isDirectory)
        let lines = try Backups.lines(in: root)
        for line in lines {
            print(
                "\(line.number)\t\(line.made)\t\(line.schema)\t\(line.backupKey)\t\(line.masterKey)")
        }
    }
}

/// `zhibao backup key`: makes the key over backups.
struct BackupKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make the key over backups, and print its fingerprint.",
        discussion: "Keep a copy of the file away from this machine: without it no backup opens.")

    @OptionGroup var options: BackupOptions

    func run() throws {
        print(try options.backups.makeKey())
    }
}

/// `zhibao backup ages`: from when on a backup is too old.
struct BackupAgesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ages", abstract: "Set after how many days a backup, or a good restore, is too old.")

    @OptionGroup var options: OfficeOptions

    @Option(help: "Days after which the page is amber and `zhibao doctor` warns.")
    var stale: Int

    @Option(help: "Days after which the page is red and `zhibao doctor` fails.")
    var old: Int

    func run() async throws {
        guard let limits = BackupLimits("\(stale) \(old)") else {
            throw ValidationError("--stale takes 1 or more days, and --old as many or more, up to ten years")
        }
        let office = try await options.open()
        try await office.setBackupLimits(limits)
        try office.close()
    }
}
