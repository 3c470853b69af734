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
    /// What anybody may ask for; pages of which it is asked which one (`/help/{article}`) are not there for somebody who
    /// asks for one that nobody wrote. A new open door is named here by whoever adds it.
    private static let open: Set<String> = [
        "GET /", "GET /compliance", "GET /favicon.ico", "GET /healthz", "GET /help",
        "GET /help/accessibility",
        "GET /help/safety", "GET /law", "GET /law/changes", "GET /law/questions", "GET /law/try",
        "GET /matter",
        "GET /measures", "GET /metrics", "GET /policy", "GET /progress", "GET /public/penalties",
        "GET /public/penalties.atom", "GET /public/penalties.csv", "GET /robots.txt", "GET /samples",
        "GET /sign-in",
        "GET /api/openapi.yaml", "GET /api/v1/law/rules",
        // A report goes on in the browser in which it was begun; elsewhere it begins.
        "GET /report", "GET /report/check", "GET /report/options", "GET /report/papers",
        "GET /report/papers/letter",
        "GET /report/receipt",
        // These lead to the form that was answered there.
        "GET /hotline/calls", "GET /leave", "GET /matter/acts", "GET /matter/documents", "GET /matter/paper",
        "GET /progress/acts", "GET /progress/evidence", "GET /report/again",
        // Doors for programs, and for papers, that say what is wrong with what was sent.
        "POST /api/v1/leads", "POST /api/v1/matter", "POST /api/v1/matter/acts", "POST /api/v1/progress",
        "POST /matter/documents", "POST /progress/evidence",
    ]

    /// Where people without an account enter codes and answers. A wrong code is answered after a wait, which grows.
    private static let ofStrangers = ["/matter", "/progress", "/report"]

    /// What the site answers with when it lets nobody in: refused, not there, or go and sign in.
    private static func isShut(_ answer: Visit.Answer) -> Bool {
        switch answer.status.code {
        case 401, 403, 404, 405: true
        case 303: answer.location?.hasPrefix("/sign-in") ?? false
        default: false
        }
    }

    @Test
    func `a door opens only to those who are meant, none breaks, and each refuses in the reader's language`()
        async throws
    {
        try await WholeOffice.with { whole in
            let shipped = try PageWorld.get()
            for lender in [Language.english, .chinese] {
                let pages = try Site.Pages(
                    folders: Site.Folders(share: Places.share.path),
                    texts: MarkedWords(shipped.texts, lender: lender).texts)
                let titles = MarkedTitles(library: shipped.library, lender: lender)
                try await whole.open(pages: pages, titles: titles) { site in
                    if lender == .english {
                        try await expectStrangersStayOut(of: site)
                    } else {
                        try await expectFilesStayShut(in: site)
                    }
                }
            }
        }
    }

    /// A stranger comes in only where it is said that everybody may. This one reads Russian.
    private func expectStrangersStayOut(of site: WholeSite) async throws {
        var reader = PageReader(.russian, site.data)
        var openDoors: Set<String> = []
        let file = try await site.whole.office.database.read { db in try OpenFiles.numbers(limit: 1, on: db) }
        for door in site.doors {
            var visit = try await site.visit(as: nil, in: .russian)
            let address = door.address(file: try #require(file.first))
            let answer = try await enter(address, door, &visit, word: "stale")
            #expect(answer.status.code < 500, "\(door.name): \(answer.status)")
            reader.read([FoundPage(address, answer)], as: "nobody")
            if !Self.isShut(answer) { openDoors.insert(door.name) }
        }
        #expect(openDoors.subtracting(Self.open).sorted() == [])
        #expect(Self.open.subtracting(openDoors).sorted() == [])
        #expect(reader.faults == [])
        #expect(site.doors.count > 120, "\(site.doors.count)")
    }

    /// A file stays shut to every office that takes no part in it, and no act without its fields breaks anything.
    private func expectFilesStayShut(in site: WholeSite) async throws {
        let own = site.doors.filter { $0.path.hasPrefix("/files/{id}") }
        let acts = site.doors.filter {
            door in
            door.method == "POST" && door.path != "/sign-out" && !door.path.hasPrefix("/api/")
                && !Self.ofStrangers.contains { door.path.hasPrefix($0) }
        }
        #expect(own.count >= 12)
        for login in site.whole.posts {
            let file = try #require(try await site.whole.file(shared: false, with: login))
            var reader = PageReader(.english, site.data)
            var visit = try await site.visit(as: login, in: .english)
            let token = try #require(visit.cookies["zhibao-session"])
            let word = try #require(try await site.whole.office.caller(session: token)).csrf
            for door in Set(own + acts).sorted(by: { $0.name < $1.name }) {
                let address = door.address(file: file)
                let answer = try await enter(address, door, &visit, word: word)
                #expect(answer.status.code < 500, "\(login.login) \(door.name)")
                reader.read([FoundPage(address, answer)], as: login.login)
                guard own.contains(door) else { continue }
                let status = answer.status.code
                #expect([400, 403, 404].contains(status), "\(login.login) \(door.name): \(status)")
            }
            #expect(reader.faults == [])
        }
    }

    private func enter(
        _ address: String, _ door: Door, _ visit: inout Visit, word: String
    ) async throws -> Visit.Answer {
        door.method == "GET" ? try await visit.get(address) : try await visit.post(address, [], word: word)
    }
}
