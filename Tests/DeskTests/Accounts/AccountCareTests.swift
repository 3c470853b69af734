import Casework
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// What the security administrator does to the accounts of others.
struct AccountCareTests {
    private static let password = "correct-horse-1"

    private static func order(
        _ act: AccountCareAct, on person: PersonID = "yi", because reason: String = "丢了手机",
        password: String = password
    ) -> AccountCareOrder {
        var order = AccountCareOrder(act, on: person, because: reason)
        order.password = password
        return order
    }

    private static func lines(_ kind: String, _ office: Office) async throws -> [String] {
        try await office.database.read { db in
            try db.rows("SELECT kind, details, person FROM audit ORDER BY position LIMIT 1000")
                .filter { $0.text("kind") == kind }.map { $0.text("details") }
        }
    }

    @Test(arguments: ["jia", "bing", "admin", "audit"])
    func `only who gives posts sees an account and acts on it`(login: String) async throws {
        let world = try await TestOffice()
        let caller = try await world.caller(login)
        await #expect(throws: DeskRefusal.notFound) {
            try await world.office.accountCare(of: "yi", for: caller)
        }
        await #expect(throws: DeskRefusal.notFound) {
            try await world.office.care(Self.order(.resetPassword), for: caller)
        }
    }

    @Test(arguments: AccountCareAct.allCases)
    func `nobody acts on their own account, without a reason, or without their own password`(
        act: AccountCareAct
    ) async throws {
        let world = try await TestOffice()
        let caller = try await world.caller("security")
        await #expect(throws: StaffRefusal.ownPower) {
            try await world.office.care(Self.order(act, on: "security"), for: caller)
        }
        await #expect(throws: DeskRefusal.invalid([.init("reason", .required)])) {
            try await world.office.care(Self.order(act, because: " "), for: caller)
        }
        let open = try await world.office.accountCare(of: "yi", for: caller).acts
        guard open.contains(act) else {
            await #expect(throws: AccountCareRefusal.notNow(act)) {
                try await world.office.care(Self.order(act), for: caller)
            }
            return
        }
        await #expect(throws: DeskRefusal.passwordWrong) {
            try await world.office.care(Self.order(act, password: "guess"), for: caller)
        }
        #expect(try await world.office.accountCare(of: "yi", for: caller).acts == open)
    }

    @Test func `a new password ends every session and opens nothing but the page that changes it`()
        async throws
    {
        let world = try await TestOffice()
        let (office, caller) = (world.office, try await world.caller("security"))
        let before = try await office.signIn(login: "yi", password: Self.password)
        let told = try #require(try await office.care(Self.order(.resetPassword), for: caller))
        #expect(try await office.caller(session: before) == nil)
        await #expect(throws: DeskRefusal.passwordWrong) {
            try await office.signIn(login: "yi", password: Self.password)
        }
        let session = try await office.signIn(login: "yi", password: told)
        #expect(try await office.caller(session: session) == nil)
        #expect(try await office.bound(session: session)?.duty == .changeTold)
        let lines = try await Self.lines("password-reset", office)
        #expect(lines.count == 1)
        #expect(lines.allSatisfy { $0.contains("丢了手机") && !$0.contains(told) })
    }

    @Test func `a lost second factor is taken away, and what it guarded is signed out`() async throws {
        let world = try await TestOffice()
        let (office, caller) = (world.office, try await world.caller("security"))
        let (owner, key) = (try await world.caller("yi"), office.key)
        await #expect(throws: AccountCareRefusal.notNow(.removeFactor)) {
            try await office.care(Self.order(.removeFactor), for: caller)
        }
        _ = try await office.beginSecondFactor(of: owner)
        let secret = try #require(
            try await office.database.read { db in try SecondFactors.find(of: "yi", with: key, on: db) }
        ).secret
        let code = TimeCode.code(secret, step: TimeCode.step(at: office.now.ms))
        _ = try await office.confirmSecondFactor(code: code, password: Self.password, of: owner)
        let view = try await office.accountCare(of: "yi", for: caller)
        #expect(view.factorSince == office.now && view.codesLeft == 10)
        _ = try await office.care(Self.order(.removeFactor), for: caller)
        #expect(try await office.accountCare(of: "yi", for: caller).factorSince == nil)
        #expect(try await office.accountCare(of: "yi", for: caller).sessions == [])
        _ = try await office.signIn(login: "yi", password: Self.password)
        #expect(try await Self.lines("second-factor-removed", office).count == 1)
    }

    @Test func `ending sessions ends all of them, and those of nobody else`() async throws {
        let world = try await TestOffice()
        let (office, caller) = (world.office, try await world.caller("security"))
        let sessions = [
            try await office.signIn(login: "yi", password: Self.password),
            try await office.signIn(login: "yi", password: Self.password),
        ]
        let other = try await office.signIn(login: "jia", password: Self.password)
        #expect(try await office.accountCare(of: "yi", for: caller).sessions.count == 2)
        _ = try await office.care(Self.order(.endSessions), for: caller)
        for session in sessions { #expect(try await office.caller(session: session) == nil) }
        #expect(try await office.caller(session: other) != nil)
    }

    @Test func `a closed account opens nothing, and can be opened again with a new password`() async throws {
        let world = try await TestOffice()
        let (office, caller) = (world.office, try await world.caller("security"))
        let session = try await office.signIn(login: "yi", password: Self.password)
        let token = try #require(
            try await office.makeToken(agency: "bureau", role: "case-officer", login: "yi"))
        #expect(try await office.caller(bearer: token) != nil)
        _ = try await office.care(Self.order(.close, because: "长期不用"), for: caller)
        #expect(try await office.caller(session: session) == nil)
        #expect(try await office.caller(bearer: token) == nil, "nor does a program go on in their name")
        await #expect(throws: DeskRefusal.passwordWrong) {
            try await office.signIn(login: "yi", password: Self.password)
        }
        let closed = try await office.accountCare(of: "yi", for: caller)
        #expect(closed.closedReason == "长期不用" && closed.acts == [.reopen])
        let admin = try await world.caller("admin")
        await #expect(throws: StaffRefusal.loginTaken, "a login is never given to somebody else") {
            try await office.openAccount(AccountOrder(name: "别人", login: "yi", email: nil), for: admin)
        }
        let told = try #require(try await office.care(Self.order(.reopen), for: caller))
        let again = try await office.signIn(login: "yi", password: told)
        #expect(try await office.bound(session: again)?.duty == .changeTold)
        #expect(try await Self.lines("account-closed", office).count == 1)
        #expect(try await Self.lines("account-reopened", office).count == 1)
    }

    @Test(arguments: ["admin", "audit"])
    func `the last administrator of a kind is not closed`(login: String) async throws {
        let world = try await TestOffice()
        let caller = try await world.caller("security")
        await #expect(throws: StaffRefusal.self) {
            try await world.office.care(Self.order(.close, on: PersonID(login)), for: caller)
        }
        _ = try await world.caller(login)
    }

    @Test func `who a person is at the provider is linked and unlinked with a reason`() async throws {
        let world = try await TestOffice()
        let (office, caller) = (world.office, try await world.caller("security"))
        await #expect(throws: AccountCareRefusal.notNow(.link)) {
            try await office.care(Self.order(.link), for: caller)
        }
        office.use(SaidProvider())
        for (identity, fault) in [
            ("", Refusal.FieldFault("identity", .required)), ("a b", .init("identity", .characters)),
        ] {
            var order = Self.order(.link)
            order.identity = identity
            await #expect(throws: DeskRefusal.invalid([fault])) { try await office.care(order, for: caller) }
        }
        var order = Self.order(.link)
        order.identity = "u-7"
        _ = try await office.care(order, for: caller)
        #expect(try await office.accountCare(of: "yi", for: caller).links.map(\.identity) == ["u-7"])
        var second = Self.order(.link, on: "jia")
        second.identity = "u-7"
        await #expect(throws: ProviderRefusal.subjectTaken) { try await office.care(second, for: caller) }
        _ = try await office.care(Self.order(.unlink), for: caller)
        #expect(try await office.accountCare(of: "yi", for: caller).links == [])
        #expect(try await Self.lines("account-linked", office).count == 1)
        #expect(try await Self.lines("account-unlinked", office).count == 1)
    }
}
