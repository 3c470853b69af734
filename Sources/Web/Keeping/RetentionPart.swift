internal import Casework
internal import Desk
internal import Law

/// How long the file is kept, who holds it, and what may be proposed when its time is over.
struct RetentionPart: Part {
    /// Years that the form offers; others can be proposed again.
    private static let years = [5, 10, 20, 30]

    private let view: RetentionView
    private let typed: KeepingPage.Typed
    private let words: Wording

    init(_ view: RetentionView, _ typed: KeepingPage.Typed, _ words: Wording) {
        self.view = view
        self.typed = typed
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lines": lines
        case "source": SourceMark(view.found.basis, words)
        case "approval": approval
        case "isApproved": view.approval != nil
        case "barText": orNothing(view.bar.flatMap { $0.isPassing ? words.said($0) : nil })
        case "mayPropose": view.bar == nil
        case "mayHold": view.hold == nil
        case "hold":
            orNothing(
                view.hold.map {
                    words(
                        "retention.held",
                        ["person": $0.setBy, "moment": words.moment($0.setAt), "reason": $0.reason])
                })
        case "reviewStands": words.counted("keeping.erase-stands", view.standsHours / 24)
        case "yearChoices": yearChoices
        case "reviewReason": typed.errand == .keep || typed.errand == .destroy ? typed.reason : ""
        case "holdReason": typed.errand == .hold || typed.errand == .release ? typed.reason : ""
        case "dueHref": Route.dueFiles(after: nil).path
        default: nil
        }
    }

    private var lines: [Pair] {
        [
            Pair(term: words("retention.class"), text: words.retention(view.found)),
            Pair(
                term: words("retention.closed"),
                text: view.closedOn.map(words.day) ?? words("retention.bar.not-closed")),
            Pair(term: words("retention.until"), text: until),
        ]
    }

    private var until: String {
        guard view.closedOn != nil else { return words("retention.from-closing") }
        guard let day = view.lastDay else { return words("retention.for-ever") }
        return view.isKeptLonger
            ? words("retention.until-longer", ["day": words.day(day)]) : words.day(day)
    }

    private var approval: String {
        guard let approval = view.approval else { return words("retention.not-approved") }
        return words("retention.approved", ["by": approval.by, "day": words.day(approval.day)])
    }

    private var yearChoices: [Choice] {
        RetentionPart.years.map { years in
            Choice(
                value: "\(years)", label: words.counted("retention.years", years),
                isChosen: typed.years == "\(years)")
        } + [
            Choice(
                value: KeepingPage.ever, label: words("retention.for-ever"),
                isChosen: typed.years == KeepingPage.ever)
        ]
    }
}

extension Wording {
    /// The class with its years.
    func retention(_ found: RetentionClass) -> String {
        let title = title(of: found)
        guard case .years(let years) = found.term else { return title }
        return self("retention.class-years", ["title": title, "years": counted("retention.years", years)])
    }
}
