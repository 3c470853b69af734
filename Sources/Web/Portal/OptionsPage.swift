internal import Casework
internal import Desk
internal import Law

/// The ways that a matter can go, side by side: the answer first, each with its days, cost, proof and start.
struct OptionsPage: Page {
    static let template = "portal/options"

    private let cards: [OptionCard]
    private let closed: [ClosedWay]
    private let orders: [LinkPart]
    private let told: [Pair]
    private let questions: [LinkPart]
    private let refusal: RefusalSection?
    private let progress: String
    let title: String

    init(
        _ comparison: ChannelComparison, _ order: ChannelComparison.Order,
        leads: [Name<Channel>: Destinations], likes: [Name<Channel>: LikeEndings],
        answers: ReportAnswers, placeName: String?, refused: SpokenRefusal?, _ words: Wording
    ) {
        let walkable = comparison.lines.filter { $0.standing != .closed }
        cards = walkable.enumerated().map { index, line in
            OptionCard(
                line, number: index + 1, leads: leads[line.channel.name], likes: likes[line.channel.name],
                words)
        }
        closed = comparison.lines.filter { $0.standing == .closed }.map { ClosedWay($0, words) }
        orders = ChannelComparison.Order.allCases.map {
            LinkPart(
                href: Route.options($0).path, label: words("triage.order.\($0.rawValue)"),
                isCurrent: $0 == order)
        }
        told = OptionsPage.told(answers, placeName, words)
        questions = OptionsPage.questions(comparison, words)
        refusal = refused.map { RefusalSection($0, words) }
        let kind = answers.kind
        progress = words(
            "report.progress",
            [
                "number": words.number(ReportStep.options.number(of: kind)),
                "count": words.number(ReportStep.count(of: kind)),
            ])
        let first = comparison.open.first.map { words("triage.channel.\($0.channel.name).title") }
        title =
            first.map {
                words("triage.headline", ["count": words.number(walkable.count), "first": $0])
            } ?? words(walkable.isEmpty ? "triage.headline.none" : "triage.headline.ask")
    }

    /// At most so many open questions, each a link to the page that asks it.
    private static let mostQuestions = 4

    private static func questions(_ comparison: ChannelComparison, _ words: Wording) -> [LinkPart] {
        var seen: Set<ReportStep> = []
        return comparison.questions.compactMap { fact in
            let step = ReportStep.holding(fact)
            guard seen.insert(step).inserted, let label = words.sentence("report.step.\(step.rawValue).title")
            else { return nil }
            return LinkPart(href: Route.report(step).path, label: label)
        }.prefix(mostQuestions).map(\.self)
    }

    private static func told(_ answers: ReportAnswers, _ place: String?, _ words: Wording) -> [Pair] {
        let right = [
            answers["right-type"].map { words.choice("report.right.\($0)", typed: $0) },
            answers["right-number"],
        ]
        let lines: [(String, String?)] = [
            ("narrative", answers["narrative"]), ("right-type", words.list(right.compactMap(\.self))),
            ("respondent-name", answers["respondent-name"]), ("place", place),
            ("sales", answers["sales"].flatMap(ReportAnswers.money).map(words.money)),
        ]
        return lines.compactMap { name, text in
            text.flatMap { $0.isEmpty ? nil : Pair(term: words("report.field.\(name)"), text: $0) }
        }
    }

    var foot: String { Route.report(.options).path }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "cards": cards
        case "hasCards": !cards.isEmpty
        case "closedWays": closed
        case "hasClosed": !closed.isEmpty
        case "orders": orders
        case "told": told
        case "questions": questions
        case "hasQuestions": !questions.isEmpty
        case "refusal": orNothing(refusal)
        case "progress": progress
        case "backHref": Route.report(.wishes).path
        case "storyHref": Route.report(.story).path
        case "optionsHref": Route.report(.options).path
        default: nil
        }
    }
}

/// One way with its start button.
struct OptionCard: Part {
    private let line: ChannelComparison.Line
    private let number: String
    private let isFirst: Bool
    private let words: Wording
    private let bodies: String?
    private let likes: LikeEndings?

    init(
        _ line: ChannelComparison.Line, number: Int, leads: Destinations?, likes: LikeEndings?,
        _ words: Wording
    ) {
        self.line = line
        self.likes = likes
        self.number = words.number(number)
        isFirst = number == 1 && line.standing == .open
        self.words = words
        let names = (leads?.bodies ?? []).map(\.name)
        bodies = names.isEmpty ? nil : words.list(names)
    }

    private func text(_ part: String) -> String { words("triage.channel.\(line.channel.name).\(part)") }

    func child(named name: String) -> Any? {
        switch name {
        case "number": number
        case "name": line.channel.name.description
        case "cardTitle": text("title")
        case "what": text("what")
        case "where": bodies ?? text("where")
        case "sources": line.channel.basis.map { SourceMark($0, words) }
        case "isFirst": isFirst
        case "terms": terms
        case "hasTerms": !line.channel.terms.isEmpty
        case "likes":
            orNothing(
                likes.map {
                    words(
                        "triage.likes.share",
                        ["count": words.number($0.count), "helped": words.number($0.helped)])
                })
        case "likesDays":
            orNothing(likes.map { words("triage.likes.days", ["days": words.number($0.medianDays)]) })
        case "likesWhat": words.sentence("triage.channel.\(line.channel.name).likes") ?? ""
        case "cost": text("cost")
        case "costNote": orNothing(line.channel.cost.uncited == nil ? nil : words("triage.cost.uncited"))
        case "costSource": orNothing(line.channel.cost.source.map { SourceMark($0, words) })
        case "reasons": reasons
        case "hasReasons": !reasons.isEmpty
        case "asks": asks
        case "hasAsks": !line.asks.isEmpty
        case "held": line.held.map { words("triage.proof.\($0.rawValue)") }
        case "missing": line.missing.map { MissingProof($0, words) }
        case "hasProofs": !(line.held.isEmpty && line.missing.isEmpty)
        case "isOutside": isOutside
        default: nil
        }
    }

    private var isOutside: Bool { if case .outside = line.channel.start { true } else { false } }

    private var terms: [Pair] {
        line.channel.terms.map { term in
            Pair(
                term: words.period(term.period), text: words("triage.step.\(term.step)"),
                source: SourceMark(term.period.source, confidence: term.confidence, words))
        }
    }

    /// Only what speaks for it: what speaks against it shows in its place.
    private var reasons: [String] {
        line.because.filter { $0.points > 0 }.prefix(3).map { words("triage.rule.\($0.rule).met") }
    }

    private var asks: [LinkPart] {
        var seen: Set<ReportStep> = []
        return line.asks.compactMap { fact in
            let step = ReportStep.holding(fact)
            guard seen.insert(step).inserted else { return nil }
            return LinkPart(href: Route.report(step).path, label: words("report.step.\(step.rawValue).title"))
        }
    }
}

/// A proof that is not there yet, with how to get it.
struct MissingProof: Part {
    private let proof: DescribedMatter.Proof
    private let words: Wording

    init(_ proof: DescribedMatter.Proof, _ words: Wording) {
        self.proof = proof
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "proof": words("triage.proof.\(proof.rawValue)")
        case "how": words("triage.proof.\(proof.rawValue).get")
        default: nil
        }
    }
}

/// A way that is closed now, and why.
struct ClosedWay: Part {
    private let line: ChannelComparison.Line
    private let words: Wording

    init(_ line: ChannelComparison.Line, _ words: Wording) {
        self.line = line
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "cardTitle": words("triage.channel.\(line.channel.name).title")
        case "reasons": line.because.map { words("triage.rule.\($0.rule).unmet") }
        default: nil
        }
    }
}

/// Where to go with a way that the office does not walk itself: the body, what to bring, what to know, the paper.
struct PapersPage: Page {
    static let template = "portal/papers"

    private let line: ChannelComparison.Line
    private let bodies: [String]
    private let words: Wording

    init(_ line: ChannelComparison.Line, _ leads: Destinations, _ words: Wording) {
        self.line = line
        self.words = words
        bodies = leads.bodies.map(\.name)
    }

    var title: String { words("triage.papers.title", ["way": text("title")]) }
    var foot: String { Route.papers.path }
    var place: Rail.Place? { nil }

    private func text(_ part: String) -> String { words("triage.channel.\(line.channel.name).\(part)") }

    func child(named name: String) -> Any? {
        switch name {
        case "what": text("what")
        case "where": text("where")
        case "bodies": bodies
        case "hasBodies": !bodies.isEmpty
        case "warnings": line.channel.warnings.map { words("triage.warning.\($0)") }
        case "hasWarnings": !line.channel.warnings.isEmpty
        case "held": line.held.map { words("triage.proof.\($0.rawValue)") }
        case "missing": line.missing.map { MissingProof($0, words) }
        case "letterHref": Route.letter.path
        case "optionsHref": Route.report(.options).path
        default: nil
        }
    }
}
