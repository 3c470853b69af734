internal import Desk
internal import Hummingbird
internal import Law

/// `GET /law`: the law base for everybody to read, by instrument, article and day. Nothing is written here.
struct LawRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press
    let book: RuleBook

    func add(to law: RouterGroup<OfficeContext>) {
        law.get("", use: list)
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let words = press.words(context)
        return press.print(
            LawPage(book, LawRoutes.filter(request), today: context.now.legalDay, words), context)
    }

    private static func filter(_ request: Request) -> LawFilter {
        LawFilter(
            kind: request.asked("kind").flatMap { Authority.Kind(rawValue: $0) },
            state: request.asked("state").flatMap { LawFilter.State(rawValue: $0) },
            words: request.asked("q"), on: request.asked("on").flatMap { CivilDate(parsing: $0) })
    }
}
