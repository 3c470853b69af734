internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// Days that passed: for those who supervise, for the bodies themselves, for procuratorates.
struct SupervisionRoutes: Sendable {
    /// A spreadsheet holds so many breaches.
    static let csvRows = 1_000

    let desk: any OfficeDesk
    let oversight: any OversightDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("supervision", use: list)
        site.get("supervision/breaches.csv", use: csv)
        site.get("supervision/transfers", use: transfers)
        site.get("supervision/breaches/:number", use: breach)
        site.post("supervision/breaches/:number/explanation", use: explain)
        site.post("supervision/breaches/:number/inquiry", use: ask)
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let link = SupervisionRoutes.link(request)
        let view = try await oversight.breaches(try SupervisionRoutes.filter(link), for: caller)
        let map = try await oversight.policyMap(nil)
        let page = SupervisionPage(
            view, link, areas: map.areas, for: caller, today: context.now.legalDay, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func csv(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        var filter = try SupervisionRoutes.filter(SupervisionRoutes.link(request))
        filter.before = nil
        var rows: [BreachView] = []
        repeat {
            let page = try await oversight.breaches(filter, for: caller)
            rows += page.rows
            filter.before = page.next
        } while filter.before != nil && rows.count < SupervisionRoutes.csvRows
        return PolicyRoutes.csv(
            CSVText(rows, today: context.now.legalDay, press.words(context)), "breaches.csv")
    }

    @Sendable private func transfers(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let entries = try await oversight.nonFilings(for: context.officer())
        return press.print(NonFilingsPage(entries, press.words(context)), context)
    }

    @Sendable private func breach(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let view = try await oversight.breach(try SupervisionRoutes.number(context), for: caller)
        return press.print(
            BreachPage(view, for: caller, today: context.now.legalDay, press.words(context)), context)
    }

    @Sendable private func explain(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let number = try SupervisionRoutes.number(context)
        let form = try await TypedForm(request, context)
        let typed = form["explanation"] ?? ""
        do {
            try await desk.confirmPassword(form["password"] ?? "", code: form["sign-code"], of: caller)
            _ = try await oversight.explainBreach(number, typed, for: caller)
            return Press.go(to: .oversight(.breach(number)))
        } catch {
            return try await refused(error, number, typed, caller, context)
        }
    }

    @Sendable private func ask(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let number = try SupervisionRoutes.number(context)
        _ = try await TypedForm(request, context)
        do {
            _ = try await oversight.askAboutBreach(number, for: caller)
            return Press.go(to: .oversight(.breach(number)))
        } catch {
            return try await refused(error, number, "", caller, context)
        }
    }

    private func refused(
        _ error: any Error, _ number: Int, _ typed: String, _ caller: Caller, _ context: OfficeContext
    ) async throws -> Response {
        let words = press.words(context)
        guard error as? DeskRefusal != .notFound, let said = words.spoken(error) else { throw error }
        let view = try await oversight.breach(number, for: caller)
        var context = context
        context.address = OversightRoute.breach(number).path
        let page = BreachPage(
            view, for: caller, typed: typed, refused: said, today: context.now.legalDay, words)
        return press.print(page, context, status: .init(code: said.status))
    }

    private static func number(_ context: OfficeContext) throws -> Int {
        guard let number = Int(try context.parameters.require("number")) else { throw DoorRefusal.notFound }
        return number
    }

    private static func link(_ request: Request) -> BreachLink {
        BreachLink(
            area: request.asked("area"), agency: request.asked("agency"), clock: request.asked("clock"),
            month: request.asked("month"), said: request.asked("said"), before: request.asked("before"))
    }

    private static func filter(_ link: BreachLink) throws -> BreachFilter {
        var filter = BreachFilter()
        filter.area = link.area
        filter.agency = link.agency
        filter.clock = link.clock
        filter.month = link.month
        filter.isExplained = link.said.map { $0 == "yes" }
        if let before = link.before {
            guard let number = Int(before) else { throw DeskRefusal.invalid([.init("before", .type)]) }
            filter.before = number
        }
        return filter
    }
}
