internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// `GET` and `POST /law/try/:topic`: facts come by POST, so that they stand in no address and in no log;
/// nothing is kept.
struct WhatIfRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press
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
        guard let id = request.asked("file") else {
            let linked = type(of: whatIf).linkable.reduce(into: [String: String]()) { typed, name in
                typed[name] = request.asked(name).map { String($0.prefix(LawFilter.mostCharacters)) }
            }
            return page(topic, whatIf, typed: linked, context)
        }
        let view = try await desk.file(id, for: context.officer())
        return page(
            topic, whatIf, typed: WhatIfRoutes.typed(view, for: whatIf), filledFrom: view, context)
    }

    /// The facts of a file as its form would send them, as far as the caller may read them.
    private static func typed(_ view: FileView, for whatIf: any WhatIf) -> [String: String] {
        guard view.may(.facts) else { return [:] }
        let asked = Set(whatIf.groups([:]).flatMap(\.questions).map(\.name))
        return view.file.facts.names.filter(asked.contains).reduce(into: [:]) { typed, name in
            typed[name] = view.file.facts[name]?.typed
        }
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
        result: WhatIfResult? = nil, filledFrom view: FileView? = nil, _ context: OfficeContext
    ) -> Response {
        let words = press.words(context)
        let form = WhatIfForm(topic, whatIf.groups(typed), typed: typed, faults: faults, words)
        var context = context
        context.address = Route.whatIf(topic).path
        let next = whatIf.next.flatMap { topic in
            topic.page(setting(context)).map {
                WhatIfForm(topic, $0.groups([:]), typed: [:], faults: [], words)
            }
        }
        let filled = view.map { words("what-if.filled", ["number": $0.number.description]) }
        return press.print(
            WhatIfPage(topic, form: form, result: result, filled: filled, next: next, words), context,
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
            book: desk.ruleBook, calendar: desk.calendar, today: context.now.legalDay, desk: desk,
            words: press.words(context))
    }
}

extension Fact {
    /// What a form would send for it; `nil` for what no form of ours takes.
    fileprivate var typed: String? {
        switch self {
        case .count(let count): "\(count)"
        case .money(let money): money.yuan
        case .day(let day): day.description
        case .moment(let moment): String(moment.description.prefix(16))
        case .yesNo(let answer): answer ? "yes" : "no"
        case .choice(let text), .division(let text): text
        case .text, .agency, .party, .person, .rows, .sealed, .absent: nil
        }
    }
}
