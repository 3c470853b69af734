internal import Casework
internal import Desk
internal import Law

/// What a file keeps that nobody opens or erases alone: records that two open, what waits for an answer, what is gone.
struct KeepingPage: Page {
    static let template = "keeping/file"
    /// What the form sends for a file that is kept for ever.
    static let ever = "ever"

    struct Typed {
        var errand: KeepingRoutes.Errand?
        var subject = ""
        var reason = ""
        var basis = ""
        var years = ""
        var done: KeepingRoutes.Errand?
    }

    private let view: KeepingView
    private let typed: Typed
    private let refusal: RefusalSection?
    private let signsWithCode: Bool
    private let words: Wording

    init(
        _ view: KeepingView, typed: Typed, refused: SpokenRefusal?, signsWithCode: Bool, _ words: Wording
    ) {
        self.view = view
        self.typed = typed
        self.words = words
        self.signsWithCode = signsWithCode
        refusal = refused.map { RefusalSection($0, words, fieldTitle: { words("keeping.field.\($0)") }) }
    }

    var title: String { words("keeping.window", ["number": view.number]) }
    var foot: String {
        words("file.foot", ["number": view.number, "address": Route.keeping(view.number).path])
    }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "number": view.number
        case "fileHref": Route.file(view.number).path
        case "keepingAction": Route.keeping(view.number).path
        case "heading": heading
        case "said": orNothing(typed.done.map { words("keeping.done.\($0.rawValue)") })
        case "refusal": orNothing(refusal)
        case "guarded": view.guarded.map { GuardedPart($0, view.procedure, typed, words) }
        case "hasGuarded": !view.guarded.isEmpty
        case "requests": view.requests.map { KeepingLinePart($0, view, signsWithCode, typed, words) }
        case "hasRequests": !view.requests.isEmpty
        case "stubs": view.stubs.map { StubPart($0, view.procedure, words) }
        case "hasStubs": !view.stubs.isEmpty
        case "mayErase": !view.erasable.isEmpty
        case "subjects": subjects
        case "bases":
            view.bases.map {
                Choice(
                    value: $0.description, label: words.citation($0), isChosen: $0.description == typed.basis)
            }
        case "retention": orNothing(view.retention.map { RetentionPart($0, typed, words) })
        case "eraseReason": typed.errand == .erase ? typed.reason : ""
        case "eraseStands": words.counted("keeping.erase-stands", view.erasingStandsHours / 24)
        case "signsWithCode": signsWithCode
        default: nil
        }
    }

    private var heading: String {
        let waiting = view.requests.count { $0.mayAnswer }
        return waiting == 0 ? words("keeping.heading") : words.counted("keeping.heading-waiting", waiting)
    }

    private var subjects: [Choice] {
        view.erasable.map { thing in
            let title = words.kept(thing.kind, thing.label, thing.field, in: view.procedure)
            return Choice(
                value: thing.id,
                label: thing.hint.isEmpty
                    ? title : words("keeping.subject", ["title": title, "hint": thing.hint]),
                isChosen: typed.errand == .erase && typed.subject == thing.id)
        }
    }
}

extension Wording {
    /// What a kept thing is called: the field of the pack, the part that somebody plays, or who reported.
    func kept(
        _ kind: KeepingRequest.Kind, _ label: String, _ field: String?, in procedure: Procedure
    ) -> String {
        switch kind {
        case .sealed: field.map { factTitle($0, in: procedure) } ?? self("keeping.reporter")
        case .party: self("keeping.party", ["role": self("party.\(label)")])
        case .text: factTitle(field ?? label, in: procedure)
        case .paper: paperTitle(Name(label), in: procedure)
        case .file: self("keeping.whole-file")
        }
    }
}

/// A record that two must open, with what the caller can do about it.
struct GuardedPart: Part {
    private let record: GuardedRecord
    private let procedure: Procedure
    private let typed: KeepingPage.Typed
    private let words: Wording

    init(
        _ record: GuardedRecord, _ procedure: Procedure, _ typed: KeepingPage.Typed, _ words: Wording
    ) {
        self.record = record
        self.procedure = procedure
        self.typed = typed
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "recordID": record.thing.id
        case "recordTitle":
            words.kept(.sealed, record.thing.label, record.thing.field, in: procedure)
        case "recordRule":
            words(
                "keeping.rule",
                [
                    "minutes": words.number(record.rule.openMinutes),
                    "hours": words.number(record.rule.standsHours),
                ])
        case "source": SourceMark(record.rule.basis, words)
        case "openUntil":
            orNothing(record.openUntil.map { words("keeping.open-until", ["until": words.moment($0)]) })
        case "isAsked": record.isAsked
        case "mayAsk": record.openUntil == nil && !record.isAsked
        case "askReason": typed.errand == .open && typed.subject == record.thing.id ? typed.reason : ""
        default: nil
        }
    }
}

/// One request and its answer.
struct KeepingLinePart: Part {
    private let line: KeepingLine
    private let view: KeepingView
    private let signsWithCode: Bool
    private let typed: KeepingPage.Typed
    private let words: Wording

    init(
        _ line: KeepingLine, _ view: KeepingView, _ signsWithCode: Bool, _ typed: KeepingPage.Typed,
        _ words: Wording
    ) {
        self.line = line
        self.view = view
        self.signsWithCode = signsWithCode
        self.typed = typed
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "requestID": line.request.id
        case "requestTitle": title
        case "requestWho":
            words(
                "keeping.asked",
                [
                    "person": line.askerName, "agency": view.names.agency(line.askerAgency),
                    "moment": words.moment(line.askedAt),
                ])
        case "requestReason": line.reason.isEmpty ? words("keeping.reason-gone") : line.reason
        case "source": orNothing(line.basis.map { SourceMark($0, words) })
        case "requestState": standing
        case "requestAnswer": orNothing(answer)
        case "mayAnswer": line.mayAnswer
        case "mayWithdraw": line.mayWithdraw
        case "asksPassword": line.request.act != .open
        case "signsWithCode": signsWithCode
        case "approveLabel": words("keeping.approve-\(line.request.act.rawValue)")
        case "answerReason":
            [.approve, .decline].contains(typed.errand) && typed.subject == line.request.id
                ? typed.reason : ""
        default: nil
        }
    }

    private var title: String {
        if line.request.act == .keep, let years = line.years {
            return words.counted("keeping.keep-years-title", years)
        }
        return words(
            "keeping.\(line.request.act.rawValue)-title",
            ["what": words.kept(line.request.kind, line.label, line.field, in: view.procedure)])
    }

    private var standing: String {
        let moment =
            switch line.standing {
            case .waiting, .lapsed: line.request.lapses
            case .open, .over: line.request.until ?? line.request.lapses
            case .declined, .withdrawn, .erased, .kept, .destroyed: line.answeredAt ?? line.askedAt
            }
        return words("keeping.standing.\(line.standing.rawValue)", ["moment": words.moment(moment)])
    }

    private var answer: String? {
        guard let name = line.answererName else { return nil }
        return words(
            "keeping.answered",
            ["person": name, "reason": line.answer ?? words("keeping.reason-gone")])
    }
}

/// What is left of something that was erased.
struct StubPart: Part {
    private let stub: StubView
    private let procedure: Procedure
    private let words: Wording

    init(_ stub: StubView, _ procedure: Procedure, _ words: Wording) {
        self.stub = stub
        self.procedure = procedure
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "stubText":
            words(
                "keeping.stub",
                [
                    "what": words.kept(stub.kind, stub.label, stub.field, in: procedure),
                    "day": words.day(stub.day), "person": stub.decider,
                ])
        case "source": SourceMark(stub.basis, words)
        default: nil
        }
    }
}
