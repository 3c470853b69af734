internal import Casework
internal import Foundation
public import Law
internal import Programmes
internal import Store

/// Reading people and posts for those who look after them.
extension Office {
    static let staffOnAPage = 50
    /// Files of a leaver that are named one by one.
    static let mostNamedFiles = 50

    /// People in the order of their names.
    ///
    /// - Parameter after: what the page before gave as `next`.
    /// - Throws: `DeskRefusal.notFound` for who neither makes accounts nor gives posts.
    public func staff(
        query: String, agency: String?, after: String?, for caller: Caller
    ) async throws -> StaffPage {
        let powers = try powers(of: caller)
        let today = now.legalDay
        let last = try after.map(Office.staffCursor)
        let typed = query.trimmingCharacters(in: .whitespaces)
        let (entries, posts) = try await database.read { db in
            let entries = try Staff.page(
                query: typed, agency: agency, after: last, limit: Office.staffOnAPage + 1, on: db)
            let posts = try entries.prefix(Office.staffOnAPage).map {
                try Directory.posts(of: $0.id, on: today.dayNumber, from: db)
            }
            return (entries, posts)
        }
        let shown = entries.prefix(Office.staffOnAPage)
        let names = try await peopleNamed(posts.flatMap(\.self).flatMap(\.people))
        let lines = zip(shown, posts).map { entry, held in
            StaffLine(entry, posts: held.map { self.view($0, names) })
        }
        let next = entries.count > shown.count ? shown.last.map { $0.id + " " + $0.name } : nil
        return StaffPage(lines: lines, next: next, powers: powers)
    }

    /// One person with all posts, and the duties that hang by them alone.
    ///
    /// - Parameter day: the last one, where they are about to go: others may have gone by then.
    public func staffMember(
        _ person: String, leaving day: CivilDate? = nil, for caller: Caller
    ) async throws -> StaffMember {
        let powers = try powers(of: caller)
        let today = now.legalDay
        let (entry, posts) = try await database.read { db in
            (try Staff.find(person, on: db), try Staff.posts(about: person, on: db))
        }
        guard let entry else { throw DeskRefusal.notFound }
        let names = try await peopleNamed(posts.flatMap(\.people))
        let own = posts.filter { $0.person == person }.map { view($0, names) }
        let lent = posts.filter { $0.standsInFor == person }.map { view($0, names) }
        let (past, current) = own.split { ($0.post.to ?? today) < today }
        return StaffMember(
            line: StaffLine(entry, posts: current.filter { $0.post.isHeld(on: today) }), current: current,
            past: past, lent: lent.filter { ($0.post.to ?? today) >= today },
            duties: try await duties(of: person, after: max(day ?? today, today)),
            agencies: agencies.all.map { ($0.id, $0.name) },
            roles: rolesKnown, powers: powers, isSelf: caller.person.description == person)
    }

    /// The caller's own posts, with what can be lent and to whom.
    public func myPosts(for caller: Caller) async throws -> MyPosts {
        let (person, today) = (caller.person.description, now.legalDay)
        let (posts, colleagues) = try await database.read { db in
            let beside = try Directory.posts(
                at: caller.agency.description, on: today.dayNumber, from: db)
            let others = Set(beside.filter { $0.standsInFor == nil }.map(\.person)).subtracting([person])
            return (
                try Staff.posts(about: person, on: db), try Directory.people(others.sorted(), on: db)
            )
        }
        let names = try await peopleNamed(posts.flatMap(\.people))
        let views = posts.map { view($0, names) }.filter { ($0.post.to ?? today) >= today }
        let own = views.filter { $0.post.person == caller.person }
        let lendable = own.filter {
            $0.post.standsInFor == nil && $0.post.agency == caller.agency && $0.post.isHeld(on: today)
        }.map(\.post.role)
        return MyPosts(
            current: own, lent: views.filter { $0.post.standsInFor == caller.person },
            colleagues: colleagues.map { .init(person: PersonID($0.id), name: $0.name) },
            lendable: lendable.filter { !Administration.all.contains($0) })
    }

    /// What only this person does: roles without another holder at bodies with open files, and files that name them.
    func duties(of person: String, after day: CivilDate) async throws -> [OpenDuty] {
        try await database.read { db in try self.duties(of: person, after: day, on: db) }
    }

    func duties(of person: String, after day: CivilDate, on db: some Connection) throws -> [OpenDuty] {
        let held = try Staff.posts(about: person, on: db).filter {
            $0.person == person && $0.standsInFor == nil && ($0.toDay ?? Int.max) >= day.dayNumber
        }
        var duties: [OpenDuty] = []
        for post in held {
            let others = try Directory.posts(at: post.agency, on: (day + 1).dayNumber, from: db)
            // Whoever stands in for the leaver ends with them.
            let isAlone = !others.contains {
                $0.role == post.role && $0.person != person && $0.standsInFor != person
            }
            let files = try Staff.openFiles(at: post.agency, on: db).filter {
                isUsed(post.role, in: $0.key)
            }
            guard isAlone, !files.isEmpty else { continue }
            let names = try Directory.people(Array(Set(others.map(\.person))), on: db)
            let candidates = names.filter { $0.id != person }.map {
                OpenDuty.Candidate(person: PersonID($0.id), name: $0.name)
            }
            let agency = AgencyID(post.agency)
            duties.append(
                OpenDuty(
                    kind: .role(
                        Name(post.role), at: agency, agencyName: agencies.name(agency),
                        files: files.values.reduce(0, +)),
                    candidates: candidates))
        }
        let files = try Staff.namedFiles(of: person, limit: Office.mostNamedFiles, on: db)
        return duties + files.map { OpenDuty(kind: .file($0), candidates: []) }
    }

    private func isUsed(_ role: String, in procedure: String) -> Bool {
        library.procedures.contains { $0.name.description == procedure && $0.role(Name(role)) != nil }
    }

    /// Roles that a pack gives to officers, and the three that look after the office.
    var rolesKnown: [Name<Role>] {
        let roles = library.procedures.flatMap { procedure in
            procedure.roles.filter { role in procedure.bodies.contains { $0.name == role.body } }
        }
        return Set(roles.map(\.name)).union(Administration.all).sorted()
    }

    /// The roles that packs give to bodies of a kind; whoever may open a file may be any body.
    func rolesKnown(at kind: String) -> Set<Name<Role>> {
        let roles = library.procedures.flatMap { procedure in
            procedure.roles.filter { role in
                procedure.bodies.contains { body in
                    guard body.name == role.body else { return false }
                    return switch body.kind {
                    case .openingAgency: true
                    case .kind(let wanted): wanted == kind
                    }
                }
            }
        }
        return Set(roles.map(\.name)).union(Administration.all)
    }

    func powers(of caller: Caller) throws -> StaffPowers {
        let powers = StaffPowers(caller)
        guard powers.any else { throw DeskRefusal.notFound }
        return powers
    }

    func peopleNamed(_ people: [String]) async throws -> [String: String] {
        guard !people.isEmpty else { return [:] }
        return try await database.read { db in try self.peopleNamed(people, on: db) }
    }

    func peopleNamed(_ people: [String], on db: some Connection) throws -> [String: String] {
        guard !people.isEmpty else { return [:] }
        let found = try Directory.people(Array(Set(people)), on: db)
        return Dictionary(found.map { ($0.id, $0.name) }) { first, _ in first }
    }

    func view(_ entry: PostEntry, _ names: [String: String]) -> PostView {
        func name(_ id: String) -> String { names[id] ?? id }
        return PostView(
            post: HeldPost(entry), personName: name(entry.person),
            agencyName: agencies.name(AgencyID(entry.agency)),
            standsInForName: entry.standsInFor.map(name),
            given: entry.given.map {
                PostView.Given(by: name($0.by), at: Instant(ms: $0.atMs), reason: $0.reason)
            })
    }

    private static func staffCursor(_ text: String) throws -> (name: String, id: String) {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw DeskRefusal.invalid([.init("after", .type)]) }
        return (parts[1], parts[0])
    }
}

extension PostEntry {
    /// Everybody whose name a page about this post shows.
    var people: [String] { [person, standsInFor, given?.by].compactMap(\.self) }
}

extension HeldPost {
    init(_ entry: PostEntry) {
        self.init(
            PersonID(entry.person), at: AgencyID(entry.agency), as: Name(entry.role),
            from: CivilDate(dayNumber: entry.fromDay), to: entry.toDay.map(CivilDate.init(dayNumber:)),
            standingInFor: entry.standsInFor.map { PersonID($0) })
    }
}

extension StaffLine {
    init(_ entry: StaffEntry, posts: [PostView]) {
        self.init(
            person: PersonID(entry.id), name: entry.name, login: entry.login,
            isAccountClosed: entry.isAccountClosed, leftOn: entry.leftDay.map(CivilDate.init(dayNumber:)),
            posts: posts)
    }
}

extension Array {
    /// Those for which it holds, and the others, each in their order.
    fileprivate func split(_ holds: (Element) -> Bool) -> (yes: [Element], no: [Element]) {
        (filter(holds), filter { !holds($0) })
    }
}
