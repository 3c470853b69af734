internal import Casework
internal import Desk
internal import Law

/// What the law, the procedure or the file refuses, in words.
extension Wording {
    func spokenOfLaw(_ refusal: Refusal, in view: FileView? = nil) -> SpokenRefusal {
        let terms = RefusalTerms(words: self, view: view)
        switch refusal {
        case .unknownAct(let act): return said(422, "unknown-act", ["act": act.description])
        case .notInThisStage(let act, let stage):
            return said(409, "not-in-this-stage", ["act": terms.act(act), "stage": terms.stage(stage)])
        case .notYourRole(let needed):
            return said(
                403, "not-your-role", ["roles": list(needed.map(terms.role))],
                names: needed.map(\.description))
        case .backDated(let day, let earliest):
            return said(409, "back-dated", ["day": moment(day), "earliest": terms.earliest(earliest)])
        case .notYetHappened(let at): return said(409, "not-yet-happened", ["moment": moment(at)])
        case .fieldsInvalid(let faults): return said(422, "invalid", fields: faults)
        case .ruleNotMet(let finding): return ruleNotMet(finding, terms)
        case .fineLocked(let finding):
            return said(
                409, "fine-locked", ["why": terms.why(finding)], source: finding.source, names: [finding.rule]
            )
        case .documentsMissing(let papers):
            return said(
                409, "documents-missing", ["papers": list(papers.map(terms.paper))],
                source: terms.source(papers), names: papers.map(\.description))
        case .signatureMissing(let things, let role):
            let values = ["things": list(things.map(terms.signed)), "role": terms.role(role)]
            return said(409, "signature-missing", values, names: things)
        case .signatureNotAwaited(let things):
            return said(
                409, "signature-not-awaited", ["things": list(things.map(terms.signed))], names: things)
        case .sameHand(let act):
            return said(409, "same-hand", ["act": terms.act(act)], names: [act.description])
        case .paperChanged(let paper, let act):
            let values = ["paper": terms.paper(paper), "act": terms.act(act)]
            return said(409, "paper-changed", values, names: [paper.description])
        case .papersDiffer(let paper, let other):
            let values = ["paper": terms.paper(paper), "other": terms.paper(other)]
            return said(409, "papers-differ", values, names: [paper.description])
        default: return spokenOfClocks(refusal, terms)
        }
    }

    private func spokenOfClocks(_ refusal: Refusal, _ terms: RefusalTerms) -> SpokenRefusal {
        switch refusal {
        case .rightLapsed(let clock, let end):
            let values = ["clock": terms.clock(clock), "day": terms.end(end)]
            return said(409, "right-lapsed", values, source: terms.source(clock), names: [clock.description])
        case .clockStillRuns(let clock, let end):
            let values = ["clock": terms.clock(clock), "day": terms.end(end)]
            return said(
                409, "clock-still-runs", values, source: terms.source(clock), names: [clock.description])
        case .clockNotRunning(let clock):
            return said(
                409, "clock-not-running", ["clock": terms.clock(clock)], source: terms.source(clock),
                names: [clock.description])
        case .runNotNamed(let clock, let runs):
            let values = ["clock": terms.clock(clock), "runs": list(runs.map(number))]
            return said(
                422, "run-not-named", values, names: [clock.description], fields: [.init("run", .required)])
        case .noExtensionLeft(let clock):
            return said(
                409, "no-extension-left", ["clock": terms.clock(clock)], source: terms.source(clock),
                names: [clock.description])
        case .waitsForLinkedFile(let procedure, let outcomes):
            let values = [
                "procedure": title("procedure", procedure.description),
                "outcomes": list(outcomes.map { title("outcome", $0.description, of: procedure) }),
            ]
            return said(409, "waits-for-linked-file", values, names: outcomes.map(\.description))
        case .nobodyReceives(let agency, let field, let needed):
            let values = ["agency": agency, "roles": list(needed.map(terms.role))]
            return said(422, "nobody-receives", values, names: [field], fields: [.init(field, .choice)])
        case .nobodyGoesOn(let agency, let needed):
            let values = ["agency": agency, "roles": list(needed.map(terms.role))]
            return said(422, "nobody-goes-on", values, names: needed.map(\.description))
        case .breachStays(let revision):
            return said(409, "breach-stays", ["page": number(revision)], names: ["revision"])
        case .joined: return said(409, "joined")
        case .notJoinable(let bar): return said(409, "not-joinable.\(bar.rawValue)", names: ["file"])
        case .notSplittable(let bar): return said(409, "not-splittable.\(bar.rawValue)")
        case .fileMovedOn(let expected, let found):
            return said(409, "file-moved-on", ["expected": number(expected), "found": number(found)])
        default: preconditionFailure("every refusal has its words")
        }
    }

    private func ruleNotMet(_ finding: Finding, _ terms: RefusalTerms) -> SpokenRefusal {
        let kind = finding.verdict == .undetermined ? "rule-undetermined" : "rule-not-met"
        let values = [
            "rule": sentence("rule.\(finding.rule)") ?? citation(finding.source), "why": terms.why(finding),
            "missing": list(finding.missing.map(terms.fact)),
        ]
        let said = said(409, kind, values, source: finding.source, names: finding.missing)
        return SpokenRefusal(
            status: 409, kind: "rule-not-met", title: said.title, detail: said.detail, source: said.source,
            wayOn: said.wayOn, names: said.names)
    }
}

/// How a refusal names the things of a file, with the pack's words where the file is known.
private struct RefusalTerms {
    let words: Wording
    let view: FileView?

    private var procedure: Procedure? { view?.procedure }

    func act(_ name: Name<Action>) -> String {
        procedure.map { words.actTitle(name, in: $0) } ?? words.title("act", name.description)
    }

    func stage(_ name: Name<Stage>) -> String {
        procedure.map { words.stageTitle(name, in: $0) } ?? words.title("stage", name.description)
    }

    func role(_ name: Name<Role>) -> String {
        procedure.map { words.roleTitle(name, in: $0) } ?? words.title("role", name.description)
    }

    func paper(_ name: Name<PaperKind>) -> String {
        procedure.map { words.paperTitle(name, in: $0) } ?? words.title("document", name.description)
    }

    func clock(_ name: Name<Clock>) -> String {
        procedure.map { words.clockTitle(name, in: $0) } ?? words.title("clock", name.description)
    }

    func fact(_ name: String) -> String {
        procedure.map { words.factTitle(name, in: $0) } ?? words.title("fact", name)
    }

    /// A paper, a text of the form, or the extension of a clock.
    func signed(_ what: String) -> String {
        guard let procedure else { return words.title("document", what) }
        if procedure.paper(Name(what)) != nil { return words.paperTitle(Name(what), in: procedure) }
        if procedure.clock(Name(what)) != nil { return words.clockTitle(Name(what), in: procedure) }
        return words.factTitle(what, in: procedure)
    }

    func why(_ finding: Finding) -> String {
        let sentences = finding.because.compactMap(words.reason)
        return sentences.isEmpty
            ? words.citation(finding.source) : sentences.joined(separator: words("list.blank"))
    }

    func end(_ end: PeriodEnd?) -> String {
        end.map { words.day($0.lastDay) } ?? words("day.unknown")
    }

    func earliest(_ moment: Instant?) -> String {
        moment.map { words("refusal.back-dated.earliest", ["moment": words.moment($0)]) }
            ?? words("refusal.back-dated.without-proof")
    }

    func source(_ clock: Name<Clock>) -> Citation? { procedure?.clock(clock)?.source }

    func source(_ papers: [Name<PaperKind>]) -> Citation? {
        papers.lazy.compactMap { procedure?.paper($0)?.source }.compactMap { Citation(parsing: $0) }.first
    }
}
