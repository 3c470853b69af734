internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird

/// `POST /files/:id/documents` and `GET /files/:id/documents/:document`: bytes in and out, never whole in memory.
struct DocumentRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press

    func add(to files: RouterGroup<OfficeContext>) {
        files.post(":id/documents", use: file)
        files.get(":id/documents/:document", use: fetch)
    }

    @Sendable private func file(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        try TypedForm.guardOrigin(request)
        guard let boundary = MultipartParser.boundary(of: request.headers[.contentType] ?? "") else {
            throw DoorRefusal.malformed
        }
        let upload = Upload(request.body, boundary: boundary)
        let head = try await upload.head()
        try TypedForm.guardWord(head.fields[TypedForm.word], context)
        guard let name = TypedForm.trimmed(head.fileName ?? "") else {
            throw Refusal.fieldsInvalid([.init("file", .required)])
        }
        _ = try await desk.fileDocument(
            kind: head.fields["kind"] ?? "", name: name, mediaType: head.mediaType, body: upload, to: id,
            for: caller)
        let done = FormText.query([("done", FileRoutes.filing.description)])
        return Press.go(to: Route.file(id).path + done + "#documents")
    }

    /// Always as a file to keep: what others sent us is not shown inside our pages.
    @Sendable private func fetch(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let (document, chunks) = try await desk.document(
            try context.parameters.require("document"), of: try context.parameters.require("id"),
            for: context.officer())
        return Paper.response(document, chunks)
    }
}
