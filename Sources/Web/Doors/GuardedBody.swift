internal import Desk
internal import Hummingbird

/// The body of a request as a stranger sends it: it may be torn off at any byte, or never end.
///
/// What is torn off is the sender's doing: it is refused like anything else that cannot be read, and is no fault of
/// the machine that somebody should be woken for.
struct GuardedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    /// The longest that any door takes: a document, with the form around it.
    static let longestBytes = Office.documentLimitBytes + TypedForm.limitBytes

    private let body: RequestBody
    private let limitBytes: Int

    init(_ body: RequestBody, limitBytes: Int = GuardedBody.longestBytes) {
        self.body = body
        self.limitBytes = limitBytes
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(rest: body.makeAsyncIterator(), limitBytes: limitBytes)
    }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var rest: RequestBody.AsyncIterator
        fileprivate let limitBytes: Int
        private var readBytes = 0

        fileprivate init(rest: RequestBody.AsyncIterator, limitBytes: Int) {
            self.rest = rest
            self.limitBytes = limitBytes
        }

        mutating func next() async throws -> ByteBuffer? {
            guard let buffer = try await piece() else { return nil }
            readBytes += buffer.readableBytes
            guard readBytes <= limitBytes else { throw DoorRefusal.tooLarge(limitBytes: limitBytes) }
            return buffer
        }

        private mutating func piece() async throws -> ByteBuffer? {
            do {
                return try await rest.next()
            } catch let error as CancellationError {
                throw error
            } catch {
                throw DoorRefusal.malformed
            }
        }
    }
}

/// Puts the guarded body in the place of the one that came.
struct BodyGuard: RouterMiddleware {
    typealias Context = OfficeContext

    func handle(
        _ request: Request, context: OfficeContext,
        next: (Request, OfficeContext) async throws -> Response
    ) async throws -> Response {
        var request = request
        request.body = RequestBody(asyncSequence: GuardedBody(request.body))
        return try await next(request, context)
    }
}
