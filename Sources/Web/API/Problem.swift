internal import Casework
internal import Desk
internal import Evidence
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// A refusal as RFC 9457 writes it, in the caller's language.
struct Problem: Error {
    let status: Int
    /// The end of `urn:zhibao:…`; kinds are never renamed.
    let kind: String
    private let said: SpokenRefusal
    private let names: [String]
    private let source: String?
    private let errors: [JSON]

    /// `nil` for a fault of the machine.
    init?(_ error: any Error, in view: FileView? = nil, status: Int? = nil, _ words: Wording) {
        if let problem = error as? Problem {
            self = problem
            return
        }
        let refusal = Problem.ours(error)
        guard let said = words.spoken(refusal, in: view) else { return nil }
        let law = refusal as? Refusal
        kind = law?.kind ?? said.kind
        self.status = status ?? law.map { Problem.status(of: $0.kind) } ?? said.status
        self.said = said
        let faults = Problem.faults(law, said)
        names = law?.names ?? (said.names.isEmpty ? faults.map(\.field) : said.names)
        let cited = law.flatMap { law in view.flatMap { law.source(in: $0.procedure) } } ?? said.source
        source = cited?.description
        errors = faults.map { fault in
            .object([
                "field": .string(fault.field), "code": .string(fault.code.rawValue),
                "message": .string(words("field.fault.\(fault.code.rawValue)")),
            ])
        }
    }

    func response(allowing methods: [String]?) -> Response {
        var response = Answer.json(
            json, status: HTTPResponse.Status(code: status), as: "application/problem+json")
        if let seconds = said.retryAfterSeconds { response.headers[.retryAfter] = "\(seconds)" }
        if status == 401 { response.headers[.wwwAuthenticate] = "Bearer realm=\"zhibao\"" }
        if status == 405, let methods { response.headers[.allow] = methods.joined(separator: ", ") }
        return response
    }

    private var json: JSON {
        .object([
            "type": .string("urn:zhibao:" + kind), "title": .string(said.title), "status": .int(status),
            "detail": .string(said.detail), "names": .strings(names), "source": JSON(source),
            "way_on": JSON(said.wayOn), "errors": .array(errors),
        ])
    }

    private static func status(of kind: String) -> Int {
        switch kind {
        case "invalid": 422
        case "not-your-role": 403
        default: 409
        }
    }

    private static func faults(_ law: Refusal?, _ said: SpokenRefusal) -> [Refusal.FieldFault] {
        if case .notYetHappened? = law { return [.init("at", .range)] }
        return said.fields
    }

    /// What the server's own parts refuse, in our terms.
    private static func ours(_ error: any Error) -> any Error {
        guard let error = error as? any HTTPResponseError else { return error }
        switch error.status {
        case .notFound: return DoorRefusal.notFound
        case .methodNotAllowed: return DoorRefusal.methodNotAllowed
        case .contentTooLarge: return DoorRefusal.tooLarge(limitBytes: RequestText.limitBytes)
        case .badRequest, .unprocessableContent: return DoorRefusal.malformed
        default: return error
        }
    }
}
