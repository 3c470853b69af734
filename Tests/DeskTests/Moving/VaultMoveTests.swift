import Casework
import Evidence
import Foundation
import Law
import Programmes
import Store
import Testing

@testable import Desk

private let address = ProcessInfo.processInfo.environment["ZHIBAO_TEST_S3"]
private let why: Comment =
    "NO OFFICE LIES IN A BUCKET: ZHIBAO_TEST_S3 is not set; script/test starts a server"

/// What lies in the vault and belongs to no file.
struct OrphanTests {
    @Test func `what no file names is told when it is old, and is left there`() async throws {
        let world = try await TestOffice()
        _ = try await world.filed("一张照片")
        let stray = try world.stray("无主的字节")
        #expect(try await world.office.orphans() == [])

        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 0)],
            ofItemAtPath: world.office.folder.place(of: stray).path)
        #expect(try await world.office.orphans().map(\.digest) == [stray])
        #expect(try await world.office.orphans().map(\.sizeBytes) == [15])
        #expect(try await world.office.verify() == [])
        #expect(try world.office.vault.contains(stray))
    }

    @Test func `however many documents there are, none that a file names is an orphan`() async throws {
        let world = try await TestOffice()
        let report = try await world.report()
        for number in 0..<12 { _ = try await world.filed("paper \(number)", to: report) }
        var strays: Set<Digest> = []
        for number in 0..<5 { strays.insert(try world.stray("stray \(number)")) }
        for digest in try world.office.vault.digests() {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 0)],
                ofItemAtPath: world.office.folder.place(of: digest).path)
        }
        #expect(Set(try await world.office.orphans().map(\.digest)) == strays)
    }
}

@Suite(.enabled(if: address != nil, why))
struct VaultMoveTests {
    private func place(_ name: String = "zhibao-test", keys: String = "office") throws -> BucketPlace {
        let text = try #require(address)
        return try BucketPlace(
            text.replacing("zhibao-test", with: "\(name)/\(UUID().uuidString)", maxReplacements: 1)
                .replacing("office.keys", with: "\(keys).keys"))
    }

    private func open(_ world: TestOffice, bucket: BucketPlace?) async throws -> Office {
        let folder = world.office.folder
        return try await Office.open(
            OfficeFolder(root: folder.root, key: folder.key, server: folder.server, bucket: bucket),
            share: TestOffice.share, clock: world.office.clock, as: .beside, content: TestOffice.content.get()
        ).office
    }

    private func refusal(_ work: () async throws -> Void) async -> String {
        do {
            try await work()
            return "nothing was refused"
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: [("zhibao-none", "office", "no bucket"), ("zhibao-test", "reader", "s3:PutObject")])
    func `no office is made over a bucket that takes no documents`(
        bucket: String, keys: String, words: String
    ) async throws {
        let parent = FileManager.default.temporaryDirectory.appending(path: "zhibao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        let folder = OfficeFolder(
            root: parent.appending(path: "office"), bucket: try place(bucket, keys: keys))
        let text = try String(
            contentsOf: TestOffice.share.appending(path: "worlds/demo.yaml"), encoding: .utf8)
        let said = await refusal {
            _ = try await Office.create(
                folder, share: TestOffice.share, world: World(reading: text, file: "demo.yaml"),
                named: "test",
                clock: OfficeClock(standingAt: TestOffice.monday), passwords: .demo,
                content: TestOffice.content.get())
        }
        #expect(said.contains(words), "\(said)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == [])
        try FileManager.default.removeItem(at: parent)
    }

    @Test func `an office whose documents lie in a bucket is whole, and nothing lies in its folder`()
        async throws
    {
        let place = try place()
        let world = try await TestOffice(bucket: place)
        let (report, id, digest) = try await world.filed("一张照片")

        let caller = try await world.caller("jia")
        var bytes: [UInt8] = []
        for try await piece in try await world.office.document(id, of: report, for: caller).chunks {
            bytes += piece
        }
        #expect(bytes == Array("一张照片".utf8))
        #expect(try await world.office.verify() == [])
        #expect(
            !FileManager.default.fileExists(atPath: world.office.folder.place(of: digest).path))
        #expect(try await world.office.orphans() == [])

        let doctor = Doctor(of: world.office.folder, share: TestOffice.share, clock: world.office.clock)
        let line = doctor.lines().first { $0.check == .vault }
        #expect(line?.verdict == .warn && line?.said.contains("on the way") == true, "\(line?.said ?? "")")
    }

    @Test func `an office is not opened on another vault than its own`() async throws {
        let place = try place()
        let world = try await TestOffice(bucket: place)
        let said = await refusal { _ = try await open(world, bucket: nil) }
        #expect(said == "the documents of this office lie in \(place.name); name it with --vault")
        let other = try self.place()
        #expect(await refusal { _ = try await open(world, bucket: other) } == said)
        let plain = try await TestOffice()
        #expect(await refusal { _ = try await open(plain, bucket: other) }.contains("leave --vault out"))
        try await open(world, bucket: place).close()
    }

    @Test func `a backup has the documents of a bucket, and is restored into a folder`() async throws {
        let world = try await TestOffice(bucket: try place())
        let digest = try await world.filed("一张照片").digest
        let parent = world.office.folder.root.deletingLastPathComponent()
        let backups = Backups(
            of: world.office.folder, in: parent.appending(path: "backups"), clock: world.office.clock)
        _ = try backups.makeKey()
        let migrations = TestOffice.share.appending(path: "migrations")
        #expect(try await backups.make(migrations: migrations).made.absent == 0)

        let folder = OfficeFolder(root: parent.appending(path: "restored"), key: world.office.folder.key)
        let elsewhere = Backups(
            of: folder, in: backups.root, keyFile: backups.keyFile, clock: world.office.clock)
        try await elsewhere.restore(migrations: migrations)
        let (restored, _) = try await Office.open(
            folder, share: TestOffice.share, clock: world.office.clock, as: .beside,
            content: TestOffice.content.get())
        #expect(try restored.vault.bytes(of: digest) == Array("一张照片".utf8))
        #expect(try await restored.verify() == [])
        try restored.close()
    }

    @Test func `documents go to a bucket and come back, and a lost one stops the move`() async throws {
        let world = try await TestOffice()
        let report = try await world.report()
        var digests: [Digest] = []
        for number in 0..<3 { digests.append(try await world.filed("paper \(number)", to: report).digest) }
        let target = try place()
        let own = world.office.folder.place(of: digests[1])
        let bytes = try Data(contentsOf: own)
        try FileManager.default.removeItem(at: own)
        #expect(
            await refusal { _ = try await world.office.moveDocuments(to: target) }.contains(
                "missing or altered"))
        #expect(await refusal { _ = try await open(world, bucket: target) }.contains("lie in its folder"))

        try bytes.write(to: own)
        let moved = try await world.office.moveDocuments(to: target)
        #expect(moved.copied + moved.there == 3 && moved.place == target.name)
        let there = try await open(world, bucket: target)
        #expect(Set(try there.vault.digests()) == Set(digests))
        #expect(try await there.verify() == [])
        #expect(await refusal { _ = try await there.moveDocuments(to: target) }.contains("there already"))

        let back = try await there.moveDocuments(to: nil)
        #expect(back.copied == 0 && back.there == 3)
        try there.close()
        try await open(world, bucket: nil).close()
    }
}

struct BucketTroubleTests {
    /// Not a fault of the office: a page that says so, and no incident.
    @Test(arguments: [
        (BucketFault.away(host: "s3"), DeskRefusal.databaseAway),
        (.noRights(bucket: "zhibao", doing: .write), .databaseAway),
        (.full(bucket: "zhibao"), .databaseUnwritable),
    ])
    func `what a bucket keeps from being done is a refusal with a way on`(
        fault: BucketFault, refusal: DeskRefusal
    ) {
        #expect(DeskRefusal(machine: fault) == refusal)
    }
}

extension TestOffice {
    /// A paper in a new report, or in the one named.
    fileprivate func filed(_ text: String, to number: String? = nil) async throws -> (
        report: String, id: String, digest: Digest
    ) {
        let report: String
        if let number { report = number } else { report = try await self.report() }
        let bytes = AsyncStream<[UInt8]> { stream in
            stream.yield(Array(text.utf8))
            stream.finish()
        }
        let view = try await office.fileDocument(
            kind: "exhibit", name: "photo.jpg", mediaType: "image/jpeg", body: bytes, to: report,
            for: try await caller("jia"))
        return (report, view.id, try #require(Digest(hex: view.digest)))
    }

    /// Bytes that were taken in, and whose act did not follow.
    fileprivate func stray(_ text: String) throws -> Digest {
        var writer = try office.vault.writer(name: "stray-\(UUID().uuidString)", limit: 1_000)
        try writer.append(Array(text.utf8))
        return try writer.finish().sha256
    }
}
