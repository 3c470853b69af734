internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Law

/// What every command on an office is told: where it lies.
struct OfficeOptions: ParsableArguments {
    @Option(help: "The folder of the office.")
    var data: String

    @Option(help: "The master key; by default the file `DATA.key` beside the folder.")
    var key: String?

    @Option(help: "The folder of content, where it does not lie beside the program.")
    var share: String?

    var folder: OfficeFolder {
        let root = URL(filePath: data, directoryHint: .isDirectory).standardizedFileURL
        return OfficeFolder(root: root, key: key.map { URL(filePath: $0) })
    }

    func shareFolder() throws -> ShareFolder {
        try ShareFolder.locate(option: share)
    }

    /// Opens the office beside a server that may be running.
    func open(reading: Office.LawReading = .demanded) async throws -> Office {
        try await Office.open(
            folder, share: try shareFolder().root, isServer: false, reading: reading
        ).office
    }

    /// Opens the office for a command that nobody may disturb; a running server is a fault.
    func openAlone() async throws -> Office.Opened {
        try await Office.open(folder, share: try shareFolder().root, isServer: true)
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
