import Evidence
import Foundation
import Testing

@testable import Store

/// The same sentences hold wherever documents lie.
struct VaultContractTests {
    @Test(
        .enabled(
            if: Shelf.address != nil,
            "NO VAULT LIES IN A BUCKET: ZHIBAO_TEST_S3 is not set; script/test starts a server"))
    func `the vault is tried on a disk and in a bucket`() {
        #expect(Shelf.here == [.folder, .bucket])
    }

    @Test(arguments: Shelf.here)
    func `a document above the limit is refused and leaves nothing`(shelf: Shelf) throws {
        let office = try TestVault(shelf)

        #expect(throws: TooLarge(limitBytes: 10)) { try office.keep(Array("0123456789A".utf8), limit: 10) }
        #expect(try office.vault.digests() == [])
        #expect(try office.waiting() == [])
    }

    @Test(arguments: Shelf.here)
    func `a document that is gone is named, and is not there`(shelf: Shelf) throws {
        let office = try TestVault(shelf)
        let digest = Digest(ofText: "gone")

        #expect(throws: Vault.Fault.missing(digest)) { try office.vault.verify(digest) }
        #expect(throws: Vault.Fault.missing(digest)) { try office.vault.reader(of: digest) }
        #expect(try !office.vault.contains(digest))
        #expect(try office.vault.standing(of: digest) == nil)
    }

    @Test(arguments: Shelf.here, [1, 200_000])
    func `altered bytes are named, and their last piece is given to nobody`(shelf: Shelf, count: Int) throws {
        let office = try TestVault(shelf)
        var bytes = TestVault.bytes(count)
        let digest = try office.keep(bytes).sha256
        bytes[count - 1] ^= 1
        try office.overwrite(digest, with: bytes)

        let altered = Vault.Fault.altered(digest, found: Digest(of: bytes))
        var given = 0
        #expect(throws: altered) { try office.vault.read(digest, in: 60_000) { given += $0.count } }
        #expect(given < count)
        #expect(throws: altered) { _ = try office.vault.bytes(of: digest) }
    }

    @Test(arguments: Shelf.here)
    func `bytes that were cut off, and bytes that were added, are named`(shelf: Shelf) throws {
        let office = try TestVault(shelf)
        let bytes = TestVault.bytes(150_000)
        let digest = try office.keep(bytes).sha256
        for others in [Array(bytes.dropLast()), bytes + [0], []] {
            try office.overwrite(digest, with: others)
            #expect(throws: Vault.Fault.altered(digest, found: Digest(of: others))) {
                try office.vault.verify(digest)
            }
        }
    }

    /// None, one, a piece less and more than is asked for at once, and three parts.
    @Test(arguments: Shelf.here, [0, 1, 64 << 10, (64 << 10) + 1, 700_000])
    func `a document comes back as it was taken in`(shelf: Shelf, count: Int) async throws {
        let office = try TestVault(shelf)
        let bytes = TestVault.bytes(count)
        let kept = try office.keep(bytes)

        #expect(kept == KeptBytes(sha256: Digest(of: bytes), sizeBytes: count))
        #expect(try office.vault.contains(kept.sha256))
        #expect(try office.vault.bytes(of: kept.sha256) == bytes)
        try office.vault.verify(kept.sha256)
        let reader = try await office.vault.readerInTurn(of: kept.sha256)
        var streamed: [UInt8] = []
        while let piece = try await reader.nextInTurn(70_000) {
            #expect(piece.count <= 70_000)
            streamed += piece
        }
        #expect(reader.sizeBytes == count && streamed == bytes)
        #expect(try office.vault.standing(of: kept.sha256)?.sizeBytes == count)
        #expect(try office.waiting() == [])
    }

    @Test(arguments: Shelf.here)
    func `the same bytes lie there once, however often they come`(shelf: Shelf) async throws {
        let office = try TestVault(shelf)
        let first = try office.keep(Array("证据".utf8))
        do {
            var writer = try office.vault.writer(name: "again", limit: 100)
            try writer.append(Array("证据".utf8))
            #expect(try await writer.finishInTurn() == first)
        }
        #expect(try office.vault.digests() == [first.sha256])
        #expect(try office.waiting() == [])
    }

    @Test(arguments: Shelf.here)
    func `what was taken in again just now is not taken away`(shelf: Shelf) throws {
        let office = try TestVault(shelf, youngSeconds: 600)
        let digest = try office.keep(Array("证据".utf8)).sha256
        _ = try office.keep(Array("证据".utf8))

        #expect(try !office.vault.remove(digest))
        #expect(try office.vault.contains(digest))
        #expect(try office.vault.standing(of: digest)?.isSettled == false)
    }

    @Test(arguments: Shelf.here)
    func `an erased document is gone, and its neighbours stay`(shelf: Shelf) throws {
        let office = try TestVault(shelf)
        let gone = try office.keep(Array("证据".utf8)).sha256
        let stays = try office.keep(Array("answer".utf8)).sha256

        #expect(try office.vault.remove(gone))
        #expect(try !office.vault.contains(gone))
        #expect(try office.vault.remove(gone))
        #expect(try office.vault.digests() == [stays])
    }

    @Test(arguments: Shelf.here)
    func `everything is listed in order, and what belongs to no document stays`(shelf: Shelf) throws {
        let office = try TestVault(shelf)
        let all = try (0..<7).map { try office.keep(Array("paper \($0)".utf8)).sha256 }
        let known = Set(all.dropLast(2))

        let listed = try office.vault.digests()
        #expect(listed == all.sorted { $0.description < $1.description })
        #expect(Set(try office.vault.orphans(besides: known)) == Set(all.suffix(2)))
        #expect(try office.vault.digests() == listed)
    }

    @Test(arguments: Shelf.here)
    func `many work at once`(shelf: Shelf) async throws {
        let office = try TestVault(shelf)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                group.addTask {
                    let bytes = TestVault.bytes(20_000 + number)
                    var writer = try office.vault.writer(name: "u\(number)", limit: 1 << 20)
                    try writer.append(bytes)
                    let digest = try await writer.finishInTurn().sha256
                    let reader = try await office.vault.readerInTurn(of: digest)
                    var back: [UInt8] = []
                    while let piece = try await reader.nextInTurn() { back += piece }
                    #expect(back == bytes)
                }
            }
            try await group.waitForAll()
        }
        #expect(try office.vault.digests().count == 12)
    }
}
