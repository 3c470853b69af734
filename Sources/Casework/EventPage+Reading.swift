internal import Law

extension EventPage {
    /// The event on this page; `nil` when a line that its kind demands is empty.
    var event: CaseEvent? {
        switch kind {
        case .opened: opened.map { .opened($0) }
        case .participated: both(agency, role).map { .participated($0, role: $1, basis: basis) }
        case .numberNoted: both(agency, name).map { .numberNoted($0, $1) }
        case .stageEntered: name.map { .stageEntered(Name($0)) }
        case .acted: both(name, both(by, at)).map { .acted(Name($0), by: $1.0, at: $1.1) }
        case .factRecorded: both(name, fact).map { .factRecorded($0, $1) }
        case .documentFiled: paper.map { .documentFiled($0) }
        case .signed: signature.map { .signed($0) }
        case .cosignatureAwaited: awaited.map { .cosignatureAwaited($0) }
        case .served: both(name, both(to, at)).map { .served(Name($0), to: $1.0, at: $1.1) }
        case .receiptRecorded: receipt.map { .receiptRecorded($0) }
        case .sent: both(name, agency).map { .sent($0, to: $1, documents: documents ?? []) }
        case .copied: both(name, agency).map { .copied($0, to: $1) }
        case .bodyBound: both(name, agency).map { .bodyBound(Name($0), $1) }
        case .published: summary.map { .published($0) }
        case .recordSealed:
            both(name, to).map {
                .recordSealed($0, compartment: $1, field: field, by: role.map { Name($0) })
            }
        case .partyNamed: role.map { .partyNamed($0) }
        case .codeGiven: role.map { .codeGiven($0) }
        case .sealedRecordRead:
            both(name, both(by, because)).map { .sealedRecordRead($0, by: $1.0, because: $1.1) }
        case .rectified: both(revision, because).map { .rectified(revision: $0, because: $1) }
        case .joined: both(file, because).map { .joined(to: $0, because: $1) }
        case .parted: both(file, because).map { .parted(from: $0, because: $1) }
        case .tookIn: file.map { .tookIn($0) }
        case .gaveBack: file.map { .gaveBack($0) }
        case .followed: file.map { .followed($0) }
        case .toldApart: both(file, because).map { .toldApart(from: $0, because: $1) }
        case .toldApartUndone: file.map { .toldApartUndone(from: $0) }
        case .splitOff: both(file, because).map { .splitOff($0, because: $1) }
        case .splitFrom: both(file, because).map { .splitFrom($0, because: $1) }
        case .actCarried: both(name, both(by, at)).map { .actCarried(Name($0), by: $1.0, at: $1.1) }
        case .ended: outcome.map { .ended(Name($0)) }
        case .linkedFileOpened: both(name, file).map { .linkedFileOpened(Name($0), $1) }
        case .linkedFileEnded:
            both(name, both(file, outcome)).map { .linkedFileEnded(Name($0), $1.0, Name($1.1)) }
        case .extensionProposed: proposal.map { .extensionProposed($0) }
        case .clockExtended: proposal.map { .clockExtended($0, end: end) }
        case .clockAwaits: both(name, to).map { .clockAwaits(Name($0), Name($1)) }
        default: run.flatMap { clockEvent(run: $0) }
        }
    }

    private func clockEvent(run: Int) -> CaseEvent? {
        guard let clock = name.map({ Name<Clock>($0) }) else { return nil }
        return switch kind {
        case .clockStarted:
            both(at, both(end, source)).map {
                .clockStarted(clock, run: run, from: $0, end: $1.0, source: $1.1)
            }
        case .clockShortened: both(period, end).map { .clockShortened(clock, run: run, to: $0, end: $1) }
        case .clockStopped: at.map { .clockStopped(clock, run: run, at: $0) }
        case .clockDropped: .clockDropped(clock, run: run)
        case .clockReopened: .clockReopened(clock, run: run)
        case .clockSuspended:
            both(ground, day).map { .clockSuspended(clock, run: run, ground: $0, on: $1) }
        case .clockResumed:
            both(ground, day).map { .clockResumed(clock, run: run, ground: $0, on: $1, end: end) }
        case .clockRanOut: effect.map { .clockRanOut(clock, run: run, effect: $0) }
        case .answeredInTimeRecordedLate: .answeredInTimeRecordedLate(clock, run: run)
        case .clockRebased: both(end, why).map { .clockRebased(clock, run: run, end: $0, because: $1) }
        default: nil
        }
    }

    private func both<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
        guard let first, let second else { return nil }
        return (first, second)
    }
}
