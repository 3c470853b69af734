internal import Desk
internal import HTTPTypes
internal import Hummingbird

/// The pages for everyone: home, help, and what browsers and machines fetch by themselves.
struct PortalRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("", use: home)
        site.get("help/accessibility", use: accessibility)
        site.get("assets/:name", use: asset)
        site.get("robots.txt") { _, _ in PortalRoutes.robots }
        site.get("favicon.ico", use: icon)
    }

    @Sendable private func home(_ request: Request, _ context: OfficeContext) async throws -> Response {
        press.print(HomePage(isSignedIn: context.caller != nil, press.words(context)), context)
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
