internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// `GET` and `POST /report/options`: the ways side by side, and the choice of one; then, for a way that leads outside,
/// the paper to take along. Nothing is asked twice: every way begins with the answers that are there.
struct OptionsRoutes: Sendable {
    let desk: any OfficeDesk
    let triage: any TriageDesk
    let press: Press
    let cookies: CookieJar
    let limits: DoorLimits

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("report/options", use: show)
        site.post("report/options", use: choose)
        site.get("report/papers", use: papers)
        site.get("report/papers/letter", use: letter)
        site.get("report/again") { _, _ in Press.go(to: .progress) }
        site.post("report/again", use: again)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let answers = try await answers(request)
        guard answers.kind != nil else { return Press.go(to: .report(.kind)) }
        if answers.kind == "report" { return Press.go(to: .report(.you)) }
        let order = request.asked("by").flatMap(ChannelComparison.Order.init(rawValue:)) ?? .suited
        return press.print(try await page(answers, order, nil, press.words(context)), context)
    }

    @Sendable private func choose(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await TypedForm(request, context)
        var answers = try await answers(request)
        guard answers.kind != nil else { return Press.go(to: .report(.kind)) }
        let comparison = triage.comparison(of: answers.described, by: .suited)
        guard let line = form["channel"].flatMap({ comparison.line(of: Name($0)) }), line.standing != .closed
        else {
            let words = press.words(context)
            let said = words.said(422, "channel-closed", fields: [.init("channel", .choice)])
            return press.print(try await page(answers, .suited, said, words), context, said)
        }
        answers.take(["channel": line.channel.name.description], of: .options)
        _ = try await desk.saveDraftLead(token: draftToken(request), answers: answers.answers)
        switch line.channel.start {
        case .file: return Press.go(to: .report(.you))
        case .outside: return Press.go(to: .papers)
        }
    }

    @Sendable private func papers(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let answers = try await answers(request)
        guard let line = outside(answers) else { return Press.go(to: .report(.options)) }
        let leads = triage.destinations(of: line.channel, for: answers.described)
        return press.print(PapersPage(line, leads, press.words(context)), context)
    }

    @Sendable private func letter(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let answers = try await answers(request)
        guard let line = outside(answers) else { return Press.go(to: .report(.options)) }
        let leads = triage.destinations(of: line.channel, for: answers.described)
        let words = press.words(.chinese)
        let values = LetterValues(
            answers, line, body: leads.bodies.first?.name, place: placeName(answers),
            today: context.now.legalDay, words
        ).values
        let title = words("triage.channel.\(line.channel.name).title")
        guard let html = triage.paper(of: line.channel, title: title, values: values) else {
            throw DoorRefusal.notFound
        }
        return Paper.response(html: html)
    }

    /// What was told in a file goes on to another way: the code opens it, and a new draft begins with it.
    @Sendable private func again(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await TypedForm(request, context)
        do {
            try limits.drafts.take(context.remoteAddress, at: context.now)
            var told = try await limits.codes.holding(context) {
                try await triage.answers(ofLead: form["code"] ?? "")
            }
            // Who only reported has one way; the question who asks is open again.
            if told["kind"] == "report" { told["kind"] = nil }
            let token = try await desk.saveDraftLead(token: nil, answers: told)
            var response = Press.go(to: .report(told["kind"] == nil ? .kind : .options))
            response.setCookie(cookies.cookie(CookieJar.draft, token, days: CookieJar.draftDays))
            return response
        } catch {
            let words = press.words(context)
            guard var said = words.spoken(error) else { throw error }
            if error as? DeskRefusal == .notFound { said = words.said(404, "code-unknown") }
            return press.print(ProgressPage(nil, refused: said, now: context.now, words), context, said)
        }
    }

    private func page(
        _ answers: ReportAnswers, _ order: ChannelComparison.Order, _ refused: SpokenRefusal?,
        _ words: Wording
    ) async throws -> OptionsPage {
        let description = answers.described
        let comparison = triage.comparison(of: description, by: order)
        let leads = comparison.lines.reduce(into: [Name<Channel>: Destinations]()) { leads, line in
            if line.standing != .closed {
                leads[line.channel.name] = triage.destinations(of: line.channel, for: description)
            }
        }
        return OptionsPage(
            comparison, order, leads: leads, likes: try await triage.likeEndings(of: description),
            answers: answers, placeName: placeName(answers), refused: refused, words)
    }

    /// The way that was chosen, if it leads outside and is not closed.
    private func outside(_ answers: ReportAnswers) -> ChannelComparison.Line? {
        guard let name = answers.channel,
            let line = triage.comparison(of: answers.described, by: .suited).line(of: name),
            line.standing != .closed, case .outside = line.channel.start
        else { return nil }
        return line
    }

    private func placeName(_ answers: ReportAnswers) -> String? {
        let prefecture = desk.divisions(under: nil).first { $0.code == answers["prefecture"] }
        let county = prefecture.flatMap { above in
            desk.divisions(under: above.code).first { $0.code == answers["place"] }
        }
        return prefecture.map { $0.name + (county?.name ?? "") }
    }

    private func answers(_ request: Request) async throws -> ReportAnswers {
        guard let token = draftToken(request) else { return ReportAnswers() }
        return ReportAnswers(try await desk.draftLead(token: token) ?? [:])
    }

    private func draftToken(_ request: Request) -> String? {
        request.cookies[CookieJar.draft].flatMap { $0.value.isEmpty ? nil : $0.value }
    }
}

/// What the paper that is taken along says, by the names of its template. It is written in Chinese, whatever the page.
struct LetterValues {
    let values: [String: String]

    init(
        _ answers: ReportAnswers, _ line: ChannelComparison.Line, body: String?, place: String?,
        today: CivilDate, _ words: Wording
    ) {
        var values: [String: String] = [:]
        for name in [
            "narrative", "links", "right-number", "respondent-name", "respondent-uscc", "respondent-address",
        ] + ReportAnswers.amounts {
            values[name] = answers[name]
        }
        values["right-type"] = answers["right-type"].map { words.choice("report.right.\($0)", typed: $0) }
        values["occurred-on"] = answers["occurred-on"].flatMap { CivilDate(parsing: $0) }.map(words.day)
        values["place"] = place
        values["body"] = body
        values["today"] = words.day(today)
        let proofs = line.held + line.missing
        values["proofs"] = proofs.map { words("triage.proof.\($0.rawValue)") }.joined(separator: "\n")
        self.values = values
    }
}
