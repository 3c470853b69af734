import HTTPTypes
import Hummingbird
import Synchronization

@testable import Web

/// Which route took each request, and what it answered. It stands in front of every door, so that none can be
/// forgotten.
final class RouteLog: RouterMiddleware {
    typealias Context = OfficeContext

    struct Entry: Hashable, Sendable {
        /// Method and path as the router writes them: `GET /files/{id}`.
        let door: String
        let status: Int
        /// Shown in the window, and not given as a file to keep.
        let isPage: Bool
        /// What a page says of itself; papers and whatever is no page say nothing.
        let language: String?
    }

    private let entries = Mutex<Set<Entry>>([])

    func handle(
        _ request: Request, context: OfficeContext,
        next: (Request, OfficeContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        let entry = Entry(
            door: "\(request.method.rawValue) \(context.endpointPath ?? "")",
            status: response.status.code,
            isPage: (response.headers[.contentType]?.hasPrefix("text/html") ?? false)
                && response.headers[.contentDisposition] == nil,
            language: response.headers[.contentLanguage])
        entries.withLock { _ = $0.insert(entry) }
        return response
    }

    /// What was asked since it was last told.
    func take() -> Set<Entry> {
        entries.withLock { entries in
            defer { entries = [] }
            return entries
        }
    }
}
