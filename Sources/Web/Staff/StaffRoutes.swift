internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// People, their accounts and their posts: for the system and the security administrator.
struct StaffRoutes: Sendable {
    let desk: any OfficeDesk
    let staff: any StaffDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("staff", use: list)
        site.get("staff/new", use: new)
        site.post("staff/new", use: open)
        site.get("staff/powers", use: powers)
        site.get("staff/people/:person", use: show)
        site.post("staff/people/:person/posts", use: give)
        site.post("staff/people/:person/posts/end", use: end)
        site.post("staff/people/:person/leaving", use: leave)
        site.post("staff/people/:person/closing", use: close)
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let link = StaffLink(
            query: request.asked("q"), agency: request.asked("agency"), after: request.asked("after"))
        let page = try await staff.staff(
            query: link.query ?? "", agency: link.agency, after: link.after, for: caller)
        let agencies = try await desk.agencies()
        return press.print(
            StaffListPage(page, link, agencies, today: context.now.legalDay, press.words(context)), context)
    }

    @Sendable private func new(_ request: Request, _ context: OfficeContext) async throws -> Response {
        // The list refuses whoever may not ask; of those who may, one makes accounts.
        let powers = try await staff.staff(query: "", agency: nil, after: nil, for: context.officer()).powers
        guard powers.makesAccounts else { throw DoorRefusal.notFound }
        return press.print(NewAccountPage([:], press.words(context)), context)
    }

    /// The password is shown on the answer itself: it stands in no address and in no history.
    @Sendable private func open(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let form = try await TypedForm(request, context)
        let typed = StaffRoutes.typed(form, ["name", "login", "email"])
        let words = press.words(context)
        do {
            let made = try await staff.openAccount(
                AccountOrder(name: typed["name"] ?? "", login: typed["login"] ?? "", email: typed["email"]),
                for: caller)
            return press.print(
                AccountMadePage(made.person, login: typed["login"] ?? "", made.password, words), context)
        } catch {
            guard let said = StaffRoutes.spoken(error, words) else { throw error }
            return press.print(
                NewAccountPage(typed, refused: said, words), context, status: .init(code: said.status))
        }
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try await page(context, typed: [:], refused: nil, done: request.asked("done"))
    }

    @Sendable private func give(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try await act(request, context, ["agency", "role", "from", "to", "reason"], done: "given") {
            caller, person, typed in
            try await staff.givePost(
                try StaffRoutes.order(typed, for: person, today: context.now.legalDay), for: caller)
        }
    }

    @Sendable private func end(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try await act(request, context, ["post", "last", "reason"], done: "ended") {
            caller, person, typed in
            let post = (typed["post"] ?? "").split(separator: " ").map(String.init)
            guard post.count == 2 else { throw DeskRefusal.invalid([.init("post", .required)]) }
            try await staff.endPost(
                of: person, at: AgencyID(post[0]), as: Name(post[1]),
                last: try StaffRoutes.day("last", typed), reason: typed["reason"] ?? "", for: caller)
        }
    }

    @Sendable private func leave(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try await act(request, context, ["last", "reason"], done: "left") { caller, person, typed in
            try await staff.leave(
                person, last: try StaffRoutes.day("last", typed), successors: StaffRoutes.successors(typed),
                reason: typed["reason"] ?? "", for: caller)
        }
    }

    @Sendable private func close(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try await act(request, context, [], done: "closed") { caller, person, _ in
            try await staff.closeAccount(of: person.description, for: caller)
        }
    }

    @Sendable private func powers(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let (person, file) = (request.asked("person"), request.asked("file"))
        let words = press.words(context)
        guard let person else {
            _ = try await staff.staff(query: "", agency: nil, after: nil, for: caller)
            return press.print(PowersPage(person: nil, file: file, [], words), context)
        }
        guard let file else { return press.print(PowersPage(person: person, file: nil, [], words), context) }
        do {
            let found = try await staff.powers(of: person, on: file, for: caller)
            return press.print(PowersPage(person: person, file: file, found, words), context)
        } catch DeskRefusal.notFound {
            _ = try await staff.staff(query: "", agency: nil, after: nil, for: caller)
            let said = words.said(404, "powers-unknown")
            return press.print(
                PowersPage(person: person, file: file, [], refused: said, words), context,
                status: .init(code: said.status))
        }
    }

    private func page(
        _ context: OfficeContext, typed: [String: String], refused: SpokenRefusal?, done: String?
    ) async throws -> Response {
        // What nobody else does is told for the day that was typed: others may have gone by then.
        let member = try await staff.staffMember(
            try context.parameters.require("person"),
            leaving: typed["last"].flatMap(CivilDate.init(parsing:)),
            for: context.officer())
        var context = context
        context.address = StaffRoute.person(member.line.person.description).path
        let page = StaffMemberPage(
            member, typed: typed, refused: refused, done: done, today: context.now.legalDay,
            press.words(context))
        return press.print(page, context, status: refused.map { .init(code: $0.status) } ?? .ok)
    }

    /// One act on one person: back to the page, with what was refused and what had been typed.
    private func act(
        _ request: Request, _ context: OfficeContext, _ fields: [String], done: String,
        _ body: (Caller, PersonID, [String: String]) async throws -> Void
    ) async throws -> Response {
        let caller = try context.officer()
        let person = try context.parameters.require("person")
        let form = try await TypedForm(request, context)
        let typed = StaffRoutes.typed(form, fields)
        do {
            try await body(caller, PersonID(person), typed)
            return Press.go(to: StaffRoute.person(person).path + FormText.query([("done", done)]))
        } catch {
            guard let said = StaffRoutes.spoken(error, press.words(context)) else { throw error }
            return try await page(context, typed: typed, refused: said, done: nil)
        }
    }

    static func spoken(_ error: any Error, _ words: Wording) -> SpokenRefusal? {
        if let refusal = error as? DeskRefusal, refusal == .notFound || refusal == .signIn { return nil }
        return words.spoken(error)
    }

    static func typed(_ form: TypedForm, _ fields: [String]) -> [String: String] {
        let names = fields + form.names.filter { $0.hasPrefix(OpenDuty.fieldsBegin) }
        return Dictionary(names.compactMap { name in form[name].map { (name, $0) } }) { first, _ in first }
    }

    /// Who takes what over, by the name of the field.
    static func successors(_ typed: [String: String]) -> [String: PersonID] {
        typed.filter { $0.key.hasPrefix(OpenDuty.fieldsBegin) }.mapValues { PersonID($0) }
    }

    static func order(
        _ typed: [String: String], for person: PersonID, today: CivilDate
    ) throws -> PostOrder {
        PostOrder(
            person: person, agency: AgencyID(typed["agency"] ?? ""), role: Name(typed["role"] ?? ""),
            from: typed["from"] == nil ? today : try day("from", typed),
            to: typed["to"] == nil ? nil : try day("to", typed), reason: typed["reason"] ?? "")
    }

    static func day(_ field: String, _ typed: [String: String]) throws -> CivilDate {
        guard let text = typed[field] else { throw DeskRefusal.invalid([.init(field, .required)]) }
        guard let day = CivilDate(parsing: text) else { throw DeskRefusal.invalid([.init(field, .type)]) }
        return day
    }
}
