internal import Casework
internal import Programmes

/// The people of a drill: those of the demo province and as many more as its bodies need, in every prefecture.
struct DrillPeople: Sendable {
    private(set) var world: World
    private var posts: [Post: [World.Person]] = [:]

    private struct Post: Hashable {
        let agency: String
        let role: String
    }

    init(extending demo: World, words: DrillWords, divisions: [String: String], chance: inout DrillChance) {
        let agencies = demo.agencies + DrillPeople.bodies(of: demo, words: words, divisions: divisions)
        world = World(agencies: agencies, people: demo.people)
        var people = demo.people.map(DrillPeople.relieved)
        for person in people { settle(person) }
        for agency in agencies {
            guard let staff = words.staff.first(where: { $0.kind == agency.kind }) else { continue }
            var wanted: [String: Int] = [:]
            for role in staff.roles {
                wanted[role, default: 0] += 1
                let number = wanted[role] ?? 1
                guard holders(of: role, at: agency.id).count < number else { continue }
                let person = DrillPeople.person(role, number, at: agency, words: words, chance: &chance)
                people.append(person)
                settle(person)
            }
        }
        world = World(agencies: agencies, people: people)
    }

    /// Bodies that a prefecture lacks beside those of the demo province.
    private static func bodies(
        of demo: World, words: DrillWords, divisions: [String: String]
    ) -> [World.Agency] {
        let prefectures = demo.agencies.filter { $0.kind == "court" && $0.level == "prefecture" }
        return prefectures.flatMap { court -> [World.Agency] in
            words.bodies.compactMap { body -> World.Agency? in
                let isThere = demo.agencies.contains {
                    $0.kind == body.name && $0.division == court.division
                }
                guard !isThere, let place = divisions[court.division] else { return nil }
                return World.Agency(
                    id: "\(body.name)-\(court.division)", name: place + body.value, kind: body.name,
                    division: court.division, level: court.level, parent: nil)
            }
        }
    }

    /// A register whose mediators were all busy would stop every mediation of a large drill.
    private static func relieved(_ person: World.Person) -> World.Person {
        guard let mediator = person.mediator else { return person }
        var relieved = person
        relieved.mediator = World.Mediator(
            skills: mediator.skills, areas: mediator.areas, most: mostFiles, ties: mediator.ties)
        return relieved
    }

    private static let mostFiles = 1_000_000

    private static func person(
        _ role: String, _ number: Int, at agency: World.Agency, words: DrillWords, chance: inout DrillChance
    ) -> World.Person {
        let name = (chance.pick(words.surnames) ?? "") + (chance.pick(words.given) ?? "")
        var person = World.Person(
            id: "\(agency.id)-\(role)-\(number)", name: name, login: nil, password: nil, email: nil,
            posts: [World.Post(agency: agency.id, roles: [role])])
        if role == "mediator" {
            person.mediator = World.Mediator(
                skills: LeadOpening.rightTypes, areas: [String(agency.division.prefix(2)) + "0000"],
                most: mostFiles, ties: [])
        }
        return person
    }

    private mutating func settle(_ person: World.Person) {
        for post in person.posts {
            for role in post.roles {
                posts[Post(agency: post.agency, role: role), default: []].append(person)
            }
        }
    }

    func holders(of role: String, at agency: String) -> [World.Person] {
        posts[Post(agency: agency, role: role)] ?? []
    }

    /// All posts, in the order of the world.
    var everyPost: [(person: World.Person, agency: String, role: String)] {
        world.people.flatMap { person in
            person.posts.flatMap { post in post.roles.map { (person, post.agency, $0) } }
        }
    }
}
