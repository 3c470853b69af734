import Foundation
import Store
import Testing

struct MasterKeyTests {
    @Test func `a key file that is there is never replaced`() throws {
        let file = try TestStore.emptyFolder().appending(path: "data.key")
        _ = try MasterKey.create(at: file, bytes: Array(repeating: 1, count: 32))

        #expect(throws: MasterKey.Fault.alreadyThere(file.path)) {
            _ = try MasterKey.create(at: file, bytes: Array(repeating: 2, count: 32))
        }
    }

    @Test func `a key that others may read is refused`() throws {
        let file = try TestStore.emptyFolder().appending(path: "data.key")
        _ = try MasterKey.create(at: file, bytes: Array(repeating: 1, count: 32))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)

        #expect(throws: MasterKey.Fault.readableByOthers(file.path)) { _ = try KeyRing.read(from: file) }
    }

    @Test func `what is no key is refused`() throws {
        let file = try TestStore.emptyFolder().appending(path: "data.key")
        try "abc".write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)

        #expect(throws: MasterKey.Fault.notAKey(file.path)) { _ = try KeyRing.read(from: file) }
    }

    @Test func `the key that was created is the key that is read, for its owner alone`() throws {
        let file = try TestStore.emptyFolder().appending(path: "data.key")
        let made = try MasterKey.create(at: file, bytes: Array(0..<32))
        let other = MasterKey(bytes: Array(1..<33))

        #expect(try KeyRing.read(from: file).newest.fingerprint == made.fingerprint)
        #expect(made.fingerprint != other.fingerprint)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }
}
