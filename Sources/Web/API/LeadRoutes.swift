internal import Casework
internal import Desk
internal import Evidence
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// What the public may ask without a token: to take a lead, and where it stands.
struct LeadRoutes: Sendable {
    static let keyLimit = 200

    let office: Office
    let wordings: APIWordings
    let limits: APILimits

    func add(to router: Router<OfficeContext>) {
        router.post("api/v1/leads", use: take)
        router.post("api/v1/progress", use: progress)
    }

    @Sendable private func take(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try limits.leads.take(context.remoteAddress, at: context.now)
        let (bytes, json) = try await RequestText.read(request)
        let lead = try LeadReading.read(json)
        let retry = try key(request).map { Office.Retry(key: $0, from: "leads", body: bytes) }
        let receipt = try await office.take(lead, retry: retry)
        let words = wordings.words(context)
        var response = Answer.json(
            .object([
                "id": .string(receipt.id), "number": .string(receipt.number.description),
                "code": .string(receipt.code), "received_at": .string(receipt.receivedAt.description),
                "next": .string(receipt.next.map { words($0) }.joined(separator: words("list.blank"))),
            ]), status: .created)
        response.headers[.location] = "/api/v1/files/" + receipt.id
        return response
    }

    private func key(_ request: Request) throws -> String? {
        guard let key = request.headers[SecurityHeaders.named("idempotency-key")] else { return nil }
        guard (1...LeadRoutes.keyLimit).contains(key.utf8.count) else {
            throw DeskRefusal.invalid([.init("Idempotency-Key", key.isEmpty ? .required : .tooLong)])
        }
        return key
    }

    @Sendable private func progress(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try limits.progress.take(context.remoteAddress, at: context.now)
        let (_, json) = try await RequestText.read(request)
        var body = MemberReading(json)
        let code = body.text("code", isRequired: true)
        try body.close()
        let view = try await office.progress(code: code ?? "")
        return Answer.json(LeadRoutes.answer(view, wordings.words(context)))
    }

    private static func answer(_ view: ProgressView, _ words: Wording) -> JSON {
        let next = view.nextDay.map { day in
            JSON.object([
                "day": .string(day.description), "title": JSON(words.nextTitle(of: view)),
                "source": JSON(view.nextSource?.description), "provisional": .bool(view.nextIsProvisional),
            ])
        }
        return .object([
            "number": .string(view.number.description), "received_at": .string(view.receivedAt.description),
            "procedure": .string(view.procedure.description), "stage": .string(view.stage),
            "title": .string(words.title("stage", view.stage, of: view.procedure)),
            "holder": .object([
                "id": .string(view.holder.description), "name": .string(view.holderName),
            ]),
            "next": next ?? .null, "ended": .bool(view.isEnded), "outcome": JSON(view.outcome?.description),
            "steps": .array(
                view.steps.map { step in
                    .object([
                        "title": .string(words.title(of: step)), "holder": JSON(step.holder),
                        "day": JSON(step.day?.description), "state": .string(name(of: step.state)),
                    ])
                }),
        ])
    }

    private static func name(of state: ProgressView.Step.State) -> String {
        switch state {
        case .past: "past"
        case .now: "now"
        case .ahead: "ahead"
        }
    }
}
