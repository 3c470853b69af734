import Casework
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Law
import Programmes
import TestRecords
import Testing

@testable import Desk
@testable import Web

/// A real office in a folder of its own, asked as programs ask it.
struct OpenOffice {
    let office: Office
    let clock: OfficeClock
    let client: any TestClientProtocol

    /// 2 March 2026 is a Monday.
    static let monday = Instant(CivilDate(2026, 3, 2), 9, 0)

    struct Answer {
        let status: Int
        let headers: HTTPFields
        let body: String
        let json: JSON

        var kind: String? { json["type"]?.string.map { String($0.dropFirst("urn:zhibao:".count)) } }
        var id: String { json["id"]?.string ?? "" }
        var errors: [String] {
            (json["errors"]?.array ?? []).map {
                "\($0["field"]?.string ?? "?") \($0["code"]?.string ?? "?")"
            }
        }
    }

    static func with(
        _ world: World? = nil, at moment: Instant = monday,
        _ body: @escaping @Sendable (OpenOffice) async throws -> Void
    ) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "api-\(UUID().uuidString)")
        let clock = OfficeClock(standingAt: moment)
        let text = try String(
            contentsOf: Places.share.appendingPathComponent("worlds/demo.yaml"), encoding: .utf8)
        let records = try await TestRecords.make(migrations: Places.share.appending(path: "migrations"))
        let (office, _) = try await Office.create(
            OfficeFolder(root: root, server: records.server), share: Places.share,
            world: try world ?? World(reading: text, file: "demo.yaml"), named: "test", clock: clock,
            passwords: .demo,
            content: PageWorld.content.get())
        let shipped = try PageWorld.get()
        let router = Router(context: OfficeContext.self, options: .autoGenerateHeadEndpoints)
        try APIRoutes(office: office, texts: shipped.texts, share: Places.share.path)
            .add(to: router)
        try await Application(router: router).test(.router) { client in
            try await body(OpenOffice(office: office, clock: clock, client: client))
        }
        try office.close()
        try FileManager.default.removeItem(at: root)
        try FileManager.default.removeItem(at: OfficeFolder(root: root).key)
        try records.drop()
    }

    func token(_ login: String, _ agency: String, _ role: String) async throws -> String {
        try #require(try await office.makeToken(agency: agency, role: role, login: login))
    }

    /// The intake officer of the centre that takes leads in.
    func intake() async throws -> String { try await token("tang", "ip-centre-230000", "intake-officer") }

    func get(_ path: String, _ token: String? = nil, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, path, token, headers, nil)
    }

    func post(
        _ path: String, _ json: JSON, _ token: String? = nil, _ headers: HTTPFields = [:]
    ) async throws -> Answer {
        try await post(path, text: json.canonical, token, headers)
    }

    func post(
        _ path: String, text: String, _ token: String? = nil, _ headers: HTTPFields = [:]
    ) async throws -> Answer {
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/json" }
        return try await send(.post, path, token, headers, ByteBuffer(string: text))
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ token: String?, _ headers: HTTPFields,
        _ body: ByteBuffer?
    ) async throws -> Answer {
        var headers = headers
        if let token { headers[.authorization] = "Bearer \(token)" }
        return try await client.execute(uri: path, method: method, headers: headers, body: body) { answer in
            let text = String(buffer: answer.body)
            let isJSON = answer.headers[.contentType]?.contains("json") ?? false
            return Answer(
                status: answer.status.code, headers: answer.headers, body: text,
                json: isJSON && !text.isEmpty ? try JSON(parsing: Data(text.utf8)) : .null)
        }
    }

    static let lead: JSON = .object([
        "kind": .string("report"), "anonymous": .bool(true), "place": .string("230102"),
        "narrative": .string("店内销售假冒注册商标的酒。"),
    ])

    /// A lead that was taken: its file is the receipt's id.
    func takeLead(_ changes: [String: JSON] = [:]) async throws -> Answer {
        let body = (OpenOffice.lead.object ?? [:]).merging(changes) { $1 }
        let answer = try await post("/api/v1/leads", .object(body))
        try #require(answer.status == 201, "\(answer.body)")
        return answer
    }

    func act(
        _ action: String, _ fields: [String: JSON] = [:], on id: String, _ token: String,
        also: [String: JSON] = [:], _ headers: HTTPFields = [:]
    ) async throws -> Answer {
        let body: [String: JSON] = ["action": .string(action), "fields": .object(fields)]
        return try await post("/api/v1/files/\(id)/acts", .object(body.merging(also) { $1 }), token, headers)
    }
}
