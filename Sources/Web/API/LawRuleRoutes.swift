internal import Casework
internal import Desk
internal import Evidence
internal import Hummingbird
internal import Law

/// The law base for programs, without a token: it is public, and nothing is written here.
struct LawRuleRoutes: Sendable {
    /// Most rules of one answer; `after` continues it.
    static let mostRules = 200
    static let rows = 50

    let office: Office

    /// A release may have changed the law base since the last request.
    private var shelf: LawShelf { LawShelf(office.ruleBook, of: office.law) }

    func add(to router: Router<OfficeContext>) {
        router.get("api/v1/law/rules", use: list)
        router.get("api/v1/law/rules/:id", use: show)
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let query = try request.query(known: ["instrument", "on", "after", "limit"])
        let day = try LawRuleRoutes.day(query) ?? context.now.legalDay
        let limit = try LawRuleRoutes.number("limit", query, 1...LawRuleRoutes.mostRules)
        let after = try LawRuleRoutes.number("after", query, 0...LawRuleRoutes.mostOffset) ?? 0
        if let key = query["instrument"], shelf.book.authority(key) == nil {
            throw DeskRefusal.invalid([.init("instrument", .choice)])
        }
        let shelf = shelf
        let rules = query["instrument"].map(shelf.rules(of:)) ?? shelf.book.rules
        let asked = query["on"] == nil ? rules : rules.filter { shelf.state(of: $0, on: day) == .inForce }
        let rest = asked.dropFirst(after)
        let shown = rest.prefix(limit ?? LawRuleRoutes.rows)
        return Answer.json(
            .object([
                "rules": .array(shown.map { .object(LawAnswer($0, in: shelf, on: day).summary) }),
                "next": rest.count > shown.count ? .int(after + shown.count) : .null,
            ]))
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let query = try request.query(known: ["on"])
        let day = try LawRuleRoutes.day(query) ?? context.now.legalDay
        let shelf = shelf
        guard let rule = shelf.rule(try context.parameters.require("id"), on: day) else {
            throw DoorRefusal.notFound
        }
        return Answer.json(LawAnswer(rule, in: shelf, on: day).json)
    }

    /// Further than any law base reaches.
    private static let mostOffset = 100_000

    private static func day(_ query: [String: String]) throws -> CivilDate? {
        guard let text = query["on"] else { return nil }
        guard let day = CivilDate(parsing: text) else { throw DeskRefusal.invalid([.init("on", .type)]) }
        return day
    }

    private static func number(
        _ name: String, _ query: [String: String], _ range: ClosedRange<Int>
    ) throws -> Int? {
        guard let text = query[name] else { return nil }
        guard let number = Int(text) else { throw DeskRefusal.invalid([.init(name, .type)]) }
        guard range.contains(number) else { throw DeskRefusal.invalid([.init(name, .range)]) }
        return number
    }
}
