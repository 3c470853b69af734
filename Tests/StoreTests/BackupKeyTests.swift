import Evidence
import Foundation
import Testing

@testable import Store

@Suite struct BackupKeyTests {
    private let key = BackupKey(bytes: Array(repeating: 7, count: 32))
    private let other = BackupKey(bytes: Array(repeating: 8, count: 32))
    private let text = Data("张三 13904650987".utf8)

    private var name: Digest { key.name(of: Digest(of: text)) }

    @Test func `A piece with one changed byte does not open, wherever the byte is`() throws {
        let closed = try key.close(piece: text, named: name)
        for index in closed.indices {
            var changed = closed
            changed[index] ^= 1
            #expect(key.open(piece: changed, named: name) == nil, "byte \(index)")
        }
        #expect(key.open(piece: closed, named: name) == text)
    }

    @Test func `A piece that is cut short, empty, or lies under another name does not open`() throws {
        let closed = try key.close(piece: text, named: name)
        #expect(key.open(piece: closed.dropLast(), named: name) == nil)
        #expect(key.open(piece: Data(), named: name) == nil)
        #expect(key.open(piece: closed, named: key.name(of: Digest(ofText: "another"))) == nil)
    }

    @Test func `Another key opens nothing and gives other names`() throws {
        let closed = try key.close(piece: text, named: name)
        #expect(other.open(piece: closed, named: name) == nil)
        #expect(other.name(of: Digest(of: text)) != name)
        #expect(other.fingerprint != key.fingerprint)
    }

    @Test func `Two texts never share a key under the same nonce, and one text is always closed alike`()
        throws
    {
        let next = Data("张三 13904650988".utf8)
        let first = try key.close(piece: text, named: name)
        let second = try key.close(piece: next, named: key.name(of: Digest(of: next)))
        // Under one key and nonce the texts' difference would be the difference of what is closed.
        let difference = zip(text, next).map { $0 ^ $1 }
        let closed = zip(first.dropFirst(4), second.dropFirst(4)).map { $0 ^ $1 }
        #expect(Array(closed.prefix(difference.count)) != difference)
        #expect(try key.close(piece: text, named: name) == first)
    }

    @Test func `The name of a piece is not the digest of what it holds`() {
        #expect(name != Digest(of: text))
    }

    @Test func `A list is bound to its head`() throws {
        let salt = Array(repeating: UInt8(1), count: 32)
        let closed = try key.close(list: text, salt: salt, boundTo: Data("1".utf8))
        #expect(key.open(list: closed, salt: salt, boundTo: Data("2".utf8)) == nil)
        #expect(key.open(list: closed, salt: salt, boundTo: Data("1".utf8)) == text)
    }

    @Test func `A path that leads out of the folder makes the whole list unreadable`() throws {
        let head = BackupHead(
            number: 1, madeMs: 0, backupKey: key.fingerprint, masterKey: name,
            schema: SchemaStep(number: 1, name: "0001-x"), salt: [])
        let zeros = String(repeating: "0", count: 64)
        func list(_ path: String) -> BackupList? {
            BackupList(
                reading: "journal 0 \(zeros)\naudit 0 \(zeros)\nfile 0 \(zeros) - \(path)\n", of: head)
        }
        for path in ["/etc/passwd", "../x", "vault/../../x", "a//b", "./a", "", "a/.", ".."] {
            #expect(list(path) == nil, "\(path)")
        }
        #expect(list("mail/two words.eml")?.entries.first?.path == "mail/two words.eml")
        #expect(list(" blank before")?.entries.first?.path == " blank before")
    }

    @Test func `A list says the same when it is read again`() throws {
        let head = BackupHead(
            number: 1, madeMs: 0, backupKey: key.fingerprint, masterKey: name,
            schema: SchemaStep(number: 1, name: "0001-x"), salt: [])
        let list = BackupList(
            state: RecordedState(
                journal: .init(position: 3, chain: name), audit: .init(position: 9, chain: name),
                counts: ["journal": 3, "case_file": 1], masterKey: name, schema: head.schema),
            entries: [
                BackupEntry(path: "zhibao.db", sizeBytes: 5, digest: name, pieces: [name, name]),
                BackupEntry(path: "heads.log", sizeBytes: 0, digest: name, pieces: []),
            ], absent: [name])
        #expect(BackupList(reading: list.text, of: head) == list)
        #expect(try BackupHead(reading: Data(head.text.utf8)) == head)
    }
}
