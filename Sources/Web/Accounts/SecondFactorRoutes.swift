internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// Setting up a second factor, its recovery codes, and its end. Secrets and codes stand on the answer to a form alone:
/// in no address and in no history.
struct SecondFactorRoutes: Sendable {
    let account: any AccountDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("my/account/second-factor", use: show)
        site.post("my/account/second-factor/new", use: begin)
        site.post("my/account/second-factor/confirmation", use: confirm)
        site.post("my/account/second-factor/codes", use: replaceCodes)
        site.post("my/account/second-factor/removal", use: remove)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let said = request.asked("done") == nil ? nil : "second-factor.removed"
        return try await page(context.person(), .init(said: said), context)
    }

    @Sendable private func begin(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.person()
        _ = try await TypedForm(request, context)
        return try await answering(caller, context) {
            .init(secret: try await account.beginSecondFactor(of: caller))
        }
    }

    @Sendable private func confirm(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.person()
        let form = try await TypedForm(request, context)
        do {
            let codes = try await account.confirmSecondFactor(
                code: form["code"] ?? "", password: form["password"] ?? "", of: caller)
            return try await page(caller, .init(codes: codes, said: "second-factor.confirmed"), context)
        } catch {
            let words = press.words(context)
            guard let said = words.spoken(error) else { throw error }
            let secret = try await account.proposedSecondFactor(of: caller)
            return try await page(caller, .init(secret: secret, refused: said), context)
        }
    }

    @Sendable private func replaceCodes(_ request: Request, _ context: OfficeContext) async throws -> Response
    {
        let caller = try context.person()
        let form = try await TypedForm(request, context)
        return try await answering(caller, context) {
            let codes = try await account.replaceRecoveryCodes(
                password: form["password"] ?? "", code: form["code"] ?? "", of: caller)
            return .init(codes: codes, said: "second-factor.codes-made")
        }
    }

    @Sendable private func remove(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.person()
        let form = try await TypedForm(request, context)
        do {
            try await account.removeSecondFactor(
                password: form["password"] ?? "", code: form["code"] ?? "", of: caller)
            return Press.go(to: OwnAccountRoute.secondFactor.path + "?done=removed")
        } catch {
            guard let said = press.words(context).spoken(error) else { throw error }
            return try await page(caller, .init(refused: said), context)
        }
    }

    /// A page with what an act has given, or with why it was refused.
    private func answering(
        _ caller: Caller, _ context: OfficeContext, _ act: () async throws -> SecondFactorPage.Shown
    ) async throws -> Response {
        do {
            return try await page(caller, try await act(), context)
        } catch {
            guard let said = press.words(context).spoken(error) else { throw error }
            return try await page(caller, .init(refused: said), context)
        }
    }

    private func page(
        _ caller: Caller, _ shown: SecondFactorPage.Shown, _ context: OfficeContext
    ) async throws -> Response {
        let page = SecondFactorPage(
            try await account.secondFactor(of: caller), shown, of: caller,
            isBound: context.bound?.duty == .secondFactor, today: context.now.legalDay,
            press.words(context))
        guard let refused = shown.refused else { return press.print(page, context) }
        return press.print(page, context, refused)
    }
}
