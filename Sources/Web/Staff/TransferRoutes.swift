internal import Casework
internal import Desk
internal import Hummingbird
internal import Law

/// Moving a person from one post to another, and lending a role for somebody who cannot do it.
struct TransferRoutes: Sendable {
    let staff: any StaffDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("staff/people/:person/transfer", use: showTransfer)
        site.post("staff/people/:person/transfer", use: transfer)
        site.get("staff/people/:person/lending", use: showLending)
        site.post("staff/people/:person/lending", use: lend)
        site.post("staff/people/:person/lending/end", use: endLending)
    }

    @Sendable private func showTransfer(_ request: Request, _ context: OfficeContext) async throws -> Response
    {
        try await transferPage([:], refused: nil, context)
    }

    @Sendable private func transfer(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let form = try await TypedForm(request, context)
        let typed = StaffRoutes.typed(form, ["post", "agency", "role", "first", "reason"])
        let member = try await member(typed, context)
        do {
            guard let old = TransferRoutes.place(typed["post"]) else {
                throw DeskRefusal.invalid([.init("post", .required)])
            }
            let new = TransferOrder.Place(AgencyID(typed["agency"] ?? ""), Name(typed["role"] ?? ""))
            let order = TransferOrder(
                member.line.person, from: old, to: new, first: try StaffRoutes.day("first", typed),
                successors: StaffRoutes.successors(typed), because: typed["reason"] ?? "")
            try await staff.transfer(order, for: caller)
            let person = StaffRoute.person(member.line.person.description).path
            return Press.go(to: person + FormText.query([("done", "moved")]))
        } catch {
            guard let said = StaffRoutes.spoken(error, press.words(context)) else { throw error }
            return try await transferPage(typed, refused: said, context)
        }
    }

    @Sendable private func showLending(_ request: Request, _ context: OfficeContext) async throws -> Response
    {
        try await lendingPage([:], refused: nil, done: request.asked("done"), context)
    }

    @Sendable private func lend(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let person = try context.parameters.require("person")
        let form = try await TypedForm(request, context)
        var typed = StaffRoutes.typed(form, ["post", "person", "from", "to", "reason"])
        do {
            guard let place = TransferRoutes.place(typed["post"]) else {
                throw DeskRefusal.invalid([.init("post", .required)])
            }
            (typed["agency"], typed["role"]) = (place.agency.description, place.role.description)
            let order = try StaffRoutes.order(
                typed, for: PersonID(typed["person"] ?? ""), today: context.now.legalDay)
            try await staff.lend(order, of: PersonID(person), for: caller)
            return Press.go(to: StaffRoute.lendingFor(person).path + "?done=lent")
        } catch {
            guard let said = StaffRoutes.spoken(error, press.words(context)) else { throw error }
            return try await lendingPage(typed, refused: said, done: nil, context)
        }
    }

    @Sendable private func endLending(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let person = try context.parameters.require("person")
        let form = try await TypedForm(request, context)
        let typed = StaffRoutes.typed(form, ["person", "agency", "role"])
        do {
            let view = try await staff.lending(of: person, for: caller)
            guard
                let post = view.lent.map(\.post).first(where: {
                    $0.person.description == typed["person"] && $0.agency.description == typed["agency"]
                        && $0.role.description == typed["role"]
                })
            else { throw DeskRefusal.notFound }
            try await staff.endPost(
                of: post.person, at: post.agency, as: post.role, last: context.now.legalDay - 1,
                reason: press.words(context)("staff.lending-ended-reason"), for: caller)
            return Press.go(to: StaffRoute.lendingFor(person).path + "?done=ended")
        } catch {
            guard let said = StaffRoutes.spoken(error, press.words(context)) else { throw error }
            return try await lendingPage([:], refused: said, done: nil, context)
        }
    }

    /// With what nobody else does on the day before the first one in the new post.
    private func member(_ typed: [String: String], _ context: OfficeContext) async throws -> StaffMember {
        let first = typed["first"].flatMap(CivilDate.init(parsing:))
        let member = try await staff.staffMember(
            try context.parameters.require("person"), leaving: first.map { $0 - 1 }, for: context.officer())
        guard member.powers.givesPosts else { throw DoorRefusal.notFound }
        return member
    }

    private func transferPage(
        _ typed: [String: String], refused: SpokenRefusal?, _ context: OfficeContext
    ) async throws -> Response {
        let member = try await member(typed, context)
        var context = context
        context.address = StaffRoute.transfer(member.line.person.description).path
        let page = TransferPage(
            member, typed: typed, refused: refused, today: context.now.legalDay, press.words(context))
        return press.print(page, context, status: refused.map { .init(code: $0.status) } ?? .ok)
    }

    private func lendingPage(
        _ typed: [String: String], refused: SpokenRefusal?, done: String?, _ context: OfficeContext
    ) async throws -> Response {
        let view = try await staff.lending(
            of: try context.parameters.require("person"), for: context.officer())
        var context = context
        context.address = StaffRoute.lendingFor(view.person.description).path
        let page = LendingPage(
            view, typed: typed, refused: refused, done: done, today: context.now.legalDay,
            press.words(context))
        return press.print(page, context, status: refused.map { .init(code: $0.status) } ?? .ok)
    }

    /// Body and role, with a blank between them.
    private static func place(_ text: String?) -> TransferOrder.Place? {
        let parts = (text ?? "").split(separator: " ").map(String.init)
        return parts.count == 2 ? TransferOrder.Place(AgencyID(parts[0]), Name(parts[1])) : nil
    }
}
