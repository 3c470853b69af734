internal import Casework
internal import Desk
internal import Evidence
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// Files, their clocks and pages, and acts on them, for who has a token.
struct CaseRoutes: Sendable {
    static let rowsLimit = 200
    static let rows = 50

    let office: Office
    let wordings: APIWordings

    func add(to router: Router<OfficeContext>) {
        router.get("api/v1/files", use: list)
        router.get("api/v1/files/:id", use: show)
        router.post("api/v1/files/:id/acts", use: act)
        router.get("api/v1/files/:id/clocks/:name", use: clock)
        router.get("api/v1/files/:id/events", use: events)
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let query = try request.query(known: [
            "stage", "agency", "procedure", "due_before", "q", "after", "limit",
        ])
        let dueBefore = query["due_before"].flatMap { CivilDate(parsing: $0) }
        if query["due_before"] != nil, dueBefore == nil {
            throw DeskRefusal.invalid([.init("due_before", .type)])
        }
        let limit = try CaseRoutes.limit(query, usual: CaseRoutes.rows)
        let page = try await office.files(
            for: caller, stage: query["stage"], agency: query["agency"], procedure: query["procedure"],
            dueBefore: dueBefore, words: query["q"], after: query["after"], limit: limit)
        try await note("files", page.rows.count, for: caller)
        return Answer.json(
            .object(["items": .array(page.rows.map(FileAnswer.row)), "next": JSON(page.next)]))
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        _ = try request.query(known: [])
        let view = try await office.file(try context.parameters.require("id"), for: caller)
        var response = Answer.json(FileAnswer(view: view, words: wordings.words(context)).json)
        response.headers[.eTag] = "\"\(view.file.revision)\""
        return response
    }

    @Sendable private func events(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let query = try request.query(known: ["after", "limit"])
        let limit = try CaseRoutes.limit(query, usual: CaseRoutes.rowsLimit)
        let after = query["after"].map { $0.utf8.count <= 9 ? Int($0) : nil } ?? 0
        guard let after, after >= 0 else { throw DeskRefusal.invalid([.init("after", .type)]) }
        let id = try context.parameters.require("id")
        let view = try await office.file(id, for: caller)
        let rest = view.journal.filter { $0.revision > after }
        let page = rest.prefix(limit)
        let next = rest.count > limit ? page.last.map { String($0.revision) } : nil
        try await note("events", page.count, of: id, for: caller)
        return Answer.json(
            .object(["items": .array(try page.map(FileAnswer.entry)), "next": JSON(next)]))
    }

    /// A program that asks again and again, and is told nothing, takes nothing away.
    private func note(_ list: String, _ rows: Int, of number: String? = nil, for caller: Caller) async throws
    {
        guard rows > 0 else { return }
        try await office.noteExport(list, rows: rows, of: number, for: caller)
    }

    private static func limit(_ query: [String: String], usual: Int) throws -> Int {
        guard let text = query["limit"] else { return usual }
        guard text.utf8.count <= 9, let limit = Int(text) else {
            throw DeskRefusal.invalid([.init("limit", .type)])
        }
        guard (1...rowsLimit).contains(limit) else { throw DeskRefusal.invalid([.init("limit", .range)]) }
        return limit
    }

    @Sendable private func clock(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let query = try request.query(known: ["run"])
        let run = query["run"].flatMap { $0.utf8.count <= 9 ? Int($0) : nil }
        if query["run"] != nil, run.map({ $0 < 0 }) ?? true {
            throw DeskRefusal.invalid([.init("run", .type)])
        }
        let view = try await office.file(try context.parameters.require("id"), for: caller)
        let name = Name<Clock>(try context.parameters.require("name"))
        guard view.may(.clocks), let clock = view.procedure.clock(name) else { throw DeskRefusal.notFound }
        let runs = view.clocks.filter { $0.clock.name == name }
        let found = run.map { run in runs.first { $0.run == run } } ?? runs.last
        guard found != nil || (runs.isEmpty && run ?? 0 == 0) else { throw DeskRefusal.notFound }
        let answer = ClockAnswer(clock: clock, view: found, file: view, words: wordings.words(context))
        return Answer.json(answer.whole)
    }

    @Sendable private func act(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        let (_, json) = try await RequestText.read(request)
        let asked = try AskedAct(json, ifMatch: request.headers[.ifMatch])
        do {
            try await guardRevisions(asked, id, caller)
            let receipt = try await office.submit(
                asked.action, fields: asked.fields, at: asked.at, to: id, expecting: asked.expected,
                for: caller)
            var response = Answer.json(try FileAnswer.receipt(receipt))
            response.headers[.eTag] = "\"\(receipt.revision)\""
            return response
        } catch let refusal as Refusal {
            throw try await problem(refusal, asked, id, context, caller)
        }
    }

    /// Which of two different revisions is the stale one decides how it is refused.
    private func guardRevisions(_ asked: AskedAct, _ id: String, _ caller: Caller) async throws {
        guard asked.needsComparing else { return }
        let found = try await office.file(id, for: caller).file.revision
        if let tags = asked.tags, !tags.contains(found) {
            throw Refusal.fileMovedOn(expected: tags.first ?? 0, found: found)
        }
        if let revision = asked.revision, revision != found {
            throw Refusal.fileMovedOn(expected: revision, found: found)
        }
    }

    /// The refusal in the file's own words. A stale `If-Match` has a status of its own.
    private func problem(
        _ refusal: Refusal, _ asked: AskedAct, _ id: String, _ context: OfficeContext, _ caller: Caller
    ) async throws -> any Error {
        let view = try await office.file(id, for: caller)
        var status: Int?
        if case .fileMovedOn(_, let found) = refusal, let tags = asked.tags, !tags.contains(found) {
            status = 412
        }
        return Problem(refusal, in: view, status: status, wordings.words(context)) ?? refusal
    }
}

/// An act as a program asks for it.
struct AskedAct {
    let action: String
    let revision: Int?
    let at: Instant?
    let fields: [String: JSON]
    /// The revisions of `If-Match`; `nil` without the header, or when any will do.
    let tags: [Int]?

    init(_ json: JSON, ifMatch: String?) throws {
        var body = MemberReading(json)
        let action = body.text("action", isRequired: true)
        revision = body.read("revision", as: \.int)
        at = body.read("at") { $0.string.flatMap { Instant(parsing: $0) } }
        fields = body.read("fields", as: \.object) ?? [:]
        try body.close()
        self.action = action ?? ""
        tags = AskedAct.tags(ifMatch)
    }

    /// The one revision that the desk can hold the file to.
    var expected: Int? { tags?.count == 1 ? tags?.first : revision }

    /// Whether the desk cannot tell by itself: several tags, none that is ours, or a tag and another revision.
    var needsComparing: Bool {
        guard let tags else { return false }
        return tags.count != 1 || (revision.map { !tags.contains($0) } ?? false)
    }

    /// A tag that is not one of ours matches no revision.
    private static func tags(_ header: String?) -> [Int]? {
        guard let header else { return nil }
        let tags = header.split(separator: ",").map { $0.filter { $0 != " " } }
        if tags.contains("*") { return nil }
        return tags.compactMap { tag in
            guard tag.utf8.count >= 3, tag.hasPrefix("\""), tag.hasSuffix("\"") else { return nil }
            return Int(tag.dropFirst().dropLast())
        }
    }
}
