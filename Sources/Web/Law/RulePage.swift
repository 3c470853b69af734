internal import Casework
internal import Desk
internal import Law

/// A rule of the law base: what it says, its numbers, its text, when it holds, how sure it is, who uses it.
struct RulePage: Page {
    static let template = "law/rule"

    let rule: LegalRule
    private let shelf: LawShelf
    private let words: Wording
    private let asked: CivilDate?
    private let day: CivilDate
    private let rulePlace: RulePlace
    private let uses: [UseLine]
    private let live: [LiveLine]?
    private let mayPropose: Bool
    /// Conditions of the law that rest on the rule, whether a procedure asks for them or not.
    private let conditions: [String]
    /// Periods and thresholds that rest on the rule, with the way to try them.
    private let trials: [LinkPart]

    /// - Parameter place: where the reader's matter lies, with the version that binds there.
    /// - Parameter live: counts of the caller's own files; `nil` for the public.
    /// - Parameter mayPropose: whether the caller belongs to the legal section.
    init(
        _ rule: LegalRule, in shelf: LawShelf, asked: CivilDate?, today: CivilDate, place: RulePlace,
        uses: [RuleUse], live: [LiveUse]?, periods: PeriodCatalogue, mayPropose: Bool, _ words: Wording
    ) {
        self.rule = rule
        self.shelf = shelf
        self.words = words
        self.asked = asked
        day = asked ?? today
        rulePlace = place
        self.uses = uses.map { UseLine($0, words) }
        self.live = live?.map { LiveLine($0, words) }
        self.mayPropose = mayPropose
        conditions = Statutes.all(shelf.book).filter { condition in
            // What a condition rests on does not depend on the facts.
            condition.finding(on: Facts()).basis.contains(rule.id)
        }.map { words.sentence("rule.\($0.name)") ?? $0.name }
        trials = RulePage.trials(of: rule, periods, in: shelf.book, words)
    }

    var title: String { rule.zh ?? rule.id }
    var foot: String {
        words("list.foot", ["title": rule.id, "address": Route.lawRule(rule.id, on: asked).path])
    }
    var place: Rail.Place? { .law }

    func child(named name: String) -> Any? {
        switch name {
        case "lawHref": Route.law(.all.with { $0.on = asked }).path
        case "ruleID": rule.id
        case "instrumentLinks": instruments
        case "stateWord": words("law.state.\(state.rawValue)")
        case "inForce": words.inForce(rule, in: shelf)
        case "isToBeConfirmed": rule.confidence.isToBeConfirmed
        case "isLow": !rule.confidence.mayDecide
        case "isLong": title.count > 40
        case "isOtherDay": asked != nil
        case "onDay": words("law.on-day", ["day": words.plainDay(day)])
        case "todayHref": Route.lawRule(rule.id, on: nil).path
        case "proposeHref": orNothing(mayPropose ? Route.newRelease(rule: rule.id).path : nil)
        case "apiHref": "/api/v1/law/rules/" + FormText.segment(rule.id)
        case "releaseLink": orNothing(shelf.release(of: rule).map { words.releaseLink($0) })
        default: content(name) ?? used(name) ?? compared(name)
        }
    }

    private func content(_ name: String) -> Any? {
        switch name {
        case "hasFigures": !figures.isEmpty
        case "figures": figures
        case "blocks": blocks
        case "hasBlocks": !blocks.isEmpty
        case "citations": citations
        case "basis": orNothing(rule.basis)
        case "note": orNothing(rule.note)
        case "uncited": orNothing(rule.uncited)
        case "dates": dates
        default: nil
        }
    }

    private func used(_ name: String) -> Any? {
        switch name {
        case "isUsed": !uses.isEmpty || !conditions.isEmpty
        case "conditions": conditions
        case "hasConditions": !conditions.isEmpty
        case "hasUses": !uses.isEmpty
        case "uses": uses
        case "isCounted": live != nil && !uses.isEmpty
        case "liveLines": live ?? []
        case "trials": trials
        case "hasTrials": !trials.isEmpty
        default: nil
        }
    }

    private func compared(_ name: String) -> Any? {
        switch name {
        case "hasVersions": versions.count > 1
        case "timeBar": orNothing(versions.count > 1 ? TimeBar(versions, today: day, words) : nil)
        case "versions":
            versions.map { version in
                VersionLine(version, isShown: version == rule, in: shelf, on: day, asked: asked, words)
            }
        case "hasOverlays": !overlays.isEmpty
        case "overlays": overlays
        case "rulePlace": rulePlace
        case "isPlaceShown": !overlays.isEmpty || rulePlace.isAsked
        case "area": orNothing(rule.area.map(shelf.areaTitle))
        default: nil
        }
    }

    /// The rules of the same subject and the versions of this one, the earliest first.
    private var versions: [LegalRule] {
        shelf.book.rules.filter { $0.subject == rule.subject && ($0.id == rule.id || $0.from != nil) }
            .sorted { ($0.from?.dayNumber ?? Int.min, $0.id) < ($1.from?.dayNumber ?? Int.min, $1.id) }
    }

    /// Versions for one area, the one that goes first before the others.
    private var overlays: [OverlayLine] {
        guard !shelf.book.overlays(of: rule.id).isEmpty else { return [] }
        return (rulePlace.resolution?.considered ?? []).map { OverlayLine($0, in: shelf, words) }
    }

    private static func trials(
        of rule: LegalRule, _ periods: PeriodCatalogue, in book: RuleBook, _ words: Wording
    ) -> [LinkPart] {
        let references = rule.values.keys.sorted().map { rule.id + "#" + $0 }
        var names: [String] = []
        for reference in references {
            names += periods.periods(using: reference, in: book).map(\.name).filter { !names.contains($0) }
        }
        let offences = book.thresholds.filter { table in
            table.versions.contains { $0.ruleIDs.contains(rule.id) }
        }
        return names.map { name in
            LinkPart(
                href: Route.whatIf(.periods).path + FormText.query([(WhatIfPeriods.period, name)]),
                label: words("law.trial.period", ["period": words("period.\(name)")]))
        }
            + offences.map { table in
                LinkPart(
                    href: Route.whatIf(.thresholds).path + FormText.query([("offence", table.offence)]),
                    label: words(
                        "law.trial.offence",
                        ["offence": words("rule.criminal-threshold-\(table.offence)")]))
            }
    }

    private var state: LawState { shelf.state(of: rule, on: day) }

    private var instruments: [LinkPart] {
        rule.citations.map(\.instrument).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .compactMap { key in
                shelf.book.authority(key).map {
                    LinkPart(href: Route.instrument(key, on: asked).path, label: $0.short)
                }
            }
    }

    /// Numbers and short words; what is longer stands in blocks.
    private var figures: [Pair] {
        let said = LegalWords(words)
        return LegalWords.ordered(rule.values).filter { LegalWords.isFigure($0.1) }.map { key, value in
            Pair(term: said.label(key), text: said.text(value, of: key))
        }
    }

    private var blocks: [LegalBlock] {
        let said = LegalWords(words)
        let values = LegalWords.ordered(rule.values).filter { !LegalWords.isFigure($0.1) }
        let details = LegalWords.ordered(rule.details).filter { !LegalWords.forMachines.contains($0.0) }
        return (values + details).map { LegalBlock($0.0, $0.1, said) }
    }

    private var citations: [CitedArticle] {
        rule.citations.map { citation in
            CitedArticle(
                citation, on: asked, text: shelf.book.article(for: citation, on: day)?.text, words)
        }
    }

    private var dates: [Pair] {
        var pairs = [
            Pair(
                term: words("law.days"), text: words.inForce(rule, in: shelf)),
            Pair(
                term: words("law.selects"),
                text: words("law.selects.\(rule.on?.rawValue ?? "instrument")")),
            Pair(
                term: words("law.confidence"),
                text: words("law.confidence.\(rule.confidence.rawValue).means")),
        ]
        pairs.append(Pair(term: words("law.id"), text: rule.id))
        return pairs
    }
}

extension LegalWords {
    /// Longer words are no figure.
    private static let figureCharacters = 14

    static func isFigure(_ value: LegalValue) -> Bool {
        switch value {
        case .number, .ratio, .flag: true
        case .text(let text): text.count <= figureCharacters
        case .list(let values): values.count == 2 && values.allSatisfy { $0.number != nil }
        case .table: false
        }
    }
}

/// A place in a text that a rule rests on: a link to the article in its instrument.
struct CitedArticle: Part {
    let href: String
    let source: SourceMark
    var text: String?

    init(_ citation: Citation, on day: CivilDate?, text: String? = nil, _ words: Wording) {
        let place = citation.article.map { "#art-" + FormText.segment($0) } ?? ""
        href = Route.instrument(citation.instrument, on: day).path + place
        source = SourceMark(citation, words)
        self.text = text
    }

    func child(named name: String) -> Any? {
        switch name {
        case "citedHref": href
        case "cited": source.text
        case "citedTitle": source.full
        case "articleText": orNothing(text)
        default: nil
        }
    }
}
