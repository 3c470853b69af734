internal import Casework
internal import Desk
internal import Law

/// What one page of the journal says, in a sentence; `nil` for a page that the caller may not read.
struct EventSentence {
    let view: FileView
    let words: Wording

    private var today: CivilDate { view.now.legalDay }
    private var procedure: Procedure { view.procedure }

    func sentence(_ page: JournalEntry) -> String? {
        guard let event = page.event else { return nil }
        switch event {
        case .opened(let opened):
            return words("event.opened", ["agency": words.agency(opened.agency, in: view)])
        case .participated(let agency, let role, _):
            return words(
                "event.participated", ["agency": words.agency(agency, in: view), "role": body(role)])
        case .numberNoted(let agency, let number):
            return words("event.number-noted", ["agency": words.agency(agency, in: view), "number": number])
        case .stageEntered(let stage):
            return words("event.stage-entered", ["stage": words.stageTitle(stage, in: procedure)])
        case .acted(let act, let by, _):
            return words(
                "event.acted",
                ["act": words.actTitle(act, in: procedure), "person": words.person(by, in: view)])
        case .factRecorded(let name, let fact):
            return words(
                "event.fact-recorded",
                [
                    "fact": words.factTitle(name, in: procedure),
                    "value": words.fact(fact, named: name, in: view),
                ])
        case .bodyBound(let name, let agency):
            return words(
                "event.body-bound",
                ["body": words.bodyTitle(name, in: procedure), "agency": words.agency(agency, in: view)])
        case .linkedFileOpened, .linkedFileEnded: return linkSentence(event)
        case .published: return words("event.published")
        case .recordSealed: return words("event.record-sealed")
        case .partyNamed(let party): return words("event.party-named", ["party": role(party)])
        case .codeGiven(let party): return words("event.code-given", ["party": role(party)])
        case .sealedRecordRead(_, let by, let because):
            return words(
                "event.sealed-record-read", ["person": words.person(by, in: view), "reason": text(because)])
        case .rectified(let revision, let because):
            return words("event.rectified", ["revision": words.number(revision), "reason": text(because)])
        case .ended(let outcome):
            return words(
                "event.ended", ["outcome": words.title("outcome", outcome.description, of: procedure.name)])
        case .joined, .parted, .tookIn, .gaveBack, .followed, .toldApart, .toldApartUndone, .splitOff,
            .splitFrom, .actCarried:
            return joiningSentence(event)
        default: return paperSentence(event)
        }
    }

    private func joiningSentence(_ event: CaseEvent) -> String? {
        func said(_ key: String, _ number: CaseNumber, _ because: TextReference? = nil) -> String {
            let values = ["number": number.description]
            return words(
                key, because.map { values.merging(["reason": text($0)]) { told, _ in told } } ?? values)
        }
        return switch event {
        case .joined(let other, let because): said("event.joined", other, because)
        case .parted(let other, let because): said("event.parted", other, because)
        case .tookIn(let other): said("event.took-in", other)
        case .gaveBack(let other): said("event.gave-back", other)
        case .followed(let other): said("event.followed", other)
        case .toldApart(let other, let because): said("event.told-apart", other, because)
        case .toldApartUndone(let other): said("event.told-apart-undone", other)
        case .splitOff(let other, let because): said("event.split-off", other, because)
        case .splitFrom(let other, let because): said("event.split-from", other, because)
        case .actCarried(let act, let by, _):
            words(
                "event.act-carried",
                ["act": words.actTitle(act, in: procedure), "person": words.person(by, in: view)])
        default: nil
        }
    }

    private func linkSentence(_ event: CaseEvent) -> String? {
        switch event {
        case .linkedFileOpened(let child, let number):
            return words(
                "event.linked-file-opened",
                [
                    "procedure": words.title("procedure", child.description, of: child),
                    "number": number.description,
                ])
        case .linkedFileEnded(let child, let number, let outcome):
            return words(
                "event.linked-file-ended",
                [
                    "number": number.description,
                    "outcome": words.title("outcome", outcome.description, of: child),
                ])
        default: return nil
        }
    }

    private func paperSentence(_ event: CaseEvent) -> String? {
        switch event {
        case .documentFiled(let paper):
            return words("event.document-filed", ["paper": words.paperTitle(paper.kind, in: procedure)])
        case .signed(let signature):
            return words(
                "event.signed",
                ["what": thing(signature.what), "person": words.person(signature.by, in: view)])
        case .cosignatureAwaited(let awaited):
            return words(
                "event.cosignature-awaited",
                ["what": thing(awaited.what), "role": words.roleTitle(awaited.role, in: procedure)])
        case .served(let paper, let to, _):
            return words(
                "event.served",
                ["paper": words.paperTitle(paper, in: procedure), "whom": words.addressee(to, in: view)])
        case .receiptRecorded(let receipt):
            return words(
                "event.receipt-recorded",
                [
                    "paper": words.paperTitle(receipt.document, in: procedure),
                    "whom": words.addressee(receipt.of, in: view),
                    "day": words.shortDay(receipt.day, today: today),
                    "method": words("service.method.\(receipt.method.rawValue)"),
                ])
        case .sent(let message, let to, _):
            return words(
                "event.sent",
                [
                    "message": words.title("message", message, of: procedure.name),
                    "agency": words.agency(to, in: view),
                ])
        case .copied(let what, let to):
            return words("event.copied", ["what": thing(what), "agency": words.agency(to, in: view)])
        default: return clockSentence(event)
        }
    }

    private func clockSentence(_ event: CaseEvent) -> String? {
        switch event {
        case .clockAwaits(let clock, let paper):
            words(
                "event.clock-awaits",
                ["clock": title(clock), "paper": words.paperTitle(paper, in: procedure)])
        case .clockStarted(let clock, _, _, let end, _):
            words(
                "event.clock-started", ["clock": title(clock), "due": words.recordedEnd(end, today: today)])
        case .clockShortened(let clock, _, let period, let end):
            words(
                "event.clock-shortened",
                [
                    "clock": title(clock), "period": words.period(period),
                    "due": words.recordedEnd(end, today: today),
                ])
        case .clockStopped(let clock, _, _): words("event.clock-stopped", ["clock": title(clock)])
        case .clockDropped(let clock, _): words("event.clock-dropped", ["clock": title(clock)])
        case .clockReopened(let clock, _): words("event.clock-reopened", ["clock": title(clock)])
        case .clockSuspended(let clock, _, let ground, let day):
            words(
                "event.clock-suspended",
                [
                    "clock": title(clock), "ground": words.ground(ground, in: procedure.name),
                    "day": words.shortDay(day, today: today),
                ])
        case .clockResumed(let clock, _, _, let day, _):
            words("event.clock-resumed", ["clock": title(clock), "day": words.shortDay(day, today: today)])
        case .extensionProposed(let proposal):
            words("event.extension-proposed", ["clock": title(proposal.clock)])
        case .clockExtended(let proposal, let end):
            words(
                "event.clock-extended",
                [
                    "clock": title(proposal.clock),
                    "due": end.map { words.recordedEnd($0, today: today) } ?? "",
                ])
        case .clockRanOut(let clock, _, let effect):
            words("event.clock-ran-out.\(effect.rawValue)", ["clock": title(clock)])
        case .answeredInTimeRecordedLate(let clock, _):
            words("event.answered-in-time", ["clock": title(clock)])
        case .clockRebased(let clock, _, let end, let because):
            words(
                because == "law-released" ? "event.clock-moved-by-law" : "event.clock-rebased",
                ["clock": title(clock), "due": words.recordedEnd(end, today: today)])
        default: nil
        }
    }

    private func title(_ clock: Name<Clock>) -> String { words.clockTitle(clock, in: procedure) }

    private func thing(_ what: String) -> String {
        if procedure.paper(Name(what)) != nil { return words.paperTitle(Name(what), in: procedure) }
        if procedure.clock(Name(what)) != nil { return words.clockTitle(Name(what), in: procedure) }
        return words.factTitle(what, in: procedure)
    }

    private func body(_ role: String) -> String {
        if let party = PartyRole.party(of: AgencyID(role)) { return self.role(party) }
        return procedure.role(Name(role)) != nil
            ? words.roleTitle(Name(role), in: procedure) : words.bodyTitle(Name(role), in: procedure)
    }

    /// A party by its role's title, or as parties are called.
    private func role(_ party: String) -> String {
        procedure.roles.first { $0.party == party }.map { words.roleTitle($0.name, in: procedure) }
            ?? words("party.\(party)")
    }

    private func text(_ reference: TextReference) -> String {
        view.texts[reference.id] ?? words("fact.text-kept")
    }
}
