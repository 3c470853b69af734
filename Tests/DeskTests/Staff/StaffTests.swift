import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite("Who looks after people, and what that leaves behind")
struct StaffTests {
    private let day = TestOffice.monday.legalDay

    private func order(
        _ person: PersonID, _ role: Name<Role>, at agency: AgencyID = TestOffice.bureau,
        from: CivilDate? = nil,
        to: CivilDate? = nil, reason: String = "岗位调整"
    ) -> PostOrder {
        PostOrder(person: person, agency: agency, role: role, from: from ?? day, to: to, reason: reason)
    }

    private func trail(_ test: TestOffice, _ kind: String) async throws -> [AuditTrail.Entry] {
        try await test.office.database.read { db in
            try AuditTrail.entries(.init(kinds: [kind]), limit: 20, on: db)
        }
    }

    @Test(arguments: ["jia", "bing", "admin", "audit"])
    func `only the security administrator gives posts`(login: String) async throws {
        let test = try await TestOffice()
        let caller = try await test.caller(login)
        await #expect(throws: DeskRefusal.notFound) {
            try await test.office.givePost(order("yi", "agency-head"), for: caller)
        }
        #expect(try await trail(test, "post-given").isEmpty)
    }

    @Test func `an administrator who tries to grant himself everything is refused everything`() async throws {
        let test = try await TestOffice()
        let security = try await test.caller("security")
        for role in test.office.rolesKnown {
            await #expect(throws: StaffRefusal.ownPower) {
                try await test.office.givePost(order(security.person, role), for: security)
            }
        }
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await test.office.openAccount(
                AccountOrder(name: "影子", login: "shadow", email: nil), for: security)
        }
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await test.office.trail(TrailFilter(), for: security)
        }
        #expect(try await test.caller("security").roles == [Administration.security])
    }

    @Test func `a second security administrator cannot be made out of an officer who keeps the file desk`()
        async throws
    {
        let test = try await TestOffice()
        let security = try await test.caller("security")
        await #expect(
            throws: StaffRefusal.rolesApart(wanted: Administration.security, held: "case-officer")
        ) {
            try await test.office.givePost(order("yi", Administration.security), for: security)
        }
    }

    @Test func `a post that was given works from its first day to its last`() async throws {
        let test = try await TestOffice()
        let security = try await test.caller("security")
        try await test.office.givePost(
            order("yi", "legal-reviewer", from: day + 1, to: day + 2), for: security)

        for (offset, holds) in [(0, false), (1, true), (2, true), (3, false)] {
            test.office.clock.stand(at: TestOffice.monday.adding(ms: offset * 24 * 3_600_000))
            let roles = try await test.caller("yi").roles
            #expect(roles.contains("legal-reviewer") == holds, "day \(offset)")
        }
        let line = try #require(try await trail(test, "post-given").first)
        #expect(line.person == security.person.description)
        #expect(line.details["subject"]?.string == "yi")
        #expect(line.details["role"]?.string == "legal-reviewer")
    }

    @Test func `a reason is asked for and nothing is written without one`() async throws {
        let test = try await TestOffice()
        let security = try await test.caller("security")
        await #expect(throws: DeskRefusal.invalid([.init("reason", .required)])) {
            try await test.office.givePost(order("yi", "legal-reviewer", reason: "  "), for: security)
        }
        #expect(try await test.office.staffMember("yi", for: security).current.count == 1)
    }

    // MARK: standing in

    @Test func `whoever stands in holds the role, and decides nothing that they brought about`() async throws
    {
        let test = try await TestOffice()
        let (wang, zhao) = (try await test.caller("yi"), try await test.caller("bing"))
        try await test.office.lend(
            order("yi", "agency-head", to: day + 7), of: zhao.person, for: zhao)
        let standing = try await test.caller("yi")
        #expect(standing.roles == ["case-officer", "agency-head"])
        #expect(standing.standsIn == ["agency-head": zhao.person])
        _ = wang

        let number = try await test.review()
        _ = try await test.office.submit(
            "record-findings", fields: ["goods": .string("白酒")], to: number, expecting: nil, for: standing)
        await #expect(throws: StaffRefusal.ownProposal("agency-head")) {
            _ = try await test.office.submit(
                "move", fields: ["reason": .string("不归我局管")], to: number, expecting: nil, for: standing)
        }
        #expect(try await trail(test, "refused").contains { $0.details["because"]?.string == "own-proposal" })
    }

    @Test func `whoever lent takes it back, and it is gone at once`() async throws {
        let test = try await TestOffice()
        let zhao = try await test.caller("bing")
        try await test.office.lend(order("yi", "agency-head", to: day + 7), of: zhao.person, for: zhao)
        try await test.office.endPost(
            of: "yi", at: TestOffice.bureau, as: "agency-head", last: day - 1, reason: "回来了", for: zhao)

        #expect(try await test.caller("yi").roles == ["case-officer"])
        #expect(try await trail(test, "role-lent").count == 1)
        #expect(try await trail(test, "post-ended").count == 1)
    }

    // MARK: leaving

    @Test func `nobody leaves work lying: each duty needs a person who takes it`() async throws {
        let test = try await TestOffice()
        let security = try await test.caller("security")
        _ = try await test.review()
        let duties = try await test.office.duties(of: "yi", after: day)
        #expect(duties.map(\.field) == ["successor-bureau-case-officer"])

        await #expect(throws: StaffRefusal.dutiesOpen(1)) {
            try await test.office.leave("yi", last: day + 4, successors: [:], reason: "退休", for: security)
        }
        #expect(try await test.office.staffMember("yi", for: security).line.leftOn == nil)

        try await test.office.leave(
            "yi", last: day + 4, successors: ["successor-bureau-case-officer": "bing"], reason: "退休",
            for: security)
        for (offset, leaver, successor) in [(4, true, false), (5, false, true)] {
            test.office.clock.stand(at: TestOffice.monday.adding(ms: offset * 24 * 3_600_000))
            let left = try await test.office.caller(person: "yi", agency: "bureau", role: nil)
            let next = try await test.caller("bing").roles
            #expect((left != nil) == leaver, "day \(offset)")
            #expect(next.contains("case-officer") == successor, "day \(offset)")
        }
        await #expect(throws: StaffRefusal.hasLeft) {
            try await test.office.givePost(order("yi", "legal-reviewer", from: day + 6), for: security)
        }
    }

    @Test func `whoever stands in for a leaver is no successor until they are named as one`() async throws {
        let test = try await TestOffice()
        let (security, head) = (try await test.caller("security"), try await test.caller("bing"))
        _ = try await test.review()
        try await test.office.lend(order("yi", "agency-head", to: day + 7), of: head.person, for: head)

        await #expect(throws: StaffRefusal.dutiesOpen(1)) {
            try await test.office.leave("bing", last: day + 2, successors: [:], reason: "调离", for: security)
        }
        try await test.office.leave(
            "bing", last: day + 2, successors: ["successor-bureau-agency-head": "yi"], reason: "调离",
            for: security)
        for (offset, isLent) in [(2, true), (3, false), (30, false)] {
            test.office.clock.stand(at: TestOffice.monday.adding(ms: offset * 24 * 3_600_000))
            let caller = try await test.caller("yi")
            #expect(caller.roles.contains("agency-head"), "day \(offset)")
            #expect((caller.standsIn["agency-head"] != nil) == isLent, "day \(offset)")
        }
    }

    @Test func `an account is closed when no post is left, and its login is never given again`() async throws
    {
        let test = try await TestOffice()
        let admin = try await test.caller("admin")
        await #expect(throws: StaffRefusal.postsHeld(1)) {
            try await test.office.closeAccount(of: "jia", for: admin)
        }
        let made = try await test.office.openAccount(
            AccountOrder(name: "新来的", login: "xin-lai", email: nil), for: admin)
        #expect(try await test.office.caller(person: "xin-lai", agency: "bureau", role: nil) == nil)
        try await test.office.closeAccount(of: made.person.description, for: admin)
        await #expect(throws: StaffRefusal.loginTaken) {
            _ = try await test.office.openAccount(
                AccountOrder(name: "另一个人", login: "xin-lai", email: nil), for: admin)
        }
    }

    // MARK: what can this person do

    @Test func `the permission test names acts and roles, and nothing that the file says`() async throws {
        let test = try await TestOffice()
        let security = try await test.caller("security")
        let number = try await test.review()
        let officer = try #require(
            try await test.office.powers(of: "yi", on: number, for: security).first)
        #expect(officer.sight == .whole)
        #expect(officer.acts.contains { $0.isOpen })
        let editor = try #require(
            try await test.office.powers(of: "ding", on: number, for: security).first)
        #expect(editor.sight == .nothing)
        #expect(editor.acts.isEmpty)
        #expect(try await trail(test, "powers-read").count == 2)
        let head = try await test.caller("bing")
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await test.office.powers(of: "yi", on: number, for: head)
        }
    }
}
