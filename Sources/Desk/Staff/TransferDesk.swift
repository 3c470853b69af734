public import Casework
internal import Evidence
public import Law
internal import Store

/// A person moves from one post to another: one day, one act.
public struct TransferOrder: Sendable, Hashable {
    public struct Place: Sendable, Hashable {
        public let agency: AgencyID
        public let role: Name<Role>

        public init(_ agency: AgencyID, _ role: Name<Role>) {
            self.agency = agency
            self.role = role
        }
    }

    public let person: PersonID
    public let old: Place
    public let new: Place
    /// The first day in the new post; the one before is the last in the old.
    public let first: CivilDate
    /// The person for each `OpenDuty.field`.
    public let successors: [String: PersonID]
    public let reason: String

    public init(
        _ person: PersonID, from old: Place, to new: Place, first: CivilDate,
        successors: [String: PersonID], because reason: String
    ) {
        self.person = person
        self.old = old
        self.new = new
        self.first = first
        self.successors = successors
        self.reason = reason
    }
}

/// Who can stand in for a person, at the bodies where the person holds a role that can be lent.
public struct LendingView: Sendable {
    public struct Colleague: Sendable, Hashable {
        public let person: PersonID
        public let name: String
        public let agency: AgencyID
    }

    public let person: PersonID
    public let name: String
    public let lendable: [PostView]
    public let lent: [PostView]
    public let colleagues: [Colleague]
    public let isSelf: Bool
}

/// Moving people between posts, and lending for who cannot do it themselves.
extension Office {
    /// The old post ends, the new one begins the day after, and what only this person did in the old one goes to the
    /// person named for it: all of it, or nothing.
    public func transfer(_ order: TransferOrder, for caller: Caller) async throws {
        guard StaffPowers(caller).givesPosts else { throw DeskRefusal.notFound }
        guard order.person != caller.person else { throw StaffRefusal.ownPower }
        let today = now.legalDay
        guard order.first >= today else { throw StaffRefusal.daysWrong }
        guard let body = agencies.agency(order.new.agency) else {
            throw DeskRefusal.invalid([.init("agency", .unknown)])
        }
        guard order.old != order.new else { throw DeskRefusal.invalid([.init("role", .choice)]) }
        try checkReason(order.reason)
        let (known, last) = (rolesKnown(at: body.kind), order.first - 1)
        let post = HeldPost(
            order.person, at: order.new.agency, as: order.new.role, from: order.first, to: nil)
        try await database.write { db in
            try Office.checkStays(order.person, until: post, on: db)
            let held = try Office.heldPosts(of: [order.person], on: today, db: db)
            let found = held.first { old in
                old.person == order.person && old.standsInFor == nil && old.agency == order.old.agency
                    && old.role == order.old.role && old.isHeld(on: today)
            }
            guard let old = found else { throw DeskRefusal.invalid([.init("post", .unknown)]) }
            let taken = try self.successors(of: order, after: last, db)
            try PostPlan(held, on: today).end(old, on: last, by: caller.person)
            for ended in Office.ending(with: old, among: held) where ended.to.map({ $0 > last }) ?? true {
                try self.end(ended, on: last, order.reason, by: caller, db)
            }
            let plan = PostPlan(
                try Office.heldPosts(of: [order.person], on: today, db: db), on: today)
            try plan.give(post, by: caller.person, known: known)
            try Directory.put(PostEntry(post, given: self.given(by: caller, order.reason)), on: db)
            try Audit.append(self.trailLine("post-given", post, by: caller), on: db)
            for (duty, next) in taken {
                try self.hand(duty, to: next, from: order.first, order.reason, by: caller, on: today, db)
            }
            let moved = self.trailLine(
                "person-transferred", post, by: caller,
                ["before": .string("\(old.agency) \(old.role)"), "reason": .string(order.reason)])
            try Audit.append(moved, on: db)
        }
    }

    /// Whoever takes over what only this person does in the old post.
    ///
    /// - Throws: `StaffRefusal.dutiesOpen` with how many have nobody. Files that name the person are handed over on
    ///   the file itself, before.
    private func successors(
        of order: TransferOrder, after last: CivilDate, _ db: some Connection
    ) throws -> [(OpenDuty, OpenDuty.Candidate)] {
        let person = order.person.description
        let duties = try self.duties(of: person, after: last, on: db).filter { duty in
            guard case .role(let role, let agency, _, _) = duty.kind else { return false }
            return role == order.old.role && agency == order.old.agency
        }
        let files = try Staff.namedFiles(
            of: person, at: order.old.agency.description, limit: Office.mostNamedFiles, on: db)
        let taken = try duties.compactMap { duty in
            try self.successor(of: duty, among: order.successors).map { (duty, $0) }
        }
        let open = duties.count - taken.count + files.count
        guard open == 0 else { throw StaffRefusal.dutiesOpen(open) }
        return taken
    }

    /// The post itself, what others hold of it for the person, and, where it is the last at the body, what the person
    /// holds there for others: only colleagues stand in for each other.
    private static func ending(with old: HeldPost, among held: [HeldPost]) -> [HeldPost] {
        let staysAtBody = held.contains {
            $0.person == old.person && $0.standsInFor == nil && $0.agency == old.agency && $0 != old
        }
        return held.filter { post in
            guard post.agency == old.agency else { return false }
            if post == old { return true }
            if post.standsInFor == old.person { return post.role == old.role }
            return post.person == old.person && post.standsInFor != nil && !staysAtBody
        }
    }

    /// What a page needs on which a role is lent for somebody else.
    public func lending(of person: String, for caller: Caller) async throws -> LendingView {
        guard StaffPowers(caller).givesPosts else { throw DeskRefusal.notFound }
        let today = now.legalDay
        let (entry, posts) = try await database.read { db in
            (try Staff.find(person, on: db), try Staff.posts(about: person, on: db))
        }
        guard let entry else { throw DeskRefusal.notFound }
        let names = try await peopleNamed(posts.flatMap(\.people))
        let views = posts.map { view($0, names) }.filter { ($0.post.to ?? today) >= today }
        let lendable = views.filter {
            $0.post.person.description == person && $0.post.standsInFor == nil
                && !Administration.all.contains($0.post.role)
        }
        return LendingView(
            person: PersonID(person), name: entry.name, lendable: lendable,
            lent: views.filter { $0.post.standsInFor?.description == person },
            colleagues: try await colleagues(
                of: person, at: Set(lendable.map(\.post.agency)), on: today),
            isSelf: caller.person.description == person)
    }

    private func colleagues(
        of person: String, at agencies: Set<AgencyID>, on today: CivilDate
    ) async throws -> [LendingView.Colleague] {
        try await database.read { db in
            var found: [LendingView.Colleague] = []
            for agency in agencies.sorted(by: { $0.description < $1.description }) {
                let posts = try Directory.posts(at: agency.description, on: today.dayNumber, from: db)
                let others = Set(posts.filter { $0.standsInFor == nil }.map(\.person)).subtracting([person])
                guard !others.isEmpty else { continue }
                found += try Directory.people(others.sorted(), on: db).map {
                    LendingView.Colleague(person: PersonID($0.id), name: $0.name, agency: agency)
                }
            }
            return found
        }
    }
}
