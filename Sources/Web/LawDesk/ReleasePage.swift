internal import Casework
internal import Desk
internal import Law
internal import Programmes

/// One release: what would change in words, what speaks against it, its tests, and the next step.
struct ReleasePage: Page {
    static let template = "lawdesk/release"

    private let view: ReleaseView
    private let caller: Caller
    private let refused: SpokenRefusal?
    private let typed: String?
    private let words: Wording

    init(
        _ view: ReleaseView, for caller: Caller, refused: SpokenRefusal? = nil, typed: String? = nil,
        _ words: Wording
    ) {
        self.view = view
        self.caller = caller
        self.refused = refused
        self.typed = typed
        self.words = words
    }

    private var today: CivilDate { view.file.now.legalDay }
    private var release: LawRelease? { view.changeSet?.release }
    private var stage: Name<Stage> { view.file.file.stage }

    var title: String { release.flatMap { words.inOwnLanguage($0.title) } ?? view.file.id }
    var foot: String { words("list.foot", ["title": title, "address": Route.release(view.file.id).path]) }
    var place: Rail.Place? { .releases }

    func child(named name: String) -> Any? {
        switch name {
        case "releasesHref": Route.releases.path
        case "stage": words.stageTitle(stage, in: view.file.procedure)
        case "number": orNothing(view.number.map { words("releases.number", ["number": words.number($0)]) })
        case "from": release.map { words.day($0.from) } ?? words("day.unknown")
        case "refusal": orNothing(refused.map { RefusalSection($0, words, fieldTitle: fieldTitle) })
        case "acts": acts
        case "hasActs": !acts.isEmpty
        case "waits": orNothing(acts.isEmpty && !view.file.file.hasEnded ? words("release.waits") : nil)
        case "mayRevise": mayRevise
        case "fileField": ProposalForm.file
        case "reviseHref": Route.releaseText(view.file.id).path
        case "text": typed ?? view.text ?? ""
        case "hasText": view.text != nil
        default: content(name) ?? tests(name) ?? proof(name)
        }
    }

    private func content(_ name: String) -> Any? {
        switch name {
        case "changelog": release.flatMap { words.inOwnLanguage($0.changelog) } ?? ""
        case "reason": release?.reason ?? ""
        case "authority": orNothing(release.map { SourceMark($0.authority, words) })
        case "ground": orNothing(release?.retroactiveGround)
        case "changes": changes
        case "hasChanges": !changes.isEmpty
        case "thresholds": thresholds
        case "hasThresholds": !thresholds.isEmpty
        case "faults": view.faults.map(words.told)
        case "hasFaults": !view.faults.isEmpty
        case "impactHref": Route.releaseImpact(view.file.id, after: nil).path
        case "textHref": Route.releaseYAML(view.file.id).path
        default: nil
        }
    }

    private func fieldTitle(_ name: String) -> String { words.sentence("propose.field.\(name)") ?? name }

    private var changes: [RuleChange] {
        (release?.rules ?? []).map { rule in
            RuleChange(
                rule, after: view.law.versions(of: rule.id, area: rule.area).last?.rule, words)
        }
    }

    private var thresholds: [ThresholdChange] {
        (release?.thresholds ?? []).flatMap { table in
            let known = view.law.book.thresholds.first { $0.offence == table.offence }
            return table.versions.map { ThresholdChange($0, of: table, after: known?.versions.last, words) }
        }
    }

    private func tests(_ name: String) -> Any? {
        let outcomes = view.report?.outcomes ?? []
        let failed = outcomes.filter { !$0.isPassed }
        switch name {
        case "hasReport": return view.report != nil
        case "testSummary":
            return words(
                failed.isEmpty ? "release.tests.passed" : "release.tests.failed",
                [
                    "count": words.number(outcomes.count), "failed": words.number(failed.count),
                    "moment": view.report.map { words.moment($0.at) } ?? "",
                ])
        case "isOutdated": return view.report != nil && !view.isReportCurrent
        case "failures": return failed.map(OutcomeLine.init)
        case "hasFailures": return !failed.isEmpty
        case "outcomeGroups":
            return ReleaseTrial.Outcome.Kind.allCases.compactMap { kind -> OutcomeGroup? in
                let own = outcomes.filter { $0.kind == kind && $0.isPassed }
                guard !own.isEmpty else { return nil }
                let heading = words("release.tests.\(kind.rawValue)", ["count": words.number(own.count)])
                return OutcomeGroup(heading: heading, lines: own.map(OutcomeLine.init))
            }
        default: return nil
        }
    }

    private func proof(_ name: String) -> Any? {
        switch name {
        case "digest": orNothing(view.digest)
        case "fileHref": Route.file(view.file.id).path
        case "fileNumber": view.file.id
        case "signatures": signatures
        case "hasSignatures": !signatures.isEmpty
        default: nil
        }
    }

    /// Who did what: the hands that a release went through.
    private var signatures: [Pair] {
        view.file.journal.compactMap { entry in
            guard case .acted(let act, let person, let at)? = entry.event else { return nil }
            return Pair(
                term: words.actTitle(act, in: view.file.procedure),
                text: view.file.names.person(person) + " " + words.moment(at))
        }
    }

    private var mayRevise: Bool {
        view.file.acts.contains { ["revise", "propose"].contains($0.action.name.description) }
    }

    /// Acts with a button of their own; a mended change set has its own form.
    private var acts: [ReleaseAct] {
        view.file.acts.filter {
            !$0.isBuiltIn && !["revise", "propose"].contains($0.action.name.description)
        }
        .map { act in
            let barred = view.file.barred.first { $0.action.name == act.action.name }
            return ReleaseAct(
                act, of: view.file, barred: barred.flatMap { words.spoken($0.refusal, in: view.file) },
                words)
        }
    }
}

/// A step that this person may take now.
struct ReleaseAct: Part {
    private let act: OpenAct
    private let view: FileView
    private let barred: SpokenRefusal?
    private let words: Wording

    init(_ act: OpenAct, of view: FileView, barred: SpokenRefusal?, _ words: Wording) {
        self.act = act
        self.view = view
        self.barred = barred
        self.words = words
    }

    private var name: String { act.action.name.description }

    func child(named key: String) -> Any? {
        switch key {
        case "action": name
        case "actID": "act-\(name)"
        case "actTitle": words.actTitle(act.action.name, in: view.procedure)
        case "actHref": Route.releaseActs(view.id).path
        case "actMeans": words.sentence("release.act.\(name)") ?? ""
        case "revision": "\(view.file.revision)"
        case "asksReason": act.fields.contains { $0.field.name == "reason" }
        case "isSigned": act.action.isSigned
        case "isBarred": barred != nil
        case "barredWhy":
            orNothing(barred.map { [$0.detail, $0.wayOn ?? ""].joined(separator: words("list.blank")) })
        default: nil
        }
    }
}

struct OutcomeGroup: Part {
    let heading: String
    let lines: [OutcomeLine]

    func child(named name: String) -> Any? {
        switch name {
        case "outcomeHeading": heading
        case "outcomeLines": lines
        default: nil
        }
    }
}

/// A story or an example, and what came out otherwise.
struct OutcomeLine: Part {
    let outcome: ReleaseTrial.Outcome

    init(_ outcome: ReleaseTrial.Outcome) {
        self.outcome = outcome
    }

    func child(named name: String) -> Any? {
        switch name {
        case "outcomeTitle": outcome.title
        case "outcomeFaults": outcome.faults
        default: nil
        }
    }
}
