internal import Law

extension EventPage {
    init(_ event: CaseEvent) {
        switch event {
        case .opened(let opened): self = Self(.opened) { $0.opened = opened }
        case .participated(let agency, let role, let basis):
            self = Self(.participated) { ($0.agency, $0.role, $0.basis) = (agency, role, basis) }
        case .numberNoted(let agency, let number):
            self = Self(.numberNoted) { ($0.agency, $0.name) = (agency, number) }
        case .stageEntered(let stage): self = Self(.stageEntered) { $0.name = stage.description }
        case .acted(let action, let by, let at):
            self = Self(.acted) { ($0.name, $0.by, $0.at) = (action.description, by, at) }
        case .factRecorded(let name, let fact):
            self = Self(.factRecorded) { ($0.name, $0.fact) = (name, fact) }
        case .documentFiled(let paper): self = Self(.documentFiled) { $0.paper = paper }
        case .signed(let signature): self = Self(.signed) { $0.signature = signature }
        case .cosignatureAwaited(let awaited): self = Self(.cosignatureAwaited) { $0.awaited = awaited }
        case .served(let kind, let to, let at):
            self = Self(.served) { ($0.name, $0.to, $0.at) = (kind.description, to, at) }
        case .receiptRecorded(let receipt): self = Self(.receiptRecorded) { $0.receipt = receipt }
        case .sent(let message, let agency, let documents):
            self = Self(.sent) { ($0.name, $0.agency, $0.documents) = (message, agency, documents) }
        case .copied(let what, let agency): self = Self(.copied) { ($0.name, $0.agency) = (what, agency) }
        case .bodyBound(let body, let agency):
            self = Self(.bodyBound) { ($0.name, $0.agency) = (body.description, agency) }
        case .published(let summary): self = Self(.published) { $0.summary = summary }
        case .recordSealed(let record, let compartment, let field, let by):
            self = Self(.recordSealed) {
                ($0.name, $0.to, $0.field, $0.role) = (record, compartment, field, by?.description)
            }
        case .partyNamed(let role): self = Self(.partyNamed) { $0.role = role }
        case .codeGiven(let role): self = Self(.codeGiven) { $0.role = role }
        case .sealedRecordRead(let record, let by, let because):
            self = Self(.sealedRecordRead) { ($0.name, $0.by, $0.because) = (record, by, because) }
        case .rectified(let revision, let because):
            self = Self(.rectified) { ($0.revision, $0.because) = (revision, because) }
        case .ended(let outcome): self = Self(.ended) { $0.outcome = outcome.description }
        case .linkedFileOpened(let procedure, let number):
            self = Self(.linkedFileOpened) { ($0.name, $0.file) = (procedure.description, number) }
        case .linkedFileEnded(let procedure, let number, let outcome):
            self = Self(.linkedFileEnded) {
                ($0.name, $0.file, $0.outcome) = (procedure.description, number, outcome.description)
            }
        case .joined, .parted, .tookIn, .gaveBack, .followed, .toldApart, .toldApartUndone, .splitOff,
            .splitFrom, .actCarried:
            self = Self(likeness: event)
        default: self = Self(clock: event)
        }
    }

    /// One matter in several files.
    private init(likeness event: CaseEvent) {
        switch event {
        case .joined(let file, let because): self = Self(.joined) { ($0.file, $0.because) = (file, because) }
        case .parted(let file, let because): self = Self(.parted) { ($0.file, $0.because) = (file, because) }
        case .tookIn(let file): self = Self(.tookIn) { $0.file = file }
        case .gaveBack(let file): self = Self(.gaveBack) { $0.file = file }
        case .followed(let file): self = Self(.followed) { $0.file = file }
        case .toldApart(let file, let because):
            self = Self(.toldApart) { ($0.file, $0.because) = (file, because) }
        case .toldApartUndone(let file): self = Self(.toldApartUndone) { $0.file = file }
        case .splitOff(let file, let because):
            self = Self(.splitOff) { ($0.file, $0.because) = (file, because) }
        case .splitFrom(let file, let because):
            self = Self(.splitFrom) { ($0.file, $0.because) = (file, because) }
        case .actCarried(let action, let by, let at):
            self = Self(.actCarried) { ($0.name, $0.by, $0.at) = (action.description, by, at) }
        default: preconditionFailure("an event of another kind")
        }
    }

    private init(clock event: CaseEvent) {
        switch event {
        case .clockAwaits(let clock, let paper):
            self = Self(.clockAwaits) { ($0.name, $0.to) = (clock.description, paper.description) }
        case .clockStarted(let clock, let run, let from, let end, let source):
            self = Self(.clockStarted) {
                ($0.name, $0.run, $0.at, $0.end, $0.source) = (clock.description, run, from, end, source)
            }
        case .clockShortened(let clock, let run, let period, let end):
            self = Self(.clockShortened) {
                ($0.name, $0.run, $0.period, $0.end) = (clock.description, run, period, end)
            }
        case .clockStopped(let clock, let run, let at):
            self = Self(.clockStopped) { ($0.name, $0.run, $0.at) = (clock.description, run, at) }
        case .clockDropped(let clock, let run):
            self = Self(.clockDropped) { ($0.name, $0.run) = (clock.description, run) }
        case .clockReopened(let clock, let run):
            self = Self(.clockReopened) { ($0.name, $0.run) = (clock.description, run) }
        case .clockSuspended(let clock, let run, let ground, let day):
            self = Self(.clockSuspended) {
                ($0.name, $0.run, $0.ground, $0.day) = (clock.description, run, ground, day)
            }
        case .clockResumed(let clock, let run, let ground, let day, let end):
            self = Self(.clockResumed) {
                ($0.name, $0.run, $0.ground, $0.day, $0.end) = (clock.description, run, ground, day, end)
            }
        case .extensionProposed(let proposal): self = Self(.extensionProposed) { $0.proposal = proposal }
        case .clockExtended(let proposal, let end):
            self = Self(.clockExtended) { ($0.proposal, $0.end) = (proposal, end) }
        case .clockRanOut(let clock, let run, let effect):
            self = Self(.clockRanOut) { ($0.name, $0.run, $0.effect) = (clock.description, run, effect) }
        case .answeredInTimeRecordedLate(let clock, let run):
            self = Self(.answeredInTimeRecordedLate) { ($0.name, $0.run) = (clock.description, run) }
        case .clockRebased(let clock, let run, let end, let why):
            self = Self(.clockRebased) {
                ($0.name, $0.run, $0.end, $0.why) = (clock.description, run, end, why)
            }
        default: preconditionFailure("every event has a page: \(event)")
        }
    }

    private init(_ kind: Kind, _ fill: (inout EventPage) -> Void) {
        self.init(kind)
        fill(&self)
    }
}
