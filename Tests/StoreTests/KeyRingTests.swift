import Foundation
import Testing

@testable import Store

struct KeyRingTests {
    private func file(_ text: String, mode: Int = 0o600) throws -> URL {
        let file = try TestStore.emptyFolder().appending(path: "office.key")
        try text.write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        return file
    }

    private static let one = String(repeating: "01", count: 32)
    private static let two = String(repeating: "02", count: 32)

    @Test(
        arguments: [
            "", "1 - \(one)\n2 x \(two)\n", "1 - \(one)\n2 5\n", "2 5 \(two)\n1 - \(one)\n", "0 - \(one)\n",
            "1 - \(one)\n2 5 \(one)\n", "1 - \(one)\n1 5 \(two)\n", "\(one)\n\(two)\n", "1 - \(one)ff\n",
            "1  - \(one)\n",
        ])
    func `a file with a line that is no generation is no key`(text: String) throws {
        let file = try file(text)
        #expect(throws: MasterKey.Fault.notAKey(file.path)) { _ = try KeyRing.read(from: file) }
    }

    @Test func `a ring that others may read is refused, also behind a link`() throws {
        let file = try file("1 - \(Self.one)\n2 5 \(Self.two)\n", mode: 0o640)
        let link = file.deletingLastPathComponent().appending(path: "link.key")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
        for place in [file, link] {
            #expect(throws: MasterKey.Fault.readableByOthers(place.path)) {
                _ = try KeyRing.read(from: place)
            }
        }
    }

    @Test func `a file with one key alone is the first generation`() throws {
        let ring = try KeyRing.read(from: try file(Self.one + "\n"))
        #expect(ring.generations.map(\.number) == [1])
        #expect(ring.newest.madeMs == nil)
    }

    @Test func `what was added is read again, whatever a killed change left beside`() throws {
        let file = try file(Self.one + "\n")
        try "torn".write(
            to: URL(filePath: file.path + ".new"), atomically: false, encoding: .utf8)
        let ring = try KeyRing.read(from: file).adding(Array(repeating: 2, count: 32), at: 5)
        try ring.replace(file)

        let read = try KeyRing.read(from: file)
        #expect(read.generations.map(\.number) == [1, 2])
        #expect(read.generations.map(\.madeMs) == [nil, 5])
        #expect(read.generations.map(\.fingerprint) == ring.generations.map(\.fingerprint))
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let names = try FileManager.default.contentsOfDirectory(
            atPath: file.deletingLastPathComponent().path)
        #expect(names == ["office.key"])
    }

    @Test func `a key file that is a link stays one`() throws {
        let file = try file(Self.one + "\n")
        let link = file.deletingLastPathComponent().appending(path: "link.key")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
        try KeyRing.read(from: link).adding(Array(repeating: 2, count: 32), at: 5).replace(link)

        #expect(try KeyRing.read(from: file).generations.count == 2)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
    }

    @Test func `the last generation is never removed`() throws {
        let ring = try KeyRing.read(from: try file(Self.one + "\n"))
        #expect(ring.removing(1) == nil)
        let two = ring.adding(Array(repeating: 2, count: 32), at: 5)
        #expect(two.removing(1)?.generations.map(\.number) == [2])
        #expect(two.removing(3) == nil)
    }
}
