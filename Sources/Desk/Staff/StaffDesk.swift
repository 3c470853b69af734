public import Casework
internal import Evidence
internal import Foundation
public import Law
internal import Store

/// Giving, lending and ending posts. Each leaves a line in the trail in the same transaction.
extension Office {
    static let longestReason = 500

    /// Gives a post.
    ///
    /// - Throws: `StaffRefusal`; `DeskRefusal.notFound` for who gives no posts.
    public func givePost(_ order: PostOrder, for caller: Caller) async throws {
        guard StaffPowers(caller).givesPosts else { throw DeskRefusal.notFound }
        guard let body = agencies.agency(order.agency) else {
            throw DeskRefusal.invalid([.init("agency", .unknown)])
        }
        try checkReason(order.reason)
        let post = HeldPost(
            order.person, at: order.agency, as: order.role, from: order.from, to: order.to)
        let (known, today) = (rolesKnown(at: body.kind), now.legalDay)
        let entry = PostEntry(post, given: given(by: caller, order.reason))
        let line = trailLine("post-given", post, by: caller)
        try await database.write { db in
            try Office.checkStays(order.person, until: post, on: db)
            let plan = PostPlan(try Office.heldPosts(of: [order.person], on: today, db: db), on: today)
            try plan.give(post, by: caller.person, known: known)
            try Directory.put(entry, on: db)
            try Audit.append(line, on: db)
        }
    }

    /// Lends a role to a colleague for some days: whoever holds it does, or who gives posts, for them.
    public func lend(_ order: PostOrder, of owner: PersonID, for caller: Caller) async throws {
        guard owner == caller.person || StaffPowers(caller).givesPosts else { throw DeskRefusal.notFound }
        guard agencies.agency(order.agency) != nil else {
            throw DeskRefusal.invalid([.init("agency", .unknown)])
        }
        try checkReason(order.reason)
        let post = HeldPost(
            order.person, at: order.agency, as: order.role, from: order.from, to: order.to,
            standingInFor: owner)
        let today = now.legalDay
        let entry = PostEntry(post, given: given(by: caller, order.reason))
        let line = trailLine("role-lent", post, by: caller)
        try await database.write { db in
            try Office.checkStays(order.person, until: post, on: db)
            let held = try Office.heldPosts(of: [order.person, owner], on: today, db: db)
            try PostPlan(held, on: today).lend(post, by: caller.person)
            try Directory.put(entry, on: db)
            try Audit.append(line, on: db)
        }
    }

    /// Ends a post, or a role that was lent, with a last day.
    ///
    /// A lent role is ended by whoever lent it, by who holds it for them, or by who gives posts.
    public func endPost(
        of person: PersonID, at agency: AgencyID, as role: Name<Role>, last: CivilDate, reason: String,
        for caller: Caller
    ) async throws {
        let today = now.legalDay
        try checkReason(reason)
        try await database.write { db in
            let all = try Office.heldPosts(of: [person], on: today, db: db)
            let found = all.first { $0.person == person && $0.agency == agency && $0.role == role }
            guard let post = found else { throw DeskRefusal.notFound }
            let isTheirs = post.standsInFor != nil && [post.standsInFor, post.person].contains(caller.person)
            guard isTheirs || StaffPowers(caller).givesPosts else { throw DeskRefusal.notFound }
            try PostPlan(all, on: today).end(post, on: last, by: caller.person)
            try self.end(post, on: last, reason, by: caller, db)
        }
    }

    func end(
        _ post: HeldPost, on last: CivilDate, _ reason: String, by caller: Caller, _ db: some Connection
    ) throws {
        let ended = HeldPost(
            post.person, at: post.agency, as: post.role, from: post.from, to: max(last, post.from - 1),
            standingInFor: post.standsInFor)
        try Staff.end(PostEntry(ended, given: nil), on: db)
        try Audit.append(trailLine("post-ended", ended, by: caller, ["reason": .string(reason)]), on: db)
    }

    /// A person leaves: every post ends with the last day, what was lent to them or by them ends too, and each duty
    /// that only they do goes to the person named for it.
    ///
    /// - Parameter successors: the person for each `OpenDuty.field`.
    public func leave(
        _ person: PersonID, last: CivilDate, successors: [String: PersonID], reason: String,
        for caller: Caller
    ) async throws {
        guard StaffPowers(caller).givesPosts else { throw DeskRefusal.notFound }
        guard person != caller.person else { throw StaffRefusal.ownPower }
        let today = now.legalDay
        guard last >= today else { throw StaffRefusal.daysWrong }
        try checkReason(reason)
        try await database.write { db in
            guard try Staff.find(person.description, on: db) != nil else { throw DeskRefusal.notFound }
            let duties = try self.duties(of: person.description, after: last, on: db)
            let taken = try duties.map { duty in (duty, try self.successor(of: duty, among: successors)) }
            guard taken.allSatisfy({ $0.1 != nil }) else {
                throw StaffRefusal.dutiesOpen(taken.count { $0.1 == nil })
            }
            let held = try Office.heldPosts(of: [person], on: today, db: db)
            for post in held where post.person == person || post.standsInFor == person {
                if post.person == person, Administration.all.contains(post.role) {
                    try PostPlan(held, on: today).end(post, on: last, by: caller.person)
                }
                if post.to.map({ $0 > last }) ?? true { try self.end(post, on: last, reason, by: caller, db) }
            }
            // What was lent has ended by now, so that it may go on as the successor's own.
            for case (let duty, let next?) in taken {
                try self.hand(duty, to: next, from: last + 1, reason, by: caller, on: today, db)
            }
            try Staff.leave(person.description, on: last.dayNumber, db: db)
            try Audit.append(
                AuditEntry(
                    atMs: self.now.ms, person: caller.person.description,
                    agency: caller.agency.description, kind: "person-left",
                    details: .object([
                        "subject": .string(person.description), "last_day": .string("\(last)"),
                        "duties": .int(taken.count), "reason": .string(reason),
                    ])),
                on: db)
        }
    }

    /// `nil` where nobody is named; a file that names the leaver is handed over on the file itself.
    func successor(
        of duty: OpenDuty, among successors: [String: PersonID]
    ) throws -> OpenDuty.Candidate? {
        guard case .role = duty.kind, let named = successors[duty.field] else { return nil }
        guard let found = duty.candidates.first(where: { $0.person == named }) else {
            throw DeskRefusal.invalid([.init(duty.field, .unknown)])
        }
        return found
    }

    func hand(
        _ duty: OpenDuty, to next: OpenDuty.Candidate, from day: CivilDate, _ reason: String,
        by caller: Caller, on today: CivilDate, _ db: some Connection
    ) throws {
        guard case .role(let role, let agency, _, _) = duty.kind else { return }
        let post = HeldPost(next.person, at: agency, as: role, from: day)
        let plan = PostPlan(try Office.heldPosts(of: [next.person], on: today, db: db), on: today)
        try plan.give(post, by: caller.person, known: [role])
        try Directory.put(PostEntry(post, given: given(by: caller, reason)), on: db)
        try Audit.append(trailLine("duty-handed-over", post, by: caller), on: db)
    }

    func given(by caller: Caller, _ reason: String) -> PostEntry.Given {
        PostEntry.Given(by: caller.person.description, atMs: now.ms, reason: reason)
    }

    func trailLine(
        _ kind: String, _ post: HeldPost, by caller: Caller, _ more: [String: JSON] = [:]
    ) -> AuditEntry {
        var details: [String: JSON] = [
            "subject": .string(post.person.description), "at": .string(post.agency.description),
            "role": .string(post.role.description), "from": .string("\(post.from)"),
        ]
        details["to"] = post.to.map { .string("\($0)") }
        details["stands_in_for"] = post.standsInFor.map { .string($0.description) }
        return AuditEntry(
            atMs: now.ms, person: caller.person.description, agency: caller.agency.description, kind: kind,
            details: .object(details.merging(more) { _, new in new }))
    }

    func checkReason(_ reason: String) throws {
        let length = reason.trimmingCharacters(in: .whitespacesAndNewlines).count
        guard length > 0 else { throw DeskRefusal.invalid([.init("reason", .required)]) }
        guard length <= Office.longestReason else { throw DeskRefusal.invalid([.init("reason", .tooLong)]) }
    }

    /// Whoever leaves is given nothing that goes on after them.
    static func checkStays(_ person: PersonID, until post: HeldPost, on db: some Connection) throws {
        guard let entry = try Staff.find(person.description, on: db) else {
            throw DeskRefusal.invalid([.init("person", .unknown)])
        }
        guard let left = entry.leftDay else { return }
        guard let last = post.to, last.dayNumber <= left else { throw StaffRefusal.hasLeft }
    }

    /// Posts of some people, what others hold for them, and every administrator, none of them ended.
    static func heldPosts(
        of people: [PersonID], on today: CivilDate, db: some Connection
    ) throws -> [HeldPost] {
        let administrators = try Staff.posts(
            of: Administration.all.map(\.description), from: today.dayNumber, on: db)
        let own = try people.flatMap { try Staff.posts(about: $0.description, on: db) }
        let all = (administrators + own).map(HeldPost.init).filter { ($0.to ?? today) >= today }
        return Array(Set(all)).sorted { ($0.from, $0.role) < ($1.from, $1.role) }
    }
}

extension PostEntry {
    init(_ post: HeldPost, given: Given?) {
        self.init(
            person: post.person.description, agency: post.agency.description,
            role: post.role.description, fromDay: post.from.dayNumber, toDay: post.to?.dayNumber)
        standsInFor = post.standsInFor?.description
        self.given = given
    }
}
