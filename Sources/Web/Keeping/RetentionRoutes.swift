internal import Desk
internal import HTTPTypes
internal import Hummingbird

/// `/retention`: files whose time is over, for those who decide what becomes of them.
struct RetentionRoutes: Sendable {
    let desk: any OfficeDesk
    let keeping: any KeepingDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("retention", use: show)
        site.get("retention.csv", use: csv)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let after = request.asked("after")
        let list = try await keeping.dueFiles(
            for: context.officer(), after: after, limit: RetentionPage.rows)
        return press.print(RetentionPage(list, isLater: after != nil, press.words(context)), context)
    }

    @Sendable private func csv(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let words = press.words(context)
        var text = CSVText()
        text.add(DueFileLine.heads(words))
        var (after, rows) = (String?.none, 0)
        repeat {
            let list = try await keeping.dueFiles(for: caller, after: after, limit: 200)
            for file in list.files { text.add(DueFileLine(file, words).cells) }
            rows += list.files.count
            after = list.next
        } while after != nil && rows < DeskRoutes.csvRows
        try await desk.noteExport("retention", rows: rows, for: caller)
        let headers: HTTPFields = [
            .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
            .contentDisposition: "attachment; filename=\"retention.csv\"",
        ]
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text.text)))
    }
}
