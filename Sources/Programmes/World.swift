internal import Casework
internal import Foundation

/// Who there is in a new office: agencies, people and their posts, as a YAML file gives them.
public struct World: Hashable, Sendable {
    public struct Agency: Hashable, Sendable {
        public let id: String
        public let name: String
        public let kind: String
        /// GB/T 2260, six digits.
        public let division: String
        /// national, province, prefecture or county.
        public let level: String
        public let parent: String?

        public init(
            id: String, name: String, kind: String, division: String, level: String, parent: String?
        ) {
            self.id = id
            self.name = name
            self.kind = kind
            self.division = division
            self.level = level
            self.parent = parent
        }
    }

    public struct Post: Hashable, Sendable {
        public let agency: String
        public let roles: [String]

        public init(agency: String, roles: [String]) {
            self.agency = agency
            self.roles = roles
        }
    }

    public struct Person: Hashable, Sendable {
        public let id: String
        public let name: String
        /// `nil` for who does not sign in.
        public let login: String?
        /// `nil` when the office is to choose one.
        public let password: String?
        public let email: String?
        public let posts: [Post]
        /// What a mediator brings; `nil` for everyone else.
        public var mediator: Mediator?

        public init(
            id: String, name: String, login: String?, password: String?, email: String?, posts: [Post]
        ) {
            self.id = id
            self.name = name
            self.login = login
            self.password = password
            self.email = email
            self.posts = posts
        }
    }

    /// A line of the register of mediators.
    public struct Mediator: Hashable, Sendable {
        /// Kinds of right.
        public let skills: [String]
        /// GB/T 2260 codes.
        public let areas: [String]
        /// Files at one time.
        public let most: Int
        public let ties: [Tie]

        public init(skills: [String], areas: [String], most: Int, ties: [Tie]) {
            self.skills = skills
            self.areas = areas
            self.most = most
            self.ties = ties
        }

        /// Whom they acted for or against, work for or are related to.
        public struct Tie: Hashable, Sendable {
            public let kind: String
            public let name: String
            public let uscc: String?
        }
    }

    public let agencies: [Agency]
    public let people: [Person]

    public init(agencies: [Agency], people: [Person]) {
        self.agencies = agencies
        self.people = people
    }

    /// Kinds of agencies that the office knows.
    public static let kinds = [
        "ip-office", "ip-centre", "market-supervision", "police", "procuratorate", "court", "customs",
        "copyright", "agriculture", "forestry", "culture", "cyberspace", "mediation", "arbitration", "notary",
        "credit", "platform", "association", "congress",
    ]
    static let levels = ["national", "province", "prefecture", "county"]

    /// Reads a world.
    ///
    /// - Throws: `PackFaults` with everything that is wrong, each on its line.
    public init(reading text: String, file: String) throws(PackFaults) {
        var reading = WorldReading()
        if let tree = PackText.tree(of: text, file: file, &reading.faults) { reading.read(tree) }
        guard reading.faults.faults.isEmpty else { throw PackFaults(reading.faults.faults) }
        agencies = reading.agencies
        people = reading.people
    }
}

/// Collects agencies and people while a world is read, with all that is wrong.
private struct WorldReading {
    var faults = FaultList()
    private(set) var agencies: [World.Agency] = []
    private(set) var people: [World.Person] = []
    private var logins: Set<String> = []

    mutating func read(_ tree: Tree) {
        let world = Section(tree, "the world", keys: ["agencies", "people"], &faults)
        let bodies = list(world, "agencies")
        for member in bodies { readAgency(member) }
        if bodies.isEmpty {
            faults.add("the world has no agency", remedy: "add one under `agencies`", at: world.place)
        }
        checkParents(bodies)
        for member in list(world, "people") { readPerson(member) }
    }

    private mutating func list(_ section: Section, _ key: String) -> [Tree] {
        guard let tree = section[key] else { return [] }
        switch tree.content {
        case .list(let members): return members
        case .nothing, .reported: return []
        case .text, .map:
            faults.add(
                "`\(key)` of \(section.title) is \(tree.kind)", remedy: "write a list", at: tree.place)
            return []
        }
    }

    private mutating func readAgency(_ tree: Tree) {
        let keys: Set = ["id", "name", "kind", "division", "level", "parent"]
        let section = Section(tree, "an agency", keys: keys, &faults)
        let id = section.demanded("id", &faults)
        let name = section.demanded("name", &faults)
        let kind = section.demanded("kind", &faults)
        let division = section.demanded("division", &faults)
        let level = section.word("level", &faults)
        let parent = section.word("parent", &faults)
        if let id { checkNew(id, "agency", among: Set(agencies.map(\.id))) }
        if let kind { _ = faults.resolve(kind, "kind of agency", among: table(World.kinds)) }
        if let level { _ = faults.resolve(level, "level", among: table(World.levels)) }
        if let division, !isDivision(division.text) {
            faults.add(
                "`\(division.text)` is no division", remedy: "write six digits of GB/T 2260 in quotes",
                at: division.place)
        }
        guard let id, let name, let kind, let division else { return }
        agencies.append(
            World.Agency(
                id: id.text, name: name.text, kind: kind.text, division: division.text,
                level: level?.text ?? WorldReading.level(of: division.text), parent: parent?.text))
    }

    /// A parent may stand below its children, so that it is looked for when all are read.
    private mutating func checkParents(_ bodies: [Tree]) {
        let known = table(agencies.map(\.id))
        for body in bodies {
            guard case .map(let pairs) = body.content,
                let parent = pairs.first(where: { $0.key.text == "parent" }),
                case .text(let text, _) = parent.value.content
            else { continue }
            _ = faults.resolve(Word(text: text, place: parent.value.place), "agency", among: known)
        }
    }

    private mutating func readPerson(_ tree: Tree) {
        let keys: Set = ["id", "name", "login", "password", "email", "posts", "mediator"]
        let section = Section(tree, "a person", keys: keys, &faults)
        let name = section.demanded("name", &faults)
        let login = section.word("login", &faults)
        let password = section.word("password", &faults)
        let email = section.word("email", &faults)
        let id = section.word("id", &faults) ?? login
        if let login, !logins.insert(login.text).inserted {
            faults.add("the login `\(login.text)` stands twice", remedy: "choose another", at: login.place)
        }
        if let id { checkNew(id, "person", among: Set(people.map(\.id))) }
        if let password, login == nil {
            faults.add("a password without a login", remedy: "add `login: …`", at: password.place)
        }
        if let password, !(10...200).contains(password.text.count) {
            faults.add(
                "a password has 10 to 200 characters", remedy: "choose a longer one", at: password.place)
        }
        let posts = list(section, "posts").compactMap { readPost($0) }
        if posts.isEmpty {
            faults.add(
                "a person holds no post", remedy: "add `posts: [{ agency: …, role: … }]`", at: section.place)
        }
        guard let id else {
            return faults.add("a person has neither id nor login", remedy: "add `id: …`", at: section.place)
        }
        guard let name else { return }
        checkApart(Set(posts.flatMap(\.roles)), section)
        var person = World.Person(
            id: id.text, name: name.text, login: login?.text, password: password?.text,
            email: email?.text, posts: posts)
        person.mediator = section["mediator"].map { readMediator($0) }
        people.append(person)
    }

    /// Who looks after the office holds no second role: see `Administration`.
    private mutating func checkApart(_ roles: Set<String>, _ section: Section) {
        let held = Set(roles.map { Name<Role>($0) })
        for role in held.sorted() where Administration.all.contains(role) {
            guard let other = Administration.conflict(of: role, with: held) else { continue }
            return faults.add(
                "`\(role)` is held beside `\(other)`", remedy: "give one of them to another person",
                at: section.place)
        }
    }

    private static let tieKinds = ["acted-for", "acted-against", "employer", "relative"]

    private mutating func readMediator(_ tree: Tree) -> World.Mediator {
        let section = Section(tree, "a mediator", keys: ["skills", "areas", "most", "ties"], &faults)
        let ties = list(section, "ties").compactMap { member -> World.Mediator.Tie? in
            let tie = Section(member, "a tie", keys: ["kind", "name", "uscc"], &faults)
            let kind = tie.demanded("kind", &faults).flatMap {
                faults.resolve($0, "kind of tie", among: table(WorldReading.tieKinds))
            }
            guard let kind, let name = tie.demanded("name", &faults) else { return nil }
            return World.Mediator.Tie(kind: kind, name: name.text, uscc: tie.word("uscc", &faults)?.text)
        }
        return World.Mediator(
            skills: section.words("skills", &faults).map(\.text),
            areas: section.words("areas", &faults).map(\.text), most: section.count("most", &faults) ?? 1,
            ties: ties)
    }

    private mutating func readPost(_ tree: Tree) -> World.Post? {
        let section = Section(tree, "a post", keys: ["agency", "role", "roles"], &faults)
        let agency = section.demanded("agency", &faults)
        let roles = section.words("role", &faults) + section.words("roles", &faults)
        if roles.isEmpty {
            faults.add("a post has no role", remedy: "add `role: …`", at: section.place)
        }
        guard let agency else { return nil }
        let found = faults.resolve(agency, "agency", among: table(agencies.map(\.id)))
        return found.map { World.Post(agency: $0, roles: roles.map(\.text)) }
    }

    private mutating func checkNew(_ word: Word, _ kind: String, among known: Set<String>) {
        if known.contains(word.text) {
            faults.add("the \(kind) `\(word.text)` stands twice", remedy: "rename one", at: word.place)
        }
        let isPlain = word.text.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 46
        }
        if !isPlain || word.text.isEmpty || word.text.utf8.count > 100 {
            faults.add(
                "`\(word.text)` is no name for a program",
                remedy: "use small letters, digits and hyphens", at: word.place)
        }
    }

    private func table(_ names: [String]) -> [String: String] {
        Dictionary(names.map { ($0, $0) }) { first, _ in first }
    }

    private func isDivision(_ text: String) -> Bool {
        text.utf8.count == 6 && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// 230000 is a province, 230100 a prefecture, 230102 a county.
    private static func level(of division: String) -> String {
        if division.hasSuffix("0000") { return "province" }
        return division.hasSuffix("00") ? "prefecture" : "county"
    }
}
