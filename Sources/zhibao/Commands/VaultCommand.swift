internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Store

/// `zhibao vault`: where documents lie, and what lies there besides.
struct VaultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault", abstract: "List what belongs to no file, or bring the documents elsewhere.",
        discussion: "See docs/operations/vault.md.",
        subcommands: [VaultOrphansCommand.self, VaultMoveCommand.self])
}

/// `zhibao vault orphans`: one digest and its bytes a line; nothing is deleted.
struct VaultOrphansCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orphans", abstract: "List what lies in the vault and belongs to no file.")

    @OptionGroup var options: OfficeOptions

    func run() async throws {
        let office = try await options.open(reading: .asFound)
        let orphans = try await office.orphans()
        try office.close()
        for orphan in orphans { print("\(orphan.digest) \(orphan.sizeBytes)") }
        let bytes = orphans.reduce(0) { $0 + $1.sizeBytes }
        Terminal.complain("zhibao vault: \(orphans.count) documents of \(bytes) bytes belong to no file")
    }
}

/// `zhibao vault move`: copies every document, and goes on in the new place.
struct VaultMoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Bring all documents to a bucket, or back into the folder.",
        discussion: """
            --vault names where they lie now, and is left out where that is the folder. A move that was interrupted goes \
            on with the same words. What lies in the old place is left there.
            """)

    @OptionGroup var options: OfficeOptions

    @Option(help: "Where they go: s3://BUCKET/PREFIX?endpoint=https://…&keys=FILE, or the word folder.")
    var to: String

    private func bucket() throws -> BucketPlace? {
        do {
            return to == "folder" ? nil : try BucketPlace(to)
        } catch let fault as BucketFault {
            throw ValidationError("\(fault)")
        }
    }

    func validate() throws { _ = try bucket() }

    func run() async throws {
        let (office, lock) = try await options.openAlone()
        let moved = try await office.moveDocuments(to: try bucket())
        try office.close()
        withExtendedLifetime(lock) {}
        Terminal.complain(
            """
            zhibao vault: \(moved.copied) documents copied, \(moved.there) were there; \
            they are now in \(moved.place), and `zhibao verify` proves them
            """)
    }
}
