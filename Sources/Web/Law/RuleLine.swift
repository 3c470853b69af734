internal import Law

/// A rule in a list: what it says, its numbers, its article, whether it holds on the day that is looked at.
struct RuleLine: Part {
    /// More figures than this are left to the rule's own page.
    private static let mostFigures = 3

    let href: String
    let says: String
    let id: String
    let figures: String?
    let sources: String
    let days: String
    let state: LawState
    let isToBeConfirmed: Bool
    let isLow: Bool
    /// Where alone it binds; `nil` for the whole country.
    let area: String?
    private let stateWord: String

    init(_ rule: LegalRule, in shelf: LawShelf, on day: CivilDate, asked: CivilDate?, _ words: Wording) {
        href = Route.lawRule(rule.id, on: asked).path
        says = rule.zh ?? rule.id
        id = rule.id
        figures = RuleLine.figures(rule, words)
        sources = words.list(rule.citations.map(words.citation))
        days = words.inForce(rule, in: shelf)
        state = shelf.state(of: rule, on: day)
        stateWord = words("law.state.\(state.rawValue)")
        isToBeConfirmed = rule.confidence.isToBeConfirmed
        isLow = !rule.confidence.mayDecide
        area = rule.area.map(shelf.areaTitle)
    }

    private static func figures(_ rule: LegalRule, _ words: Wording) -> String? {
        let said = LegalWords(words)
        let numbers = LegalWords.ordered(rule.values).filter { $0.1.number != nil }
        guard !numbers.isEmpty, numbers.count <= mostFigures else { return nil }
        return said.line(Dictionary(uniqueKeysWithValues: numbers))
    }

    func child(named name: String) -> Any? {
        switch name {
        case "ruleHref": href
        case "ruleSays": says
        case "ruleID": id
        case "ruleFigures": orNothing(figures)
        case "ruleSources": sources
        case "ruleDays": days
        case "ruleState": stateWord
        case "isOther": state != .inForce
        case "isToBeConfirmed": isToBeConfirmed
        case "isLow": isLow
        case "ruleArea": orNothing(area)
        default: nil
        }
    }
}

extension Wording {
    /// From when until when a rule holds; one without days of its own goes with its text.
    func inForce(_ rule: LegalRule, in shelf: LawShelf) -> String {
        guard rule.from == nil, rule.to == nil else { return inForce(from: rule.from, to: rule.to) }
        let texts = Set(rule.citations.map(\.instrument)).compactMap(shelf.book.authority)
        guard texts.count == 1, let text = texts.first, text.from != nil || text.to != nil else {
            return self("law.days.with-texts")
        }
        return self("law.days.with", ["text": text.short, "days": inForce(from: text.from, to: text.to)])
    }

    /// From when until when a text holds.
    func inForce(from: CivilDate?, to: CivilDate?) -> String {
        switch (from, to) {
        case (let from?, let to?): self("law.days.both", ["from": plainDay(from), "to": plainDay(to)])
        case (let from?, nil): self("law.days.from", ["from": plainDay(from)])
        case (nil, let to?): self("law.days.to", ["to": plainDay(to)])
        case (nil, nil): self("law.days.open")
        }
    }

    /// Year, month and day, without the day of the week.
    func plainDay(_ day: CivilDate) -> String {
        self(
            "day.short-with-year",
            [
                "year": "\(day.year)", "month": "\(day.month)", "day": "\(day.day)",
                "monthName": self("day.month.\(day.month)"), "weekday": weekday(day),
            ])
    }
}
