internal import Casework
internal import Desk
internal import Law

/// Looks for what was asked and makes the page of it, with the form by which the search is kept.
struct SearchLook: Sendable {
    let desk: any OfficeDesk
    let saved: (any SavedSearchDesk)?
    let press: Press

    init(_ desk: any OfficeDesk, _ press: Press) {
        self.desk = desk
        self.press = press
        saved = desk as? any SavedSearchDesk
    }

    /// - Parameter form: what was typed to keep the search, when that was refused.
    func page(
        _ filter: FileFilter, form: SavedForm? = nil, refused: SpokenRefusal? = nil,
        _ context: OfficeContext, for caller: Caller
    ) async throws -> SearchPage {
        let results = try await desk.search(
            FileSearch(filter), after: filter.after, limit: FilesPage.rows, for: caller)
        let keeping: SearchPage.Keeping? = saved.map { _ in
            .init(form: form ?? SavedForm(words: filter.words ?? ""), refused: refused)
        }
        return SearchPage(results, filter, keeping: keeping, now: context.now, press.words(context))
    }
}

extension FileSearch {
    init(_ filter: FileFilter) {
        self.init(
            words: filter.words ?? "", procedure: filter.procedure.map { Name($0) }, isOpen: filter.isOpen,
            stage: filter.stage, clock: filter.clock,
            dueBefore: filter.dueBefore.flatMap { CivilDate(parsing: $0) })
    }
}
