public import Casework
internal import Evidence
public import Law
internal import Store

/// How an article stands: open to everybody, and whether somebody has to look at it.
public struct ArticleState: Hashable, Sendable {
    public let article: KnowledgeArticle
    public let isOverdue: Bool
    /// Sources that are no longer, or not yet, in force.
    public let sourcesOutOfForce: [String]

    public init(_ article: KnowledgeArticle, on day: CivilDate, in book: RuleBook) {
        self.article = article
        isOverdue = article.isOverdue(on: day)
        sourcesOutOfForce = article.sourcesOutOfForce(on: day, in: book)
    }

    public var wantsReview: Bool { isOverdue || !sourcesOutOfForce.isEmpty }
}

/// The articles of knowledge: those that ship, and over them those that the office has written and checked
/// itself.
extension Office {
    private static let publishing: Name<Action> = "publish-article"
    private static let keeping: Name<Action> = "keep"

    /// Every article that is open today, by topic and name.
    public func articles() async throws -> [ArticleState] {
        let day = now.legalDay
        let known = articleFiles
        let (numbers, written) = try await database.read { db in
            let numbers = try known ?? ArticleFiles.numbers(on: db)
            return (numbers, try numbers.compactMap { try self.writtenArticle($0, on: db) })
        }
        remember(articleFiles: numbers)
        let own = Set(written.map(\.article.name))
        let open = written.filter { !$0.isWithdrawn && ($0.article.openFrom ?? day) <= day }.map(\.article)
        let order = KnowledgeArticle.Topic.allCases
        let all = shippedArticles.filter { !own.contains($0.name) } + open
        return all.sorted { left, right in
            let places = [left, right].map { order.firstIndex(of: $0.topic) ?? order.count }
            return (places[0], left.name) < (places[1], right.name)
        }.map { ArticleState($0, on: day, in: ruleBook) }
    }

    /// What a file says since it was last checked: a draft in the making is nobody's answer.
    private func writtenArticle(
        _ number: String, on db: some Connection
    ) throws -> (article: KnowledgeArticle, isWithdrawn: Bool)? {
        guard let hand = try readFile(number, on: db), let checked = checkedFacts(of: hand) else {
            return nil
        }
        let texts = Dictionary(try TextRecords.all(of: number, on: db).map { ($0.id, $0.text) }) { first, _ in
            first
        }
        func text(_ name: String) -> String? {
            if case .text(let reference)? = checked[name] { texts[reference.id] } else { nil }
        }
        func words(_ language: String) -> KnowledgeArticle.Words? {
            guard let question = text("question-\(language)"), let answer = text("answer-\(language)") else {
                return nil
            }
            return .init(question: question, answer: answer)
        }
        guard let name = text("name"), case .choice(let topic)? = checked["topic"],
            case .choice(let start)? = checked["start"], case .day(let review)? = checked["review-on"],
            case .day(let from)? = checked["in-force-from"]
        else { return nil }
        let article = KnowledgeArticle(
            name: name, topic: .init(rawValue: topic) ?? .other, start: .init(rawValue: start) ?? .report,
            reviewOn: review, sources: Office.lines(text("sources")),
            words: ["zh-Hans": words("zh"), "en": words("en")].compactMapValues(\.self), openFrom: from,
            file: hand.file.number)
        return (article, hand.file.hasEnded)
    }

    /// The facts as they stood when a second person last found them right; `nil` before that.
    private func checkedFacts(of hand: FileInHand) -> Facts? {
        let checks: Set<Name<Action>> = [Office.publishing, Office.keeping]
        let last = hand.events.lastIndex { event in
            if case .acted(let action, _, _) = event { checks.contains(action) } else { false }
        }
        guard let last else { return nil }
        let next = hand.events[(last + 1)...].firstIndex { if case .acted = $0 { true } else { false } }
        return CaseFile(folding: hand.events[..<(next ?? hand.events.endIndex)]).facts
    }

    private static func lines(_ text: String?) -> [String] {
        (text ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// Holds what an act says of an article against the law base, and a gap against the articles that there
    /// are.
    func checkArticle(_ act: Act, on hand: FileInHand) async throws -> EffectDone {
        func text(_ name: String) -> String? {
            if case .text(let reference)? = act.fields[name] { hand.quoted.texts[reference.id] } else { nil }
        }
        if let named = text("article") {
            let isThere = try await articles().contains { $0.article.name == named.trimmed }
            guard isThere else { throw Refusal.fieldsInvalid([.init("article", .unknown)]) }
        }
        var faults: [Refusal.FieldFault] = []
        if let name = text("name"), !Office.isArticleName(name) { faults.append(.init("name", .characters)) }
        let book = ruleBook
        if let sources = text("sources"),
            Office.lines(sources).contains(where: { book.versions(of: $0).isEmpty })
        {
            faults.append(.init("sources", .unknown))
        }
        for field in ["answer-zh", "answer-en"] {
            let references = text(field).map { KnowledgeText($0).references } ?? []
            if references.contains(where: { book.value(id: $0) == nil }) {
                faults.append(.init(field, .unknown))
            }
        }
        guard faults.isEmpty else { throw Refusal.fieldsInvalid(faults) }
        return EffectDone()
    }

    /// Small letters, digits and hyphens, since it stands in addresses.
    private static func isArticleName(_ name: String) -> Bool {
        (1...60).contains(name.utf8.count)
            && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}
