internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// The outermost door. What nobody expected is logged under an incident number, and only that is shown.
struct FaultMiddleware: RouterMiddleware {
    typealias Context = OfficeContext

    let press: Press
    let entropy: Entropy

    func handle(
        _ request: Request, context: OfficeContext,
        next: (Request, OfficeContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status.code < 500 {
            throw error
        } catch {
            let incident = String(entropy.word().prefix(10)).uppercased()
            let kind = String(reflecting: type(of: error))
            context.logger.error(
                "a fault", metadata: ["incident": "\(incident)", "kind": "\(kind)", "fault": "\(error)"])
            return request.uri.path.hasPrefix("/api/")
                ? FaultMiddleware.problem(incident)
                : press.print(
                    FaultPage(incident, press.words(context)), context, status: .internalServerError)
        }
    }

    static func problem(_ incident: String) -> Response {
        Response(
            status: .internalServerError,
            headers: [.contentType: "application/problem+json", .cacheControl: "no-store"],
            body: ResponseBody(
                byteBuffer: ByteBuffer(
                    string: #"{"type":"urn:zhibao:fault","status":500,"incident":"\#(incident)"}"#)))
    }
}

/// What a person reads when the machine has failed: a number to name on the telephone, and nothing else.
struct FaultPage: Page {
    static let template = "fault"

    let title: String
    let incident: String

    init(_ incident: String, _ words: Wording) {
        title = words("fault.title")
        self.incident = incident
    }

    var foot: String { incident }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "incident": incident
        case "back": Route.home.path
        default: nil
        }
    }
}
