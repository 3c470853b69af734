internal import Desk
internal import Hummingbird
internal import Law

/// Pages for those who look after the system.
struct SystemRoutes: Sendable {
    let system: any SystemDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("system/backups", use: backups)
    }

    @Sendable private func backups(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let view = try await system.backups(for: context.officer())
        return press.print(BackupPage(view, at: context.now, press.words(context)), context)
    }
}
