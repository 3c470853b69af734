internal import Casework
internal import Desk
internal import Law

/// Files that may be of the same party or matter as one, each set beside it: what both say, what speaks for it and
/// against it, and the two answers that a person can give.
struct SamePage: Page {
    static let template = "files/same"

    typealias Pair = (like: LikeFile, view: FileView)

    /// What was sent last, and what was wrong with it.
    struct Typed {
        var action: BuiltInAct?
        var other = ""
        var reason = ""
        var keeps = ""
        var said: SpokenRefusal?
        var done: BuiltInAct?
    }

    private let view: FileView
    private let pairs: [SameMatter]
    private let apart: [ApartLine]
    private let typed: Typed
    private let refusal: RefusalSection?
    private let words: Wording

    init(
        _ view: FileView, _ pairs: [Pair], apart: [ToldApartView], typed: Typed = Typed(), _ words: Wording
    ) {
        self.view = view
        self.typed = typed
        self.words = words
        let section = typed.said.map { said in
            RefusalSection(said, words, fieldTitle: { words("field.\($0)") })
        }
        // A refusal stands at the form that was sent; without its pair, at the head of the page.
        let isAtPair = pairs.contains { $0.view.id == typed.other } && typed.action != .undoApart
        refusal = isAtPair ? nil : section
        self.pairs = pairs.enumerated().map { place, pair in
            let isSent = isAtPair && pair.view.id == typed.other
            return SameMatter(
                place + 1, view, pair, typed: isSent ? typed : Typed(), refusal: isSent ? section : nil, words
            )
        }
        self.apart = apart.map { ApartLine($0, words) }
    }

    var title: String { words("same.window", ["number": view.number.description]) }
    var foot: String {
        words("file.foot", ["number": view.number.description, "address": Route.same(view.id).path])
    }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "number": view.number.description
        case "fileHref": Route.file(view.id).path
        case "sameAction": Route.same(view.id).path
        case "revision": "\(view.file.revision)"
        case "heading":
            pairs.isEmpty ? words("same.none-now") : words.counted("same.heading", pairs.count)
        case "said": orNothing(typed.done.map { words("file.done", ["act": words("act.\($0.rawValue)")]) })
        case "refusal": orNothing(refusal)
        case "pairs": pairs
        case "hasPairs": !pairs.isEmpty
        case "apart": apart
        case "hasApart": !apart.isEmpty
        default: nil
        }
    }
}

/// One proposal: the other file, line by line beside this one.
struct SameMatter: Part {
    /// Characters of a text that are enough to see whether it is the same story.
    private static let longestText = 300

    private let place: Int
    private let view: FileView
    private let other: FileView
    private let like: LikeFile
    private let typed: SamePage.Typed
    private let refusal: RefusalSection?
    private let words: Wording

    init(
        _ place: Int, _ view: FileView, _ pair: SamePage.Pair, typed: SamePage.Typed,
        refusal: RefusalSection?, _ words: Wording
    ) {
        self.place = place
        self.view = view
        (like, other) = pair
        self.typed = typed
        self.refusal = refusal
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "pairID": "same-\(place)"
        case "pairTitle":
            words(
                like.isSameMatter
                    ? "likeness.same-matter" : like.isSameParty ? "likeness.same-party" : "likeness.alike")
        case "otherNumber": other.number.description
        case "otherHref": Route.file(other.id).path
        case "otherRevision": "\(other.file.revision)"
        case "evidence": like.reasons.map { LikeReasonLine($0, words) }
        case "rows": rows
        case "reason": typed.reason
        case "reasonFault": orNothing(fault("reason"))
        case "refusal": orNothing(refusal)
        case "keeps": keeps
        case "mayJoin": mayJoin
        case "notJoinable": orNothing(mayJoin ? nil : words("same.other-kind"))
        default: nil
        }
    }

    /// What has no procedure in common cannot go on as one; whether the law lets it is asked when it is done.
    private var mayJoin: Bool { view.procedure.name == other.procedure.name }

    private func fault(_ field: String) -> String? {
        typed.said?.fields.first { $0.field == field }.map { words("field.fault.\($0.code.rawValue)") }
    }

    /// The older file goes on, unless somebody says otherwise.
    private var keeps: [ActField.Option] {
        let first = opened(view) <= opened(other) ? view : other
        let chosen = typed.keeps.isEmpty ? first.id : typed.keeps
        return [view, other].map { file in
            ActField.Option(
                value: file.id, label: words("same.keeps", ["number": file.number.description]),
                isChosen: file.id == chosen)
        }
    }

    private func opened(_ view: FileView) -> Instant { view.file.opening?.at ?? view.now }

    private var rows: [SameRow] {
        let facts = SameMatter.facts.filter { name in
            view.file.facts[name] != nil || other.file.facts[name] != nil
        }
        return [
            row(words("same.opened")) { words.day(opened($0).legalDay) },
            row(words("same.stage")) { words.stageTitle($0.file.stage, in: $0.procedure) },
            row(words("same.parties")) { parties(of: $0) }, row(words("same.right")) { rights(of: $0) },
        ]
            + facts.map { name in
                row(
                    words.factTitle(name, in: view.file.facts[name] == nil ? other.procedure : view.procedure)
                ) {
                    text(of: name, in: $0)
                }
            }
    }

    /// Place, day, amounts and the story, in the order in which people compare them.
    private static let facts =
        [
            "place", "occurred-on", "conduct-from", "conduct-to", "stated-amount", "claim-amount", "sales",
            "unsold-value", "turnover", "illegal-gains", "direct-loss", "narrative", "links",
        ]

    private func row(_ label: String, _ text: (FileView) -> String) -> SameRow {
        SameRow(label: label, here: text(view), there: text(other), words)
    }

    /// What is sealed is not among them: that it is there says nothing about who it is.
    private func parties(of view: FileView) -> String {
        view.parties.filter { !$0.isSealed }.map { party in
            let line = PartyLine(party, words)
            return [line.role, line.name, line.details].filter { !$0.isEmpty }.joined(separator: " ")
        }.joined(separator: words("list.comma"))
    }

    private func rights(of view: FileView) -> String {
        words.list(
            view.rights.map {
                words.choice($0.type, of: "right-type", in: view.procedure.name) + " " + $0.number
            })
    }

    private func text(of name: String, in view: FileView) -> String {
        guard let fact = view.file.facts[name] else { return "" }
        let text = words.fact(fact, named: name, in: view)
        return text.count > SameMatter.longestText ? text.prefix(SameMatter.longestText) + "…" : text
    }
}

/// One line of the comparison.
struct SameRow: Part {
    let label: String
    let here: String
    let there: String
    let isSame: Bool
    private let words: Wording

    init(label: String, here: String, there: String, _ words: Wording) {
        self.label = label
        self.here = here
        self.there = there
        isSame = !here.isEmpty && here == there
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "label": label
        case "here": here.isEmpty ? words("same.not-stated") : here
        case "there": there.isEmpty ? words("same.not-stated") : there
        case "isSame": isSame
        default: nil
        }
    }
}

/// A pair that somebody told apart, and the way to take it back.
struct ApartLine: Part {
    let apart: ToldApartView
    private let words: Wording

    init(_ apart: ToldApartView, _ words: Wording) {
        self.apart = apart
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "apartNumber": apart.other
        case "apartHref": Route.file(apart.other).path
        case "apartWho":
            words(
                "same.told",
                [
                    "person": apart.person, "agency": apart.agency, "day": words.day(apart.at.legalDay),
                ])
        case "apartWhy": apart.because ?? words("fact.text-kept")
        default: nil
        }
    }
}
