import Foundation
import Testing

@testable import Store

/// Whatever keeps an office from its server is said in one sentence, and no sentence holds a password.
struct PostgresOpeningTests {
    private static let secret = "p4ss-w0rd-of-nobody"

    private func fault(_ address: PostgresAddress) async -> PostgresFault? {
        do {
            try await PostgresStore(at: address).close()
            return nil
        } catch {
            return error as? PostgresFault
        }
    }

    @Test(arguments: [
        "", "sqlite:zhibao.db", "postgres://office@host:port/zhibao", "postgres://wang:\(secret)/zhibao",
        "postgres://h:70000/zhibao", "postgres://h/zhibao?sslmoed=require", "host",
        "postgres://h:1,g:0/zhibao",
    ])
    func `what is no address is refused without being repeated`(text: String) throws {
        #expect(throws: PostgresFault.wrongAddress) { _ = try PostgresAddress(text) }
        #expect(!PostgresFault.wrongAddress.description.contains(Self.secret))
    }

    @Test(arguments: [
        "postgres://office:\(secret)@db/zhibao", "host=db password=\(secret)",
        "postgres://db/z?password=\(secret)",
        "postgres://db/zhibao?sslpassword=\(secret)",
    ])
    func `a password in the address is refused`(text: String) throws {
        #expect(throws: PostgresFault.passwordInAddress) { _ = try PostgresAddress(text) }
        #expect(!PostgresFault.passwordInAddress.description.contains(Self.secret))
    }

    @Test func `an address is shown with machine, database and user`() throws {
        let address = try PostgresAddress("postgres://office@db.example:5433/zhibao?sslmode=verify-full")

        #expect(address.description == "zhibao on db.example:5433 as office")
    }

    @Test func `the password in the file is sent, and a wrong one is not shown`() async throws {
        let server = try FakeServer(
            .asksAndRefuses(
                code: "28P01", words: "Passwort-Authentifizierung für Benutzer »office« fehlgeschlagen"))
        let file = try TestStore.emptyFolder().appending(path: "password")
        try Data("\(Self.secret)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        let address = try PostgresAddress(
            "postgres://office@127.0.0.1:\(server.port)/zhibao", passwordFile: file)

        let fault = await fault(address)

        #expect(fault == .refusedSignIn(user: "office"))
        #expect(server.passwords == [Self.secret])
        for words in ["\(String(describing: fault))", fault?.description ?? "", "\(address)"] {
            #expect(!words.contains(Self.secret))
        }
    }

    @Test func `a password file that others may read is refused`() async throws {
        let file = try TestStore.emptyFolder().appending(path: "password")
        try Data("\(Self.secret)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)

        #expect(
            await fault(try PostgresAddress("postgres://office@127.0.0.1/zhibao", passwordFile: file))
                == .passwordFileOpen(file.path))
        let missing = file.appendingPathExtension("missing")
        #expect(
            await fault(try PostgresAddress("postgres://office@127.0.0.1/zhibao", passwordFile: missing))
                == .noPasswordFile(missing.path))
    }

    @Test(arguments: [
        ("28000", PostgresFault.notLetIn(user: "office", database: "zhibao")),
        ("3D000", .noDatabase("zhibao")),
        ("53300", .noRoom(host: "127.0.0.1")), ("57P03", .notReady(host: "127.0.0.1")),
    ])
    func `the server's refusal is known by its code, in whatever language`(
        code: String, expected: PostgresFault
    ) async throws {
        let server = try FakeServer(.refuses(code: code, words: "拒绝"))

        #expect(
            await fault(try PostgresAddress("postgres://office@127.0.0.1:\(server.port)/zhibao")) == expected)
    }

    @Test func `a server of before version 15 is refused`() async throws {
        let server = try FakeServer(.version("14.9"))

        #expect(
            await fault(try PostgresAddress("postgres://office@127.0.0.1:\(server.port)/zhibao"))
                == .tooOld(found: "14.9"))
    }

    @Test func `TLS that was asked for and is not offered is no connection`() async throws {
        let server = try FakeServer(.version("16.1"))

        #expect(
            await fault(try PostgresAddress("postgres://o@127.0.0.1:\(server.port)/z?sslmode=require"))
                == .noTLS(host: "127.0.0.1"))
    }

    @Test func `a machine that nobody knows, one where nobody listens and one that says nothing`()
        async throws
    {
        let server = try FakeServer(.silent)
        let port = server.port

        #expect(
            await fault(try PostgresAddress("postgres://o@no-such-machine.invalid/z"))
                == .unknownHost("no-such-machine.invalid"))
        #expect(await fault(try PostgresAddress("postgres://o@127.0.0.1:1/z")) == .away(host: "127.0.0.1"))
        #expect(
            await fault(try PostgresAddress("postgres://o@127.0.0.1:\(port)/z?connect_timeout=1"))
                == .away(host: "127.0.0.1"))
        #expect(
            await fault(try PostgresAddress("host=/no/such/folder dbname=z"))
                == .away(host: "/no/such/folder"))
    }

    @Test(.enabled(if: Postgres.address != nil))
    func `a database that is missing is named, with the command that makes it`() async throws {
        let fault = await fault(try TestServer.address(of: "zhibao_of_nobody"))

        #expect(fault == .noDatabase("zhibao_of_nobody"))
        #expect(fault?.description.contains("createdb") == true)
    }

    @Test(.enabled(if: Postgres.address != nil))
    func `a database in another encoding is refused`() async throws {
        let database = try await TestDatabase.make(from: "template0", encoding: "LATIN1")

        #expect(await fault(database.address) == .encoding("LATIN1"))
        try database.drop()
    }

    @Test(.enabled(if: Postgres.address != nil))
    func `a server that only lets read is refused`() async throws {
        let database = try await TestDatabase.empty()
        try await TestServer.command("ALTER DATABASE \(database.name) SET default_transaction_read_only = on")

        #expect(await fault(database.address) == .readOnly(host: database.address.host))
        try database.drop()
    }
}
