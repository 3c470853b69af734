internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Turns a refusal that no page has shown in its place into a page of its own, with the right status.
struct RefusalMiddleware: RouterMiddleware {
    typealias Context = OfficeContext

    let press: Press

    func handle(
        _ request: Request, context: OfficeContext,
        next: (Request, OfficeContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let refusal = RefusalMiddleware.ours(error)
            if refusal as? DeskRefusal == .signIn, request.method == .get || request.method == .head {
                return Press.go(to: Route.signIn.path + FormText.query([("then", context.address)]))
            }
            let words = press.words(context)
            var context = context
            // Nobody can come back to what was sent by a form: links lead to a page that is there.
            if request.method != .get, request.method != .head {
                context.address = (context.caller == nil ? Route.home : Route.desk).path
            }
            guard let said = words.spoken(refusal) else { throw error }
            context.note(machine: error)
            return press.print(RefusalPage(said, words, context: context), context, said)
        }
    }

    /// What the server's own parts refuse, in our terms.
    private static func ours(_ error: any Error) -> any Error {
        guard let error = error as? any HTTPResponseError else { return error }
        switch error.status {
        case .notFound: return DoorRefusal.notFound
        case .methodNotAllowed: return DoorRefusal.methodNotAllowed
        case .contentTooLarge: return DoorRefusal.tooLarge(limitBytes: TypedForm.limitBytes)
        case .badRequest, .unprocessableContent: return DoorRefusal.malformed
        default: return error
        }
    }
}

extension OfficeContext {
    /// Whoever runs the office hears of a disk or a server that keeps people from working.
    func note(machine error: any Error) {
        guard let trouble = DeskRefusal(machine: error) else { return }
        logger.error(
            "the machine keeps people from working", metadata: ["trouble": "\(trouble)", "said": "\(error)"])
    }
}

extension Press {
    func print(_ page: some Page, _ context: OfficeContext, _ said: SpokenRefusal) -> Response {
        var response = print(page, context, status: HTTPResponse.Status(code: said.status))
        if let seconds = said.retryAfterSeconds { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }
}
