import Evidence
import Foundation
import Law
import Testing

@testable import zhibao

/// Asks one topic as the command does, without a process.
struct Asking {
    private let run: BatchRun

    init(_ name: String, thisYear: Int = 2026) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../share")
        let sources = BatchSources(share: root.path(percentEncoded: false), thisYear: thisYear)
        run = BatchRun(try BatchTopics.topic(named: name, from: sources))
    }

    /// The answer to a whole line, and whether it was one.
    func line(_ line: String) -> (text: String, isAnswered: Bool) {
        var bytes: [UInt8] = []
        let isAnswered = run.answer(.text(Array(line.utf8)[...]), into: &bytes)
        return (String(decoding: bytes, as: UTF8.self), isAnswered)
    }

    /// The output for an input written as JSON, or the code of the error.
    func callAsFunction(_ input: String) throws -> JSON {
        let (text, isAnswered) = line(#"{"id":"q","input":\#(input)}"#)
        let answer = try JSON(parsing: Data(text.utf8))
        #expect(answer["id"] == .string("q"))
        #expect((answer["output"] != nil) == isAnswered)
        return try #require(answer["output"] ?? answer["error"]?["code"])
    }
}

extension JSON {
    static let badInput = JSON.string("bad_input")
}
