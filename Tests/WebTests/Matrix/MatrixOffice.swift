import Casework
import Evidence
import Foundation
import Hummingbird
import HummingbirdTesting
import Law
import Programmes
import Store
import Testing

@testable import Desk
@testable import Web

/// A drilled province: one file of each stage of each procedure, and everybody at their posts.
struct MatrixOffice: Sendable {
    let office: Office
    let posts: [ExpectedPowers.Post]
    let files: [FileInHand]

    /// The full form is asked for; else a few files, other ones each day.
    static let isFull = ProcessInfo.processInfo.environment["ZHIBAO_FULL_MATRIX"] != nil
    static let turn: Int = {
        let asked = ProcessInfo.processInfo.environment["ZHIBAO_MATRIX_TURN"].flatMap(Int.init)
        return asked ?? OfficeClock().now.legalDay.dayNumber
    }()

    static func with(_ body: @escaping @Sendable (MatrixOffice) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "matrix-\(UUID().uuidString)")
        let folder = OfficeFolder(root: root)
        let path = Places.share.appendingPathComponent("worlds/demo.yaml")
        let world = try World(reading: String(contentsOf: path, encoding: .utf8), file: "demo.yaml")
        let content = try PageWorld.content.get()
        let made = try await Drill.make(
            folder, share: Places.share, world: world,
            plan: DrillPlan(files: isFull ? 1_200 : 90, seed: isFull ? 1 : turn), content: content)
        try made.office.close()
        let (office, lock) = try await Office.open(
            folder, share: Places.share, clock: OfficeClock(standingAt: made.moment), as: .serving,
            content: content)
        let posts = try await allPosts(of: office)
        try await body(MatrixOffice(office: office, posts: posts, files: try await material(of: office)))
        withExtendedLifetime(lock) {}
        try office.close()
        try FileManager.default.removeItem(at: root)
        try FileManager.default.removeItem(at: folder.key)
    }

    /// One holder of each post of each agency.
    private static func allPosts(of office: Office) async throws -> [ExpectedPowers.Post] {
        let rows = try await office.database.read { db in
            try db.rows(
                """
                SELECT agency, role, min(person) AS person
                  FROM post
                 GROUP BY agency, role
                 ORDER BY agency, role
                 LIMIT 10000
                """)
        }
        return rows.map {
            .init(
                person: $0.text("person"), agency: AgencyID($0.text("agency")), role: Name($0.text("role")))
        }
    }

    /// The newest file of each stage of each procedure, as far as the walk has come to one.
    private static func material(of office: Office) async throws -> [FileInHand] {
        try await office.database.read { db in
            let numbers = try db.rows("SELECT number FROM case_file ORDER BY number DESC LIMIT 20000")
                .map { $0.text("number") }
            var seen: Set<String> = []
            var files: [FileInHand] = []
            for number in numbers {
                guard let hand = try office.readFile(number, on: db), hand.file.joinedTo == nil,
                    seen.insert("\(hand.procedure.name) \(hand.procedure.version) \(hand.file.stage)")
                        .inserted
                else { continue }
                files.append(hand)
            }
            return files.sorted { $0.number < $1.number }
        }
    }

    /// Some of the files, other ones each day; all of them in the full form.
    func files(_ count: Int) -> [FileInHand] {
        guard !MatrixOffice.isFull, files.count > count else { return files }
        let step = files.count / count
        let first = MatrixOffice.turn % step
        return (0..<count).map { files[(first + $0 * step) % files.count] }
    }

    /// Posts that are tried at a file: all of those that take part, and of the others one for each kind of body and role,
    /// another one for each file.
    func posts(for powers: ExpectedPowers, _ turn: Int) -> [ExpectedPowers.Post] {
        let partakers = posts.filter { powers.sees($0.agency) }
        let strangers = Dictionary(grouping: posts.filter { !powers.sees($0.agency) }) { post in
            "\(office.agencies.agency(post.agency)?.kind ?? "") \(post.role)"
        }
        let one = strangers.sorted { $0.key < $1.key }.compactMap { _, posts in
            posts.isEmpty ? nil : posts[turn % posts.count]
        }
        return partakers + one
    }

    func caller(_ post: ExpectedPowers.Post) throws -> Caller {
        let agency = try #require(office.agencies.agency(post.agency))
        return Caller(
            person: PersonID(post.person), personName: "", agency: post.agency, agencyName: agency.name,
            agencyKind: agency.kind, division: agency.division, roles: [post.role])
    }

    /// A key for programs of somebody at a post.
    func token(_ post: ExpectedPowers.Post) async throws -> String {
        let token = "zb_\(post.person)@\(post.agency)/\(post.role)"
        let access = APIToken(
            person: post.person, agency: post.agency.description, role: post.role.description)
        try await office.database.write { db in
            guard try APITokens.find(Digest(ofText: token), on: db) == nil else { return }
            try APITokens.add(access, hash: Digest(ofText: token), at: 0, on: db)
        }
        return token
    }

    /// A login of somebody who has none, so that they come in by the door for people.
    func session(_ post: ExpectedPowers.Post) async throws -> String {
        let known = try await office.database.read { db in try Accounts.find(of: post.person, on: db)?.login }
        let login = known ?? "m-\(Digest(ofText: post.person).description.prefix(12))"
        // Whoever was given a login here keeps the password of before.
        let ownPassword = known.flatMap { $0.hasPrefix("m-") ? nil : "zhibao-demo-\($0)" }
        let password = ownPassword ?? "a-password-of-the-matrix"
        if known == nil {
            let hash = try Passwords.demo.hash(
                password, salt: Array(repeating: 7, count: Passwords.saltCount))
            try await office.database.write { db in
                try Accounts.open(login: login, for: post.person, passwordHash: hash, at: 0, on: db)
            }
        }
        return try await office.signIn(login: login, password: password)
    }
}
