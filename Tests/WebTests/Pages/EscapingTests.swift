import Casework
import Law
import Testing

@testable import Desk
@testable import Web

/// Whatever people write stays text.
struct EscapingTests {
    static let markup = "\"><script>alert(1)</script>{{title}}'&"

    private func isHarmless(_ page: Visit.Answer) -> Bool {
        !page.says("<script>alert") && !page.says("\"><script") && page.says("&lt;script&gt;alert(1)")
    }

    @Test func `markup in every field of a file is shown as it was written`() async throws {
        let world = try PageWorld.get()
        var story = try Story.approvedTransfer(world)
        story.subject = Self.markup
        story.parties = [
            PartyView(
                id: "p", role: "respondent", name: Self.markup, uscc: Self.markup, address: Self.markup,
                isSealed: false)
        ]
        story.record(
            [
                .factRecorded("reason", story.text(Self.markup)),
                .factRecorded("right-number", story.text(Self.markup)),
            ],
            at: PageWorld.moment(4, 11), by: PageWorld.wang)
        let view = story.view(for: PageWorld.wang, now: DoorTests.now)
        let desk = FixtureDesk(
            now: DoorTests.now, signedIn: PageWorld.wang, files: ["f-1": { _ in view }],
            refusing: Refusal.fieldsInvalid([.init("reason", .characters)]))

        try await world.visit(desk, signedIn: true) { visit in
            let page = try await visit.get("/files/f-1")
            let handover = try await visit.get("/files/f-1/handover")
            let refused = try await visit.post(
                "/files/f-1/acts",
                [
                    ("action", "rectify"), ("file-revision", "1"), ("because", Self.markup),
                    ("revision", Self.markup),
                ])

            #expect(isHarmless(page))
            #expect(isHarmless(handover))
            #expect(isHarmless(refused))
            #expect(refused.says("格式不对") || refused.says("含有不能使用的字符"))
        }
    }

    @Test func `markup in lists, searches and addresses is shown as it was written`() async throws {
        let world = try PageWorld.get()
        let rows = [DeskPageTests.row("230102-2026-00417", .late, left: -5, subject: Self.markup)]

        try await world.visit(
            FixtureDesk(now: DoorTests.now, signedIn: PageWorld.wang, rows: rows), signedIn: true
        ) {
            visit in
            for path in ["/desk", "/files?q=" + FormText.segment(Self.markup), "/reports"] {
                let page = try await visit.get(path)
                #expect(isHarmless(page), "\(path)")
            }
        }
    }

    @Test func `markup in a report is shown as it was written, at its field and in the check`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: DoorTests.now)) { visit in
            _ = try await visit.get("/report/kind")
            _ = try await visit.post("/report/story", [("narrative", Self.markup)])
            _ = try await visit.post("/report/respondent", [("respondent-name", Self.markup)])
            let story = try await visit.get("/report/story")
            let check = try await visit.get("/report/check")

            #expect(isHarmless(story))
            #expect(isHarmless(check))
        }
    }

    @Test func `nothing ends the string of the printed foot`() {
        let quoted = Frame.quoted("a\"b\\c</style>\n'x'")

        #expect(quoted == "\"a\\22 b\\5c c\\3c /style\\3e  \\27 x\\27 \"")
    }
}
