internal import Casework
internal import Desk
internal import Law

/// One entry: what it says, until when, and the proof of what was shown when.
struct PublicEntryPage: Page {
    static let template = "publication/entry"

    private let view: PublicEntryView
    private let copy: String?
    private let words: Wording

    init(_ view: PublicEntryView, copy: String?, _ words: Wording) {
        self.view = view
        self.copy = copy
        self.words = words
    }

    var title: String {
        view.shown?.text?.title
            ?? words(isNotYet ? "publication.entry" : "publication.removed-entry", ["number": view.number])
    }
    var foot: String {
        words(
            "publication.foot",
            ["number": view.number, "address": Route.publicEntry(view.number, on: nil).path])
    }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "number": view.number
        case "agencyName": view.agencyName
        case "isPast": view.isPast
        case "moment": words.moment(view.at)
        case "headline": headline
        case "hasText": view.shown?.text != nil
        case "isNotYet": isNotYet
        case "textRows": (view.shown?.text?.rows ?? []).map { InkedRow($0.term, $0.text, view.placeholders) }
        case "paragraphs":
            (view.shown?.text?.paragraphs ?? []).map { InkedRow("", $0, view.placeholders) }
        case "strokeCount": strokeCount
        case "publishedOn": words.day(view.publishedDay)
        case "repairOn": orNothing(view.repairDay.map(words.day))
        case "untilOn": orNothing(view.untilDay.map(words.day))
        case "listLink": Route.publicList(PublicFilter(register: view.register)).path
        case "homeLink": Route.home.path
        default: proof(name)
        }
    }

    private func proof(_ name: String) -> Any? {
        switch name {
        case "digest": orNothing(view.shown?.digest ?? view.states.last?.digest)
        case "stateLines": view.states.reversed().map { StateLine($0, in: view, words) }
        case "track": orNothing(track)
        case "textHref": orNothing(isCurrent ? Route.publicEntryText(view.number).path : "")
        case "paperHref":
            orNothing(isCurrent && view.shown?.hasPaper == true ? Route.publicPaper(view.number).path : "")
        case "copyDigest": copy ?? ""
        case "copyAnswer": orNothing(copyAnswer)
        case "entryAction": Route.publicEntry(view.number, on: nil).path
        case "latestDay": view.now.legalDay.description
        default: nil
        }
    }

    private var isCurrent: Bool { view.shown?.standsNow == true }

    /// On the day that is looked at, nothing of it had been shown.
    private var isNotYet: Bool { view.shown == nil && view.states.allSatisfy { $0.from > view.at } }

    private var headline: String {
        if let shown = view.shown, shown.text != nil {
            return view.untilDay.map { words("publication.shown-until", ["day": words.day($0)]) }
                ?? words("publication.shown")
        }
        if view.shown != nil { return words("publication.stood-then") }
        guard let last = view.states.last, let until = last.until, until <= view.at else {
            return words("publication.not-yet")
        }
        return words(
            "publication.gone",
            ["moment": words.moment(until), "reason": PublicEntryPage.reason(last, view, words)])
    }

    /// In how many places something is hidden; nothing where nothing is.
    private var strokeCount: Any {
        let all = (view.shown?.text?.rows.map(\.text) ?? []) + (view.shown?.text?.paragraphs ?? [])
        let count = all.reduce(0) { sum, text in
            sum + InkedText.pieces(text, view.placeholders).count(where: \.isInk)
        }
        return count == 0 ? Nothing() : words.counted("publication.strokes", count) as Any
    }

    private var track: TermTrack? {
        guard let until = view.untilDay, isCurrent, !view.isPast else { return nil }
        return TermTrack(
            from: view.publishedDay, repair: view.repairDay, until: until, today: view.now.legalDay, words)
    }

    private var copyAnswer: String? {
        guard let copy else { return nil }
        let wanted = copy.lowercased().filter { !$0.isWhitespace }
        guard let state = view.states.first(where: { $0.digest == wanted }) else {
            return words("publication.copy-unknown")
        }
        return words(
            "publication.copy-known",
            [
                "version": words.number(state.version), "from": words.moment(state.from),
                "until": state.until.flatMap { $0 <= view.now ? words.moment($0) : nil }
                    ?? words("publication.still"),
            ])
    }

    static func reason(_ state: PublicStateView, _ view: PublicEntryView, _ words: Wording) -> String {
        switch state.ending {
        case "replaced"?: words("publication.ending-replaced")
        case "term"?: words("publication.ending-term")
        case let outcome?: words.title("outcome", outcome, of: view.procedure)
        case nil: ""
        }
    }
}

/// Words of an entry, what is hidden in black.
struct InkedRow: Part {
    private let term: String
    private let pieces: [InkedText]

    init(_ term: String, _ text: String, _ placeholders: [String]) {
        self.term = term
        pieces = InkedText.pieces(text, placeholders)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "term": term
        case "pieces": pieces
        default: nil
        }
    }
}

/// A run of text, or a stroke with the word that stands on it.
struct InkedText: Part {
    let text: String
    let isInk: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "piece": text
        case "isInk": isInk
        default: nil
        }
    }

    static func pieces(_ text: String, _ placeholders: [String]) -> [InkedText] {
        var pieces: [InkedText] = []
        var rest = text[...]
        while let hit = placeholders.compactMap({ rest.firstRange(of: $0) }).min(by: {
            $0.lowerBound < $1.lowerBound
        }) {
            if rest.startIndex < hit.lowerBound {
                pieces.append(InkedText(text: String(rest[..<hit.lowerBound]), isInk: false))
            }
            pieces.append(InkedText(text: String(rest[hit].dropFirst().dropLast()), isInk: true))
            rest = rest[hit.upperBound...]
        }
        if !rest.isEmpty { pieces.append(InkedText(text: String(rest), isInk: false)) }
        return pieces
    }
}

/// One state of an entry in its history.
struct StateLine: Part {
    private let what: String
    private let time: String
    private let digest: String?

    init(_ state: PublicStateView, in view: PublicEntryView, _ words: Wording) {
        what =
            state.version == 1
            ? words("publication.state-first")
            : words("publication.state-next", ["version": words.number(state.version)])
        let from = words.moment(state.from)
        if let until = state.until, until <= view.now {
            time = words(
                "publication.state-over",
                [
                    "from": from, "until": words.moment(until),
                    "reason": PublicEntryPage.reason(state, view, words),
                ])
        } else {
            time = words("publication.state-stands", ["from": from])
        }
        digest = state.digest
    }

    func child(named name: String) -> Any? {
        switch name {
        case "stateWhat": what
        case "stateTime": time
        case "stateDigest": orNothing(digest)
        default: nil
        }
    }
}

/// The term of an entry as a line: where today is, from when a repair, and where it ends.
struct TermTrack: Part {
    private let label: String
    private let today: String
    private let repair: String?

    init(from: CivilDate, repair: CivilDate?, until: CivilDate, today: CivilDate, _ words: Wording) {
        let whole = max(1, until.dayNumber - from.dayNumber)
        func place(_ day: CivilDate) -> String {
            let tenths = min(1000, max(0, (day.dayNumber - from.dayNumber) * 1000 / whole))
            return "\(tenths / 10).\(tenths % 10)%"
        }
        self.today = place(today)
        self.repair = repair.map(place)
        label = words(
            repair == nil ? "publication.track" : "publication.track-repair",
            [
                "from": words.day(from), "today": words.day(today), "repair": repair.map(words.day) ?? "",
                "until": words.day(until),
            ])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "trackLabel": label
        case "todayAt": today
        case "repairAt": orNothing(repair)
        default: nil
        }
    }
}
