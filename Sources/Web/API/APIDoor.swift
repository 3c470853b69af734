internal import Desk
internal import HTTPTypes
internal import Hummingbird

/// The door of the interface: which addresses there are, in which language it answers, who asks, and every
/// refusal as a problem. What is not for programs passes through untouched.
struct APIDoor: RouterMiddleware {
    typealias Context = OfficeContext

    let office: Office
    let wordings: APIWordings
    let tally: Tally

    func handle(
        _ request: Request, context: OfficeContext,
        next: (Request, OfficeContext) async throws -> Response
    ) async throws -> Response {
        guard APIAddress.isForPrograms(request.uri.path) else { return try await next(request, context) }
        var context = context
        context.now = office.now
        context.language = AcceptedLanguage.read(request.headers[.acceptLanguage])
        let words = wordings.words(context)
        do {
            try guardAddress(request)
            context.caller = try await caller(request)
            var response = try await next(request, context)
            if response.headers[.contentLanguage] == nil {
                response.headers[.contentLanguage] = context.language.rawValue
            }
            return response
        } catch {
            guard let problem = Problem(error, words) else { throw error }
            tally.countRefusal(problem.kind)
            context.note(machine: error)
            return problem.response(allowing: APIAddress.methods(of: request.uri.path))
        }
    }

    private func guardAddress(_ request: Request) throws {
        guard let methods = APIAddress.methods(of: request.uri.path) else { throw DoorRefusal.notFound }
        guard methods.contains(request.method.rawValue) else { throw DoorRefusal.methodNotAllowed }
    }

    /// A token that is given must be good where one is asked for; elsewhere nobody asks.
    private func caller(_ request: Request) async throws -> Caller? {
        guard !APIAddress.isOpen(request.uri.path), let header = request.headers[.authorization] else {
            return nil
        }
        let words = header.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, words[0].lowercased() == "bearer",
            let caller = try await office.caller(bearer: words[1])
        else {
            throw DeskRefusal.signIn
        }
        return caller
    }
}

/// Every address for programs, with the methods it knows.
enum APIAddress {
    private static let table: [(path: [String], methods: [String])] = [
        ("healthz", ["GET", "HEAD"]), ("metrics", ["GET", "HEAD"]), ("api/openapi.yaml", ["GET", "HEAD"]),
        ("api/v1/leads", ["POST"]), ("api/v1/progress", ["POST"]), ("api/v1/files", ["GET", "HEAD", "POST"]),
        ("api/v1/matter", ["POST"]), ("api/v1/matter/acts", ["POST"]),
        ("api/v1/files/:", ["GET", "HEAD"]), ("api/v1/files/:/acts", ["POST"]),
        ("api/v1/files/:/documents", ["POST"]), ("api/v1/files/:/documents/:", ["GET", "HEAD"]),
        ("api/v1/files/:/clocks/:", ["GET", "HEAD"]), ("api/v1/files/:/events", ["GET", "HEAD"]),
        ("api/v1/files/:/keeping", ["GET", "HEAD", "POST"]), ("api/v1/files/:/keeping/:", ["POST"]),
        ("api/v1/law/rules", ["GET", "HEAD"]), ("api/v1/law/rules/:", ["GET", "HEAD"]),
    ].map { ($0.0.split(separator: "/").map(String.init), $0.1) }

    static func isForPrograms(_ path: String) -> Bool {
        ["api", "healthz", "metrics"].contains(parts(path).first)
    }

    /// Needs no token.
    static func isOpen(_ path: String) -> Bool {
        !parts(path).starts(with: ["api", "v1", "files"])
    }

    /// `nil` where there is nothing.
    static func methods(of path: String) -> [String]? {
        let parts = parts(path)
        return table.first { entry in
            entry.path.count == parts.count
                && zip(entry.path, parts).allSatisfy { $0 == ":" || Substring($0) == $1 }
        }?.methods
    }

    private static func parts(_ path: String) -> [Substring] { path.split(separator: "/") }
}

/// `Accept-Language`: the dearest of our languages; Chinese where none is named.
enum AcceptedLanguage {
    static func read(_ header: String?) -> Language {
        var best: (language: Language, weight: Double)?
        for range in (header ?? "").split(separator: ",").prefix(50) {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard let tag = parts.first, let language = language(tag) else { continue }
            let weight =
                parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language ?? .chinese
    }

    /// By the tag without regard to case: `zh-TW`, `zh-HK` and `zh-MO` are written in Traditional Chinese.
    private static func language(_ tag: String) -> Language? {
        let parts = tag.split(separator: "-")
        switch parts.first {
        case "en": return .english
        case "ru": return .russian
        case "zh":
            return parts.contains { ["hant", "tw", "hk", "mo"].contains($0) } && !parts.contains("hans")
                ? .traditionalChinese : .chinese
        default: return nil
        }
    }
}
