internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// `GET` and `POST /report/:step`: one question a page, saved as it is answered; then the check, then the
/// receipt.
struct ReportRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press
    let cookies: CookieJar
    let limits: DoorLimits
    let entropy: Entropy
    let shelf = ReceiptShelf()

    static let receiptCookie = "zhibao-receipt"

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("report") { _, _ in Press.go(to: .report(.kind)) }
        site.get("report/receipt", use: receipt)
        site.get("report/check", use: check)
        site.post("report/check", use: send)
        site.get("report/:step", use: show)
        site.post("report/:step", use: answer)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let step = try ReportRoutes.step(context)
        let kept = try await draft(request)
        var answers = ReportAnswers(kept ?? [:])
        if step == .county, answers["prefecture"] == nil { return Press.go(to: .report(.place)) }
        if step == .kind, answers["kind"] == nil, let door = request.asked("as"),
            ReportRoutes.doors.contains(door)
        {
            answers.take(["kind": door], of: .kind)
        }
        return page(step, answers, [:], context, isLapsed: kept == nil && draftToken(request) != nil)
    }

    @Sendable private func check(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let answers = try await answers(request)
        let page = ReportCheckPage(
            answers, today: context.now.legalDay, placeName: placeName(answers), channel: channel(answers),
            press.words(context))
        return press.print(page, context)
    }

    @Sendable private func answer(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let step = try ReportRoutes.step(context)
        let form = try await TypedForm(request, context)
        var answers = try await answers(request)
        answers.take(form.fields(), of: step)
        let faults = answers.faults(of: step, today: context.now.legalDay)
        if draftToken(request) == nil { try limits.drafts.take(context.remoteAddress, at: context.now) }
        let token = try await desk.saveDraftLead(token: draftToken(request), answers: answers.answers)
        var response =
            faults.isEmpty
            ? Press.go(to: .report(step.next(of: answers.kind)))
            : page(step, answers, faults, context, status: .unprocessableContent)
        response.setCookie(cookies.cookie(CookieJar.draft, token, days: CookieJar.draftDays))
        return response
    }

    @Sendable private func send(_ request: Request, _ context: OfficeContext) async throws -> Response {
        _ = try await TypedForm(request, context)
        let answers = try await answers(request)
        if let open = answers.firstOpen(today: context.now.legalDay) { return Press.go(to: .report(open)) }
        // The way was chosen on an earlier page; what was answered since may have closed it.
        if answers.channel != nil, channel(answers) == nil { return Press.go(to: .report(.options)) }
        do {
            try limits.reports.take(context.remoteAddress, at: context.now)
            let receipt = try await desk.take(answers.lead, idempotencyKey: draftToken(request))
            let word = entropy.word()
            shelf.put(receipt, under: word, at: context.now)
            var response = Press.go(to: .receipt)
            response.setCookie(cookies.cookie(ReportRoutes.receiptCookie, word))
            return response
        } catch {
            let words = press.words(context)
            guard let said = words.spoken(error) else { throw error }
            return press.print(
                ReportCheckPage(
                    answers, today: context.now.legalDay, placeName: placeName(answers),
                    channel: channel(answers), refused: said, words),
                context, said)
        }
    }

    /// Shows the receipt, and only then forgets the answers: a lost page can be asked for again.
    @Sendable private func receipt(_ request: Request, _ context: OfficeContext) async throws -> Response {
        guard let word = request.cookies[ReportRoutes.receiptCookie]?.value,
            let receipt = shelf.receipt(word, at: context.now)
        else { return Press.go(to: .progress) }
        var response = press.print(ReceiptPage(receipt, press.words(context)), context)
        if let token = draftToken(request) {
            _ = try await desk.saveDraftLead(token: token, answers: [:])
            response.setCookie(cookies.removal(of: CookieJar.draft))
        }
        return response
    }

    private func page(
        _ step: ReportStep, _ answers: ReportAnswers, _ faults: [String: String], _ context: OfficeContext,
        status: HTTPResponse.Status = .ok, isLapsed: Bool = false
    ) -> Response {
        let places =
            switch step {
            case .place: desk.divisions(under: nil)
            case .county: desk.divisions(under: answers["prefecture"])
            default: [(code: String, name: String)]()
            }
        let saved = answers.answers.isEmpty ? nil : context.now
        let page = ReportPage(
            step, answers, faults: faults, places: places, savedAt: saved, isLapsed: isLapsed,
            press.words(context))
        return press.print(page, context, status: status)
    }

    private func placeName(_ answers: ReportAnswers) -> String? {
        let prefecture = desk.divisions(under: nil).first { $0.code == answers["prefecture"] }
        let county = prefecture.flatMap { above in
            desk.divisions(under: above.code).first { $0.code == answers["place"] }
        }
        return prefecture.map { $0.name + (county?.name ?? "") }
    }

    private func answers(_ request: Request) async throws -> ReportAnswers {
        ReportAnswers(try await draft(request) ?? [:])
    }

    /// `nil` where there is no draft, or none any more.
    private func draft(_ request: Request) async throws -> [String: String]? {
        guard let token = draftToken(request) else { return nil }
        return try await desk.draftLead(token: token)
    }

    /// The way that was chosen, as long as nothing closes it and it begins with a file of ours.
    private func channel(_ answers: ReportAnswers) -> Channel? {
        guard let name = answers.channel, let triage = desk as? any TriageDesk,
            let line = triage.comparison(of: answers.described, by: .suited).line(of: name),
            line.standing != .closed, case .file = line.channel.start
        else { return nil }
        return line.channel
    }

    private static let doors: Set<String> = ["holder", "report", "consumer"]

    private func draftToken(_ request: Request) -> String? {
        request.cookies[CookieJar.draft].flatMap { $0.value.isEmpty ? nil : $0.value }
    }

    private static func step(_ context: OfficeContext) throws -> ReportStep {
        guard let step = ReportStep(rawValue: try context.parameters.require("step")), step != .check,
            step != .options
        else {
            throw DoorRefusal.notFound
        }
        return step
    }
}
