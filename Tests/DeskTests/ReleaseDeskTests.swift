import Casework
import Evidence
import Foundation
import Law
import Programmes
import Store
import Testing

@testable import Desk

@Suite struct ReleaseDeskTests {
    static let sound = Result {
        let folder = TestOffice.share.deletingLastPathComponent().appending(path: "Tests/Goldens/change-sets")
        return try String(contentsOf: folder.appending(path: "longer-review.yaml"), encoding: .utf8)
    }

    /// The change set with another first day, and its examples moved along.
    static func changeSet(from day: CivilDate = CivilDate(2027, 1, 1)) throws -> String {
        try sound.get().replacing("from: 2027-01-01", with: "from: \(day)")
            .replacing("day: 2026-12-31, is: 15", with: "day: \(day - 1), is: 15")
            .replacing("day: 2027-01-01, is: 20", with: "day: \(day), is: 20")
            .replacing(
                "  - { clock: lead-review/verification, starts: 2026-12-31 09:00, last: 2027-01-22 }\n",
                with: "")
    }

    /// The same, with the stories that it makes untrue named.
    static func changeSet(from day: CivilDate, in office: Office) throws -> String {
        let text = try changeSet(from: day)
        let trial = ReleaseTrial(
            try ChangeSet(reading: text), on: office.law, packs: office.shippedLaw.packs,
            calendar: office.calendar)
        let untrue = trial.outcomes.filter { $0.kind == .story }.flatMap(\.faults)
            .compactMap { $0.split(separator: ":").first.map(String.init) }
        return text + "outdated: [\(Set(untrue).sorted().joined(separator: ", "))]\n"
    }

    func submit(_ act: String, _ number: String, _ login: String, in world: TestOffice) async throws {
        _ = try await world.office.submit(
            act, fields: act == "withdraw" ? ["reason": .string("不再需要")] : [:], to: number,
            expecting: nil, for: try await world.caller(login))
    }

    /// Proposes, tests, signs and releases; gives the number of the file.
    @discardableResult
    func release(_ text: String, in world: TestOffice) async throws -> String {
        let number = try await world.office.proposeRelease(text, for: try await world.caller("ding"))
        try await submit("test", number, "ding", in: world)
        try await submit("approve", number, "wu", in: world)
        try await submit("release", number, "ding", in: world)
        return number
    }

    // MARK: refusals

    @Test(arguments: ["yi", "wu", "geng"])
    func `only a legal editor of the section proposes`(login: String) async throws {
        let world = try await TestOffice()
        let caller = try await world.caller(login)

        await #expect(throws: Refusal.notYourRole(needed: ["legal-editor"])) {
            try await world.office.proposeRelease(try ReleaseDeskTests.changeSet(), for: caller)
        }
    }

    @Test func `a faulty change set opens no file`() async throws {
        let world = try await TestOffice()
        let caller = try await world.caller("ding")
        let text = try ReleaseDeskTests.changeSet(from: CivilDate(2026, 5, 10))

        let refusal = await #expect(throws: DeskRefusal.self) {
            try await world.office.proposeRelease(text, for: caller)
        }

        guard case .changeSetFaulty(let faults)? = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(faults.first?.fault == "the release begins on 2026-05-10, before 2026-05-11")
        #expect(try await world.office.releases(for: caller).isEmpty)
    }

    @Test func `nobody signs what they proposed, at whichever post`() async throws {
        let world = try await TestOffice()
        let both = try await world.caller("ji")
        let number = try await world.office.proposeRelease(try ReleaseDeskTests.changeSet(), for: both)
        try await submit("test", number, "ji", in: world)

        await #expect(throws: Refusal.sameHand(after: "propose")) {
            try await submit("approve", number, "ji", in: world)
        }
        try await submit("approve", number, "wu", in: world)
    }

    @Test func `what was not tested is not signed`() async throws {
        let world = try await TestOffice()
        let number = try await world.office.proposeRelease(
            try ReleaseDeskTests.changeSet(), for: try await world.caller("ding"))

        await #expect(throws: Refusal.notInThisStage("approve", stage: "drafted")) {
            try await submit("approve", number, "wu", in: world)
        }
    }

    @Test func `nobody enters that tests were passed`() async throws {
        let world = try await TestOffice()
        let caller = try await world.caller("ding")
        let text = try ReleaseDeskTests.changeSet().replacing("is: 20", with: "is: 21")
        let number = try await world.office.proposeRelease(text, for: caller)

        await #expect(throws: Refusal.fieldsInvalid([.init("tests", .unknown)])) {
            try await world.office.submit(
                "test", fields: ["tests": .string("passed")], to: number, expecting: nil, for: caller)
        }
        try await submit("test", number, "ding", in: world)
        #expect(try await world.file(number).file.facts["tests"] == .choice("failed"))
        let refusal = await #expect(throws: Refusal.self) {
            try await submit("approve", number, "wu", in: world)
        }
        #expect(refusal?.kind == "rule-not-met")
        #expect(refusal?.names == ["release-tests-passed"])
    }

    @Test func `a text that was exchanged after the tests is not signed`() async throws {
        let world = try await TestOffice()
        let editor = try await world.caller("ding")
        let number = try await world.office.proposeRelease(try ReleaseDeskTests.changeSet(), for: editor)
        try await submit("test", number, "ding", in: world)
        let other = Array(try ReleaseDeskTests.changeSet().replacing("示例", with: "别的").utf8)
        let body = AsyncStream<[UInt8]> { stream in
            stream.yield(other)
            stream.finish()
        }
        _ = try await world.office.fileDocument(
            kind: "change-set", name: nil, mediaType: "application/yaml", body: body, to: number, for: editor)

        await #expect(throws: Refusal.paperChanged("change-set", since: "test")) {
            try await submit("approve", number, "wu", in: world)
        }
    }

    @Test func `a report that somebody filed does not stand for the office's own`() async throws {
        let world = try await TestOffice()
        let editor = try await world.caller("ding")
        let text = try ReleaseDeskTests.changeSet()
        let number = try await world.office.proposeRelease(text, for: editor)
        try await submit("test", number, "ding", in: world)
        let forged =
            #"{"base":0,"change_set":"x","outcomes":[],"passed":true,"tested_at":"2026-05-11T09:00:00+08:00"}"#
        let body = AsyncStream<[UInt8]> { stream in
            stream.yield(Array(forged.utf8))
            stream.finish()
        }
        _ = try await world.office.fileDocument(
            kind: "test-report", name: nil, mediaType: "application/json", body: body, to: number, for: editor
        )

        await #expect(throws: (any Error).self) { try await submit("approve", number, "wu", in: world) }
        #expect(try await world.file(number).file.stage == "tested")
    }

    @Test func `a second release is tested on the law that the first has made`() async throws {
        let world = try await TestOffice()
        try await release(try ReleaseDeskTests.changeSet(), in: world)
        let later = try ReleaseDeskTests.changeSet(from: CivilDate(2028, 1, 1))
            .replacing("is: 20", with: "is: 25").replacing("is: 15", with: "is: 20")
            .replacing("wd: 20", with: "wd: 25").replacing("20个工作日", with: "25个工作日")

        try await release(later, in: world)

        #expect(world.office.madeReleases.map(\.number) == [1, 2])
        #expect(world.office.law.number("admin.lead.verify#wd", on: CivilDate(2027, 12, 31))?.number == 20)
        #expect(world.office.law.number("admin.lead.verify#wd", on: CivilDate(2028, 1, 1))?.number == 25)
        #expect(try await world.office.verify() == [])
    }

    @Test func `two releases of one rule from one day are never both made`() async throws {
        let world = try await TestOffice()
        let editor = try await world.caller("ding")
        let first = try await world.office.proposeRelease(try ReleaseDeskTests.changeSet(), for: editor)
        let second = try await world.office.proposeRelease(try ReleaseDeskTests.changeSet(), for: editor)
        for number in [first, second] {
            try await submit("test", number, "ding", in: world)
            try await submit("approve", number, "wu", in: world)
        }
        try await submit("release", first, "ding", in: world)

        await #expect(throws: DeskRefusal.lawMovedOn(release: 1)) {
            try await submit("release", second, "ding", in: world)
        }
        let refusal = await #expect(throws: DeskRefusal.self) {
            try await world.office.reviseRelease(
                try ReleaseDeskTests.changeSet(), of: second, for: editor)
        }
        guard case .changeSetFaulty(let faults)? = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(
            faults.first?.fault == "`admin.lead.verify` has a version from 2027-01-01 (release 1)")
    }

    // MARK: what holds from when

    @Test(arguments: [
        (CivilDate(2026, 6, 30), CivilDate(2026, 7, 21)), (CivilDate(2026, 7, 1), CivilDate(2026, 7, 29)),
        (CivilDate(2026, 7, 2), CivilDate(2026, 7, 30)),
    ])
    func `a review runs by the law of the day on which it starts`(start: CivilDate, last: CivilDate)
        async throws
    {
        let world = try await TestOffice()
        try await release(
            try ReleaseDeskTests.changeSet(from: CivilDate(2026, 7, 1), in: world.office), in: world)
        world.office.clock.stand(at: Instant(start, 9, 0))

        let number = try await world.review()

        #expect(try await world.end(of: "verification", on: number).lastDay == last)
    }

    @Test func `a clock that runs keeps its day when a release is made`() async throws {
        let world = try await TestOffice()
        let number = try await world.review()
        let before = try await world.end(of: "verification", on: number)

        try await release(
            try ReleaseDeskTests.changeSet(from: CivilDate(2026, 5, 12), in: world.office), in: world)

        #expect(try await world.end(of: "verification", on: number) == before)
        #expect(try await world.office.verify() == [])
    }

    @Test func `a release of this very day moves the clocks that started today`() async throws {
        let world = try await TestOffice()
        let number = try await world.review()
        let before = try await world.end(of: "verification", on: number)

        try await release(
            try ReleaseDeskTests.changeSet(from: CivilDate(2026, 5, 11), in: world.office), in: world)

        let after = try await world.end(of: "verification", on: number)
        #expect(after.lastDay > before.lastDay)
        #expect(
            try await world.file(number).events.contains {
                if case .clockRebased(_, _, _, "law-released") = $0 { true } else { false }
            })
    }

    @Test func `the law outlives the closing of the office, and a process beside it takes it up`()
        async throws
    {
        let world = try await TestOffice()
        let (beside, _) = try await Office.open(
            world.office.folder, share: TestOffice.share, clock: OfficeClock(standingAt: world.office.now),
            as: .beside)
        #expect(beside.madeReleases.isEmpty)
        let number = try await release(try ReleaseDeskTests.changeSet(), in: world)

        #expect(try await beside.refreshLaw() == 1)
        #expect(try await beside.refreshLaw() == 0)
        try beside.close()
        let (again, _) = try await Office.open(
            world.office.folder, share: TestOffice.share, clock: OfficeClock(standingAt: world.office.now),
            as: .beside)
        #expect(again.madeReleases.map(\.file) == [number])
        #expect(again.law.number("admin.lead.verify#wd", on: CivilDate(2027, 1, 1))?.number == 20)
        #expect(again.madeReleases.map(\.digest) == world.office.madeReleases.map(\.digest))
        try again.close()
    }

    @Test func `on its day a release is taken up without a new start`() async throws {
        let world = try await TestOffice()
        try await release(try ReleaseDeskTests.changeSet(), in: world)
        let before = world.office.lawInUse.day
        #expect(try await world.office.refreshLaw() == 0)
        #expect(world.office.lawInUse.day == before)

        world.office.clock.stand(at: Instant(CivilDate(2027, 1, 1), 0, 0))
        try await world.office.refreshLaw()

        #expect(world.office.lawInUse.day == CivilDate(2027, 1, 1))
        #expect(world.office.madeReleases.count == 1)
    }

    @Test func `the tables of releases are made again from the journal`() async throws {
        let world = try await TestOffice()
        try await release(try ReleaseDeskTests.changeSet(), in: world)
        try await world.tamper("DELETE FROM office_setting WHERE name = 'law.release.00001'")

        #expect(try await world.office.verify().map(\.place) == ["office_setting:law.release.00001"])
        try await world.office.rebuild()
        #expect(try await world.office.verify() == [])
    }

    @Test func `verification notices a release that is no longer what was signed`() async throws {
        let world = try await TestOffice()
        let number = try await release(try ReleaseDeskTests.changeSet(), in: world)
        let digest = try #require(world.office.madeReleases.first?.digest)
        let path = world.office.folder.vault.appending(path: String(digest.prefix(2)))
            .appending(path: String(digest.dropFirst(2).prefix(2))).appending(path: digest)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: path.path(percentEncoded: false))
        try ReleaseDeskTests.changeSet().replacing("wd: 20", with: "wd: 90")
            .write(to: path, atomically: false, encoding: .utf8)

        let places = try await world.office.verify().map(\.place)

        #expect(places.contains("law_release:\(number)"))
        #expect(places.contains("vault:\(digest)"))
        await #expect(throws: OfficeFault.self) {
            try await Office.open(
                world.office.folder, share: TestOffice.share,
                clock: OfficeClock(standingAt: world.office.now), as: .beside)
        }
        let (found, _) = try await Office.open(
            world.office.folder, share: TestOffice.share, clock: OfficeClock(standingAt: world.office.now),
            as: .beside, reading: .asFound)
        #expect(found.madeReleases.isEmpty)
        try found.close()
    }

    @Test func `a place among the releases that no file has is found`() async throws {
        let world = try await TestOffice()
        let number = try await world.review()
        try await world.tamper(
            "INSERT INTO office_setting (name, value, changed_ms) VALUES ('law.release.00001', \(number), 1)")

        #expect(try await world.office.verify().map(\.place) == ["office_setting:law.release.00001"])
    }
}
