import Law
import Testing

@testable import Casework

@Suite("Posts are given, lent and ended by others than those who hold them")
struct PostPlanTests {
    private let today = CivilDate(2026, 5, 11)
    private let known: Set<Name<Role>> = [
        "case-officer", "agency-head", Administration.system, Administration.audit,
    ]

    private func post(
        _ person: PersonID, _ role: Name<Role> = "case-officer", from: CivilDate? = nil, to: CivilDate? = nil,
        for other: PersonID? = nil, at agency: AgencyID = "bureau"
    ) -> HeldPost {
        HeldPost(person, at: agency, as: role, from: from ?? today, to: to, standingInFor: other)
    }

    private func refusal(_ body: () throws -> Void) -> StaffRefusal? {
        do {
            try body()
            return nil
        } catch {
            return error as? StaffRefusal
        }
    }

    @Test func `nobody gives himself a post`() {
        let plan = PostPlan([], on: today)
        #expect(refusal { try plan.give(post("sec"), by: "sec", known: known) } == .ownPower)
    }

    @Test func `a role that no pack gives to such a body is refused`() {
        let plan = PostPlan([], on: today)
        #expect(
            refusal { try plan.give(post("wang", "emperor"), by: "sec", known: known) }
                == .roleUnknownHere("emperor"))
    }

    @Test(
        arguments: [
            (Administration.system, Administration.audit), (Administration.audit, "case-officer"),
            ("agency-head", Administration.system),
        ] as [(Name<Role>, Name<Role>)])
    func `whoever looks after the office holds no second role on the same days`(
        held: Name<Role>, wanted: Name<Role>
    ) {
        let plan = PostPlan([post("wang", held, from: today - 30)], on: today)
        #expect(
            refusal { try plan.give(post("wang", wanted), by: "sec", known: known) }
                == .rolesApart(wanted: wanted, held: held))
    }

    @Test func `the day after the last day of the one, the other can begin, and not on that day`() throws {
        let last = today + 4
        let plan = PostPlan([post("wang", Administration.audit, from: today - 30, to: last)], on: today)
        for day in [last - 1, last] {
            #expect(
                refusal { try plan.give(post("wang", from: day), by: "sec", known: known) }
                    == .rolesApart(wanted: "case-officer", held: Administration.audit), "\(day)")
        }
        try plan.give(post("wang", from: last + 1), by: "sec", known: known)
    }

    @Test func `a post begins today at the earliest and does not end before it begins`() throws {
        let plan = PostPlan([], on: today)
        #expect(
            refusal { try plan.give(post("wang", from: today - 1), by: "sec", known: known) } == .daysWrong)
        #expect(
            refusal { try plan.give(post("wang", from: today, to: today - 1), by: "sec", known: known) }
                == .daysWrong)
        try plan.give(post("wang", from: today, to: today), by: "sec", known: known)
    }

    @Test func `the same role is not held twice on a day`() throws {
        let plan = PostPlan([post("wang", to: today + 9)], on: today)
        #expect(
            refusal { try plan.give(post("wang", from: today + 9), by: "sec", known: known) }
                == .heldAlready("case-officer"))
        try plan.give(post("wang", from: today + 10), by: "sec", known: known)
    }

    // MARK: standing in

    private var bureau: [HeldPost] {
        [post("zhao", "agency-head", from: today - 30), post("wang", from: today - 30)]
    }

    @Test func `a head lends the role to a colleague, up to ninety days and not one more`() throws {
        let plan = PostPlan(bureau, on: today)
        for days in [89, 90] {
            try plan.lend(post("wang", "agency-head", to: today + (days - 1), for: "zhao"), by: "zhao")
        }
        #expect(
            refusal { try plan.lend(post("wang", "agency-head", to: today + 90, for: "zhao"), by: "zhao") }
                == .tooLong(mostDays: 90))
        #expect(refusal { try plan.lend(post("wang", "agency-head", for: "zhao"), by: "zhao") } == .daysWrong)
    }

    @Test func `nobody lends himself a role, nor takes one`() {
        let plan = PostPlan(bureau, on: today)
        #expect(
            refusal { try plan.lend(post("zhao", "agency-head", to: today, for: "zhao"), by: "zhao") }
                == .ownPower)
        #expect(
            refusal { try plan.lend(post("wang", "agency-head", to: today, for: "zhao"), by: "wang") }
                == .ownPower)
    }

    @Test func `what was lent is not lent on`() {
        let held =
            bureau + [
                post("wang", "agency-head", to: today + 5, for: "zhao"), post("sun", from: today - 30),
            ]
        #expect(
            refusal {
                try PostPlan(held, on: today).lend(
                    post("sun", "agency-head", to: today, for: "wang"), by: "wang")
            } == .notTheirOwn("agency-head"))
    }

    @Test func `a role is lent within the body, while it is one's own on every day`() {
        let other = bureau + [post("far", from: today - 30, at: "elsewhere")]
        #expect(
            refusal {
                try PostPlan(other, on: today).lend(
                    post("far", "agency-head", to: today, for: "zhao"), by: "zhao")
            } == .notOfTheBody)
        let ending = [
            post("zhao", "agency-head", from: today - 30, to: today + 3), post("wang", from: today - 30),
        ]
        #expect(
            refusal {
                try PostPlan(ending, on: today).lend(
                    post("wang", "agency-head", to: today + 4, for: "zhao"), by: "zhao")
            } == .notTheirOwn("agency-head"))
    }

    @Test func `an administrator lends nothing`() {
        let held = [post("a", Administration.audit, from: today - 3), post("b", from: today - 3)]
        #expect(
            refusal {
                try PostPlan(held, on: today).lend(
                    post("b", Administration.audit, to: today, for: "a"), by: "a")
            } == .notTheirOwn(Administration.audit))
    }

    // MARK: ending

    @Test func `the last of the three is not let go, and is when another follows on the day after`() throws {
        let last = post("a", Administration.audit, from: today - 30)
        #expect(
            refusal { try PostPlan([last], on: today).end(last, on: today + 1, by: "sec") }
                == .lastOfItsKind(Administration.audit))
        let late = post("b", Administration.audit, from: today + 3)
        #expect(
            refusal { try PostPlan([last, late], on: today).end(last, on: today + 1, by: "sec") }
                == .lastOfItsKind(Administration.audit))
        try PostPlan([last, late], on: today).end(last, on: today + 2, by: "sec")
    }

    @Test func `nobody ends a post of his own, and whoever stands in may stop`() throws {
        let own = post("wang", from: today - 5)
        #expect(refusal { try PostPlan([own], on: today).end(own, on: today, by: "wang") } == .ownPower)
        let lent = post("wang", "agency-head", to: today + 5, for: "zhao")
        try PostPlan([lent], on: today).end(lent, on: today, by: "wang")
    }
}
