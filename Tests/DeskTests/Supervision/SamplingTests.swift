import Casework
import Evidence
import Law
import Store
import Testing

@testable import Desk

@Suite struct SamplingTests {
    /// Six lead reviews, and an inspection whose list is sealed on the same Monday.
    private func sealed() async throws -> (world: TestOffice, files: [String], inspection: String) {
        let world = try await TestOffice()
        var files: [String] = []
        for _ in 0..<6 { files.append(try await world.review()) }
        let member = try await world.caller("ren")
        let inspection = try await world.office.openFile(
            "sampling-inspection", fields: [:], parties: [], for: member)
        _ = try await world.office.submit(
            "seal", fields: SamplingTests.frame, to: inspection, expecting: nil, for: member)
        return (world, files, inspection)
    }

    private static let frame: [String: JSON] = [
        "frame-procedure": .string("lead-review"), "frame-area": .string("230100"),
        "opened-from": .string("2026-05-01"), "opened-to": .string("2026-05-11"),
        "sample-size": .string("3"), "public-day": .string("2026-05-11"),
    ]

    private func draw(
        _ number: Int, _ act: String = "draw", reason: String? = nil, in file: String, _ world: TestOffice
    )
        async throws
    {
        var fields: [String: JSON] = ["sample-number": .string("\(number)")]
        if let reason { fields["reason"] = .string(reason) }
        _ = try await world.office.submit(
            act, fields: fields, to: file, expecting: nil, for: world.caller("ren"))
    }

    private func tomorrow(_ world: TestOffice) {
        world.office.clock.stand(at: Instant(CivilDate(2026, 5, 12), 9, 0))
    }

    @Test func `the list is the files of the frame, and its digest is sealed`() async throws {
        let (world, files, inspection) = try await sealed()

        let view = try await world.office.sample(inspection, for: world.caller("ren"))

        #expect(view.list == files.sorted().map { $0 + "\n" }.joined())
        #expect(view.row.listDigest == Digest(ofText: view.list ?? "").description)
        #expect(view.row.listCount == 6)
    }

    @Test func `nothing is drawn before the named day is over`() async throws {
        let (world, _, inspection) = try await sealed()

        await #expect(throws: Refusal.notYetHappened(Instant.endOf(CivilDate(2026, 5, 11)))) {
            try await draw(7, in: inspection, world)
        }
    }

    @Test(arguments: [
        ("frame-area", "230199", Refusal.FieldFault.Code.unknown), ("sample-size", "7", .range),
        ("public-day", "2026-05-10", .range), ("opened-to", "2026-05-12", .range),
    ]) func `a frame that cannot be is refused`(field: String, value: String, code: Refusal.FieldFault.Code)
        async throws
    {
        let world = try await TestOffice()
        for _ in 0..<6 { _ = try await world.review() }
        let member = try await world.caller("ren")
        let file = try await world.office.openFile(
            "sampling-inspection", fields: [:], parties: [], for: member)
        var frame = SamplingTests.frame
        frame[field] = .string(value)

        await #expect(throws: Refusal.fieldsInvalid([.init(field, code)])) {
            _ = try await world.office.submit("seal", fields: frame, to: file, expecting: nil, for: member)
        }
    }

    @Test func `a draw follows from the list, the head of the day and the number, and anybody can repeat it`()
        async throws
    {
        let (world, _, inspection) = try await sealed()
        tomorrow(world)
        try await draw(20_260_512, in: inspection, world)

        let view = try await world.office.sample(inspection, for: world.caller("ren"))
        let record = try #require(view.row.draws.first)
        let list = try #require(view.list).split(separator: "\n").map(String.init)
        let again = SampleDraw(3, from: list, head: record.head, number: 20_260_512)
        let head = try await world.office.database.read { db in
            try Journal.scan(from: record.position, limit: 1, on: db).first?.chain
        }

        #expect(record.head == head)
        #expect(record.files == again.drawn.map(\.file))
        #expect(record.seed == again.seed)
        #expect(view.files.map(\.number.description) == record.files)
    }

    @Test func `a further draw needs a signed reason, and every draw is numbered and stays`() async throws {
        let (world, _, inspection) = try await sealed()
        tomorrow(world)
        try await draw(1, in: inspection, world)
        await #expect(throws: Refusal.fieldsInvalid([.init("reason", .required)])) {
            try await draw(2, "draw-again", in: inspection, world)
        }
        try await draw(2, "draw-again", reason: "首次报错了数", in: inspection, world)

        let draws = try await world.office.samples(for: nil).first?.draws ?? []

        #expect(draws.map(\.count) == [1, 2])
        #expect(draws.map(\.number) == [1, 2])
    }

    @Test func `a list that somebody files under its name is not drawn from`() async throws {
        let (world, files, inspection) = try await sealed()
        let bytes = AsyncStream<[UInt8]> { stream in
            stream.yield(Array("\(files[0])\n".utf8))
            stream.finish()
        }
        _ = try await world.office.fileDocument(
            kind: "sampling-list", name: "list.txt", mediaType: "text/plain", body: bytes, to: inspection,
            for: world.caller("ren"))
        tomorrow(world)
        try await draw(5, in: inspection, world)

        #expect(
            try await world.office.sample(inspection, for: world.caller("ren")).row.draws.first?.files.count
                == 3)
    }

    @Test func `members see course and days of what was drawn, open none of it, and looking leaves a trace`()
        async throws
    {
        let (world, _, inspection) = try await sealed()
        tomorrow(world)
        try await draw(9, in: inspection, world)
        let member = try await world.caller("ren")
        let drawn = try await world.office.sample(inspection, for: member).files

        #expect(drawn.count == 3)
        for file in drawn {
            await #expect(throws: DeskRefusal.notFound) {
                _ = try await world.office.file(file.number.description, for: member)
            }
        }
        let trail = try await world.office.database.read { db in
            try AuditTrail.entries(.init(kinds: ["sample-read"]), limit: 10, on: db)
        }
        #expect(trail.first?.person == "ren")
    }

    @Test func `everybody sees every draw and no file of it`() async throws {
        let (world, _, inspection) = try await sealed()
        tomorrow(world)
        try await draw(9, in: inspection, world)

        for caller in [nil, try await world.caller("yi")] {
            let view = try await world.office.sample(inspection, for: caller)
            #expect(view.row.draws.count == 1)
            #expect(view.files.isEmpty)
            #expect(view.list == nil)
        }
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await world.office.sample("230102-2026-00001", for: nil)
        }
    }
}
