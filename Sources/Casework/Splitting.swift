public import Law

/// Why one file is not made two.
public enum SplittingBar: String, Hashable, Sendable, CaseIterable {
    /// Others are joined to it.
    case takesIn = "takes-in"
    /// A paper is on its way: its receipt would start or stop a period in one of the two alone.
    case receiptAwaited = "receipt-awaited"
    /// A file that this one opened is in the hands of others; the new file would never learn how it ended.
    case linkedOpen = "linked-open"
    /// The public was shown it as one.
    case published
    /// The party whose place another takes in the new file was served a paper, given a code, or has spoken.
    case heard
    /// What the office keeps of itself has one matter each.
    case ofTheOffice = "of-the-office"
}

extension Procedure {
    /// The party that the new file may call by another name.
    static let replaced = "respondent"

    /// One of two matters goes on in a new file, with all days that this one has.
    func split(_ act: Act, on file: CaseFile) throws(Refusal) -> [CaseEvent] {
        try guardWhole(act, on: file)
        guard !file.hasEnded else { throw .notInThisStage(act.action, stage: file.stage) }
        try guardTime(act, on: file)
        guard let number = act.child else { throw .notSplittable(.ofTheOffice) }
        if let awaited = file.awaited.first {
            throw .signatureMissing(file.awaited.map(\.what), role: awaited.role)
        }
        if let bar = bar(toSplitting: file, act) { throw .notSplittable(bar) }
        let because = try text("reason", of: act)
        return [
            .acted(act.action, by: act.officer.person, at: act.tookEffectAt),
            .splitOff(number, because: because),
        ]
    }

    private func bar(toSplitting file: CaseFile, _ act: Act) -> SplittingBar? {
        if !file.takenIn.isEmpty { return .takesIn }
        if !file.awaitingReceipt.isEmpty || file.services.contains(where: { $0.receipt == nil }) {
            return .receiptAwaited
        }
        if file.linked.contains(where: { $0.outcome == nil }) { return .linkedOpen }
        if !file.publications.isEmpty { return .published }
        return act.terms[Procedure.replaced] != nil && isHeard(Procedure.replaced, in: file) ? .heard : nil
    }

    /// Whether something in the file was meant for a party, or comes from it. Another that took its place would read it.
    private func isHeard(_ party: String, in file: CaseFile) -> Bool {
        let addressees: Set<String> = [PartyRole.body(of: party).description, party]
        return file.codesGiven.contains(party)
            || file.services.contains { addressees.contains($0.to) }
            || file.acts.contains { $0.by == PartyRole.person(of: party) }
    }

    /// The pages with which a file begins that is split off another: its opening, who takes part, its facts, the acts
    /// by which it came to its stage, and every period with its start, its pauses and its end.
    ///
    /// What was missed stays in the other file. What is sealed stays there too, and so do its messages, its own numbers,
    /// its codes and every paper that no act of the procedure asks for.
    ///
    /// - Parameter events: the pages of the other file.
    /// - Parameter file: the other file, as they fold.
    /// - Parameter copy: gives a paper its place in the new file.
    public func carried(
        _ events: [CaseEvent], of file: CaseFile, to number: CaseNumber, because: TextReference,
        _ copy: (Paper) -> Paper
    ) -> [CaseEvent] {
        let last = events.lastIndex { if case .stageEntered = $0 { true } else { false } }
        let papers = papersAskedFor
        var carried = events.enumerated().compactMap { index, event -> CaseEvent? in
            switch event {
            case .opened(let opened): .opened(opened.carried(to: number))
            case .stageEntered: index == last ? event : nil
            case .documentFiled(let paper): papers.contains(paper.kind) ? .documentFiled(copy(paper)) : nil
            default: self.carried(event, papers)
            }
        }
        carried += file.linked.compactMap { link in
            link.outcome.map { .factRecorded("linked.\(link.procedure)", .choice($0.description)) }
        }
        return carried + [.splitFrom(file.number, because: because)]
    }

    private func carried(_ event: CaseEvent, _ papers: Set<Name<PaperKind>>) -> CaseEvent? {
        switch event {
        case .participated, .bodyBound, .factRecorded, .served: event
        case .acted(let action, let by, let at):
            BuiltInAct(rawValue: action.description) == nil ? .actCarried(action, by: by, at: at) : nil
        case .actCarried: event
        case .signed(let signature):
            paper(Name(signature.what)) == nil || papers.contains(Name(signature.what)) ? event : nil
        case .receiptRecorded(let receipt):
            // The proof is a paper of the other file.
            .receiptRecorded(
                .init(
                    document: receipt.document, of: receipt.of, method: receipt.method, day: receipt.day,
                    proof: nil))
        case .clockRanOut(_, _, let effect): effect == .breach || effect == .marksLate ? nil : event
        case .clockAwaits, .clockStarted, .clockShortened, .clockStopped, .clockDropped, .clockReopened,
            .clockSuspended, .clockResumed, .clockExtended, .answeredInTimeRecordedLate, .clockRebased:
            event
        default: nil
        }
    }

    /// Kinds of papers without which an act of the procedure is refused.
    private var papersAskedFor: Set<Name<PaperKind>> {
        var kinds: Set<Name<PaperKind>> = []
        for action in allActions {
            kinds.formUnion(action.needs.map(\.name))
            kinds.formUnion(action.signs.map { Name($0) })
            kinds.formUnion(action.signed.keys)
            kinds.formUnion(action.matches.keys)
            kinds.formUnion(action.matches.values)
            kinds.formUnion(action.unchangedSince.keys)
        }
        return kinds
    }
}

extension OpenedFile {
    /// The same opening under another number. Nobody opened it out of a third file: what that waits for is the one that
    /// it opened.
    fileprivate func carried(to number: CaseNumber) -> OpenedFile {
        OpenedFile(
            procedure: procedure, version: version, number: number, agency: agency, area: area,
            bodies: bodies, at: at)
    }
}
