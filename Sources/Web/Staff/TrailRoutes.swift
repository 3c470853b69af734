internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// The trail, for the audit administrator alone.
struct TrailRoutes: Sendable {
    let staff: any StaffDesk
    let desk: any OfficeDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("trail", use: show)
        site.get("trail/export", use: export)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let words = press.words(context)
        let link = TrailLink(
            file: request.asked("file"), person: request.asked("person"), agency: request.asked("agency"),
            group: request.asked("group"), from: request.asked("from"), to: request.asked("to"),
            before: request.asked("before"))
        do {
            let view = try await staff.trail(try TrailRoutes.filter(link), for: caller)
            return press.print(
                TrailPage(
                    view, link, try await desk.agencies(), today: context.now.legalDay, words), context)
        } catch DeskRefusal.invalid(let faults) {
            let view = try await staff.trail(TrailFilter(), for: caller)
            let said = words.spoken(DeskRefusal.invalid(faults))
            return press.print(
                TrailPage(
                    view, link, try await desk.agencies(), refused: said, today: context.now.legalDay, words),
                context, status: .unprocessableContent)
        }
    }

    /// A text with a signature; whole days, so that nothing is left out between its lines.
    @Sendable private func export(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let today = context.now.legalDay
        let typed = ["from": request.asked("from"), "to": request.asked("to")].compactMapValues(\.self)
        let from = typed["from"] == nil ? today - 30 : try StaffRoutes.day("from", typed)
        let to = typed["to"] == nil ? today : try StaffRoutes.day("to", typed)
        let pieces = try await staff.exportTrail(from: from, to: to, for: context.officer())
        let headers: HTTPFields = [
            .contentType: "application/x-ndjson; charset=utf-8", .cacheControl: "no-store",
            .contentDisposition: "attachment; filename=\"trail-\(from)-\(to).jsonl\"",
        ]
        let body = ResponseBody { writer in
            for try await piece in pieces { try await writer.write(ByteBuffer(string: piece)) }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private static func filter(_ link: TrailLink) throws -> TrailFilter {
        var filter = TrailFilter()
        filter.file = link.file
        filter.person = link.person
        filter.agency = link.agency
        if let group = link.group {
            guard let known = TrailGroup(rawValue: group) else {
                throw DeskRefusal.invalid([.init("group", .choice)])
            }
            filter.group = known
        }
        let days = ["from": link.from, "to": link.to].compactMapValues(\.self)
        if link.from != nil { filter.from = try StaffRoutes.day("from", days) }
        if link.to != nil { filter.to = try StaffRoutes.day("to", days) }
        if let from = filter.from, let to = filter.to, to < from {
            throw DeskRefusal.invalid([.init("to", .range)])
        }
        if let before = link.before {
            guard let position = Int(before) else { throw DeskRefusal.invalid([.init("before", .type)]) }
            filter.before = position
        }
        return filter
    }
}
