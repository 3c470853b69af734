internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// `/files/:id/same`: files that may be of the same party or matter, each beside this one, and what is done with them.
struct SameRoutes: Sendable {
    let desk: any OfficeDesk
    let likeness: any LikenessDesk
    let press: Press

    func add(to files: RouterGroup<OfficeContext>) {
        files.get(":id/same", use: show)
        files.post(":id/same", use: act)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let id = try context.parameters.require("id")
        let caller = try context.officer()
        let done = request.asked("done").flatMap { BuiltInAct(rawValue: $0) }
        return press.print(
            try await page(id, caller, typed: SamePage.Typed(done: done), press.words(context)), context)
    }

    private func page(
        _ id: String, _ caller: Caller, typed: SamePage.Typed, _ words: Wording
    ) async throws -> SamePage {
        // Who does not see the whole file is told that there is none before anything is read for the page.
        let like = try await likeness.proposals(for: id, caller)
        let view = try await desk.file(id, for: caller)
        var pairs: [SamePage.Pair] = []
        for file in like { pairs.append((file, try await desk.file(file.row.id, for: caller))) }
        return SamePage(
            view, pairs, apart: try await likeness.toldApart(from: id, caller), typed: typed, words)
    }

    /// Joins, tells apart or takes that back. Joining is an act on the file that waits beside the other.
    @Sendable private func act(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        let form = try await TypedForm(request, context)
        guard let action = form["action"].flatMap(BuiltInAct.init(rawValue:)),
            [.merge, .tellApart, .undoApart].contains(action)
        else { throw DoorRefusal.malformed }
        let other = form["other"] ?? ""
        let keeps = form["keeps"] ?? other
        var fields = ["file": other]
        if action != .undoApart { fields["reason"] = form["reason"] }
        var (joined, revision) = (id, form["file-revision"].flatMap(Int.init))
        if action == .merge {
            guard keeps == id || keeps == other else { throw DoorRefusal.malformed }
            fields["file"] = keeps
            if keeps == id { (joined, revision) = (other, form["other-revision"].flatMap(Int.init)) }
        }
        do {
            _ = try await desk.submit(
                action.rawValue, fields: fields, at: nil, to: joined, expecting: revision, for: caller)
        } catch {
            let words = press.words(context)
            guard let said = words.spoken(error), error as? DeskRefusal != .notFound else { throw error }
            let typed = SamePage.Typed(
                action: action, other: other, reason: form["reason"] ?? "", keeps: keeps, said: said)
            var context = context
            context.address = Route.same(id).path
            return press.print(try await page(id, caller, typed: typed, words), context, said)
        }
        let next = action == .merge ? Route.file(keeps) : Route.same(id)
        return Press.go(to: next.path + FormText.query([("done", action.rawValue)]) + "#main")
    }
}
