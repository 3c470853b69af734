import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// Wrong passwords slow down who sends them; they lock nobody out, and tell nobody whether a login is there.
struct SignInBrakeTests {
    private static let minute = 60_000

    private static func attempt(
        _ login: String, _ password: String, from address: String, browser: String? = nil
    ) -> SignInAttempt {
        var attempt = SignInAttempt(login: login, password: password)
        attempt.address = address
        attempt.browser = browser
        return attempt
    }

    private static func right(_ login: String, from address: String, browser: String? = nil) -> SignInAttempt
    {
        attempt(login, "correct-horse-1", from: address, browser: browser)
    }

    /// What an attempt is answered with; `nil` when it opens a session.
    private static func refusal(_ attempt: SignInAttempt, at office: Office) async throws -> DeskRefusal? {
        do {
            _ = try await office.signIn(attempt)
            return nil
        } catch let refusal as DeskRefusal {
            return refusal
        }
    }

    /// Tries wrong passwords from many addresses, until nobody is let through any more.
    private static func attack(_ login: String, at office: Office, addresses: Int = 40) async throws {
        for number in 0..<addresses {
            _ = try await refusal(attempt(login, "guess", from: "198.51.100.\(number)"), at: office)
        }
    }

    @Test func `a login that nobody has is answered as one that somebody has`() async throws {
        let (known, unknown) = (try await TestOffice(), try await TestOffice())
        let addresses = (0..<60).map { "203.0.113.\($0 % 3)" } + (0..<30).map { "198.51.100.\($0)" }
        var answers: [[DeskRefusal?]] = [[], []]
        for address in addresses {
            answers[0].append(
                try await Self.refusal(Self.attempt("yi", "guess", from: address), at: known.office))
            answers[1].append(
                try await Self.refusal(Self.attempt("nobody", "guess", from: address), at: unknown.office))
        }
        #expect(answers[0] == answers[1])
        #expect(Set(answers[0]).count > 1)
        #expect(!answers[0].contains(nil))
    }

    @Test func `where there is no account, the password is hashed at the same cost and fits nothing`() throws
    {
        for passwords in [Passwords.demo, .office] {
            let nobodys = passwords.nobodysHash.split(separator: "$")
            let somebodys = try passwords.hash("", salt: Array(repeating: 0, count: 16)).split(separator: "$")
            #expect(nobodys.prefix(3) == somebodys.prefix(3))
            #expect(nobodys.last?.count == somebodys.last?.count)
            #expect(try !Passwords.matches("", passwords.nobodysHash))
        }
    }

    @Test func `strangers cannot lock an officer out of a browser or an address that is known`() async throws
    {
        let world = try await TestOffice()
        let known = try await world.office.signIn(Self.right("yi", from: "203.0.113.7"))
        try await Self.attack("yi", at: world.office)

        let stranger = try await Self.refusal(Self.right("yi", from: "192.0.2.1"), at: world.office)
        let atHome = try await Self.refusal(Self.right("yi", from: "203.0.113.7"), at: world.office)
        let onTheRoad = try await Self.refusal(
            Self.right("yi", from: "192.0.2.1", browser: known.browser), at: world.office)
        guard case .accountLocked = stranger else {
            Issue.record("the sum over all addresses is not held: \(String(describing: stranger))")
            return
        }
        #expect(atHome == nil)
        #expect(onTheRoad == nil)
    }

    @Test func `a stranger behind the same proxy cannot lock out a known browser`() async throws {
        let world = try await TestOffice()
        let known = try await world.office.signIn(Self.right("yi", from: "203.0.113.7"))
        for _ in 0..<50 {
            _ = try await Self.refusal(Self.attempt("yi", "guess", from: "203.0.113.7"), at: world.office)
        }
        let other = try await Self.refusal(Self.right("yi", from: "203.0.113.7"), at: world.office)
        let own = try await Self.refusal(
            Self.right("yi", from: "203.0.113.7", browser: known.browser), at: world.office)
        #expect(other != nil)
        #expect(own == nil)
    }

    @Test func `what is signed for one login, on a day long ago, or by somebody else exempts nobody`()
        async throws
    {
        let world = try await TestOffice()
        let own = try await world.office.signIn(Self.right("jia", from: "192.0.2.9")).browser
        let yis = try await world.office.signIn(Self.right("yi", from: "192.0.2.10")).browser
        let parts = yis.split(separator: ".").map(String.init)
        let later = try #require(Int(parts[1])) + 1
        let cookies = [
            own, parts[0] + ".\(later)." + parts[2],
            parts[0] + "." + parts[1] + "." + String(repeating: "0", count: 64),
            yis + yis, "~~~", String(repeating: "a", count: 10_000), parts[0] + "..", "",
        ]
        for cookie in cookies {
            #expect(!world.office.knows(browser: cookie, of: "yi"), "\(cookie.prefix(80))")
        }
        #expect(world.office.knows(browser: yis, of: "yi"))
        #expect(world.office.knows(browser: own + "~" + yis, of: "yi"))

        world.office.clock.stand(at: TestOffice.monday.adding(ms: 179 * 86_400_000))
        #expect(world.office.knows(browser: yis, of: "yi"))
        world.office.clock.stand(at: TestOffice.monday.adding(ms: 180 * 86_400_000))
        #expect(!world.office.knows(browser: yis, of: "yi"))
    }

    @Test func `a browser that three others share after it is no longer known`() async throws {
        let world = try await TestOffice()
        var cookie: String?
        for login in ["yi", "jia", "bing", "ding"] {
            cookie = try await world.office.signIn(Self.right(login, from: "192.0.2.9", browser: cookie))
                .browser
        }
        let known = ["yi", "jia", "bing", "ding"].map { world.office.knows(browser: cookie, of: $0) }
        #expect(known == [false, true, true, true])
    }

    @Test func `over all addresses a login takes few guesses in a day`() async throws {
        let world = try await TestOffice()
        let key = world.office.key
        let taken = try await world.office.database.write { db in
            var taken = 0
            for minute in 0..<1440 {
                for number in 0..<3 {
                    let nowMs = TestOffice.monday.ms + minute * Self.minute
                    let tried = try BrakedTry(
                        login: "yi", address: "a\(minute)-\(number)", browser: nil, key: key, at: nowMs,
                        on: db)
                    if try tried.take(at: nowMs, on: db) == nil { taken += 1 }
                }
            }
            return taken
        }
        #expect(taken >= 20)
        #expect(taken <= 20 + 24 * 4)
    }

    @Test func `many tries at once are no way past`() async throws {
        let world = try await TestOffice()
        let office = world.office
        let answers = try await withThrowingTaskGroup(of: DeskRefusal?.self) { group in
            for number in 0..<40 {
                group.addTask {
                    try await Self.refusal(
                        Self.attempt("yi", "guess-\(number)", from: "192.0.2.1"), at: office)
                }
            }
            return try await group.reduce(into: [DeskRefusal?]()) { $0.append($1) }
        }
        #expect(answers.filter { $0 == .passwordWrong }.count == 5)
        #expect(answers.count == 40)
    }

    @Test func `a try is taken again to the millisecond, and one only`() async throws {
        let world = try await TestOffice()
        for _ in 0..<5 {
            _ = try await Self.refusal(Self.attempt("yi", "guess", from: "192.0.2.1"), at: world.office)
        }
        let opening = TestOffice.monday.adding(ms: 10 * Self.minute)
        let right = Self.right("yi", from: "192.0.2.1")
        #expect(try await Self.refusal(right, at: world.office) == .accountLocked(until: opening))
        world.office.clock.stand(at: opening.adding(ms: -1))
        #expect(try await Self.refusal(right, at: world.office) == .accountLocked(until: opening))
        world.office.clock.stand(at: opening)
        let wrong = Self.attempt("yi", "guess", from: "192.0.2.1")
        #expect(try await Self.refusal(wrong, at: world.office) == .passwordWrong)
        let next = opening.adding(ms: 10 * Self.minute)
        #expect(try await Self.refusal(right, at: world.office) == .accountLocked(until: next))
        world.office.clock.stand(at: next)
        #expect(try await Self.refusal(right, at: world.office) == nil)
    }

    @Test func `an account of one's own does not empty the bucket of one's address`() async throws {
        let world = try await TestOffice()
        var answers: [DeskRefusal?] = []
        for number in 0..<40 {
            let login = "victim-\(number)"
            answers.append(
                try await Self.refusal(Self.attempt(login, "guess", from: "192.0.2.1"), at: world.office))
            _ = try await Self.refusal(Self.right("ren", from: "192.0.2.1"), at: world.office)
        }
        #expect(answers.prefix(29).allSatisfy { $0 == .passwordWrong })
        #expect(answers.suffix(9).allSatisfy { if case .accountLocked? = $0 { true } else { false } })
    }

    @Test func `who signs with wrong passwords is slowed, and can still sign in`() async throws {
        let world = try await TestOffice()
        let caller = try await world.caller("yi")
        var answers: [DeskRefusal] = []
        for _ in 0..<11 {
            do { try await world.office.confirmPassword("guess", code: nil, of: caller) } catch let refusal
                as DeskRefusal
            {
                answers.append(refusal)
            }
        }
        #expect(answers.prefix(10).allSatisfy { $0 == .passwordWrong })
        let opening = TestOffice.monday.adding(ms: 5 * Self.minute)
        #expect(answers.last == .accountLocked(until: opening))
        #expect(try await Self.refusal(Self.right("yi", from: "192.0.2.1"), at: world.office) == nil)
        world.office.clock.stand(at: opening)
        try await world.office.confirmPassword("correct-horse-1", code: nil, of: caller)
    }

    @Test func `refusals are recorded with their reason, and nothing of what was typed`() async throws {
        let world = try await TestOffice()
        for login in ["yi", "Geheim-Login-9"] {
            for _ in 0..<6 {
                _ = try await Self.refusal(
                    Self.attempt(login, "Geheim-Wort-9", from: "203.0.113.77"), at: world.office)
            }
        }
        let trail = try await world.office.database.read { db in
            try AuditTrail.entries(.init(), limit: 50, on: db)
        }
        #expect(trail.map(\.kind) == Array(repeating: "sign-in-refused", count: 12))
        #expect(trail.filter { $0.person == "yi" }.count == 6)
        #expect(trail.filter { $0.details["reason"]?.string == "braked" }.count == 2)
        #expect(trail.allSatisfy { $0.details["address"]?.string == "203.0.113.*" })
        let files = try FileManager.default.contentsOfDirectory(
            at: world.office.folder.root, includingPropertiesForKeys: nil)
        for file in files where file.lastPathComponent.hasPrefix("zhibao.db") {
            let bytes = try Data(contentsOf: file)
            for word in ["Geheim", "203.0.113.77"] { #expect(bytes.range(of: Data(word.utf8)) == nil) }
        }
    }

    @Test func `counts that have drained are removed`() async throws {
        let world = try await TestOffice()
        _ = try await Self.refusal(Self.attempt("yi", "guess", from: "192.0.2.1"), at: world.office)
        func count() async throws -> Int {
            try await world.office.database.read { db in
                try db.rows("SELECT mark FROM sign_in_mark ORDER BY mark LIMIT 100").count
            }
        }
        #expect(try await count() == 3)
        world.office.clock.stand(at: TestOffice.monday.adding(ms: 15 * Self.minute))
        _ = try await world.office.runExpiryRound()
        #expect(try await count() == 0)
    }

    @Test(
        arguments: [
            ("203.0.113.7", "203.0.113.7", "203.0.113.*"),
            ("::ffff:203.0.113.7", "203.0.113.7", "203.0.113.*"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::", "2001:db8:1::"),
            ("2001:db8::1", "2001:db8:0:0::", "2001:db8:0::"), ("fe80::1%eth0", "fe80:0:0:0::", "fe80:0:0::"),
            ("::1", "0:0:0:0::", "0:0:0::"), ("", "", ""), ("1.2.3", "", ""), ("1.2.3.4.5", "", ""),
            ("1.2.3.256", "", ""), ("2001:db8", "", ""), ("1:2:3:4:5:6:7:8:9", "", ""), ("g::1", "", ""),
            ("1::2::3", "", ""),
        ])
    func `one line of the net is one address`(text: String, counted: String, shown: String) {
        let address = NetworkAddress(text)
        #expect(address.counted == counted)
        #expect(address.shown == shown)
    }
}
