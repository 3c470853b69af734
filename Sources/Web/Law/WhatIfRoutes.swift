internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// `GET` and `POST /law/try/:topic`: facts come by POST, so that they stand in no address and in no log;
/// nothing is kept.
struct WhatIfRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press
    let book: RuleBook
    let limits: DoorLimits

    func add(to law: RouterGroup<OfficeContext>) {
        law.get("try", use: list)
        law.get("try/:topic", use: ask)
        law.post("try/:topic", use: answer)
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let setting = setting(context)
        let topics = WhatIfTopic.allCases.filter { $0.page(setting) != nil }
        return press.print(WhatIfsPage(topics, setting.words), context)
    }

    @Sendable private func ask(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let (topic, whatIf) = try page(context)
        return page(topic, whatIf, typed: [:], context)
    }

    @Sendable private func answer(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let (topic, whatIf) = try page(context)
        let typed = try await TypedForm(request, context).fields()
        try limits.whatIfs.take(context.remoteAddress, at: context.now)
        let questions = whatIf.groups(typed).flatMap(\.questions)
        let answers = WhatIfAnswers(typed, to: questions, press.words(context))
        guard answers.faults.isEmpty else {
            return page(topic, whatIf, typed: typed, faults: answers.faults, context)
        }
        do {
            return page(topic, whatIf, typed: typed, result: try whatIf.result(answers), context)
        } catch let refused as WhatIfFaults {
            return page(topic, whatIf, typed: typed, faults: refused.faults, context)
        }
    }

    private func page(
        _ topic: WhatIfTopic, _ whatIf: any WhatIf, typed: [String: String], faults: [WhatIfFault] = [],
        result: WhatIfResult? = nil, _ context: OfficeContext
    ) -> Response {
        let words = press.words(context)
        let form = WhatIfForm(topic, whatIf.groups(typed), typed: typed, faults: faults, words)
        var context = context
        context.address = Route.whatIf(topic).path
        return press.print(
            WhatIfPage(topic, form: form, result: result, words), context,
            status: faults.isEmpty ? .ok : .unprocessableContent)
    }

    private func page(_ context: OfficeContext) throws -> (WhatIfTopic, any WhatIf) {
        guard let topic = WhatIfTopic(rawValue: try context.parameters.require("topic")),
            let whatIf = topic.page(setting(context))
        else { throw DoorRefusal.notFound }
        return (topic, whatIf)
    }

    private func setting(_ context: OfficeContext) -> WhatIfSetting {
        WhatIfSetting(
            book: book, calendar: desk.calendar, today: context.now.legalDay, desk: desk,
            words: press.words(context))
    }
}
