internal import Casework
internal import Desk
internal import Law

/// What a party sees of its matter: where it stands, until when, what both sides agree on, what was agreed item by item,
/// the papers it may read, and the acts that are its own. Never the other side's offers.
struct MatterPage: Page {
    static let template = "portal/matter"

    private let files: [MatterFile]
    private let party: String?
    private let refusal: RefusalSection?
    private let said: String?

    init(
        _ matter: PartyMatter?, code: String, typed: (file: String, act: RefusedAct)? = nil,
        done: (file: String, act: Name<Action>)? = nil, refused: SpokenRefusal? = nil, _ words: Wording
    ) {
        title = words("matter.title")
        refusal = refused.map { RefusalSection($0, words) }
        // The newest file first: what came of the mediation is what the party has to do now.
        let views = (matter?.files ?? []).reversed()
        files = views.map { view in
            MatterFile(
                view, of: matter?.party ?? "", code: code, typed: typed?.file == view.id ? typed?.act : nil,
                words)
        }
        party = views.first.flatMap { view in
            view.procedure.roles.first { $0.party == matter?.party }.map {
                words.roleTitle($0.name, in: view.procedure)
            }
        }
        said = done.flatMap { done in
            views.first { $0.id == done.file }.map {
                done.act == FileRoutes.filing
                    ? words("doors.filed")
                    : words("file.done", ["act": words.actTitle(done.act, in: $0.procedure)])
            }
        }
    }

    let title: String
    var foot: String { Route.matter.path }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "matterFiles": files
        case "found": !files.isEmpty
        case "party": orNothing(party)
        case "said": orNothing(said)
        case "refusal": orNothing(refusal)
        case "matterAction": Route.matter.path
        default: nil
        }
    }
}

/// One file of a matter as a party may see it.
struct MatterFile: Part {
    private let view: FileView
    private let words: Wording
    private let code: String
    private let acts: [ActForm]
    private let first: ActForm?
    /// What the party's role reads and may file.
    private let role: Role?

    init(_ view: FileView, of party: String, code: String, typed: RefusedAct?, _ words: Wording) {
        self.view = view
        self.words = words
        self.code = code
        role = view.procedure.roles.first { $0.party == party }
        let open = view.acts.filter { !MatterFile.isSigned($0, in: view, by: PartyRole.person(of: party)) }
        let forms = open.map { act in
            ActForm(act, in: view, choices: FormChoices(), refused: typed, code: code, words)
        }
        let leading = typed.flatMap { typed in
            open.firstIndex { $0.action.name.description == typed.action }
        }
        let plain = open.firstIndex { !$0.isBuiltIn }
        let main = leading ?? plain
        first = main.map { forms[$0] }
        acts = forms.enumerated().filter { $0.offset != main }.map(\.element)
    }

    /// Nobody signs twice what has not changed.
    private static func isSigned(_ act: OpenAct, in view: FileView, by party: PersonID) -> Bool {
        let things = act.action.signs
        guard act.action.goesTo == nil, !things.isEmpty else { return false }
        return things.allSatisfy { thing in
            let paper = view.file.paper(Name(thing))
            return view.file.signatures.contains {
                $0.what == thing && $0.digest == paper?.digest && $0.by == party
            }
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "fileNumber": view.number.description
        case "fileTitle": words.procedureTitle(view.procedure)
        case "stage": words.stageTitle(view.file.stage, in: view.procedure)
        case "course": CourseTrack(view, words)
        case "mainAct": orNothing(first)
        case "moreActs": acts
        case "hasMoreActs": !acts.isEmpty
        case "clocks": clocks
        case "hasClocks": !clocks.isEmpty
        case "facts": facts
        case "hasFacts": !facts.isEmpty
        case "obligations": obligations
        case "hasObligations": !obligations.isEmpty
        case "uploads": uploads
        case "hasUploads": !uploads.isEmpty
        case "papers": papers
        case "hasPapers": !papers.isEmpty
        case "opened": opened
        case "hasOpened": !opened.isEmpty
        case "matterPaperHref": Route.matterPaper.path
        case "code": code
        default: nil
        }
    }

    private var clocks: [Pair] {
        view.clocks.filter { $0.stoppedAt == nil && $0.badge != .shut && $0.badge != .notStarted }.map {
            let end = $0.end.map { words.recordedEnd($0, today: view.now.legalDay) } ?? ""
            return Pair(term: words.clockTitle($0.clock.name, in: view.procedure), text: end)
        }
    }

    /// Facts in words that the party's role reads.
    private var facts: [Pair] {
        let named = (role?.reads ?? []) + ["performed-how"]
        return named.compactMap { name in
            guard let fact = view.file.facts[name] else { return nil }
            switch fact {
            case .text(let reference):
                return view.texts[reference.id].map {
                    Pair(term: words.factTitle(name, in: view.procedure), text: $0)
                }
            case .money, .day, .count:
                return Pair(
                    term: words.factTitle(name, in: view.procedure),
                    text: words.fact(fact, named: name, in: view))
            default: return nil
            }
        }
    }

    /// Forms for the papers that the party may file while its file is open.
    private var uploads: [MatterUpload] {
        guard !view.file.hasEnded else { return [] }
        return (role?.files ?? []).map { kind in
            MatterUpload(
                kind: kind.description, label: words.paperTitle(kind, in: view.procedure), file: view.id,
                code: code)
        }
    }

    private var obligations: [ObligationLine] {
        guard case .rows(let rows)? = view.file.facts["obligations"] else { return [] }
        return rows.enumerated().map { ObligationLine($1, number: $0 + 1, in: view, words) }
    }

    private var papers: [MatterPaper] {
        view.documents.map { MatterPaper($0, file: view.id, code: code, in: view, words) }
    }

    /// Own offers that were opened just now.
    private var opened: [Pair] {
        view.file.sealed.filter { $0.field != nil }.compactMap { entry in
            view.texts[entry.record].map { text in
                Pair(term: words.factTitle(entry.field ?? "", in: view.procedure), text: text)
            }
        }
    }
}

/// A paper that the party may lay into its file.
struct MatterUpload: Part {
    let kind: String
    let label: String
    let file: String
    let code: String

    func child(named name: String) -> Any? {
        switch name {
        case "kind": kind
        case "label": label
        case "file": file
        case "code": code
        case "uploadID": "upload-\(file)-\(kind)"
        case "uploadHref": Route.matterDocuments.path
        default: nil
        }
    }
}

/// One obligation of an agreement: who, what, by when, and how it stands.
struct ObligationLine: Part {
    private let cells: [Pair]
    private let number: String
    private let state: String
    private let look: String

    init(_ row: [String: Fact], number: Int, in view: FileView, _ words: Wording) {
        self.number = words.number(number)
        cells = (view.procedure.fact("obligations")?.columns ?? []).map { column in
            Pair(
                term: words.factTitle(column.name, in: view.procedure),
                text: row[column.name].map { words.fact($0, named: column.name, in: view) } ?? "")
        }
        let run = view.file.clocks.first { $0.clock == "performance" && $0.run == number }
        let key =
            run.map { run in
                run.stoppedAt != nil ? "done" : run.hasRunOut || run.isPast(at: view.now) ? "late" : "run"
            } ?? "waiting"
        state = words("clock.\(key)")
        look = key
    }

    func child(named name: String) -> Any? {
        switch name {
        case "number": number
        case "cells": cells
        case "state": state
        case "look": look
        default: nil
        }
    }
}

/// A paper that the party may read; a button fetches it, because a link would carry the code.
struct MatterPaper: Part {
    private let document: DocumentView
    private let file: String
    private let code: String
    private let label: String

    init(_ document: DocumentView, file: String, code: String, in view: FileView, _ words: Wording) {
        self.document = document
        self.file = file
        self.code = code
        label = words.paperTitle(document.kind, in: view.procedure)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "label": label
        case "document": document.id
        case "digest": document.digest
        case "file": file
        case "code": code
        default: nil
        }
    }
}
