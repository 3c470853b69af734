import Casework
import Evidence
import Foundation
import Law
import Programmes
import Store
import Testing

@testable import Desk

/// Passwords are changed by their owners, and what is not good enough is refused with everything that is wrong.
struct PasswordDeskTests {
    private static let old = "correct-horse-1"
    private static let good = "Regen-im-Moor-7"

    private static func yi(_ world: TestOffice) async throws -> (caller: Caller, session: String) {
        let session = try await world.office.signIn(login: "yi", password: old)
        return (try #require(try await world.office.caller(session: session)).caller, session)
    }

    private static func change(
        _ world: TestOffice, from old: String = old, to new: String, repeated: String? = nil
    ) async throws {
        let (caller, session) = try await yi(world)
        try await world.office.changePassword(
            from: old, to: new, repeated: repeated ?? new, of: caller, in: session)
    }

    @Test(
        arguments: [
            ("Ab1-xyz", [.tooShort(least: 10)]),
            ("onlysmallletters", [.tooFewKinds(least: 3)]),
            ("密码密码密码密码密码密码", [.tooFewKinds(least: 3)]),
            ("yi", [.tooShort(least: 10), .tooFewKinds(least: 3), .holdsName]),
            ("Xx9-uses-YI-here", [.holdsName]),
            ("Regen-7-乙乙乙乙", []),
            (PasswordDeskTests.old, [.usedBefore(last: 5)]),
            (String(repeating: "Aa1-", count: 51), [.tooLong(most: 200)]),
        ] as [(String, [PasswordFault])])
    func `a password that is not good enough is refused with all that is wrong`(
        password: String, faults: [PasswordFault]
    ) async throws {
        let world = try await TestOffice()
        if faults.isEmpty {
            try await Self.change(world, to: password)
            #expect(try await world.office.signIn(login: "yi", password: password).count == 64)
            return
        }
        await #expect(throws: DeskRefusal.passwordUnfit(faults)) {
            try await Self.change(world, to: password)
        }
        #expect(try await world.office.signIn(login: "yi", password: Self.old).count == 64)
    }

    @Test func `without the old password, or when the new one is not repeated, nothing changes`() async throws
    {
        let world = try await TestOffice()
        await #expect(throws: DeskRefusal.passwordWrong) {
            try await Self.change(world, from: "guessed", to: Self.good)
        }
        await #expect(throws: DeskRefusal.passwordUnfit([.notRepeated])) {
            try await Self.change(world, to: Self.good, repeated: Self.good + "x")
        }
        await #expect(throws: DeskRefusal.passwordWrong) {
            try await world.office.signIn(login: "yi", password: Self.good)
        }
    }

    @Test func `the last five passwords are not taken again, the sixth is`() async throws {
        let world = try await TestOffice()
        let (caller, session) = try await Self.yi(world)
        var present = Self.old
        func change(to new: String) async throws {
            try await world.office.changePassword(
                from: present, to: new, repeated: new, of: caller, in: session)
            present = new
        }
        for number in 1...4 { try await change(to: "Regen-im-Moor-\(number)") }
        await #expect(throws: DeskRefusal.passwordUnfit([.usedBefore(last: 5)])) {
            try await change(to: Self.old)
        }
        try await change(to: "Regen-im-Moor-5")
        try await change(to: Self.old)
        #expect(present == Self.old)
    }

    @Test func `a change ends all other sessions and is recorded without the password`() async throws {
        let world = try await TestOffice()
        let elsewhere = try await world.office.signIn(login: "yi", password: Self.old)
        let (caller, session) = try await Self.yi(world)
        try await world.office.changePassword(
            from: Self.old, to: Self.good, repeated: Self.good, of: caller, in: session)

        #expect(try await world.office.caller(session: elsewhere) == nil)
        #expect(try await world.office.caller(session: session)?.caller == caller)
        let trail = try await world.office.database.read { db in
            try AuditTrail.entries(.init(), limit: 10, on: db)
        }
        let changed = try #require(trail.first { $0.kind == "password-changed" })
        #expect(changed.person == caller.person.description)
        #expect(changed.details == .object(["sessions-ended": .int(1)]))
        #expect(!trail.contains { $0.details.canonical.contains("Regen") })
    }

    @Test func `whoever was told a password may do nothing but change it`() async throws {
        let world = try await TestOffice()
        let before = try await world.office.signIn(login: "yi", password: Self.old)
        let told = try #require(try await world.office.resetPassword(of: "yi"))
        #expect(try await world.office.resetPassword(of: "nobody") == nil)
        #expect(try await world.office.caller(session: before) == nil)

        let session = try await world.office.signIn(login: "yi", password: told)
        #expect(try await world.office.caller(session: session) == nil)
        let bound = try #require(try await world.office.bound(session: session))
        #expect(bound.duty == .changeTold)
        try await world.office.changePassword(
            from: told, to: Self.good, repeated: Self.good, of: bound.caller, in: session)
        #expect(try await world.office.caller(session: session)?.caller == bound.caller)
        #expect(try await world.office.bound(session: session) == nil)
    }

    @Test func `a password ages to the millisecond, where the office says so`() async throws {
        let world = try await TestOffice()
        let days = 90
        #expect(try await world.office.set(.passwordDays, to: days))
        world.office.clock.stand(at: TestOffice.monday.adding(ms: days * 86_400_000 - 1))
        let (_, session) = try await Self.yi(world)
        world.office.clock.stand(at: TestOffice.monday.adding(ms: days * 86_400_000))
        #expect(try await world.office.caller(session: session) == nil)
        #expect(try await world.office.bound(session: session)?.duty == .changeOld)
    }

    @Test(arguments: [(SignInRules.Rule.passwordShortest, 7), (.passwordKinds, 5), (.passwordDays, -1)])
    func `no office leaves the bounds of a rule`(rule: SignInRules.Rule, value: Int) async throws {
        let world = try await TestOffice()
        #expect(try await !world.office.set(rule, to: value))
        try await world.office.database.write { db in
            try OfficeSettings.set("sign-in." + rule.rawValue, to: "\(value)", at: 0, on: db)
        }
        #expect(try await world.office.signInRules()[rule] == rule.usual)
    }

    @Test func `an office that is no demo gives passwords that must be changed`() async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
        let text = try String(
            contentsOf: TestOffice.share.appending(path: "worlds/empty.yaml"), encoding: .utf8)
        let (office, logins) = try await Office.create(
            OfficeFolder(root: root), share: TestOffice.share,
            world: World(reading: text, file: "empty.yaml"), named: "empty",
            clock: OfficeClock(standingAt: TestOffice.monday),
            content: TestOffice.content.get())
        let admin = try #require(logins.first)
        let session = try await office.signIn(login: admin.login, password: admin.password)
        #expect(try await office.bound(session: session)?.duty == .changeTold)
        try office.close()
        try FileManager.default.removeItem(at: root)
        try FileManager.default.removeItem(at: OfficeFolder(root: root).key)
    }
}
