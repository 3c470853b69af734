import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct `Files, papers and clocks of programs` {
    @Test func `a document that is too large, or of an unknown kind, is not kept`() async throws {
        try await OpenOffice.with { open in
            let id = try await open.takeLead().id
            let token = try await open.intake()
            let bytes = ByteBuffer(repeating: 0x20, count: 64 * 1_048_576 + 1)
            let large = try await open.send(
                .post, "/api/v1/files/\(id)/documents?kind=proof-of-service", token, [:], bytes)
            #expect((large.status, large.kind) == (413, "too-large"))
            let unknown = try await open.send(
                .post, "/api/v1/files/\(id)/documents?kind=poem", token, [:], ByteBuffer(string: "x"))
            #expect(unknown.status == 422)
            #expect(unknown.errors == ["kind choice"])
            let none = try await open.send(
                .post, "/api/v1/files/\(id)/documents", token, [:], ByteBuffer(string: "x"))
            #expect(none.errors == ["kind required"])
        }
    }

    @Test func `a document comes back as it was filed, as a file to keep`() async throws {
        try await OpenOffice.with { open in
            let id = try await open.takeLead().id
            let token = try await open.intake()
            let bytes = "%PDF-1.7 \u{0} <script>"
            let filed = try await open.send(
                .post, "/api/v1/files/\(id)/documents?kind=proof-of-service&name=proof.pdf", token,
                [.contentType: "application/pdf"], ByteBuffer(string: bytes))
            #expect(filed.status == 201, "\(filed.body)")
            #expect(filed.json["sha256"]?.string == Digest(ofText: bytes).description)
            #expect(filed.json["size"]?.int == bytes.utf8.count)
            let read = try await open.get("/api/v1/files/\(id)/documents/\(filed.id)", token)
            #expect(read.status == 200)
            #expect(read.body == bytes)
            #expect(read.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            let other = try await open.get("/api/v1/files/\(id)/documents/d_none", token)
            #expect(other.status == 404)
        }
    }

    @Test func `a clock that has not started has no days, and one that runs has each of them`() async throws {
        try await OpenOffice.with { open in
            let id = try await open.takeLead().id
            let token = try await open.intake()
            let waiting = try await open.get("/api/v1/files/\(id)/clocks/routing", token)
            #expect(waiting.status == 200)
            #expect(waiting.json["state"]?.string == "not-started")
            #expect(waiting.json["alarm"] == .null)
            let running = try await open.get("/api/v1/files/\(id)/clocks/acceptance", token)
            #expect(running.json["state"]?.string == "running")
            #expect(running.json["run"]?.int == 1)
            #expect(running.json["last"]?.string == "2026-03-03")
            #expect(
                Set(running.json.object.map { Array($0.keys) } ?? []) == [
                    "name", "run", "title", "state", "started", "alarm", "last", "provisional", "id",
                    "source",
                    "confidence", "days", "suspensions", "extensions", "sentences",
                ])
            #expect(running.json["days"]?.array?.first?["kind"]?.string == "start")
            let second = try await open.get("/api/v1/files/\(id)/clocks/acceptance?run=2", token)
            #expect(second.status == 404)
            let unknown = try await open.get("/api/v1/files/\(id)/clocks/tea", token)
            #expect(unknown.status == 404)
        }
    }

    @Test func `the list has every file once, page by page`() async throws {
        try await OpenOffice.with { open in
            var taken: Set<String> = []
            for _ in 0..<5 { taken.insert(try await open.takeLead().id) }
            let token = try await open.intake()
            var seen: [String] = []
            var after = ""
            repeat {
                let page = try await open.get("/api/v1/files?limit=2\(after)", token)
                #expect(page.status == 200, "\(page.body)")
                seen += (page.json["items"]?.array ?? []).compactMap { $0["id"]?.string }
                after = page.json["next"]?.string.map { "&after=" + FormText.segment($0) } ?? ""
            } while !after.isEmpty && seen.count < 20
            #expect(seen.count == 5)
            #expect(Set(seen) == taken)
        }
    }

    @Test func `the list is searched by number and by the name of the respondent`() async throws {
        try await OpenOffice.with { open in
            let wine = try await open.takeLead(["respondent": .object(["name": .string("某酒行")])])
            for _ in 0..<3 { _ = try await open.takeLead() }
            let token = try await open.intake()
            for words in ["某酒", wine.json["number"]?.string ?? ""] {
                let query = "limit=1&q=" + FormText.segment(words)
                let page = try await open.get("/api/v1/files?\(query)", token)
                #expect(page.json["items"]?.array?.compactMap { $0["id"]?.string } == [wine.id])
            }
            let long = try await open.get(
                "/api/v1/files?q=" + String(repeating: "a", count: 201), token)
            #expect(long.status == 422)
            #expect(long.errors == ["q too_long"])
            let none = try await open.get("/api/v1/files?limit=1&q=tea", token)
            #expect(none.json["items"] == .array([]))
            #expect(none.json["next"] == .null)
        }
    }

    @Test func `each page of the journal comes with its leaf and its chain`() async throws {
        try await OpenOffice.with { open in
            let id = try await open.takeLead().id
            let token = try await open.intake()
            let events = try await open.get("/api/v1/files/\(id)/events", token)
            let items = try #require(events.json["items"]?.array)
            #expect(items.first?["kind"]?.string == "opened")
            #expect(items.allSatisfy { $0["leaf"]?.string?.count == 64 && $0["chain"]?.string?.count == 64 })
            #expect(Set(items.compactMap { $0["chain"]?.string }).count == items.count)
            let first = try await open.get("/api/v1/files/\(id)/events?limit=2", token)
            #expect(first.json["items"] == .array(Array(items.prefix(2))))
            #expect(first.json["next"]?.string == "2")
            let rest = try await open.get("/api/v1/files/\(id)/events?after=2", token)
            #expect(rest.json["items"] == .array(Array(items.dropFirst(2))))
            #expect(rest.json["next"] == .null)
            #expect(try await open.get("/api/v1/files/\(id)/events?after=x", token).errors == ["after type"])
        }
    }

    @Test func `the office says that it is well, what it counted, and what it understands`() async throws {
        try await OpenOffice.with { open in
            #expect(try await open.get("/healthz").json == .object(["status": .string("ok")]))
            _ = try await open.get("/api/v1/files")
            let metrics = try await open.get("/metrics")
            #expect(metrics.body.contains("zhibao_answers_total{class=\"4xx\"} 1"))
            #expect(metrics.body.contains("zhibao_refusals_total{kind=\"sign-in\"} 1"))
            let description = try await open.get("/api/openapi.yaml")
            #expect(description.body.hasPrefix("openapi: 3.1"))
        }
    }
}
