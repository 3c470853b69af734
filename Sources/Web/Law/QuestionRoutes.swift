internal import HTTPTypes
internal import Hummingbird
internal import Law

/// `GET /law/questions` and `GET` and `POST /law/questions/:topic`: the lists of signs that legal texts name,
/// put as questions. Answers come by POST, stand in no address, and are not kept.
struct QuestionRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press
    let limits: DoorLimits

    func add(to law: RouterGroup<OfficeContext>) {
        law.get("questions", use: list)
        law.get("questions/:topic", use: ask)
        law.post("questions/:topic", use: answer)
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let page = QuestionsPage(desk.questions, today: context.now.legalDay, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func ask(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let put = try put(request, context)
        return press.print(QuestionListPage(put, press.words(context)), context)
    }

    @Sendable private func answer(_ request: Request, _ context: OfficeContext) async throws -> Response {
        var put = try put(request, context)
        put.typed = try await TypedForm(request, context).fields()
        try limits.whatIfs.take(context.remoteAddress, at: context.now)
        var context = context
        context.address = Route.questionList(put.topic, on: put.day).path
        put.answer(press.words(context))
        return press.print(
            QuestionListPage(put, press.words(context)), context,
            status: put.faults.isEmpty ? .ok : .unprocessableContent)
    }

    private func put(_ request: Request, _ context: OfficeContext) throws -> QuestionsPut {
        let topic = try context.parameters.require("topic")
        let book = desk.questions
        guard book.topics.contains(topic) else { throw DoorRefusal.notFound }
        return QuestionsPut(
            topic: topic, day: LawRoutes.day(request), today: context.now.legalDay, book: book,
            law: desk.jurisdictions.book)
    }
}

/// A list that was put, with what was answered.
struct QuestionsPut: Sendable {
    let topic: String
    /// The day that selects the version; `nil` when none was asked for.
    let day: CivilDate?
    let today: CivilDate
    let book: QuestionBook
    let law: RuleBook
    var typed: [String: String] = [:]
    private(set) var faults: [WhatIfFault] = []
    private(set) var result: QuestionListResult?

    init(topic: String, day: CivilDate?, today: CivilDate, book: QuestionBook, law: RuleBook) {
        (self.topic, self.day, self.today, self.book, self.law) = (topic, day, today, book, law)
    }

    /// The version of the day; `nil` where none is loaded.
    var list: QuestionList? { book.list(on: topic, day: day ?? today) }

    var versions: [QuestionList] { book.lists.filter { $0.topic == topic } }

    /// Works out what the answers come to. What cannot be read is a fault at its question.
    mutating func answer(_ words: Wording) {
        guard let list else { return }
        var replies: [String: ListReply] = [:]
        for question in list.questions {
            guard let text = typed[question.id] else { continue }
            replies[question.id] = ListReply(rawValue: text)
            if replies[question.id] == nil {
                faults.append(WhatIfFault(field: question.id, said: words("field.fault.choice")))
            }
        }
        guard faults.isEmpty else { return }
        do {
            result = try book.result(of: list, replies, on: day ?? today)
        } catch {
            faults = error.faults.map { fault in
                let field = if case .unknownQuestion(let id) = fault { id } else { list.id }
                return WhatIfFault(
                    field: field, said: words.reason(fault.because) ?? words("field.fault.choice"))
            }
        }
    }

    func text(_ question: ListedQuestion, _ words: Wording) -> String {
        guard let list else { return question.id }
        return Wording.fill(
            words.sentence(list.textKey(question)) ?? question.id, book.numbers(in: list))
    }
}
