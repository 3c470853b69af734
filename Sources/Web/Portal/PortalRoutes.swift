internal import Desk
internal import HTTPTypes
internal import Hummingbird

/// The pages for everyone: home, progress by code, help, and what browsers and machines fetch by themselves.
struct PortalRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press
    let limits: DoorLimits

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("", use: home)
        site.get("progress", use: askCode)
        site.post("progress", use: progress)
        site.get("help/accessibility", use: accessibility)
        site.get("assets/:name", use: asset)
        site.get("robots.txt") { _, _ in PortalRoutes.robots }
        site.get("favicon.ico", use: icon)
    }

    @Sendable private func home(_ request: Request, _ context: OfficeContext) async throws -> Response {
        press.print(HomePage(isSignedIn: context.caller != nil, press.words(context)), context)
    }

    @Sendable private func askCode(_ request: Request, _ context: OfficeContext) async throws -> Response {
        press.print(ProgressPage(nil, now: context.now, press.words(context)), context)
    }

    /// Answers at once and changes nothing. A code never stands in an address, where histories keep it.
    @Sendable private func progress(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await TypedForm(request, context)
        let words = press.words(context)
        do {
            try limits.progress.take(context.remoteAddress, at: context.now)
            let view = try await desk.progress(code: form["code"] ?? "", from: context.remoteAddress)
            return press.print(ProgressPage(view, code: form["code"] ?? "", now: context.now, words), context)
        } catch {
            guard var said = words.spoken(error) else { throw error }
            if error as? DeskRefusal == .notFound { said = words.said(404, "code-unknown") }
            return press.print(ProgressPage(nil, refused: said, now: context.now, words), context, said)
        }
    }

    @Sendable private func accessibility(_ request: Request, _ context: OfficeContext) async throws
        -> Response
    {
        press.print(AccessibilityPage(press.words(context)), context)
    }

    @Sendable private func asset(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try press.assets.response(
            try context.parameters.require("name"), version: request.asked("v"),
            ifNoneMatch: request.headers[.ifNoneMatch])
    }

    @Sendable private func icon(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try press.assets.response("zhibao.svg", version: nil, ifNoneMatch: request.headers[.ifNoneMatch])
    }

    /// Only what is meant for everyone may be listed.
    private static let robots = Response(
        status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
        body: ResponseBody(
            byteBuffer: ByteBuffer(
                string: """
                    User-agent: *
                    Disallow: /desk
                    Disallow: /files
                    Disallow: /reports
                    Disallow: /head
                    Disallow: /sign-
                    Disallow: /report/
                    Disallow: /progress
                    Disallow: /api/

                    """)))
}
