import Evidence
import Foundation
import Store
import Testing

struct VaultTests {
    @Test func `a document above the limit is refused and leaves nothing`() throws {
        let folder = try TestStore.emptyFolder()
        let vault = try Vault(at: folder)

        #expect(throws: TooLarge(limitBytes: 10)) {
            var writer = try vault.writer(name: "u1", limit: 10)
            try writer.append(Array("0123456789".utf8))
            try writer.append([0x41] as [UInt8])
        }
        #expect(try vault.digests().isEmpty)
        #expect(try names(in: folder.appending(path: "incoming")).isEmpty)
    }

    @Test func `a changed byte is found and named`() throws {
        let folder = try TestStore.emptyFolder()
        let vault = try Vault(at: folder)
        let kept = try keep("证据", in: vault)
        let file = place(of: kept.sha256, in: folder)
        try Data("证居".utf8).write(to: file)

        let altered = Vault.Fault.altered(kept.sha256, found: Digest(ofText: "证居"))
        #expect(throws: altered) { try vault.verify(kept.sha256) }
        #expect(throws: altered) { _ = try vault.bytes(of: kept.sha256) }
    }

    @Test func `a document that is gone is named`() throws {
        let vault = try Vault(at: try TestStore.emptyFolder())
        let digest = Digest(ofText: "gone")

        #expect(throws: Vault.Fault.missing(digest)) { try vault.verify(digest) }
    }

    @Test func `an erased document is taken away, unless the same bytes were taken in just now`() throws {
        let vault = try Vault(at: try TestStore.emptyFolder())
        let gone = try keep("证据", in: vault).sha256
        #expect(try vault.remove(gone))
        #expect(try !vault.contains(gone))
        #expect(try vault.remove(gone))

        let again = try keep("证据", in: vault).sha256
        _ = try keep("证据", in: vault)
        #expect(try !vault.remove(again))
        #expect(try vault.contains(again))
    }

    @Test func `bytes lie under their digest and read back the same`() throws {
        let folder = try TestStore.emptyFolder()
        let vault = try Vault(at: folder)
        let kept = try keep("证据", in: vault)

        #expect(kept == KeptBytes(sha256: Digest(ofText: "证据"), sizeBytes: 6))
        #expect(FileManager.default.fileExists(atPath: place(of: kept.sha256, in: folder).path))
        #expect(try vault.bytes(of: kept.sha256) == Array("证据".utf8))
        try vault.verify(kept.sha256)
    }

    @Test func `bytes that are there already stay untouched`() throws {
        let folder = try TestStore.emptyFolder()
        let vault = try Vault(at: folder)
        let first = try keep("证据", in: vault)
        let before = try inode(place(of: first.sha256, in: folder))

        let second = try keep("证据", in: vault)

        #expect(first == second)
        #expect(try inode(place(of: first.sha256, in: folder)) == before)
        #expect(try names(in: folder.appending(path: "incoming")).isEmpty)
    }

    @Test func `what an interrupted upload left is cleared away at the next start`() throws {
        let folder = try TestStore.emptyFolder()
        _ = try Vault(at: folder)
        try Data("half".utf8).write(to: folder.appending(path: "incoming/u1"))

        _ = try Vault(at: folder)

        #expect(try names(in: folder.appending(path: "incoming")).isEmpty)
    }

    @Test func `what belongs to no document is listed and stays`() throws {
        let vault = try Vault(at: try TestStore.emptyFolder())
        let known = try keep("known", in: vault).sha256
        let orphan = try keep("orphan", in: vault).sha256

        #expect(try vault.orphans(besides: [known]) == [orphan])
        #expect(try vault.contains(orphan))
    }

    @Test func `a large document arrives in pieces and whole`() throws {
        let vault = try Vault(at: try TestStore.emptyFolder())
        let piece = Array(repeating: UInt8(7), count: 100_000)
        var writer = try vault.writer(name: "u1", limit: 10_000_000)
        for _ in 0..<30 { try writer.append(piece) }
        let kept = try writer.finish()

        var size = 0
        try vault.read(kept.sha256, in: 64_000) { size += $0.count }
        #expect(size == 3_000_000)
        #expect(kept.sizeBytes == 3_000_000)
    }

    private func keep(_ text: String, in vault: Vault) throws -> KeptBytes {
        var writer = try vault.writer(name: "u-\(UUID().uuidString)", limit: 1_000)
        try writer.append(Array(text.utf8))
        return try writer.finish()
    }

    private func place(of digest: Digest, in folder: URL) -> URL {
        let name = digest.description
        return folder.appending(path: "\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)")
    }

    private func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
    }

    private func inode(_ file: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? Int
    }
}
