internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// `GET /law`: the law base for everybody to read, by instrument, article and day. Nothing is written here.
struct LawRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press

    /// A release may have changed the law base since the last request.
    private var shelf: LawShelf {
        LawShelf(
            desk.ruleBook, of: (desk as? any LawDesk)?.law, divisions: desk.jurisdictions.divisions)
    }

    func add(to law: RouterGroup<OfficeContext>) {
        law.get("", use: list)
        law.get("instruments/:key", use: instrument)
        law.get("rules/:id", use: rule)
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let page = LawPage(
            shelf, LawRoutes.filter(request), today: context.now.legalDay, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func instrument(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let key = try LawRoutes.name("key", context)
        guard let authority = shelf.book.authority(key) else { return missing(key, context) }
        let page = InstrumentPage(
            authority, in: shelf, asked: LawRoutes.day(request), today: context.now.legalDay,
            after: LawRoutes.offset(request), press.words(context))
        return press.print(page, context)
    }

    @Sendable private func rule(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let id = try LawRoutes.name("id", context)
        let (asked, words) = (LawRoutes.day(request), press.words(context))
        let (shelf, day) = (shelf, asked ?? context.now.legalDay)
        let place = RulePlace(
            AskedPlace(request), of: id, on: day, asked: asked, in: shelf, PlaceFields(desk, words), words)
        guard let rule = place.rule ?? shelf.rule(id, on: day) else { return missing(id, context) }
        let uses = desk.uses(ofRule: id)
        var live: [LiveUse]?
        if let caller = context.caller, !uses.isEmpty { live = try await desk.live(uses, for: caller) }
        let page = RulePage(
            rule, in: shelf, asked: asked, today: context.now.legalDay, place: place, uses: uses, live: live,
            periods: desk.periods, mayPropose: context.caller.map(Rail.belongsToSection) ?? false, words)
        return press.print(page, context)
    }

    private func missing(_ name: String, _ context: OfficeContext) -> Response {
        press.print(
            LawMissPage(name, near: shelf.rules(near: name), press.words(context)), context,
            status: .notFound)
    }

    /// A name as the address gives it, with its %XX read; what is no name is as good as unknown.
    private static func name(_ parameter: String, _ context: OfficeContext) throws -> String {
        try context.parameters.require(parameter)
    }

    private static func filter(_ request: Request) -> LawFilter {
        LawFilter(
            kind: request.asked("kind").flatMap { Authority.Kind(rawValue: $0) },
            state: request.asked("state").flatMap { LawState(rawValue: $0) },
            isPending: request.asked("pending") == "yes",
            words: request.sought("q", atMost: LawFilter.mostCharacters), on: day(request),
            after: offset(request))
    }

    static func day(_ request: Request) -> CivilDate? {
        request.asked("on").flatMap { CivilDate(parsing: $0) }
    }

    private static func offset(_ request: Request) -> Int {
        request.asked("after").flatMap(Int.init).map { min(max($0, 0), 100_000) } ?? 0
    }
}

extension AskedPlace {
    /// As an address gives it; an empty field says nothing.
    init(_ request: Request) {
        func word(_ name: String) -> String? {
            request.asked(name).flatMap { $0.isEmpty ? nil : String($0.prefix(LawFilter.mostCharacters)) }
        }
        self.init(division: word(AskedPlace.division), zone: word(AskedPlace.zone))
    }
}
