internal import Casework
internal import Evidence
public import Foundation
public import Law
public import Programmes
internal import Store

/// A way to sign in, as it is told once, when an office is made.
public struct MadeLogin: Sendable, Hashable {
    public let login: String
    public let password: String
    public let agency: String
    public let roles: [String]
}

extension Office {
    /// Makes an office in a new folder: its key, its tables, its agencies and people.
    ///
    /// Whoever has a login and no password is given one. A world without its three administrators gets them.
    ///
    /// - Returns: the office and every login with its password, which is told this once.
    public static func create(
        _ folder: OfficeFolder, share: URL, world: World, named name: String, clock: OfficeClock,
        randomness: Randomness = Randomness(), passwords: Passwords = .office,
        postsFrom day: CivilDate? = nil, content: OfficeContent? = nil
    ) async throws -> (office: Office, logins: [MadeLogin]) {
        try await create(
            folder, share: share, world: world, named: name, clock: clock, randomness: randomness,
            passwords: passwords, postsFrom: day, content: content, commits: .beforeTheAnswer)
    }

    /// - Parameter commits: a driver that fills the office by itself waits for the disk once for many acts.
    static func create(
        _ folder: OfficeFolder, share: URL, world: World, named name: String, clock: OfficeClock,
        randomness: Randomness, passwords: Passwords, postsFrom day: CivilDate?, content: OfficeContent?,
        commits: SQLiteStore.Commits
    ) async throws -> (office: Office, logins: [MadeLogin]) {
        let content = try content ?? OfficeContent(share: share)
        let law = try content.law(on: clock.now.legalDay)
        let wasThere = try demandEmpty(folder.root)
        try folder.tryOutVault { randomness.identifier("u") }
        let key = try makeKey(folder, randomness)
        do {
            try FileManager.default.createDirectory(at: folder.root, withIntermediateDirectories: true)
            let database = try await emptyDatabase(folder, commits)
            try await content.migrate(database, at: clock.now.ms)
            let settling = Settling(
                world: world.withAdministrators, name: name, key: key, now: clock.now,
                postsFrom: day ?? clock.now.legalDay, randomness: randomness, passwords: passwords)
            let made = try settling.logins()
            try await database.write { db in
                // Another process may have set an office up meanwhile.
                guard try !isOffice(on: db) else { throw OfficeFault.notEmpty(folder.records) }
                try settling.write(made, on: db)
                guard folder.bucket != nil else { return }
                try OfficeSettings.set(Setting.vault, to: folder.vaultName, at: clock.now.ms, on: db)
            }
            let vault = try folder.makeVault(waitsForDisk: commits == .beforeTheAnswer)
            let office = Office(
                folder: folder, clock: clock, content: content, law: law, randomness: randomness,
                database: database, vault: vault, key: key, passwords: passwords,
                calendar: content.calendar,
                agencies: AgencyMap(world.agencies.map(AgencyEntry.init)),
                shelf: FileShelf(
                    most: commits == .beforeTheAnswer ? FileShelf.mostOfServer : FileShelf.mostOfDrill))
            return (office, made.map(\.told))
        } catch {
            try FileManager.default.removeItem(at: folder.key)
            if wasThere {
                for name in try names(in: folder.root) {
                    try FileManager.default.removeItem(at: folder.root.appending(path: name))
                }
            } else {
                try FileManager.default.removeItem(at: folder.root)
            }
            throw error
        }
    }

    /// A database in which there is no office. What a set-up left that was interrupted is gone on with.
    private static func emptyDatabase(_ folder: OfficeFolder, _ commits: SQLiteStore.Commits) async throws
        -> any OfficeStore
    {
        let database = try await folder.openDatabase(commits: commits)
        guard try await database.read({ db in try isOffice(on: db) }) else { return database }
        try database.close()
        throw OfficeFault.notEmpty(folder.records)
    }

    private static func isOffice(on db: any Connection) throws -> Bool {
        try RecordedState.isOffice(on: db) && OfficeSettings.value(Setting.key, on: db) != nil
    }

    private static func makeKey(_ folder: OfficeFolder, _ randomness: Randomness) throws -> MasterKey {
        do {
            return try MasterKey.create(at: folder.key, bytes: randomness.bytes(MasterKey.count))
        } catch let fault as MasterKey.Fault {
            throw OfficeFault(fault)
        }
    }

    /// Whether the folder is there and empty; one with something in it is refused.
    private static func demandEmpty(_ root: URL) throws -> Bool {
        guard FileManager.default.fileExists(atPath: root.path(percentEncoded: false)) else { return false }
        guard try names(in: root).isEmpty else {
            throw OfficeFault.notEmpty(root.path(percentEncoded: false))
        }
        return true
    }

    private static func names(in root: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.path(percentEncoded: false))
    }
}

/// Writes a world into the empty tables of a new office.
struct Settling: Sendable {
    let world: World
    let name: String
    let key: MasterKey
    let now: Instant
    let postsFrom: CivilDate
    let randomness: Randomness
    let passwords: Passwords

    /// A login with the hash that is kept of its password.
    struct Login: Sendable {
        let told: MadeLogin
        let person: String
        let hash: String
    }

    func logins() throws -> [Login] {
        try world.people.compactMap { person in
            guard let login = person.login, let post = person.posts.first else { return nil }
            let password = person.password ?? randomness.password()
            let hash = try passwords.hash(password, salt: randomness.bytes(Passwords.saltCount))
            let told = MadeLogin(login: login, password: password, agency: post.agency, roles: post.roles)
            return Login(told: told, person: person.id, hash: hash)
        }
    }

    func write(_ logins: [Login], on db: some Connection) throws {
        try OfficeSettings.set(Setting.key, to: key.fingerprint.description, at: now.ms, on: db)
        try OfficeSettings.set(Setting.world, to: name, at: now.ms, on: db)
        for agency in world.agencies { try Directory.put(AgencyEntry(agency, parent: nil), on: db) }
        for agency in world.agencies where agency.parent != nil {
            try Directory.put(AgencyEntry(agency), on: db)
        }
        for person in world.people {
            try Directory.put(
                PersonEntry(id: person.id, name: person.name, email: person.email), on: db)
            for post in person.posts {
                for role in post.roles {
                    try Directory.put(
                        PostEntry(
                            person: person.id, agency: post.agency, role: role,
                            fromDay: postsFrom.dayNumber),
                        on: db)
                }
            }
        }
        for person in world.people {
            guard let mediator = person.mediator, let post = person.posts.first else { continue }
            try Mediators.put(MediatorEntry(mediator, person: person.id, agency: post.agency), on: db)
        }
        for login in logins {
            try Accounts.open(
                login: login.told.login, for: login.person, passwordHash: login.hash,
                mustChange: !passwords.areToldToAll, at: now.ms, on: db)
        }
    }
}

extension World {
    /// The world with its three administrators, each of them added where it has none.
    var withAdministrators: World {
        guard let agency = agencies.first else { return self }
        let held = Set(people.flatMap(\.posts).flatMap(\.roles))
        let taken = Set(people.flatMap { [$0.id, $0.login].compactMap(\.self) })
        let missing = zip(Administration.all, ["admin", "security", "audit"])
            .filter { !held.contains($0.0.description) }
            .map { role, short in
                let login = taken.contains(short) ? role.description : short
                return Person(
                    id: login, name: login, login: login, password: nil, email: nil,
                    posts: [Post(agency: agency.id, roles: [role.description])])
            }
        return World(agencies: agencies, people: people + missing)
    }
}

extension MediatorEntry {
    init(_ mediator: World.Mediator, person: String, agency: String) {
        self.init(
            person: person, agency: agency, skills: mediator.skills, areas: mediator.areas,
            most: mediator.most,
            ties: mediator.ties.map { Tie(kind: $0.kind, name: $0.name, uscc: $0.uscc) })
    }
}

extension AgencyEntry {
    init(_ agency: World.Agency) {
        self.init(agency, parent: agency.parent)
    }

    init(_ agency: World.Agency, parent: String?) {
        self.init(
            id: agency.id, name: agency.name, kind: agency.kind, division: agency.division,
            level: agency.level, parent: parent)
    }
}
