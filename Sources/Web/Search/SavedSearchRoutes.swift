internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// Keeping a search, changing it, leaving it, and taking the last step back.
struct SavedSearchRoutes: Sendable {
    let look: SearchLook
    let saved: any SavedSearchDesk
    let press: Press

    init(desk: any OfficeDesk, saved: any SavedSearchDesk, press: Press) {
        look = SearchLook(desk, press)
        self.saved = saved
        self.press = press
    }

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("files/searches", use: list)
        site.post("files/searches", use: save)
        site.get("files/searches/:id", use: run)
        site.post("files/searches/:id", use: change)
        site.post("files/searches/:id/removal", use: remove)
        site.post("files/searches/:id/undo", use: undo)
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        return press.print(
            try await page(done: done(request, for: caller), context, for: caller), context)
    }

    /// What is found by it now.
    @Sendable private func run(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let search = try await saved.savedSearch(
            try context.parameters.require("id"), for: context.officer())
        return Press.go(to: .files(FileFilter(search.search)))
    }

    @Sendable private func save(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let typed = try await TypedForm(request, context)
        let (filter, form) = (FileFilter(typed), SavedForm(typed))
        do {
            let id = try await saved.save(
                FileSearch(filter), as: form.title, alert: form.alert(), for: caller)
            return go(.saved, id)
        } catch {
            guard let said = press.words(context).spoken(error), filter.words != nil else { throw error }
            let page = try await look.page(filter, form: form, refused: said, context, for: caller)
            return press.print(page, context, status: .init(code: said.status))
        }
    }

    @Sendable private func change(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        let form = SavedForm(try await TypedForm(request, context))
        do {
            try await saved.change(
                savedSearch: id, title: form.title, alert: form.alert(), for: caller)
            return go(.changed, id)
        } catch {
            guard let said = press.words(context).spoken(error), said.status != 404 else { throw error }
            let refused = SavedSearchesPage.Refused(id: id, form: form, said: said)
            let page = try await page(refused: refused, context, for: caller)
            return press.print(page, context, status: .init(code: said.status))
        }
    }

    @Sendable private func remove(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        _ = try await TypedForm(request, context)
        try await saved.remove(savedSearch: id, for: caller)
        return go(.removed, id)
    }

    @Sendable private func undo(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        _ = try await TypedForm(request, context)
        try await saved.undo(savedSearch: id, for: caller)
        return go(.undone, id)
    }

    private func page(
        done: SavedSearchesPage.Done? = nil, refused: SavedSearchesPage.Refused? = nil,
        _ context: OfficeContext, for caller: Caller
    ) async throws -> SavedSearchesPage {
        SavedSearchesPage(
            try await saved.savedSearches(for: caller), done: done, refused: refused,
            today: context.now.legalDay, press.words(context))
    }

    /// The address says which search it was; whose it is, the desk knows.
    private func done(_ request: Request, for caller: Caller) async throws -> SavedSearchesPage.Done? {
        guard let deed = request.asked("done").flatMap(SavedSearchesPage.Done.Deed.init(rawValue:)),
            let id = request.asked("search")
        else { return nil }
        let search = try await saved.savedSearch(id, for: caller)
        guard search.isRemoved == (deed == .removed) else { return nil }
        return .init(deed: deed, search: search)
    }

    private func go(_ deed: SavedSearchesPage.Done.Deed, _ id: String) -> Response {
        Press.go(
            to: Route.savedSearches.path + FormText.query([("done", deed.rawValue), ("search", id)]))
    }
}

extension FileFilter {
    /// The search that a form carries along.
    init(_ form: TypedForm) {
        self.init(
            stage: form["stage"], procedure: form["procedure"], clock: form["clock"],
            isOpen: form["open"].flatMap { ["yes": true, "no": false][$0] }, words: form["q"])
    }
}
