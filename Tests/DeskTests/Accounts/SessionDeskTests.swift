import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// A session ends when it was left alone, after a working day, and whenever its owner says so.
struct SessionDeskTests {
    private static let minute = 60_000
    private static let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

    private static func signIn(
        _ login: String = "yi", at office: Office, from address: String = "203.0.113.7",
        replacing session: String? = nil
    ) async throws -> String {
        var attempt = SignInAttempt(login: login, password: "correct-horse-1")
        attempt.address = address
        attempt.agent = firefox
        attempt.replacing = session
        return try await office.signIn(attempt).session
    }

    @Test func `a session that was left alone for half an hour is over, and stays over`() async throws {
        let world = try await TestOffice()
        let session = try await Self.signIn(at: world.office)
        world.office.clock.stand(at: TestOffice.monday.adding(ms: 30 * Self.minute - 1))
        #expect(try await world.office.caller(session: session) != nil)
        world.office.clock.stand(at: TestOffice.monday.adding(ms: 60 * Self.minute - 1))
        #expect(try await world.office.caller(session: session) == nil)
        #expect(try await world.office.bound(session: session) == nil)
    }

    @Test func `the office sets how long a session may be left alone`() async throws {
        let world = try await TestOffice()
        #expect(try await world.office.set(.sessionIdleMinutes, to: 5))
        let session = try await Self.signIn(at: world.office)
        world.office.clock.stand(at: TestOffice.monday.adding(ms: 5 * Self.minute))
        #expect(try await world.office.caller(session: session) == nil)
    }

    @Test func `a session in use is over after twelve hours all the same`() async throws {
        let world = try await TestOffice()
        let session = try await Self.signIn(at: world.office)
        for minutes in stride(from: 20, to: 12 * 60, by: 20) {
            world.office.clock.stand(at: TestOffice.monday.adding(ms: minutes * Self.minute))
            #expect(try await world.office.caller(session: session) != nil)
        }
        world.office.clock.stand(at: TestOffice.monday.adding(ms: 12 * 60 * Self.minute))
        #expect(try await world.office.caller(session: session) == nil)
    }

    @Test func `signing in again in a browser ends its session before, and the token is another`()
        async throws
    {
        let world = try await TestOffice()
        let first = try await Self.signIn(at: world.office)
        let second = try await Self.signIn(at: world.office, replacing: first)
        #expect(first != second)
        #expect(try await world.office.caller(session: first) == nil)
        #expect(try await world.office.caller(session: second) != nil)
        let third = try await Self.signIn(at: world.office, replacing: "not a token")
        #expect(try await world.office.caller(session: second) != nil)
        #expect(try await world.office.caller(session: third) != nil)
    }

    @Test func `signing out ends the session at once, once, and is recorded`() async throws {
        let world = try await TestOffice()
        let session = try await Self.signIn(at: world.office)
        try await world.office.signOut(session: session)
        try await world.office.signOut(session: session)
        try await world.office.signOut(session: "no token")
        #expect(try await world.office.caller(session: session) == nil)
        let trail = try await world.office.database.read { db in
            try AuditTrail.entries(.init(), limit: 10, on: db)
        }
        #expect(trail.map(\.kind) == ["signed-out", "signed-in"])
        #expect(trail.allSatisfy { $0.person == "yi" })
    }

    @Test func `a person sees where they are signed in, and nobody else's browsers`() async throws {
        let world = try await TestOffice()
        _ = try await Self.signIn("jia", at: world.office)
        let elsewhere = try await Self.signIn(at: world.office, from: "2001:db8:1:2::9")
        world.office.clock.stand(at: TestOffice.monday.adding(ms: Self.minute))
        let here = try await Self.signIn(at: world.office)
        let caller = try #require(try await world.office.caller(session: here)).caller

        let sessions = try await world.office.sessions(of: caller, in: here)
        #expect(sessions.map(\.isOwn) == [true, false])
        #expect(sessions.map(\.address) == ["203.0.113.*", "2001:db8:1::"])
        #expect(sessions.allSatisfy { $0.device == "Firefox · Linux" })
        #expect(sessions.map(\.openedAt) == [TestOffice.monday.adding(ms: Self.minute), TestOffice.monday])

        try await world.office.endSession(sessions[1].id, of: caller)
        #expect(try await world.office.caller(session: elsewhere) == nil)
        #expect(try await world.office.caller(session: here) != nil)
    }

    @Test func `nobody ends the session of another`() async throws {
        let world = try await TestOffice()
        let yis = try await Self.signIn(at: world.office)
        let yi = try #require(try await world.office.caller(session: yis)).caller
        let id = try #require(try await world.office.sessions(of: yi, in: yis).first).id
        let jia = try await world.caller("jia")
        for wrong in [id, "", "0000000000000000"] {
            await #expect(throws: DeskRefusal.notFound) { try await world.office.endSession(wrong, of: jia) }
        }
        #expect(try await world.office.caller(session: yis) != nil)
    }

    @Test func `all others are ended, one's own goes on`() async throws {
        let world = try await TestOffice()
        let jia = try await Self.signIn("jia", at: world.office)
        let others = [try await Self.signIn(at: world.office), try await Self.signIn(at: world.office)]
        let here = try await Self.signIn(at: world.office)
        let caller = try #require(try await world.office.caller(session: here)).caller
        try await world.office.endOtherSessions(of: caller, than: here)
        for other in others { #expect(try await world.office.caller(session: other) == nil) }
        #expect(try await world.office.caller(session: here) != nil)
        #expect(try await world.office.caller(session: jia) != nil)
    }

    @Test func `nothing is left of a session that is over`() async throws {
        let world = try await TestOffice()
        _ = try await Self.signIn(at: world.office)
        world.office.clock.stand(at: TestOffice.monday.adding(ms: 30 * Self.minute))
        _ = try await world.office.runExpiryRound()
        let left = try await world.office.database.read { db in
            try db.rows("SELECT person FROM session ORDER BY person LIMIT 10").count
        }
        #expect(left == 0)
    }

    @Test(
        arguments: [
            (firefox, "Firefox · Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge · Windows"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604",
                "Safari · iPhone"
            ),
            (
                "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
                "Chrome · Android"
            ),
            ("curl/8.0", ""), ("", ""), (String(repeating: "x", count: 5_000) + "Firefox/1", ""),
        ])
    func `of a browser only what its owner knows it by is kept`(agent: String, words: String) {
        #expect(DeviceWords.read(agent) == words)
    }
}
