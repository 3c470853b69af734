import Casework
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Law
import NIOCore
import Programmes
import Store
import Testing

@testable import Desk
@testable import Web

/// Every role of every agency tries every act of every stage, every page, path, export and feed, of files of its own and
/// of all others. What answers is exactly what the procedures allow.
///
/// The short form takes some files, other ones each day. `ZHIBAO_FULL_MATRIX=1` takes one file of every stage of every
/// procedure, and prints what was tried.
@Suite(.serialized) struct `Who may do what, tried by everybody` {
    @Test func `an act, a page, a paper and a list open to exactly those whom the procedures name`()
        async throws
    {
        try await MatrixOffice.with { matrix in
            try #require(matrix.files.count >= (MatrixOffice.isFull ? 70 : 25))
            let suite = `Who may do what, tried by everybody`()
            let core = try suite.tryCore(matrix)
            try await suite.openSite(of: matrix) { client, doors in
                let programs = try await suite.tryPrograms(matrix, client)
                let pages = try await suite.tryPages(matrix, client)
                let lists = try await suite.tryLists(matrix, client, doors)
                let all = [("core", core), ("programs", programs), ("pages", pages), ("lists", lists)]
                for (name, count) in all {
                    #expect(count.differences == [], "\(name), turn \(MatrixOffice.turn)")
                    #expect(count.allowed > 0 && count.refused > 0, "\(name): \(count)")
                    print("matrix, \(name): \(count)")
                }
            }
        }
    }

    // MARK: the core

    private func tryCore(_ matrix: MatrixOffice) throws -> MatrixCount {
        var count = MatrixCount()
        for hand in matrix.files(25) {
            let powers = ExpectedPowers(hand.procedure, hand.events)
            for post in matrix.posts {
                let caller = try matrix.caller(post)
                for act in powers.everyAct {
                    let expected = powers.verdict(act, by: post)
                    count.count(expected == .theirs)
                    let found = verdict(Act(act, by: caller.officer, at: matrix.office.now), on: hand, matrix)
                    if found != expected {
                        count.differ(
                            place(post, hand, act.description), found.rawValue, expected.rawValue)
                    }
                }
            }
        }
        return count
    }

    private func verdict(_ act: Act, on hand: FileInHand, _ matrix: MatrixOffice) -> ExpectedPowers.Verdict {
        do throws(Refusal) {
            _ = try hand.procedure.decide(act, on: hand.file, calendar: matrix.office.calendar)
            return .theirs
        } catch {
            switch error {
            case .unknownAct, .notInThisStage: return .notHere
            case .notYourRole: return .notTheirs
            default: return .theirs
            }
        }
    }

    private func place(_ post: ExpectedPowers.Post, _ hand: FileInHand, _ what: String) -> String {
        "\(post.agency) \(post.role) \(hand.procedure.name)/\(hand.file.stage) \(hand.number) \(what)"
    }

    // MARK: programs

    /// A field that no form has: an act that is the caller's is refused for it, and nothing is ever done.
    private static let unknownField = JSON.object(["no-such-field": .string("1")])

    private func tryPrograms(
        _ matrix: MatrixOffice, _ client: any TestClientProtocol
    ) async throws -> MatrixCount {
        var count = MatrixCount()
        for (turn, hand) in matrix.files(8).enumerated() {
            let powers = ExpectedPowers(hand.procedure, hand.events)
            for post in matrix.posts(for: powers, turn) {
                let token = try await matrix.token(post)
                try await tryFile(hand, powers, post, token, client, &count)
                for act in powers.everyAct {
                    try await tryAct(act, hand, powers, post, token, client, &count)
                }
            }
            let now = try await matrix.office.database.read { db in
                try matrix.office.readFile(hand.number, on: db)?.revision
            }
            #expect(now == hand.revision, "trying acts on \(hand.number) has changed it")
        }
        return count
    }

    private func tryFile(
        _ hand: FileInHand, _ powers: ExpectedPowers, _ post: ExpectedPowers.Post, _ token: String,
        _ client: any TestClientProtocol, _ count: inout MatrixCount
    ) async throws {
        let sees = powers.sees(post.agency)
        let root = "/api/v1/files/\(hand.number)"
        let file = try await ask(client, .get, root, token)
        expect(file.status, sees ? 200 : 404, sees, place(post, hand, root), &count)
        if sees {
            let offered = (file.json["acts"]?.array ?? []).compactMap { $0["action"]?.string }
            let own = Set(offered).filter { BuiltInAct(rawValue: $0) == nil }.sorted()
            let expected = powers.acts(of: post)
            if own != expected { count.differ(place(post, hand, "acts offered"), "\(own)", "\(expected)") }
        }
        let events = try await ask(client, .get, root + "/events", token)
        expect(events.status, sees ? 200 : 404, sees, place(post, hand, "events"), &count)
        let keeps = powers.keeps(post)
        let kept = try await ask(client, .get, root + "/keeping", token)
        expect(kept.status, keeps ? 200 : 404, keeps, place(post, hand, "keeping"), &count)
        guard let paper = hand.file.papers.first(where: { $0.kind == "exhibit" }) else { return }
        let reads = powers.readsPapers(post)
        let got = try await ask(client, .get, root + "/documents/\(paper.id)", token)
        expect(got.status, reads ? 200 : 404, reads, place(post, hand, "document"), &count)
    }

    private func tryAct(
        _ act: Name<Action>, _ hand: FileInHand, _ powers: ExpectedPowers, _ post: ExpectedPowers.Post,
        _ token: String, _ client: any TestClientProtocol, _ count: inout MatrixCount
    ) async throws {
        let body = JSON.object(["action": .string(act.description), "fields": Self.unknownField])
        let answer = try await ask(client, .post, "/api/v1/files/\(hand.number)/acts", token, body)
        let verdict = powers.verdict(act, by: post)
        let expected =
            !powers.sees(post.agency) ? "not-found" : verdict == .theirs ? "invalid" : verdict.rawValue
        count.count(expected == "invalid")
        let found = answer.json["type"]?.string.map { String($0.dropFirst("urn:zhibao:".count)) }
        if found != expected {
            count.differ(place(post, hand, act.description), found ?? "\(answer.status)", expected)
        }
    }

    private func expect(
        _ found: Int, _ expected: Int, _ isAllowed: Bool, _ place: String, _ count: inout MatrixCount
    ) {
        count.count(isAllowed)
        if found != expected { count.differ(place, "\(found)", "\(expected)") }
    }

    private func ask(
        _ client: any TestClientProtocol, _ method: HTTPRequest.Method, _ path: String, _ token: String,
        _ body: JSON? = nil
    ) async throws -> (status: Int, json: JSON) {
        var headers: HTTPFields = [.authorization: "Bearer \(token)"]
        if body != nil { headers[.contentType] = "application/json" }
        let bytes = body.map { ByteBuffer(string: $0.canonical) }
        return try await client.execute(uri: path, method: method, headers: headers, body: bytes) { answer in
            let isJSON = answer.headers[.contentType]?.contains("json") ?? false
            let text = String(buffer: answer.body)
            return (answer.status.code, isJSON ? try JSON(parsing: Data(text.utf8)) : .null)
        }
    }

    // MARK: pages

    private func tryPages(
        _ matrix: MatrixOffice, _ client: any TestClientProtocol
    ) async throws -> MatrixCount {
        var count = MatrixCount()
        for (turn, hand) in matrix.files(4).enumerated() {
            let powers = ExpectedPowers(hand.procedure, hand.events)
            for post in matrix.posts(for: powers, turn) {
                var visit = Visit(client: client)
                visit.cookies["zhibao-session"] = try await matrix.session(post)
                let sees = powers.sees(post.agency)
                let page = try await visit.get("/files/\(hand.number)")
                expect(page.status.code, sees ? 200 : 404, sees, place(post, hand, "page"), &count)
                if sees { compareForms(page, hand, powers, post, &count) }
                let handover = try await visit.get("/files/\(hand.number)/handover")
                expect(handover.status.code, sees ? 200 : 404, sees, place(post, hand, "handover"), &count)
                try await tryForms(hand, powers, post, &visit, matrix, &count)
            }
        }
        return count
    }

    /// The forms on the page, and the acts that it says are barred, are the acts of the post.
    private func compareForms(
        _ page: Visit.Answer, _ hand: FileInHand, _ powers: ExpectedPowers, _ post: ExpectedPowers.Post,
        _ count: inout MatrixCount
    ) {
        let named = page.body.matches(of: /id="act-([a-z0-9-]+)"/).map { String($0.output.1) }
        let known = Set(powers.everyAct.map(\.description))
        let found = Set(named).intersection(known).filter { BuiltInAct(rawValue: $0) == nil }
        let foreign = found.subtracting(powers.acts(of: post))
        if !foreign.isEmpty {
            count.differ(place(post, hand, "forms"), "\(foreign.sorted())", "none of them")
        }
    }

    /// A form of somebody else's act, sent all the same.
    private func tryForms(
        _ hand: FileInHand, _ powers: ExpectedPowers, _ post: ExpectedPowers.Post, _ visit: inout Visit,
        _ matrix: MatrixOffice, _ count: inout MatrixCount
    ) async throws {
        let token = try #require(visit.cookies["zhibao-session"])
        let word = try #require(try await matrix.office.caller(session: token)).csrf
        for act in powers.everyAct where powers.verdict(act, by: post) != .theirs {
            let answer = try await visit.post(
                "/files/\(hand.number)/acts",
                [("action", act.description), ("file-revision", "\(hand.revision)")],
                word: word)
            count.count(false)
            if ![403, 404, 409, 422].contains(answer.status.code) {
                count.differ(place(post, hand, "form \(act)"), "\(answer.status.code)", "a refusal")
            }
        }
    }

    // MARK: lists, exports and feeds

    /// Pages that tell of files of others by their numbers, to whom, and why: the supervisors' own work.
    private static let oversight: [String: Set<Name<Role>>] = [
        "/supervision": ["supervisor", "procurator", "agency-head", "police-head", "court-president"],
        "/samples": [], "/measures": [], "/trail": ["audit-administrator"], "/public": [], "/policy": [],
        "/staff": ["security-administrator", "agency-head", "police-head", "court-president"],
    ]

    private func tryLists(
        _ matrix: MatrixOffice, _ client: any TestClientProtocol, _ doors: [Door]
    ) async throws -> MatrixCount {
        var count = MatrixCount()
        let seen = try await partakers(matrix)
        let paths = doors.filter { $0.method == "GET" && !$0.path.contains("{") && $0.path != "/sign-out" }
            .map(\.path)
            .filter { path in !Self.oversight.keys.contains { path.hasPrefix($0) } }
        for post in someone(matrix) {
            var visit = Visit(client: client)
            visit.cookies["zhibao-session"] = try await matrix.session(post)
            let feed = try await matrix.office.makeCalendarFeed(language: "zh-Hans", for: matrix.caller(post))
            for path in paths + ["/calendar/\(feed).ics", "/files?q=%E5%95%86"] {
                let answer = try await visit.get(path)
                let numbers = Set(answer.body.matches(of: /\d{6}-\d{4}-\d{5}/).map { String($0.output) })
                for number in numbers.sorted() {
                    let isOwn = seen[number]?.contains(post.agency) ?? true
                    count.count(isOwn)
                    if !isOwn {
                        count.differ(
                            "\(post.agency) \(post.role) \(path)", number, "a file that it takes no part in")
                    }
                }
                if answer.status.code >= 400 { count.count(false) }
            }
        }
        return count
    }

    /// One holder for each kind of body and role; other ones each day.
    private func someone(_ matrix: MatrixOffice) -> [ExpectedPowers.Post] {
        if MatrixOffice.isFull { return matrix.posts }
        let groups = Dictionary(grouping: matrix.posts) { post in
            "\(matrix.office.agencies.agency(post.agency)?.kind ?? "") \(post.role)"
        }
        return groups.sorted { $0.key < $1.key }.map { $1[MatrixOffice.turn % $1.count] }
    }

    /// Who takes part in each file, by the pages of its journal.
    private func partakers(_ matrix: MatrixOffice) async throws -> [String: Set<AgencyID>] {
        let rows = try await matrix.office.database.read { db in
            try db.rows("SELECT case_number, body FROM journal WHERE kind = 'participated' LIMIT 1000000")
        }
        var seen: [String: Set<AgencyID>] = [:]
        for row in rows {
            guard
                case .participated(let agency, _, _) = try CaseEvent(
                    kind: "participated", body: row.text("body"))
            else { continue }
            seen[row.text("case_number"), default: []].insert(agency)
        }
        return seen
    }

    // MARK: the site

    private func openSite(
        of matrix: MatrixOffice,
        _ body: @escaping @Sendable (any TestClientProtocol, [Door]) async throws -> Void
    ) async throws {
        let shipped = try PageWorld.get()
        let desk = WorkingDesk(
            matrix.office, divisions: shipped.jurisdictions.divisions, periods: shipped.periods,
            site: "https://office.example")
        let programs = try APIRoutes(office: matrix.office, texts: shipped.texts, share: Places.share.path)
        let site = try Site(desk: desk, pages: PageWorld.pages.get(), titles: shipped.library)
        let router = site.router { programs.add(to: $0) }
        let doors = router.routes.filter { $0.method != .head }.map {
            Door(method: $0.method.rawValue, path: "\($0.path)")
        }
        try await Application(router: router).test(.router) { client in
            try await body(client, Set(doors).sorted { $0.name < $1.name })
        }
    }
}
