import Evidence
import Foundation
import Hummingbird
import HummingbirdTesting
import Law
import Programmes
import Testing

@testable import Desk
@testable import Web

@Suite struct `What the public is shown of a penalty` {
    /// The file that stories of the penalty pack begin, and the one that shows it.
    private static let penalty = "230102-2026-90001"

    /// A story of the penalty pack was told; a stranger comes to the pages of that office.
    private static func told(
        _ story: String, from first: Instant = Instant(CivilDate(2026, 5, 11), 9, 0),
        _ body: @escaping @Sendable (OpenOffice, inout Visit) async throws -> Void
    ) async throws {
        let shipped = try PageWorld.get()
        let scenario = try #require(
            shipped.library.scenarios().first {
                $0.place.file.hasSuffix("administrative-penalty/scenarios/\(story).yaml")
            })
        let divisions = try LawFolder(Places.share.appendingPathComponent("law")).divisions()
        try await OpenOffice.with(StagedOffice.world.get(), at: first) { open in
            let disagreements = try await StagedOffice(scenario, in: open).tell()
            try #require(disagreements.isEmpty, "\(disagreements)")
            let site = try Site(
                desk: WorkingDesk(open.office, divisions: divisions),
                pages: PageWorld.pages.get(), titles: shipped.library
            )
            try await Application(router: site.router()).test(.router) { client in
                var visit = Visit(client: client)
                try await body(open, &visit)
            }
        }
    }

    private static func shown(_ open: OpenOffice) async throws -> String {
        let list = try await open.office.publicList(PublicFilter(register: PublicRoutes.penalties))
        return try #require(list.entries.first?.number)
    }

    @Test func `what was not published is nobody's to see`() async throws {
        try await Self.told("hearing") { _, visit in
            for path in ["", "/entry.json", "/decision.pdf"] {
                #expect(try await visit.get("/public/penalties/\(Self.penalty)\(path)").status == .notFound)
            }
            let list = try await visit.get("/public/penalties")
            #expect(list.status == .ok)
            #expect(!list.says(Self.penalty))
        }
    }

    @Test func `a published penalty is in the list, in the feed, in the table and in its own words`()
        async throws
    {
        try await Self.told("fined-served-published") { open, visit in
            let number = try await Self.shown(open)
            for path in ["/public/penalties", "/public/penalties.atom", "/public/penalties.csv"] {
                let answer = try await visit.get(path)
                #expect(answer.status == .ok)
                #expect(answer.says(number), "\(path)")
                #expect(answer.says("道里区北岭商行"), "\(path)")
            }
            let words = try await visit.get("/public/penalties/\(number)/entry.json").body
            let page = try await visit.get("/public/penalties/\(number)")
            #expect(page.says(Digest(ofText: words).description))
            #expect(words.contains("2026年6月8日"))
            let paper = try await visit.get("/public/penalties/\(number)/decision.pdf")
            #expect(paper.headers[.contentType] == "application/pdf")
            #expect(paper.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `the public sees no gap: what the file does not hold has no line`() async throws {
        try await Self.told("fined-served-published") { open, visit in
            let number = try await Self.shown(open)
            for path in ["", "/entry.json"] {
                let answer = try await visit.get("/public/penalties/\(number)\(path)")
                #expect(!answer.says("待补"))
            }
        }
    }

    @Test func `the list is searched by broken and traditional writing too`() async throws {
        try await Self.told("fined-served-published") { open, visit in
            let number = try await Self.shown(open)
            for (words, isFound) in [("北岭商行", true), ("北嶺商行", true), ("侵犯", true), ("白山商行", false)] {
                let answer = try await visit.get("/public/penalties" + FormText.query([("q", words)]))
                #expect(answer.says(number) == isFound, "\(words)")
            }
        }
    }

    @Test func `before its day an entry is not shown, and nothing says that it ended`() async throws {
        try await Self.told("fined-served-published") { open, visit in
            let number = try await Self.shown(open)
            let before = try await visit.get("/public/penalties/\(number)?on=2026-01-05")
            #expect(before.status == .ok)
            #expect(before.says("当天还没有公示"))
            #expect(!before.says("已停止公示"))
            #expect(!before.says("内容不再显示"))
        }
    }

    @Test func `a corrected entry keeps its former state for the days on which it stood`() async throws {
        try await Self.told("publication-corrected") { open, visit in
            let number = try await Self.shown(open)
            open.clock.stand(at: Instant(CivilDate(2026, 6, 24), 9, 0))
            let now = try await visit.get("/public/penalties/\(number)")
            #expect(now.says("已缴清"))
            for (day, isPaid) in [("2026-06-15", false), ("2026-06-22", false), ("2026-06-23", true)] {
                let then = try await visit.get("/public/penalties/\(number)?on=\(day)")
                #expect(then.status == .ok)
                let entry = try await open.office.publicEntry(number, on: CivilDate(parsing: day))
                #expect(entry.shown?.text?.title.contains("已缴清") == isPaid, "\(day)")
            }
            let before = try await open.office.publicEntry(number, on: CivilDate(2026, 6, 14))
            #expect(before.shown == nil)
        }
    }

    @Test func `a withdrawn entry is shown to nobody again, and its digest proves that it stood`()
        async throws
    {
        try await Self.told("publication-withdrawn") { open, visit in
            let number = "230102-2026-00001"
            let list = try await visit.get("/public/penalties")
            #expect(!list.says("侵犯注册商标专用权"))
            let found = try await visit.get("/public/penalties" + FormText.query([("q", "注册商标")]))
            #expect(!found.says("罚款20000元"))
            let entry = try await open.office.publicEntry(number, on: nil)
            #expect(entry.shown == nil)
            let state = try #require(entry.states.last)
            #expect(state.digest?.count == 64)
            #expect(state.text == nil)
            for path in ["/entry.json", "/decision.pdf"] {
                #expect(try await visit.get("/public/penalties/\(number)\(path)").status == .notFound)
            }
            let page = try await visit.get("/public/penalties/\(number)?on=2026-07-01")
            #expect(!page.says("罚款20000元"))
        }
    }

    @Test func `an entry ends by itself on the day after its term, and not before`() async throws {
        // Three months from 15 June: the last day is 15 September.
        try await Self.told("shown-for-three-months") { open, visit in
            let number = "230102-2026-00001"
            let last = try await open.office.publicEntry(number, on: CivilDate(2026, 9, 15))
            #expect(last.states.count == 1)
            #expect(last.untilDay == CivilDate(2026, 9, 15))
            let list = try await visit.get("/public/penalties")
            #expect(!list.says("罚款20000元"))
        }
    }
}
