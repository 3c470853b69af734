import Casework
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Law
import Programmes
import Store
import Testing

@testable import Desk
@testable import Web

/// What leaves the office leaves a line, by whichever door.
@Suite("What leaves the office")
struct OutwardDoorTests {
    /// A line of the trail as it was written.
    private struct Line {
        let kind: String
        let agency: String?
        let file: String?
        let details: JSON
    }

    /// What a line may say besides numbers and names of lists.
    private static let plain: Set<String> = [
        "list", "rows", "token", "feed", "document", "from", "to", "files",
    ]

    /// Does something, and tells which lines came of it, without signing in.
    private func lines(_ whole: WholeOffice, of body: () async throws -> Void) async throws -> [Line] {
        let before = try await whole.office.database.read { db in try Audit.head(on: db).position }
        try await body()
        return try await whole.office.database.read { db in
            try db.rows(
                """
                SELECT kind, agency, case_number, details
                  FROM audit
                 WHERE position > \(before) AND kind NOT IN ('signed-in', 'calendar-feed-made', 'token-made')
                 ORDER BY position
                 LIMIT 100
                """
            ).map {
                Line(
                    kind: $0.text("kind"), agency: $0.optionalText("agency"),
                    file: $0.optionalText("case_number"),
                    details: try JSON(parsing: Data($0.text("details").utf8)))
            }
        }
    }

    private func open(
        _ body: @escaping @Sendable (WholeOffice, WholeSite) async throws -> Void
    ) async throws {
        try await WholeOffice.with { whole in
            let shipped = try PageWorld.get()
            try await whole.open(pages: PageWorld.pages.get(), titles: shipped.library) { site in
                try await body(whole, site)
            }
        }
    }

    private func login(_ name: String, _ whole: WholeOffice) throws -> MadeLogin {
        try #require(whole.logins.first { $0.login == name })
    }

    /// A file of a body with a paper that can be put on sheets, and the paper.
    private func paper(_ whole: WholeOffice, of agency: String) async throws -> (file: String, paper: String)
    {
        let office = whole.office
        let found = try await office.database.read { db in
            try db.row(
                """
                SELECT document.case_number AS number, document.id AS id
                  FROM document
                  JOIN case_for_agency AS seen ON seen.case_number = document.case_number
                                  AND seen.agency = \(agency)
                 WHERE document.media_type LIKE 'text/html%' AND document.kind = 'filing-form'
                 ORDER BY document.case_number, document.id
                 LIMIT 1
                """
            ).map { (file: $0.text("number"), paper: $0.text("id")) }
        }
        return try #require(found)
    }

    private func file(of procedure: String, _ whole: WholeOffice) async throws -> String {
        let found = try await whole.office.database.read { db in
            try db.row(
                "SELECT number FROM case_file WHERE procedure = \(procedure) ORDER BY number LIMIT 1"
            )?.text("number")
        }
        return try #require(found)
    }

    /// Where each door that leaves a line is asked, and by whom.
    private func errands(_ whole: WholeOffice) async throws -> [(door: String, path: String, login: String)] {
        let paper = try await paper(whole, of: "market-supervision-230102")
        let sample = try await file(of: "sampling-inspection", whole)
        let release = try await file(of: "law-release", whole)
        let wang = try await whole.officer("wang")
        let feed = try await whole.office.makeCalendarFeed(language: "zh-Hans", for: wang)
        let root = "/files/\(paper.file)/documents/\(paper.paper)"
        return [
            ("GET /files.csv", "/files.csv", "wang"),
            ("GET /retention.csv", "/retention.csv", "wang"),
            ("GET /supervision/breaches.csv", "/supervision/breaches.csv", "gu"),
            ("GET /law/releases/{id}/impact.csv", "/law/releases/\(release)/impact.csv", "lu"),
            ("GET /calendar/{token}", "/calendar/\(feed).ics", "wang"),
            ("GET /trail/export", "/trail/export", "audit"),
            ("GET /samples/{number}/list.txt", "/samples/\(sample)/list.txt", "zeng"),
            ("GET /files/{id}/documents/{document}", root, "wang"),
            ("GET /files/{id}/documents/{document}/pdf", root + "/pdf", "wang"),
            ("GET /api/v1/files", "/api/v1/files?limit=3", "wang"),
            ("GET /api/v1/files/{id}/events", "/api/v1/files/\(paper.file)/events?limit=2", "wang"),
            ("GET /api/v1/files/{id}/documents/{document}", "/api/v1" + root, "wang"),
        ]
    }

    @Test func `every door for programs says whether it leaves a line, and each that does is tried`()
        async throws
    {
        try await open { whole, site in
            let doors = Set(site.doors.filter { $0.path.hasPrefix("/api/") }.map(\.name))
            #expect(doors.subtracting(OutwardDoors.ofPrograms.keys).sorted() == [])
            #expect(Set(OutwardDoors.ofPrograms.keys).subtracting(doors).sorted() == [])

            let all = OutwardDoors.ofPages.merging(OutwardDoors.ofPrograms) { first, _ in first }
            let traced = all.filter { if case .line = $0.value { true } else { false } }
            let errands = try await errands(whole)
            #expect(Set(errands.map(\.door)) == Set(traced.keys))
            for errand in errands { try await expectLine(errand, traced[errand.door], whole, site) }
        }
    }

    private func expectLine(
        _ errand: (door: String, path: String, login: String), _ trace: OutwardDoors.Trace?,
        _ whole: WholeOffice, _ site: WholeSite
    ) async throws {
        guard case .line(let kind, let list)? = trace else { return }
        let login = try login(errand.login, whole)
        var visit = try await site.visit(as: errand.path.hasPrefix("/api/") ? nil : login)
        var headers: HTTPFields = [:]
        if errand.path.hasPrefix("/api/") {
            let token = try await whole.office.makeToken(
                agency: login.agency, role: try #require(login.roles.first), login: login.login)
            headers[.authorization] = "Bearer \(try #require(token))"
        }
        let sent = headers
        let written = try await lines(whole) {
            let answer = try await visit.send(.get, errand.path, nil, sent)
            #expect(answer.status == .ok, "\(errand.door): \(answer.status)")
        }
        #expect(written.map(\.kind) == [kind], "\(errand.door)")
        let line = try #require(written.first)
        #expect(line.details["list"]?.string == list, "\(errand.door)")
        #expect(line.agency == login.agency, "\(errand.door)")
        #expect(Set((line.details.object ?? [:]).keys).isSubset(of: Self.plain), "\(line.details)")
        if list != nil { #expect((line.details["rows"]?.int ?? -1) >= 0, "\(errand.door)") }
        if kind == "exported", errand.path.hasPrefix("/api/") {
            #expect(line.details["token"]?.string?.count == 12, "\(errand.door)")
        }
    }

    @Test
    func `an answer without rows is no line, one with rows says how many, and a calendar is one line a day`()
        async throws
    {
        try await open { whole, site in
            let token = try #require(
                try await whole.office.makeToken(
                    agency: "market-supervision-230102", role: "case-officer", login: "wang"))
            let bearer: HTTPFields = [.authorization: "Bearer \(token)"]
            let visit = try await site.visit(as: nil)
            func ask(_ path: String) async throws -> [Line] {
                try await lines(whole) {
                    var visit = visit
                    let answer = try await visit.send(.get, path, nil, path.hasPrefix("/api/") ? bearer : [:])
                    #expect(answer.status == .ok, "\(path): \(answer.body)")
                }
            }
            #expect(try await ask("/api/v1/files?q=nosuchword").map(\.kind) == [])
            let three = try #require(try await ask("/api/v1/files?limit=3").first)
            #expect(three.details["rows"]?.int == 3)
            let paper = try await paper(whole, of: "market-supervision-230102")
            let journal = try #require(try await ask("/api/v1/files/\(paper.file)/events?limit=2").first)
            #expect(journal.file == paper.file && journal.details["rows"]?.int == 2)
            #expect(try await ask("/api/v1/files/\(paper.file)").map(\.kind) == [])

            let feed = try await whole.office.makeCalendarFeed(
                language: "zh-Hans", for: whole.officer("wang"))
            #expect(try await ask("/calendar/\(feed).ics").map(\.kind) == ["exported"])
            #expect(try await ask("/calendar/\(feed).ics").map(\.kind) == [])
            whole.office.clock.stand(at: Instant(whole.office.now.legalDay + 1, 9, 0))
            #expect(try await ask("/calendar/\(feed).ics").map(\.kind) == ["exported"])
        }
    }
}
