import Crypto
import Evidence
import Foundation
import Testing

@testable import Desk

/// Lists of lost passwords are looked through where they lie.
struct LostPasswordsTests {
    private func file(_ text: String) throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "breach-\(UUID().uuidString)")
        try Data(text.utf8).write(to: file)
        return file
    }

    private static func sha1(_ text: String) -> String {
        Hex.text(Array(Insecure.SHA1.hash(data: Array(text.utf8)))).uppercased()
    }

    @Test(
        arguments: [
            ("", "is empty"), ("b\na\n", "is not sorted"), (String(repeating: "x", count: 5000), "too long"),
            ("0123456789\n0123456789ABC\n", "another line"), ("0123456789\nzzzzzzzzzz\n", "another line"),
        ])
    func `a list that would find nothing is refused`(text: String, words: String) throws {
        let file = try file(text)
        let fault = #expect(throws: LostPasswords.Fault.self) { _ = try LostPasswords(file: file) }
        #expect(fault?.description.contains(words) == true, "\(String(describing: fault))")
    }

    @Test func `a list that is not there is refused`() {
        #expect(throws: LostPasswords.Fault.missing("/nowhere/list")) {
            _ = try LostPasswords(file: URL(filePath: "/nowhere/list"))
        }
    }

    @Test(arguments: ["\n", "\r\n"], [1, 2, 3, 1000])
    func `every password of a list is found, and none beside it`(end: String, count: Int) throws {
        let words = (0..<count).map { "p\($0 * 7)" + String(repeating: "x", count: $0 % 90) }.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        for isEnded in [true, false] {
            let list = try LostPasswords(file: file(words.joined(separator: end) + (isEnded ? end : "")))
            let missed = try words.filter { try !list.holds($0) }
            #expect(missed.isEmpty)
            #expect(try list.holds(words[0].uppercased()))
            let found = try words.filter {
                try list.holds($0 + "!") || list.holds("!" + $0) || list.holds("")
            }
            #expect(found.isEmpty)
        }
    }

    @Test(arguments: [10, 16, 40], [true, false])
    func `digests are found whole or cut, in capitals or not, with counts behind them`(
        length: Int, isUpper: Bool
    ) throws {
        let passwords = (0..<300).map { "Secret-\($0)" }
        let lines = passwords.map { String(Self.sha1($0).prefix(length)) }.sorted().map {
            (isUpper ? $0 : $0.lowercased()) + (isUpper ? ":17" : "")
        }
        let list = try LostPasswords(file: file(lines.joined(separator: "\n") + "\n"))
        let missed = try passwords.filter { try !list.holds($0) }
        #expect(missed.isEmpty)
        let found = try (300..<600).filter { try list.holds("Secret-\($0)") }
        #expect(found.isEmpty)
    }

    @Test func `a lost password is refused at a change`() async throws {
        let world = try await TestOffice()
        world.office.use(try LostPasswords(file: file("Password-123\nregen-im-moor-7\n")))
        let session = try await world.office.signIn(login: "yi", password: "correct-horse-1")
        let caller = try #require(try await world.office.caller(session: session)).caller
        await #expect(throws: DeskRefusal.passwordUnfit([.breached])) {
            try await world.office.changePassword(
                from: "correct-horse-1", to: "Regen-im-Moor-7", repeated: "Regen-im-Moor-7", of: caller,
                in: session)
        }
    }
}
