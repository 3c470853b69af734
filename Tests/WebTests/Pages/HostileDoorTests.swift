import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

/// What a machine sends that means no good: forms without end, bodies torn off, answers that run into each other.
@Suite struct `A hostile client gets a refusal and nothing else` {
    private static let now = DoorTests.now

    @Test func `a form of more fields than any of ours is refused at once`() async throws {
        let world = try PageWorld.get()
        let many = (0..<40_000).map { "f\($0)=1" }.joined(separator: "&")

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            _ = try await visit.get("/report/kind")
            let word = try #require(visit.cookies["zhibao-form"])
            let answer = try await visit.send(
                .post, "/report/kind", ByteBuffer(string: "form-word=\(word)&\(many)"),
                [.contentType: "application/x-www-form-urlencoded"])

            // Looking each field up among all others took half a minute.
            #expect(answer.status == .badRequest)
        }
    }

    @Test(arguments: ["/nothing-there", "/files/f-1", "/", "/law/rules/none"])
    func `who asks for the head of an answer gets no body, not even with a refusal`(path: String) async throws
    {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            let answer = try await visit.send(.head, path, nil, [:])

            #expect(answer.body == "")
            #expect(answer.headers[SecurityHeaders.policy] != nil)
        }
    }

    @Test
    func `a choice that no page offered is shown as it was typed, and the catalogue is not asked for it`()
        async throws
    {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            _ = try await visit.get("/report/kind")
            for (step, fields) in [
                ("kind", [("kind", "zbq")]), ("right", [("right-type", "zbq")]),
                ("venue", [("venue", "zbq"), ("dispute", "zbq"), ("daily-life", "zbq")]),
                ("wishes", [("wants", "zbq"), ("proofs", "zbq")]), ("options", [("channel", "zbq")]),
                ("you", [("anonymous", "zbq")]),
            ] {
                let answer = try await visit.post("/report/\(step)", fields)
                #expect(answer.status.code < 500, "\(step)")
            }
            for path in ["/report/check", "/report/options", "/report/papers", "/report/papers/letter"] {
                let page = try await visit.get(path)
                #expect(page.status.code < 500, "\(path)")
                #expect(!page.says(".zbq"), "\(path)")
            }
        }
    }

    @Test func `a letter that carries thousands of marks is sought no longer than a word`() throws {
        let marked = "/law?q=e" + String(repeating: "%CC%81", count: 10_000)
        let request = Request(
            head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: marked),
            body: RequestBody(buffer: ByteBuffer()))
        let words = try #require(request.sought("q", atMost: 100))

        // One character, and a hundred code points: it is these that a search has to read.
        #expect(words.count == 1)
        #expect(words.unicodeScalars.count == 100)
    }

    @Test func `a body that is torn off is malformed, and no fault of ours`() async throws {
        let torn = AsyncThrowingStream<ByteBuffer, any Error> { stream in
            stream.yield(ByteBuffer(string: "form-wo"))
            stream.finish(throwing: ChannelError.inputClosed)
        }
        var body = GuardedBody(RequestBody(asyncSequence: torn)).makeAsyncIterator()

        #expect(try await body.next() == ByteBuffer(string: "form-wo"))
        await #expect(throws: DoorRefusal.malformed) { try await body.next() }
    }

    @Test func `a body that does not end is read to its limit`() async throws {
        let endless = AsyncStream<ByteBuffer> { ByteBuffer(repeating: 0, count: 100) }
        var body = GuardedBody(RequestBody(asyncSequence: endless), limitBytes: 1_000).makeAsyncIterator()
        for _ in 0..<10 { _ = try await body.next() }

        await #expect(throws: DoorRefusal.tooLarge(limitBytes: 1_000)) { try await body.next() }
    }

    @Test func `fields beside a file take no more room than a form, and no more than a form has`() throws {
        func part(_ number: Int, _ value: String) -> String {
            "--b\r\nContent-Disposition: form-data; name=\"f\(number)\"\r\n\r\n\(value)\r\n"
        }
        let long = String(repeating: "x", count: 60_000)

        #expect(throws: DoorRefusal.tooLarge(limitBytes: TypedForm.limitBytes)) {
            var parser = MultipartParser(boundary: "b")
            for number in 0..<20 { _ = try parser.feed(part(number, long).utf8) }
        }
        #expect(throws: DoorRefusal.malformed) {
            var parser = MultipartParser(boundary: "b")
            for number in 0...TypedForm.mostFields { _ = try parser.feed(part(number, "").utf8) }
        }
    }
}
