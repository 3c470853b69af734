import Casework
import Foundation
import Law
import Programmes
import Store
import Testing

@testable import Desk

@Suite struct `A world says all that is wrong with it, each on its line` {
    private func faults(_ text: String) -> [String] {
        do {
            _ = try World(reading: text, file: "world.yaml")
            return []
        } catch {
            return error.faults.map { "\($0.place.line): \($0.fault)" }
        }
    }

    @Test func `every fault of a world comes at once`() {
        let text = """
            agencies:
              - { id: centre, name: 保护中心, kind: ip-center, division: "2301" }
              - { id: centre, name: 局, kind: police, division: "230102", parent: nowhere-at-all }
            people:
              - { name: 甲, login: jia, posts: [{ agency: centre, role: a }] }
              - { name: 乙, login: jia, password: short, posts: [{ agency: center, role: a }] }
              - { id: c, name: 丙 }
            """

        #expect(
            faults(text) == [
                "2: no kind of agency is called `ip-center`", "2: `2301` is no division",
                "3: the agency `centre` stands twice", "3: no agency is called `nowhere-at-all`",
                "6: the login `jia` stands twice", "6: the person `jia` stands twice",
                "6: a password has 10 to 200 characters", "6: no agency is called `center`",
                "7: a person holds no post",
            ])
    }

    @Test func `a world without an agency is none`() {
        #expect(faults("people: []\n") == ["1: the world has no agency"])
    }

    @Test func `an agency's level follows from its division`() throws {
        let text = """
            agencies:
              - { id: a, name: 省局, kind: police, division: "230000" }
              - { id: b, name: 市局, kind: police, division: "230100" }
              - { id: c, name: 分局, kind: police, division: "230102", parent: b }
              - { id: d, name: 总局, kind: police, division: "110000", level: national }
            """

        let world = try World(reading: text, file: "world.yaml")

        #expect(world.agencies.map(\.level) == ["province", "prefecture", "county", "national"])
    }

    @Test func `the worlds that ship are sound`() throws {
        for name in ["demo", "empty"] {
            let path = "worlds/\(name).yaml"
            let text = try String(contentsOf: TestOffice.share.appending(path: path), encoding: .utf8)
            let world = try World(reading: text, file: path)
            #expect(world.people.contains { $0.login == "admin" })
        }
    }
}

@Suite struct `The demo world is told by its law` {
    private func book(_ name: String) throws -> StoryBook {
        let path = "worlds/\(name).yaml"
        return try StoryBook(
            reading: String(contentsOf: TestOffice.share.appending(path: path), encoding: .utf8), file: path)
    }

    @Test func `a line that cannot be read is named`() throws {
        let text = """
            matters: [{ narrative: a }]
            stories:
              - name: broken
                days-before: 3
                course:
                  - 09:10 somebody accept
            """

        let faults = #expect(throws: PackFaults.self) { try StoryBook(reading: text, file: "s.yaml") }
        #expect(faults?.faults.map(\.place.line) == [6])
    }

    @Test func `a story goes on where the earlier one ends, on its file`() throws {
        let stories = try book("demo-stories").stories
        let routed = try #require(stories.first { $0.name == "routed" })
        let proposed = try #require(stories.first { $0.name == "proposed" })

        #expect(proposed.steps.prefix(routed.steps.count) == routed.steps[...])
        #expect(proposed.steps.last?.procedure == "lead-review")
    }

    @Test func `at its usual moment every story comes to its end, and the office proves clean`() async throws
    {
        let parent = FileManager.default.temporaryDirectory.appending(path: "zhibao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        let path = "worlds/demo.yaml"
        let world = try World(
            reading: String(contentsOf: TestOffice.share.appending(path: path), encoding: .utf8), file: path)

        let made = try await Office.makeDemo(
            OfficeFolder(root: parent.appending(path: "office")), share: TestOffice.share, world: world,
            at: DemoWorld.usualMoment)

        #expect(made.untold.map(\.description) == [])
        #expect((200...300).contains(made.fileCount))
        #expect(made.office.now == DemoWorld.usualMoment)
        #expect(try await made.office.verify() == [])
        try await expectTheTableToCountLikeTheWalk(in: made.office)
        try made.office.close()
        try FileManager.default.removeItem(at: parent)
    }

    /// Rounds read the table; every clock of every file must end there as it does day by day.
    private func expectTheTableToCountLikeTheWalk(in office: Office) async throws {
        let table = DeadlineTable(office.calendar)
        let (differing, count) = try await office.database.read { db in
            var differing: [String] = []
            var count = 0
            for opening in try Journal.openings(after: 0, limit: 1000, on: db) {
                guard let hand = try office.readFile(opening.caseNumber, on: db) else { continue }
                for run in hand.file.clocks {
                    guard let clock = hand.procedure.clock(run.clock) else { continue }
                    let reckoning = run.reckoning(clock)
                    count += 1
                    guard table.end(of: reckoning) != reckoning.end(on: office.calendar) else { continue }
                    differing.append("\(opening.caseNumber) \(run.clock)/\(run.run)")
                }
            }
            return (differing, count)
        }

        #expect(differing == [])
        #expect(count > 400)
    }
}
