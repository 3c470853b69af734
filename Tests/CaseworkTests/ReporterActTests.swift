import Law
import Testing

@testable import Casework

/// What an act brings with it, what it may only answer, and what stays open after the end.
@Suite struct `Acts that bring papers, that answer what runs, and that follow the end` {
    private static let picture = PaperKind(
        name: "picture", title: "图片", source: nil, template: nil, neededWhen: nil)

    private static let procedure: Procedure = {
        var bring = Action(name: "bring", title: nil)
        bring.by = ["case-officer"]
        bring.takes = [picture]
        var answer = Action(name: "answer", title: nil)
        answer.by = ["case-officer"]
        answer.running = [Sample.clocks["approval"]].compactMap(\.self)
        var rate = Action(name: "rate", title: nil)
        rate.by = ["case-officer"]
        var end = Action(name: "end", title: nil)
        end.by = ["case-officer"]
        end.goesTo = "done"
        let open = Stage(
            name: "open", title: "", actions: [bring, answer, end], ends: false, outcome: nil, source: nil)
        let done = Stage(name: "done", title: "", actions: [], ends: true, outcome: "done", source: nil)
        var made = Sample.procedure(stages: [open, done])
        made.afterwards = [rate]
        return made
    }()

    private func file(_ events: CaseEvent...) -> CaseFile {
        let opened = OpenedFile(
            procedure: Self.procedure.name, version: Self.procedure.version, number: "230102-2026-00001",
            agency: World.bureau, area: "230102", bodies: ["sending-agency": World.bureau], at: World.monday)
        return CaseFile(
            folding: [
                .opened(opened), .participated(World.bureau, role: "sending-agency", basis: nil),
                .stageEntered("open"),
            ]
                + events)
    }

    private func decide(_ act: Act, on file: CaseFile) throws -> [CaseEvent] {
        try Self.procedure.decide(act, on: file, calendar: try World.calendar())
    }

    @Test func `a paper that should come with the act and does not is missing`() throws {
        let act = Act("bring", by: World.wang, at: World.monday)

        #expect(throws: Refusal.documentsMissing(["picture"])) {
            try decide(act, on: file())
        }
    }

    @Test func `papers that come with the act are filed with it`() throws {
        let paper = Paper(id: "d1", kind: "picture", digest: "aa", sizeBytes: 3)
        let act = Act("bring", by: World.wang, at: World.monday, papers: [paper])

        let events = try decide(act, on: file())

        #expect(events.contains(.documentFiled(paper)))
    }

    @Test func `what nobody asked is not answered`() throws {
        let act = Act("answer", by: World.wang, at: World.monday)

        #expect(throws: Refusal.clockNotRunning("approval")) {
            try decide(act, on: file())
        }
    }

    @Test func `rating is open after the end, and nothing else is`() throws {
        let ended = file(.stageEntered("done"), .ended("done"))
        let rate = Act("rate", by: World.wang, at: World.monday)
        let bring = Act("bring", by: World.wang, at: World.monday)

        #expect(try !decide(rate, on: ended).isEmpty)
        #expect(throws: Refusal.notInThisStage("bring", stage: "done")) {
            try decide(bring, on: ended)
        }
        #expect(throws: Refusal.notInThisStage("rate", stage: "open")) {
            try decide(rate, on: file())
        }
    }
}
