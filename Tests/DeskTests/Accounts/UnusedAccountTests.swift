import Casework
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// Accounts that nobody uses: told, warned of, closed by rule, and kept by one sign-in.
struct UnusedAccountTests {
    private static let password = "correct-horse-1"

    private static func stand(_ world: TestOffice, days: Int, after moment: Instant = TestOffice.monday) {
        world.office.clock.stand(at: moment.adding(ms: days * 86_400_000))
    }

    private static func line(_ login: String, _ world: TestOffice) async throws -> UnusedLine? {
        let caller = try await world.caller("security")
        return try await world.office.unusedAccounts(after: nil, for: caller).lines.first {
            $0.login == login
        }
    }

    private static func mails(_ world: TestOffice) async throws -> [(recipient: String, subject: String)] {
        try await world.office.database.read { db in
            try db.rows("SELECT recipient, subject FROM outbox ORDER BY id LIMIT 100").map {
                ($0.text("recipient"), $0.text("subject"))
            }
        }
    }

    private static func isClosed(_ login: String, _ world: TestOffice) async throws -> Bool {
        try await world.office.database.read { db in
            try AccountRecords.find(login: login, on: db)?.isClosed == true
        }
    }

    @Test func `only the security administrator reads the report and sets its rules`() async throws {
        let world = try await TestOffice()
        for login in ["yi", "admin", "audit"] {
            let caller = try await world.caller(login)
            await #expect(throws: DeskRefusal.notFound) {
                try await world.office.unusedAccounts(after: nil, for: caller)
            }
            await #expect(throws: DeskRefusal.notFound) {
                try await world.office.setUnusedRule(
                    unusedDays: 1, closingDays: 1, warningDays: 1, password: Self.password, code: nil,
                    for: caller)
            }
        }
        let caller = try await world.caller("security")
        await #expect(throws: DeskRefusal.passwordWrong) {
            try await world.office.setUnusedRule(
                unusedDays: 30, closingDays: 60, warningDays: 7, password: "guess", code: nil, for: caller)
        }
        for (unused, closing, warning) in [(0, 60, 7), (30, -1, 7), (30, 60, 0), (30, 60, 91)] {
            await #expect(throws: DeskRefusal.self) {
                try await world.office.setUnusedRule(
                    unusedDays: unused, closingDays: closing, warningDays: warning,
                    password: Self.password, code: nil, for: caller)
            }
        }
        try await world.office.setUnusedRule(
            unusedDays: 30, closingDays: 60, warningDays: 7, password: Self.password, code: nil, for: caller)
        let view = try await world.office.unusedAccounts(after: nil, for: caller)
        #expect(view.unusedDays == 30 && view.closingDays == 60 && view.warningDays == 7)
    }

    /// 90 is the usual number.
    @Test(arguments: [(89, false), (90, true), (91, true)])
    func `an account is unused on the day itself and after it, not on the day before`(
        days: Int, isUnused: Bool
    ) async throws {
        let world = try await TestOffice()
        _ = try await world.caller("yi")
        Self.stand(world, days: days)
        #expect(try await Self.line("yi", world)?.signs == (isUnused ? [.unused(days: days)] : nil))
        #expect(try await Self.line("jia", world)?.signs == (isUnused ? [.never(days: days)] : nil))
        _ = try await world.caller("yi")
        #expect(try await Self.line("yi", world) == nil, "one sign-in is enough")
    }

    @Test func `days are counted whole, whatever the hour`() {
        let rule = UnusedRule(unusedDays: 1, closingDays: 0, warningDays: 14)
        let evening = Instant(CivilDate(2026, 5, 11), 23, 59)
        func record(_ moment: Instant) -> AccountRecord {
            AccountRecord(
                login: "a", person: "a", madeMs: 0, passwordSetMs: 0, mustChange: false,
                signedInMs: moment.ms, reopenedMs: nil, warnedMs: nil, closedMs: nil, closedReason: nil)
        }
        #expect(!rule.isUnused(record(evening), on: CivilDate(2026, 5, 11)))
        #expect(rule.isUnused(record(evening), on: CivilDate(2026, 5, 12)))
        #expect(rule.step(record(evening), on: CivilDate(2030, 1, 1)) == nil, "0 closes nobody")
    }

    @Test func `no post, an old password and a missing second factor are told`() async throws {
        let world = try await TestOffice()
        let (office, caller) = (world.office, try await world.caller("security"))
        #expect(try await office.unusedAccounts(after: nil, for: caller).lines == [])
        let admin = try await world.caller("admin")
        _ = try await office.openAccount(AccountOrder(name: "新人", login: "new", email: nil), for: admin)
        #expect(try await office.demandSecondFactor(of: ["case-officer"]))
        #expect(try await office.set(.passwordDays, to: 30))
        #expect(try await Self.line("new", world)?.signs == [.noPost])
        #expect(try await Self.line("yi", world)?.signs == [.factorMissing])
        Self.stand(world, days: 29)
        #expect(try await Self.line("bing", world) == nil)
        Self.stand(world, days: 30)
        let session = try await office.signIn(login: "security", password: Self.password)
        #expect(try await office.bound(session: session)?.duty == .changeOld)
        let lines = try await office.unusedAccounts(after: nil, for: caller).lines
        #expect(lines.first { $0.login == "bing" }?.signs == [.passwordOld])
        #expect(lines.first { $0.login == "yi" }?.signs == [.passwordOld, .factorMissing])
        #expect(lines.map(\.login) == lines.map(\.login).sorted())
    }

    @Test func `without a rule nobody is warned and nobody closed`() async throws {
        let world = try await TestOffice()
        Self.stand(world, days: 3_000)
        #expect(try await world.office.runUnusedAccountsRound() == (0, 0))
        #expect(try await Self.mails(world).isEmpty)
    }

    @Test func `a rule warns on its day, closes on its day, and not a day before either`() async throws {
        let world = try await TestOffice()
        let office = world.office
        for (rule, value) in [(SignInRules.Rule.closingDays, 60), (.closingWarningDays, 7)] {
            #expect(try await office.set(rule, to: value))
        }
        for login in ["yi", "jia"] { _ = try await world.caller(login) }
        Self.stand(world, days: 52)
        #expect(try await office.runUnusedAccountsRound() == (0, 0))
        Self.stand(world, days: 53)
        #expect(try await office.runUnusedAccountsRound() == (2, 0), "who has no address is not warned")
        #expect(try await office.runUnusedAccountsRound() == (0, 0), "nor is anybody told twice")
        #expect(
            try await Self.mails(world).map(\.recipient).sorted() == ["jia@example.org", "yi@example.org"])
        #expect(try await Self.mails(world).allSatisfy { $0.subject.contains("2026-07-10") })
        Self.stand(world, days: 58)
        _ = try await world.caller("jia")
        Self.stand(world, days: 59)
        #expect(try await office.runUnusedAccountsRound() == (0, 0))
        Self.stand(world, days: 60)
        #expect(try await office.runUnusedAccountsRound() == (0, 1))
        #expect(try await Self.isClosed("yi", world))
        for login in ["jia", "bing", "admin", "security", "audit"] {
            #expect(try await !Self.isClosed(login, world), "\(login)")
        }
        _ = try await world.caller("jia")
        let caller = try await world.caller("security")
        var order = AccountCareOrder(.reopen, on: "yi", because: "还要用")
        order.password = Self.password
        #expect(try await office.care(order, for: caller) != nil)
        Self.stand(world, days: 112)
        #expect(try await office.runUnusedAccountsRound() == (0, 0), "opened again it counts anew")
        Self.stand(world, days: 113)
        #expect(try await office.runUnusedAccountsRound().warned > 0)
    }

    @Test func `a new rule gives the whole time of the warning to who is long overdue`() async throws {
        let world = try await TestOffice()
        let office = world.office
        Self.stand(world, days: 400)
        #expect(try await office.set(.closingDays, to: 60))
        #expect(try await office.runUnusedAccountsRound() == (2, 0))
        #expect(try await Self.line("yi", world)?.closesOn == office.now.legalDay + 14)
        Self.stand(world, days: 413)
        #expect(try await office.runUnusedAccountsRound() == (0, 0))
        Self.stand(world, days: 414)
        #expect(try await office.runUnusedAccountsRound() == (0, 2))
    }

    @Test func `the security administrator is told too, and the last of a kind stays`() async throws {
        let world = try await TestOffice()
        let office = world.office
        try await office.database.write { db in
            for login in ["security", "audit"] {
                try Directory.put(
                    PersonEntry(id: login, name: login, email: "\(login)@example.org"), on: db)
            }
        }
        #expect(try await office.set(.closingDays, to: 60))
        Self.stand(world, days: 46)
        #expect(try await office.runUnusedAccountsRound() == (4, 0))
        let told = try await Self.mails(world).filter { $0.recipient == "security@example.org" }
        #expect(told.count == 4, "of its own account and of the three others")
        Self.stand(world, days: 60)
        #expect(try await office.runUnusedAccountsRound() == (0, 2))
        #expect(try await !Self.isClosed("audit", world))
        #expect(try await !Self.isClosed("security", world))
    }
}
