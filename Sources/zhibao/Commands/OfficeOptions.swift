internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Law
internal import Store

/// What every command on an office is told: where it lies.
struct OfficeOptions: ParsableArguments {
    @Option(help: "The folder of the office.")
    var data: String

    @Option(help: "The master key; by default the file `DATA.key` beside the folder.")
    var key: String?

    @Option(help: "The folder of content, where it does not lie beside the program.")
    var share: String?

    @Option(
        help: """
            The PostgreSQL database with the records, postgres://USER@HOST/DATABASE; by default they lie in the folder.
            """)
    var database: String?

    @Option(help: "A file with the password of that database, which only its owner may read.")
    var databasePassword: String?

    @Option(
        help: """
            The bucket with the documents, s3://BUCKET/PREFIX?endpoint=https://…&keys=FILE; by default they lie in the folder.
            """)
    var vault: String?

    var folder: OfficeFolder {
        get throws {
            let root = URL(filePath: data, directoryHint: .isDirectory).standardizedFileURL
            let password = databasePassword.map { URL(filePath: $0) }
            let server = try database.map { try PostgresAddress($0, passwordFile: password) }
            return OfficeFolder(
                root: root, key: key.map { URL(filePath: $0) }, server: server,
                bucket: try vault.map(BucketPlace.init))
        }
    }

    mutating func validate() throws {
        guard database != nil || databasePassword == nil else {
            throw ValidationError("--database-password goes with --database")
        }
        do {
            _ = try folder
        } catch let fault as PostgresFault {
            throw ValidationError("\(fault)")
        } catch let fault as BucketFault {
            throw ValidationError("\(fault)")
        }
    }

    func shareFolder() throws -> ShareFolder {
        try ShareFolder.locate(option: share)
    }

    /// Opens the office beside a server that may be running.
    func open(reading: Office.LawReading = .demanded) async throws -> Office {
        try await Office.open(
            try folder, share: try shareFolder().root, as: .beside, reading: reading
        ).office
    }

    /// Opens the office for a command that nobody may disturb; a running server is a fault.
    func openAlone() async throws -> Office.Opened {
        try await Office.open(try folder, share: try shareFolder().root, as: .alone)
    }
}

/// A moment as the command line takes it: RFC 3339.
struct MomentOption: ExpressibleByArgument {
    let moment: Instant

    init?(argument: String) {
        guard let moment = Instant(parsing: argument) else { return nil }
        self.moment = moment
    }
}
