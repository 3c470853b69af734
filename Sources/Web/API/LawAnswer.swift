internal import Evidence
internal import Law

/// A rule of the law base as programs read it.
struct LawAnswer {
    let rule: LegalRule
    let state: LawState
    /// Programs link to the same day.
    let shelf: LawShelf
    let day: CivilDate

    init(_ rule: LegalRule, in shelf: LawShelf, on day: CivilDate) {
        self.rule = rule
        self.shelf = shelf
        self.day = day
        state = shelf.state(of: rule, on: day)
    }

    /// Everything that the law base holds of it.
    var json: JSON {
        .object(
            summary.merging([
                "basis": JSON(rule.basis), "uncited": JSON(rule.uncited), "note": JSON(rule.note),
                "details": .object(rule.details.mapValues(LawAnswer.value)),
                "articles": .array(articles),
                "versions": .array(versions.map { LawAnswer($0, in: shelf, on: day).span }),
                "overlays": .array(shelf.book.overlays(of: rule.id).map(overlay)),
                "release": shelf.release(of: rule).map(JSON.int) ?? .null,
            ]) { own, _ in own })
    }

    /// As a line of a list.
    var summary: [String: JSON] {
        [
            "id": .string(rule.id), "zh": JSON(rule.zh),
            "values": .object(rule.values.mapValues(LawAnswer.value)),
            "citations": .strings(rule.citations.map(\.description)),
            "confidence": .string(rule.confidence.rawValue),
            "to_be_confirmed": .bool(rule.confidence.isToBeConfirmed),
            "from": JSON(rule.from?.description), "to": JSON(rule.to?.description),
            "by_day_of": JSON(rule.on?.rawValue), "state": .string(state.rawValue),
        ]
    }

    private var versions: [LegalRule] {
        shelf.book.rules.filter { $0.subject == rule.subject }
    }

    private var span: JSON {
        .object([
            "id": .string(rule.id), "from": JSON(rule.from?.description), "to": JSON(rule.to?.description),
            "state": .string(state.rawValue),
        ])
    }

    private var articles: [JSON] {
        rule.citations.compactMap { citation in
            shelf.book.article(for: citation, on: day).map { article in
                .object(["citation": .string(citation.description), "text": .string(article.text)])
            }
        }
    }

    private func overlay(_ rule: LegalRule) -> JSON {
        .object([
            "area": JSON(rule.area), "values": .object(rule.values.mapValues(LawAnswer.value)),
            "from": JSON(rule.from?.description), "to": JSON(rule.to?.description),
            "confidence": .string(rule.confidence.rawValue),
            "release": shelf.release(of: rule).map(JSON.int) ?? .null,
        ])
    }

    private static func value(_ value: LegalValue) -> JSON {
        switch value {
        case .number(let number): .int(number)
        case .ratio(let ratio): .double(ratio)
        case .flag(let answer): .bool(answer)
        case .text(let text): .string(text)
        case .list(let values): .array(values.map(LawAnswer.value))
        case .table(let table): .object(table.mapValues(LawAnswer.value))
        }
    }
}
