internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Store

/// `zhibao move`: the records of an office from its folder to a server, or back.
struct MoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Bring the records of an office from its folder to PostgreSQL, or back.",
        discussion: """
            One of the two is sqlite:FOLDER, the data folder, in which papers and mails stay; the other is \
            postgres://USER@HOST/DATABASE. Nobody may serve the office meanwhile. A move that was interrupted goes on \
            with the same words. See docs/operations/database.md.
            """)

    @Option(help: "Where the records are: sqlite:FOLDER or postgres://USER@HOST/DATABASE.")
    var from: String

    @Option(help: "Where they go.")
    var to: String

    @Option(help: "A file with the password of the database, which only its owner may read.")
    var databasePassword: String?

    @Option(help: "The master key; by default the file `FOLDER.key` beside the folder.")
    var key: String?

    @Option(help: "The bucket with the documents, where they do not lie in the folder; they stay there.")
    var vault: String?

    @Option(help: "The folder of content, where it does not lie beside the program.")
    var share: String?

    private static let folderScheme = "sqlite:"

    private struct Places {
        let folder: OfficeFolder
        let server: PostgresAddress
        let isLeaving: Bool
    }

    func validate() throws { _ = try places() }

    private func places() throws -> Places {
        let folders = [from, to].filter { $0.hasPrefix(MoveCommand.folderScheme) }
        let servers = [from, to].filter { $0.hasPrefix("postgres://") || $0.hasPrefix("postgresql://") }
        guard let folder = folders.first, let server = servers.first, folders.count == 1, servers.count == 1
        else {
            throw ValidationError(
                "one of --from and --to is sqlite:FOLDER, the other postgres://USER@HOST/DATABASE")
        }
        let path = String(folder.dropFirst(MoveCommand.folderScheme.count))
        guard !path.isEmpty else { throw ValidationError("sqlite: is followed by the data folder") }
        var root = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
        if root.lastPathComponent == "zhibao.db" { root.deleteLastPathComponent() }
        do {
            return Places(
                folder: OfficeFolder(
                    root: root, key: key.map { URL(filePath: $0) }, bucket: try vault.map(BucketPlace.init)),
                server: try PostgresAddress(server, passwordFile: databasePassword.map { URL(filePath: $0) }),
                isLeaving: from == server)
        } catch let fault as PostgresFault {
            throw ValidationError("\(fault)")
        } catch let fault as BucketFault {
            throw ValidationError("\(fault)")
        }
    }

    /// Exit status 0 when everything arrived and was proven, 1 with findings.
    func run() async throws {
        let places = try places()
        let move = HouseMove(
            of: places.folder, server: places.server, isLeaving: places.isLeaving,
            share: try ShareFolder.locate(option: share).root)
        let meter = ProgressLine()
        let outcome = try await move.run { progress in
            let done = progress.allRows == 0 ? 100 : 100 * progress.rows / progress.allRows
            let step = progress.step == .copying ? "copying" : "comparing"
            meter.show("zhibao move: \(step) \(progress.table), \(progress.rows) rows, \(done) %")
        }
        meter.end()
        let moved = outcome.moved
        print("rows: \(moved.rows) copied, \(moved.counts.values.reduce(0, +)) compared and equal")
        print("journal: \(moved.journal.position) pages, head \(moved.journal.chain)")
        print("audit: \(moved.audit.position) lines, head \(moved.audit.chain)")
        print(
            "files: \(moved.counts["case_file"] ?? 0), folded anew and equal: \(outcome.findings.isEmpty ? "yes" : "no")"
        )
        for finding in outcome.findings { print(finding) }
        guard outcome.findings.isEmpty else {
            Terminal.complain(
                "zhibao move: the copy was not taken into use; the old records are in use as before")
            throw ExitCode(1)
        }
        Terminal.complain("zhibao move: the records are now in \(outcome.records)")
    }
}
