public import Law

/// One file, folded from its events. Nothing here is looked up: what the file does not hold, it does not
/// know.
public struct CaseFile: Hashable, Sendable {
    public private(set) var revision = 0
    public private(set) var opening: OpenedFile?
    public private(set) var stage: Name<Stage> = ""
    public private(set) var stageEnteredAt = Instant(ms: 0)
    public private(set) var facts = Facts()
    public private(set) var papers: [Paper] = []
    public private(set) var signatures: [SignedThing] = []
    public private(set) var awaited: [AwaitedSignature] = []
    public private(set) var proposed: [ProposedExtension] = []
    public private(set) var services: [OpenService] = []
    public private(set) var clocks: [ClockRun] = []
    /// Clocks that will start when a paper is received.
    public private(set) var awaitingReceipt: [Name<Clock>: Name<PaperKind>] = [:]
    public private(set) var bodies: [Name<Body>: AgencyID] = [:]
    public private(set) var participants: [Participant] = []
    /// Every act with who did it, in the order of recording.
    public private(set) var acts: [DoneAct] = []
    /// The number that each body itself gives to the matter.
    public private(set) var ownNumbers: [AgencyID: String] = [:]
    public private(set) var linked: [LinkedFile] = []
    public private(set) var publications: [PublishedSummary] = []
    public private(set) var sealed: [SealedEntry] = []
    /// Parties that have a code of their own.
    public private(set) var codesGiven: Set<String> = []
    public private(set) var rectifiedRevisions: Set<Int> = []
    /// Pages on which the office found that a day was over: they are explained, never put right.
    public private(set) var ranOutRevisions: Set<Int> = []
    public private(set) var outcome: Name<Outcome>?
    /// The file that goes on with this matter; `nil` while this one does.
    public private(set) var joinedTo: CaseNumber?
    /// Files with whose matters this one goes on.
    public private(set) var takenIn: [CaseNumber] = []
    /// Files in which matters of this one go on, in the order of splitting.
    public private(set) var splitOff: [CaseNumber] = []
    /// The file from which this one was split off.
    public private(set) var splitFrom: CaseNumber?
    private var lastActAt = Instant(ms: 0)
    /// What comes now was answered in the file that goes on with the matter.
    private var isFollowing = false

    public init() {}

    public init(folding events: some Sequence<CaseEvent>) {
        for event in events { apply(event) }
    }

    /// A body on the file, with its legal role and the basis of its part.
    public struct Participant: Hashable, Sendable {
        public let agency: AgencyID
        public let role: String
        public let basis: String?
    }

    /// An act that was done, and how many papers lay in the file before it.
    public struct DoneAct: Hashable, Sendable {
        public let action: Name<Action>
        public let by: PersonID
        public let papersBefore: Int
    }

    /// A paper on its way to someone; the receipt closes it.
    public struct OpenService: Hashable, Sendable {
        public let document: Name<PaperKind>
        public let to: String
        public let servedAt: Instant
        public var receipt: ReceiptOfService?
    }

    /// That something is hidden, by whom, and in which field: nobody learns more by looking at the file.
    public struct SealedEntry: Hashable, Sendable {
        public let record: String
        public let compartment: String
        /// The field of the act that took it in; `nil` for what was sealed when the file opened.
        public let field: String?
        public let by: Name<Role>?
    }

    public var sealedRecords: [String] { sealed.map(\.record) }

    public struct LinkedFile: Hashable, Sendable {
        public let procedure: Name<Procedure>
        public let number: CaseNumber
        public var outcome: Name<Outcome>?
    }

    public var number: CaseNumber { opening?.number ?? "" }
    public var procedure: Name<Procedure> { opening?.procedure ?? "" }
    public var hasEnded: Bool { outcome != nil }
    /// Acts are done in it: it has not ended, and its matter does not go on in another file.
    public var isAtWork: Bool { outcome == nil && joinedTo == nil }

    /// The newest paper of a kind.
    public func paper(_ kind: Name<PaperKind>) -> Paper? { papers.last { $0.kind == kind } }

    /// The newest run of a clock.
    public func run(of clock: Name<Clock>) -> ClockRun? { clocks.last { $0.clock == clock } }

    public func openRuns(of clock: Name<Clock>) -> [ClockRun] {
        clocks.filter { $0.clock == clock && $0.isOpen }
    }

    public func participates(_ agency: AgencyID) -> Bool { participants.contains { $0.agency == agency } }

    /// Records what happened. Total: what was recorded, happened.
    public mutating func apply(_ event: CaseEvent) {
        revision += 1
        switch event {
        case .opened(let opened):
            opening = opened
            bodies = opened.bodies
            lastActAt = opened.at
            facts["agency-area"] = .division(opened.area)
        case .participated(let agency, let role, let basis):
            participants.append(Participant(agency: agency, role: role, basis: basis))
        case .numberNoted(let agency, let number): ownNumbers[agency] = number
        case .stageEntered(let name):
            stage = name
            stageEnteredAt = lastActAt
        case .acted(let action, let person, let at):
            lastActAt = at
            isFollowing = false
            acts.append(DoneAct(action: action, by: person, papersBefore: papers.count))
        case .factRecorded(let name, let fact): facts[name] = fact
        case .documentFiled(let paper): papers.append(paper)
        case .bodyBound(let body, let agency): bodies[body] = agency
        case .linkedFileOpened(let procedure, let number):
            linked.append(LinkedFile(procedure: procedure, number: number, outcome: nil))
        case .linkedFileEnded(let procedure, let number, let outcome):
            end(procedure, number, outcome)
        case .published(let summary): publications.append(summary)
        case .recordSealed(let record, let compartment, let field, let by):
            sealed.append(SealedEntry(record: record, compartment: compartment, field: field, by: by))
        case .codeGiven(let party): codesGiven.insert(party)
        case .rectified(let revision, _): rectifiedRevisions.insert(revision)
        case .ended(let result): outcome = result
        case .joined, .parted, .tookIn, .gaveBack, .followed, .splitOff, .splitFrom, .actCarried:
            applyBeside(event)
        case .toldApart, .toldApartUndone: break
        case .sent, .copied, .sealedRecordRead, .partyNamed: break
        case .signed, .cosignatureAwaited, .served, .receiptRecorded: applyPapers(event)
        default: applyClocks(event)
        }
    }

    /// Several files of one matter, and one file of several.
    private mutating func applyBeside(_ event: CaseEvent) {
        switch event {
        case .joined(let file, _): joinedTo = file
        case .parted: joinedTo = nil
        case .tookIn(let file): takenIn.append(file)
        case .gaveBack(let file): takenIn.removeAll { $0 == file }
        case .followed: isFollowing = true
        case .splitOff(let file, _): splitOff.append(file)
        case .splitFrom(let file, _):
            splitFrom = file
            for index in clocks.indices where !clocks[index].isOpen { clocks[index].wasOverBefore = true }
        case .actCarried(let action, let person, let at):
            lastActAt = at
            acts.append(DoneAct(action: action, by: person, papersBefore: papers.count))
        default: break
        }
    }

    private mutating func end(
        _ procedure: Name<Procedure>, _ number: CaseNumber, _ outcome: Name<Outcome>
    ) {
        if let index = linked.firstIndex(where: { $0.number == number }) {
            linked[index].outcome = outcome
        } else {
            linked.append(LinkedFile(procedure: procedure, number: number, outcome: outcome))
        }
        facts["linked.\(procedure)"] = .choice(outcome.description)
    }

    private mutating func applyPapers(_ event: CaseEvent) {
        switch event {
        case .signed(let signature):
            signatures.append(signature)
            awaited.removeAll {
                $0.what == signature.what && $0.role == signature.role && $0.firstBy != signature.by
            }
        case .cosignatureAwaited(let signature): awaited.append(signature)
        case .served(let document, let to, let at):
            services.append(OpenService(document: document, to: to, servedAt: at))
        case .receiptRecorded(let receipt):
            let open = services.lastIndex {
                $0.document == receipt.document && $0.to == receipt.of && $0.receipt == nil
            }
            if let open { services[open].receipt = receipt }
        default: break
        }
    }

    private mutating func applyClocks(_ event: CaseEvent) {
        switch event {
        case .clockAwaits(let clock, let paper): awaitingReceipt[clock] = paper
        case .clockStarted(let clock, let run, let from, let end, _):
            awaitingReceipt[clock] = nil
            clocks.append(ClockRun(clock: clock, run: run, started: from, end: end))
        case .clockShortened(let clock, let run, let period, let end):
            change(clock, run) { ($0.shortened, $0.end) = (period, end) }
        case .clockStopped(let clock, let run, let at):
            let isFollowing = isFollowing
            letProposalFall(clock, run)
            change(clock, run) {
                $0.stop(at: at)
                $0.endedFollowing = isFollowing
            }
        case .clockDropped(let clock, let run):
            let isFollowing = isFollowing
            letProposalFall(clock, run)
            change(clock, run) {
                $0.drop()
                $0.endedFollowing = isFollowing
            }
        case .clockReopened(let clock, let run):
            change(clock, run) { $0.reopen() }
        case .clockSuspended(let clock, let run, let ground, let day):
            change(clock, run) { $0.suspend(ground, on: day) }
        case .clockResumed(let clock, let run, let ground, let day, let end):
            change(clock, run) { $0.resume(ground, on: day, end: end) }
        case .extensionProposed(let proposal): proposed.append(proposal)
        case .clockExtended(let proposal, let end):
            proposed.removeAll { $0 == proposal }
            change(proposal.clock, proposal.run) {
                $0.extensions.append(proposal)
                $0.end = end
            }
        case .clockRanOut(let clock, let run, let effect):
            ranOutRevisions.insert(revision)
            letProposalFall(clock, run)
            change(clock, run) { $0.runOut(effect) }
        case .answeredInTimeRecordedLate(let clock, let run):
            change(clock, run) { $0.wasAnsweredInTime = true }
        case .clockRebased(let clock, let run, let end, let because):
            change(clock, run) {
                $0.end = end
                $0.rebasings.append(because)
            }
        default: break
        }
    }

    /// What is over is not extended any more: nobody can countersign the proposal, and it bars nothing.
    private mutating func letProposalFall(_ clock: Name<Clock>, _ run: Int) {
        guard proposed.contains(where: { $0.clock == clock && $0.run == run }) else { return }
        proposed.removeAll { $0.clock == clock && $0.run == run }
        guard !proposed.contains(where: { $0.clock == clock }) else { return }
        awaited.removeAll { $0.what == clock.description }
    }

    private mutating func change(_ clock: Name<Clock>, _ run: Int, _ body: (inout ClockRun) -> Void) {
        guard let index = clocks.lastIndex(where: { $0.clock == clock && $0.run == run }) else { return }
        body(&clocks[index])
    }
}

extension ClockRun {
    mutating func stop(at moment: Instant) {
        stateBefore = state
        stoppedAt = moment
        if !hasRunOut { state = .stopped }
    }

    /// What has become moot was never late; a breach, a lapse and the end of a measure stay what they are.
    mutating func drop() {
        stateBefore = state
        wasDropped = true
        if !hasRunOut || state == .late { state = .dropped }
    }

    /// It goes on as it was before it stopped or was dropped, to the same day.
    mutating func reopen() {
        state = stateBefore ?? state
        stoppedAt = nil
        wasDropped = false
        wasAnsweredInTime = false
        endedFollowing = false
    }

    mutating func suspend(_ ground: String, on day: CivilDate) {
        pauses.append(Pause(ground: ground, from: day, until: nil))
        if !hasRunOut { state = .suspended }
        end = nil
    }

    mutating func resume(_ ground: String, on day: CivilDate, end newEnd: PeriodEnd?) {
        if let index = pauses.lastIndex(where: { $0.ground == ground && $0.until == nil }) {
            pauses[index] = Pause(ground: ground, from: pauses[index].from, until: day)
        }
        end = newEnd
        if !hasRunOut, !pauses.contains(where: { $0.until == nil }) { state = .running }
    }

    mutating func runOut(_ effect: Clock.Expiry) {
        switch effect {
        case .breach: state = .breached
        case .rightLapses: state = .lapsed
        case .marksLate: state = .late
        case .endsMeasure: state = .measureEnded
        case .deemedServed: state = .deemedServed
        case .termEnds: state = .termEnded
        }
    }
}
