public import Casework
internal import Evidence
internal import Law
internal import Store

/// What a person can see and do on a file, and why: for who gives the posts, without what the file says.
public struct FilePowers: Sendable, Hashable {
    public enum Sight: Sendable, Hashable {
        /// The body takes no part: to this person the file is not there.
        case nothing
        case parts(Set<Role.Sight>)
        case whole
    }

    public struct Held: Sendable, Hashable {
        public let role: Name<Role>
        /// The part that the body plays.
        public let body: Name<Body>
        /// Whose role it is, where it is lent.
        public let standsInForName: String?
    }

    public struct ActPower: Sendable, Hashable {
        public let action: Name<Action>
        public let isOpen: Bool
        /// Roles that may do it, and those of a second signature.
        public let roles: [Name<Role>]
        public let cosigner: Name<Role>?
    }

    public let number: String
    public let procedure: Name<Procedure>
    public let stage: Name<Stage>
    public let agencyName: String
    public let sight: Sight
    public let roles: [Held]
    /// Acts of the stage that the file has reached.
    public let acts: [ActPower]
    /// Sealed records of the file, and how many of them the person may open with a reason.
    public let sealed: Int
    public let sealedReadable: Int
}

extension Office {
    /// What a person can do on a file, at each body where they hold a post.
    ///
    /// - Throws: `DeskRefusal.notFound` for who gives no posts, and for an unknown person or file.
    public func powers(
        of person: String, on number: String, for caller: Caller
    ) async throws -> [FilePowers] {
        guard StaffPowers(caller).givesPosts else { throw DeskRefusal.notFound }
        let today = now.legalDay.dayNumber
        let typed = FormReading.halfWidth(number).trimmed
        let (hand, posts) = try await database.read { db in
            (try self.readFile(typed, on: db), try Directory.posts(of: person, on: today, from: db))
        }
        guard let hand, !posts.isEmpty else { throw DeskRefusal.notFound }
        let names = try await peopleNamed(posts.flatMap(\.people))
        var found: [FilePowers] = []
        for agency in Set(posts.map(\.agency)).sorted() {
            guard let seen = try await self.caller(person: person, agency: agency, role: nil) else {
                continue
            }
            found.append(powers(of: seen, on: hand, names))
        }
        try await audit(
            "powers-read", person: caller.person.description, agency: caller.agency.description,
            file: typed, details: .object(["subject": .string(person)]))
        return found
    }

    private func powers(of seen: Caller, on hand: FileInHand, _ names: [String: String]) -> FilePowers {
        let (file, procedure) = (hand.file, hand.procedure)
        let isShared = file.participates(seen.agency)
        let held = isShared ? procedure.rolesHeld(by: seen.officer, on: file) : []
        let sight: FilePowers.Sight =
            !isShared ? .nothing : self.sight(of: seen, on: hand).map(FilePowers.Sight.parts) ?? .whole
        let acts = isShared ? procedure.actions(in: file.stage) : []
        return FilePowers(
            number: hand.number, procedure: file.procedure, stage: file.stage, agencyName: seen.agencyName,
            sight: sight,
            roles: held.sorted().compactMap { name in
                procedure.role(name).map { role in
                    FilePowers.Held(
                        role: name, body: role.body,
                        standsInForName: seen.standsIn[name].map { names[$0.description] ?? $0.description })
                }
            },
            acts: acts.map { action in
                FilePowers.ActPower(
                    action: action.name, isOpen: procedure.may(seen.officer, do: action, on: file),
                    roles: action.by, cosigner: action.cosignedBy)
            },
            sealed: file.sealed.count,
            sealedReadable: isShared
                ? file.sealed.count { procedure.mayRead($0, seen.officer, on: file) } : 0)
    }
}
