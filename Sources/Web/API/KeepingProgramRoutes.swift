internal import Casework
internal import Desk
internal import Evidence
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// What two people decide about a file, for programs: the same desk as the page, and nobody answers their own request with
/// any of their tokens.
struct KeepingProgramRoutes: Sendable {
    let office: Office

    func add(to router: Router<OfficeContext>) {
        router.get("api/v1/files/:id/keeping", use: show)
        router.post("api/v1/files/:id/keeping", use: ask)
        router.post("api/v1/files/:id/keeping/:request", use: answer)
    }

    /// How a request is ended: by somebody else, or taken back by whoever asked.
    private enum Errand: String, CaseIterable {
        case approve, decline, withdraw
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        _ = try request.query(known: [])
        let view = try await office.keeping(of: context.parameters.require("id"), for: context.officer())
        return Answer.json(KeepingAnswer(view).json)
    }

    @Sendable private func ask(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        let (_, json) = try await RequestText.read(request)
        var body = MemberReading(json)
        let choices = [KeepingRequest.Act.open, .erase].map(\.rawValue)
        let act = body.choice("act", of: choices, isRequired: true).flatMap(
            KeepingRequest.Act.init(rawValue:))
        let subject = body.text("subject", isRequired: true)
        let reason = body.text("reason", isRequired: true)
        let basis = body.text("basis")
        try body.close()
        guard let act, let subject, let reason else { throw DoorRefusal.malformed }
        try await office.ask(
            KeepingOrder(act: act, subject: subject, reason: reason, basis: basis), of: id, for: caller)
        let view = try await office.keeping(of: id, for: caller)
        let made = view.requests.first { line in
            line.request.subject == subject && line.request.act == act && line.mayWithdraw
        }
        guard let made else { throw DeskRefusal.notFound }
        var response = Answer.json(KeepingAnswer.line(made), status: .created)
        response.headers[.location] = "/api/v1/files/\(id)/keeping/\(made.request.id)"
        return response
    }

    @Sendable private func answer(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        let asked = try context.parameters.require("request")
        let (_, json) = try await RequestText.read(request)
        var body = MemberReading(json)
        let errands = Errand.allCases.map(\.rawValue)
        let errand = body.choice("answer", of: errands, isRequired: true).flatMap(Errand.init(rawValue:))
        let reason = body.text("reason", isRequired: errand != .withdraw)
        try body.close()
        if errand == .approve { try await refuseReview(asked, of: id, for: caller) }
        switch errand {
        case .withdraw: try await office.withdraw(asked, of: id, for: caller)
        case .approve, .decline:
            try await office.answer(
                asked, approving: errand == .approve, because: reason ?? "", of: id, for: caller)
        case nil: throw DoorRefusal.malformed
        }
        let view = try await office.keeping(of: id, for: caller)
        guard let line = view.requests.first(where: { $0.request.id == asked }) else {
            throw DeskRefusal.notFound
        }
        return Answer.json(KeepingAnswer.line(line))
    }

    /// A token asks for no password: what becomes of a whole file is decided on its page.
    private func refuseReview(_ asked: String, of id: String, for caller: Caller) async throws {
        let requests = try await office.keeping(of: id, for: caller).requests
        if requests.contains(where: { $0.request.id == asked && $0.request.act.isReview }) {
            throw KeepingRefusal.onPageAlone
        }
    }
}

/// What is kept under two people's hands, as programs read it; nothing of what is sealed stands in it.
struct KeepingAnswer {
    private let view: KeepingView

    init(_ view: KeepingView) { self.view = view }

    var json: JSON {
        .object([
            "guarded": .array(view.guarded.map(guarded)),
            "erasable": .array(
                view.erasable.map { thing in
                    .object([
                        "id": .string(thing.id), "kind": .string(thing.kind.rawValue),
                        "label": .string(thing.label), "field": JSON(thing.field),
                        "hint": .string(thing.hint),
                    ])
                }),
            "bases": .strings(view.bases.map(\.description)),
            "requests": .array(view.requests.map(KeepingAnswer.line)),
            "stubs": .array(
                view.stubs.map { stub in
                    .object([
                        "kind": .string(stub.kind.rawValue), "label": .string(stub.label),
                        "field": JSON(stub.field), "day": .string(stub.day.description),
                        "decider": .string(stub.decider), "agency": .string(stub.agency.description),
                        "basis": .string(stub.basis.description),
                    ])
                }),
        ])
    }

    private func guarded(_ record: GuardedRecord) -> JSON {
        .object([
            "record": .string(record.thing.id), "label": .string(record.thing.label),
            "field": JSON(record.thing.field), "open_minutes": .int(record.rule.openMinutes),
            "stands_hours": .int(record.rule.standsHours), "basis": .string(record.rule.basis.description),
            "open_until": JSON(record.openUntil?.description), "asked": .bool(record.isAsked),
        ])
    }

    static func line(_ line: KeepingLine) -> JSON {
        .object([
            "id": .string(line.request.id), "act": .string(line.request.act.rawValue),
            "kind": .string(line.request.kind.rawValue), "subject": .string(line.request.subject),
            "label": .string(line.label), "field": JSON(line.field), "asker": .string(line.askerName),
            "agency": .string(line.askerAgency.description), "asked_at": .string(line.askedAt.description),
            "lapses_at": .string(line.request.lapses.description), "reason": .string(line.reason),
            "basis": JSON(line.basis?.description), "answerer": JSON(line.answererName),
            "answer": JSON(line.answer), "answered_at": JSON(line.answeredAt?.description),
            "standing": .string(line.standing.rawValue), "open_until": JSON(line.request.until?.description),
            "may_answer": .bool(line.mayAnswer), "may_withdraw": .bool(line.mayWithdraw),
        ])
    }
}
