import Casework
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// From one post to another in one step, or not at all.
struct TransferTests {
    private static let today = TestOffice.monday.legalDay

    private static func order(
        _ person: PersonID = "yi", from old: (AgencyID, Name<Role>) = ("bureau", "case-officer"),
        to new: (AgencyID, Name<Role>) = ("section", "legal-reviewer"), first: CivilDate = today + 7,
        successors: [String: PersonID] = [:], because reason: String = "轮岗"
    ) -> TransferOrder {
        TransferOrder(
            person, from: .init(old.0, old.1), to: .init(new.0, new.1), first: first, successors: successors,
            because: reason)
    }

    private static func posts(_ person: String, _ world: TestOffice) async throws -> [String] {
        try await world.office.database.read { db in
            try Staff.posts(about: person, on: db).map { post in
                let to = post.toDay.map { CivilDate(dayNumber: $0).description } ?? "…"
                return "\(post.person) \(post.agency) \(post.role) "
                    + "\(CivilDate(dayNumber: post.fromDay)) \(to)"
            }
        }.sorted()
    }

    private static func kinds(_ world: TestOffice) async throws -> [String] {
        try await world.office.database.read { db in
            try db.rows("SELECT kind FROM audit ORDER BY position LIMIT 1000").map { $0.text("kind") }
        }
    }

    @Test func `only who gives posts moves people, and nobody moves themselves`() async throws {
        let world = try await TestOffice()
        for login in ["yi", "bing", "admin", "audit"] {
            let caller = try await world.caller(login)
            await #expect(throws: DeskRefusal.notFound) {
                try await world.office.transfer(Self.order("jia"), for: caller)
            }
            await #expect(throws: DeskRefusal.notFound) {
                try await world.office.lending(of: "jia", for: caller)
            }
        }
        let caller = try await world.caller("security")
        let own = Self.order("security", from: ("section", "security-administrator"))
        await #expect(throws: StaffRefusal.ownPower) { try await world.office.transfer(own, for: caller) }
    }

    @Test func `what cannot be moved is refused, and everything stays as it was`() async throws {
        let world = try await TestOffice()
        let caller = try await world.caller("security")
        let before = try await Self.posts("yi", world)
        let refused: [(TransferOrder, any Error)] = [
            (Self.order(because: " "), DeskRefusal.invalid([.init("reason", .required)])),
            (Self.order(first: Self.today - 1), StaffRefusal.daysWrong),
            (Self.order(to: ("nowhere", "case-officer")), DeskRefusal.invalid([.init("agency", .unknown)])),
            (
                Self.order(from: ("bureau", "agency-head")),
                DeskRefusal.invalid([.init("post", .unknown)])
            ),
            (
                Self.order(to: ("bureau", "case-officer")), DeskRefusal.invalid([.init("role", .choice)])
            ),
            (Self.order(to: ("congress", "no-such-role")), StaffRefusal.roleUnknownHere("no-such-role")),
            (
                Self.order("audit", from: ("section", "audit-administrator")),
                StaffRefusal.lastOfItsKind("audit-administrator")
            ),
        ]
        for (order, expected) in refused {
            do {
                try await world.office.transfer(order, for: caller)
                Issue.record("\(order) was not refused")
            } catch {
                #expect("\(error)" == "\(expected)")
            }
        }
        #expect(try await Self.posts("yi", world) == before)
        #expect(try await !Self.kinds(world).contains("person-transferred"))
    }

    @Test func `the old post ends the day before the new one begins, and each line stands on the trail`()
        async throws
    {
        let world = try await TestOffice()
        let caller = try await world.caller("security")
        try await world.office.transfer(Self.order(), for: caller)
        let posts = try await Self.posts("yi", world)
        #expect(posts.contains { $0.hasPrefix("yi bureau case-officer") && $0.hasSuffix("2026-05-17") })
        #expect(posts.contains("yi section legal-reviewer 2026-05-18 …"))
        let kinds = try await Self.kinds(world)
        for kind in ["post-ended", "post-given", "person-transferred"] { #expect(kinds.contains(kind)) }
        for (day, agency) in [(6, "bureau"), (7, "section"), (8, "section")] {
            world.office.clock.stand(at: TestOffice.monday.adding(ms: day * 86_400_000))
            #expect(try await world.caller("yi").agency.description == agency, "day \(day)")
        }
    }

    @Test func `what only this person does goes to somebody named for it, or nobody moves`() async throws {
        let world = try await TestOffice()
        let caller = try await world.caller("security")
        _ = try await world.review()
        let duty = try #require(
            try await world.office.staffMember("yi", for: caller).duties.first { duty in
                if case .role("case-officer", "bureau", _, _) = duty.kind { true } else { false }
            })
        await #expect(throws: StaffRefusal.dutiesOpen(1)) {
            try await world.office.transfer(Self.order(), for: caller)
        }
        await #expect(throws: DeskRefusal.invalid([.init(duty.field, .unknown)])) {
            try await world.office.transfer(Self.order(successors: [duty.field: "ren"]), for: caller)
        }
        #expect(try await !Self.kinds(world).contains("post-ended"))
        try await world.office.transfer(Self.order(successors: [duty.field: "bing"]), for: caller)
        #expect(try await Self.posts("bing", world).contains("bing bureau case-officer 2026-05-18 …"))
        #expect(try await Self.kinds(world).contains("duty-handed-over"))
    }

    @Test func `who stood in for the person stops with the post, and so does what the person stood in for`()
        async throws
    {
        let world = try await TestOffice()
        let (office, caller) = (world.office, try await world.caller("security"))
        func lend(_ role: Name<Role>, of owner: PersonID, to person: PersonID) async throws {
            try await office.lend(
                PostOrder(
                    person: person, agency: "bureau", role: role, from: Self.today, to: Self.today + 30,
                    reason: "休假"), of: owner, for: caller)
        }
        try await lend("case-officer", of: "yi", to: "geng")
        try await lend("agency-head", of: "bing", to: "yi")
        let view = try await office.lending(of: "yi", for: caller)
        #expect(view.lent.map(\.post.person) == ["geng"])
        #expect(view.lendable.map(\.post.role) == ["case-officer"])
        #expect(Set(view.colleagues.map(\.person)) == ["bing", "geng"])
        try await office.transfer(Self.order(), for: caller)
        let posts = try await Self.posts("yi", world)
        #expect(posts.filter { $0.hasSuffix("2026-05-17") }.count == 3, "\(posts)")
    }
}
