import Casework
import Evidence
import Foundation
import Testing

@Suite struct EventCodingTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Goldens/events")

    /// A page that was written once is never written otherwise: fixtures are added, not changed.
    @Test(arguments: EventSamples.all.map(\.0))
    func `an event is written as it always was, and read back`(name: String) throws {
        let event = try #require(EventSamples.all.first { $0.0 == name }?.1)
        let written = "\(event.kind)\n\(try event.canonicalBody())\n"
        let file = Self.folder.appending(path: "\(name).json")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1",
            !FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
        {
            try written.write(to: file, atomically: true, encoding: .utf8)
        }

        let golden = try String(contentsOf: file, encoding: .utf8)
        let lines = golden.split(separator: "\n").map(String.init)

        #expect(written == golden)
        #expect(try CaseEvent(kind: lines[0], body: lines[1]) == event)
    }

    @Test func `every fixture that was ever kept can be read`() throws {
        let path = Self.folder.path(percentEncoded: false)
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".json") }

        #expect(names.count >= EventSamples.all.count)
        for name in names {
            let lines = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
                .split(separator: "\n").map(String.init)
            #expect(throws: Never.self, "\(name)") { try CaseEvent(kind: lines[0], body: lines[1]) }
        }
    }

    @Test func `the samples hold an event of every kind`() {
        let kinds = Set(EventSamples.all.map(\.1.kind))

        #expect(kinds.count == 44)
    }

    @Test func `a kind that this version does not know is not read as another`() throws {
        let body = try CaseEvent.stageEntered("assessed").canonicalBody()

        #expect(throws: (any Error).self) { try CaseEvent(kind: "stage-left", body: body) }
    }

    @Test(arguments: EventSamples.all.map(\.0))
    func `an event without its lines is unreadable, and never half an event`(name: String) throws {
        let event = try #require(EventSamples.all.first { $0.0 == name }?.1)

        #expect(throws: (any Error).self) {
            try CaseEvent(kind: event.kind, body: "{\"kind\":\"\(event.kind)\"}")
        }
    }

    @Test func `a line that a later version added is passed over`() throws {
        let body = try CaseEvent.stageEntered("assessed").canonicalBody()
        let later = body.replacing("{\"kind\"", with: "{\"colour\":\"red\",\"kind\"")

        #expect(later != body)
        #expect(try CaseEvent(kind: "stage-entered", body: later) == .stageEntered("assessed"))
    }
}
