import Casework
import Evidence
import Foundation
import Law
import Programmes
import Store
import Testing

@testable import Desk

// What a change of the law would move, before anybody signs it.
extension ReleaseDeskTests {
    @Test func `the preview shows the dates that would be others, and whom the release would move`()
        async throws
    {
        let world = try await TestOffice()
        let number = try await world.review()
        let editor = try await world.caller("ding")
        let end = try await world.end(of: "verification", on: number)
        let release = try await world.office.proposeRelease(try ReleaseDeskTests.changeSet(), for: editor)

        let impact = try await world.office.advanceImpact(of: release, for: editor)

        let line = try #require(impact.clocks.first)
        #expect(impact.isDone)
        #expect(impact.filesSeen == impact.filesTotal)
        #expect(impact.clocks.count == 1)
        #expect(line.place.number.description == number)
        #expect(line.end == end)
        #expect(try #require(line.wouldEnd).lastDay > end.lastDay)
        #expect(!line.moves)
        #expect(impact.clocksKeeping == 1)
        #expect(impact.clocksMoving == 0)
        #expect(impact.uses.contains { $0.procedure == "lead-review" && $0.name == "verification" })
        #expect(try await world.end(of: "verification", on: number) == end)
    }

    /// An invented change: the counterfeiting of a mark counts from 10,000 yuan of turnover on.
    private static let stricter = """
        title: { zh-Hans: 示例, en: Example }
        from: 2026-05-11
        reason: 示例
        authority: INT2025-5 art. 3
        changelog: { zh-Hans: 示例, en: Example }
        thresholds:
          - offence: "213"
            title: 假冒注册商标罪
            versions:
              - version: "2026"
                from: 2026-05-11
                conf: verified
                source: INT2025-5 art. 3
                limbs:
                  - of: [turnover]
                    at_least: { yuan: 10000 }
                    object: [goods, mixed]
                    id: criminal.213.2025.goods.serious
                    source: INT2025-5 art. 3 para. 1
        cases:
          - { number: admin.lead.verify#wd, day: 2026-05-11, is: 15 }

        """

    @Test(arguments: [(10, 0), (11, 1), (12, 1)])
    func `the preview shows the verdicts that would be others on the facts of a file`(day: Int, count: Int)
        async throws
    {
        let world = try await TestOffice()
        let number = try await world.review()
        let conduct = "2026-05-\(day)"
        let facts: [String: JSON] = [
            "right-type": .string("trademark"), "role": .string("maker"), "object": .string("goods"),
            "same-mark": .string("yes"), "same-goods": .string("yes"), "turnover": .string("20000"),
            "illegal-gains": .string("0"), "marks": .string("1"), "repeat-within-two-years": .string("no"),
            "conduct-from": .string(conduct), "conduct-to": .string(conduct),
        ]
        _ = try await world.office.submit(
            "record-findings", fields: facts, to: number, expecting: nil, for: try await world.caller("yi"))
        let editor = try await world.caller("ding")
        let release = try await world.office.proposeRelease(ReleaseDeskTests.stricter, for: editor)

        let impact = try await world.office.advanceImpact(of: release, for: editor)

        let changed = impact.verdicts.filter { $0.rule == "criminal-threshold-213" }
        #expect(changed.count == count)
        #expect(changed.allSatisfy { $0.verdict == .unmet && $0.wouldBe == .met })
        #expect(changed.allSatisfy { $0.place.number.description == number })
    }

    @Test func `only the section looks at the preview`() async throws {
        let world = try await TestOffice()
        let editor = try await world.caller("ding")
        let release = try await world.office.proposeRelease(try ReleaseDeskTests.changeSet(), for: editor)
        let stranger = try await world.caller("yi")

        await #expect(throws: DeskRefusal.notFound) {
            try await world.office.advanceImpact(of: release, for: stranger)
        }
        await #expect(throws: DeskRefusal.notFound) {
            try await world.office.release(release, for: stranger)
        }
    }
}
