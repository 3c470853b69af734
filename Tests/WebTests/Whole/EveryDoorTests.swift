import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Testing

@testable import Desk
@testable import Web

/// Every door of the site, tried by everybody: what the site adds is tried without a word in this file, and a door
/// that opens to strangers must be named here.
@Suite("The doors of the site")
struct EveryDoorTests {
    /// What anybody may ask for. A new open page is named here by whoever adds it.
    private static let open: Set<String> = [
        "GET /", "GET /help/accessibility", "GET /law", "GET /law/changes", "GET /law/instruments/:key",
        "GET /law/questions", "GET /law/questions/:topic", "GET /law/rules/:id", "GET /law/try",
        "GET /law/try/:topic", "GET /matter", "GET /progress", "GET /report", "GET /report/:step",
        "GET /report/check", "GET /report/receipt", "GET /sign-in", "GET /assets/:name", "GET /favicon.ico",
        "GET /robots.txt",
    ]

    /// What the site answers with when it lets nobody in: refused, not there, or go and sign in.
    private static func isShut(_ answer: Visit.Answer) -> Bool {
        switch answer.status.code {
        case 401, 403, 404, 405: true
        // To those who show an account, or a code.
        case 303: ["/sign-in", "/matter"].contains { answer.location?.hasPrefix($0) ?? false }
        default: false
        }
    }

    private struct Door: Hashable {
        let method: String
        let path: String

        var name: String { method + " " + path }

        /// With every parameter filled in; `file` where the door leads into a file.
        func address(file: String) -> String {
            let isOfFile = path.hasPrefix("/files/:id")
            return path.split(separator: "/", omittingEmptySubsequences: false).enumerated().map {
                index, part in
                guard part.contains(":") else { return String(part) }
                return isOfFile && index == 2 ? file : "nobody"
            }.joined(separator: "/")
        }
    }

    private func doors(_ site: Site) -> [Door] {
        site.router().routes.filter { $0.method != .head }
            .map { Door(method: $0.method.rawValue, path: Self.named("\($0.path)")) }
            .sorted { $0.name < $1.name }
    }

    /// Parameters as the routes write them: `:id` and not `{id}`.
    private static func named(_ path: String) -> String {
        path.replacing("{", with: ":").replacing("}", with: "")
    }

    @Test func `a door opens only to those who are meant, and none breaks`() async throws {
        try await CrawledOffice.with { crawled, _ in
            try await expectStrangersStayOut(of: crawled)
            try await expectFilesStayShut(in: crawled)
        }
    }

    /// A stranger comes in only where it is said that everybody may.
    private func expectStrangersStayOut(of crawled: CrawledOffice) async throws {
        let all = doors(crawled.site)
        var openDoors: [String] = []
        for door in all {
            var visit = try await crawled.visit(as: nil)
            let address = door.address(file: "230102-2026-00001")
            let answer = try await open(address, door, &visit, word: "stale")
            #expect(answer.status.code < 500, "\(door.name): \(answer.status)")
            if !Self.isShut(answer), !Self.open.contains(door.name) {
                openDoors.append("\(door.name): \(answer.status.code)")
            }
        }
        #expect(openDoors == [])
        #expect(all.count > 60, "\(all.count)")
    }

    /// A file stays shut to every office that takes no part in it.
    private func expectFilesStayShut(in crawled: CrawledOffice) async throws {
        let all = doors(crawled.site)
        let own = all.filter { $0.path.hasPrefix("/files/:id") }
        #expect(own.count >= 8)
        for login in crawled.posts {
            let file = try await foreignFile(to: login, in: crawled.office)
            let token = try await crawled.office.signIn(login: login.login, password: login.password)
            let word = try #require(try await crawled.office.caller(session: token)).csrf
            for door in all where own.contains(door) || (door.method == "POST" && door.path != "/sign-out") {
                var visit = Visit(client: crawled.client, cookies: ["zhibao-session": token])
                let answer = try await open(door.address(file: file), door, &visit, word: word)
                #expect(answer.status.code < 500, "\(login.login) \(door.name)")
                guard own.contains(door) else { continue }
                #expect(
                    [400, 403, 404].contains(answer.status.code),
                    "\(login.login) \(door.name): \(answer.status.code)")
            }
        }
    }

    private func open(
        _ address: String, _ door: Door, _ visit: inout Visit, word: String
    ) async throws -> Visit.Answer {
        door.method == "GET" ? try await visit.get(address) : try await visit.post(address, [], word: word)
    }

    /// The number of an open file in which the office of a login takes no part.
    private func foreignFile(to login: MadeLogin, in office: Office) async throws -> String {
        let agency = AgencyID(login.agency)
        let found = try await office.database.read { db in
            try OpenFiles.numbers(limit: 300, on: db).first { number in
                try office.readFile(number, on: db).map { !$0.file.participates(agency) } ?? false
            }
        }
        return try #require(found)
    }
}
