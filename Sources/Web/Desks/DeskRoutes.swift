internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// The lists that officers open all day, and the small acts on them.
struct DeskRoutes: Sendable {
    /// A spreadsheet holds so many files; more than that is a search.
    static let csvRows = 1_000

    let desk: any OfficeDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("desk", use: showDesk)
        site.get("files", use: files)
        site.get("files.csv", use: csv)
        site.get("reports", use: reports)
        site.get("head", use: head)
        site.post("notices/:id/read", use: markRead)
    }

    @Sendable private func showDesk(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        if let own = DeskRoutes.ownRoom(of: caller) { return Press.go(to: own) }
        let view = try await desk.desk(for: caller)
        return press.print(
            DeskPage(view, openable: desk.openable(by: caller), for: caller, press.words(context)), context)
    }

    @Sendable private func files(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let filter = DeskRoutes.filter(request)
        if let words = filter.words { return try await found(words, filter, context, for: caller) }
        let list = try await list(filter, limit: FilesPage.rows, for: caller)
        let saved = try await (desk as? any SavedSearchDesk)?.savedSearches(for: caller) ?? []
        return press.print(
            FilesPage(list, filter, saved: saved, now: context.now, press.words(context)), context)
    }

    /// A whole number of a file leads to the file; everything else is looked for.
    private func found(
        _ words: String, _ filter: FileFilter, _ context: OfficeContext, for caller: Caller
    ) async throws -> Response {
        if filter.after == nil, let number = try await desk.file(numbered: words, for: caller) {
            return Press.go(to: .file(number))
        }
        return press.print(try await SearchLook(desk, press).page(filter, context, for: caller), context)
    }

    @Sendable private func csv(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        var filter = DeskRoutes.filter(request).fromStart
        var rows: [FileRow] = []
        repeat {
            let list = try await list(filter, limit: 200, for: caller)
            rows += list.rows
            filter.after = list.next
        } while filter.after != nil && rows.count < DeskRoutes.csvRows
        try await desk.noteExport("files", rows: rows.count, for: caller)
        let text = CSVText(rows, press.words(context)).text
        let headers: HTTPFields = [
            .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
            .contentDisposition: "attachment; filename=\"files.csv\"",
        ]
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    @Sendable private func reports(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let after = request.asked("after")
        let list = try await desk.unroutedReports(for: context.officer(), after: after, limit: FilesPage.rows)
        let page = ReportsPage(list, isLater: after != nil, now: context.now, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func head(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let lists = try await desk.headList(for: caller)
        return press.print(HeadPage(lists, for: caller, now: context.now, press.words(context)), context)
    }

    @Sendable private func markRead(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        _ = try await TypedForm(request, context)
        try await desk.markNoticeRead(try context.parameters.require("id", as: Int.self), for: caller)
        return Press.go(to: .desk)
    }

    /// Who looks after the office has no files, and a page of their own instead of a desk.
    private static func ownRoom(of caller: Caller) -> Route? {
        guard Administration.looksAfter(caller.roles) else { return nil }
        return caller.roles.contains(Administration.audit) ? .staff(.trail(.all)) : .staff(.people(.all))
    }

    private func list(_ filter: FileFilter, limit: Int, for caller: Caller) async throws -> FileList {
        try await desk.files(
            for: caller, stage: filter.stage, procedure: filter.procedure,
            dueBefore: filter.dueBefore.flatMap { CivilDate(parsing: $0) }, clock: filter.clock,
            isOpen: filter.isOpen, query: filter.words,
            after: filter.after, limit: limit)
    }

    private static func filter(_ request: Request) -> FileFilter {
        FileFilter(
            stage: request.asked("stage"), procedure: request.asked("procedure"),
            dueBefore: request.asked("due"), clock: request.asked("clock"),
            isOpen: request.asked("open").flatMap { ["yes": true, "no": false][$0] },
            words: request.asked("q"), after: request.asked("after"))
    }
}
