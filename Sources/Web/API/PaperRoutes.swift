internal import Casework
internal import Desk
internal import Evidence
internal import HTTPTypes
internal import Hummingbird

/// Documents in and out, chunk by chunk.
struct PaperRoutes: Sendable {
    let office: Office

    func add(to router: Router<OfficeContext>) {
        router.post("api/v1/files/:id/documents", use: file)
        router.get("api/v1/files/:id/documents/:document", use: fetch)
    }

    @Sendable private func file(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        let query = try request.query(known: ["kind", "name"])
        guard let kind = query["kind"] else { throw DeskRefusal.invalid([.init("kind", .required)]) }
        let limit = Office.documentLimitBytes
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw DeskRefusal.tooLarge(limitBytes: limit)
        }
        let document = try await office.fileDocument(
            kind: kind, name: query["name"], mediaType: try mediaType(request), limit: limit,
            body: request.body.map { Array($0.readableBytesView) }, to: id, for: caller)
        var response = Answer.json(
            .object([
                "id": .string(document.id), "kind": .string(document.kind.description),
                "sha256": .string(document.digest), "size": .int(document.sizeBytes),
            ]), status: .created)
        response.headers[.location] = "/api/v1/files/\(id)/documents/\(document.id)"
        return response
    }

    private func mediaType(_ request: Request) throws -> String {
        guard let type = request.headers[.contentType] else { return "application/octet-stream" }
        let parts = type.prefix { $0 != ";" }.split(separator: "/", omittingEmptySubsequences: false)
        let isWhole = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isToken) }
        guard isWhole, type.utf8.count <= 200 else { throw DeskRefusal.mediaType(String(type.prefix(100))) }
        return type
    }

    private func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Always as a file to keep: what others sent is never shown in place.
    @Sendable private func fetch(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        _ = try request.query(known: [])
        let (document, chunks) = try await office.document(
            try context.parameters.require("document"), of: try context.parameters.require("id"), for: caller)
        var headers: HTTPFields = [
            .contentType: document.mediaType, .cacheControl: "no-store", .eTag: "\"\(document.digest)\"",
        ]
        let name = document.fileName ?? document.kind.description
        headers[.contentDisposition] = "attachment; filename*=UTF-8''" + FormText.segment(name)
        headers[SecurityHeaders.policy] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        let body = ResponseBody(contentLength: document.sizeBytes) { writer in
            for try await chunk in chunks { try await writer.write(ByteBuffer(bytes: chunk)) }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
