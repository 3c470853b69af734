internal import Casework
internal import Law
internal import Store

/// Files whose matters go on together: what an act on one of them writes to the other, in the same transaction.
extension Office {
    private static let besideAnother: Set<BuiltInAct> = [.merge, .tellApart, .undoApart]

    /// Whether a caller of the office sees a file whole.
    func seesWhole(_ caller: Caller, _ hand: FileInHand) -> Bool {
        PartyRole.party(of: caller.agency) == nil && hand.file.participates(caller.agency)
            && sight(of: caller, on: hand) == nil
    }

    /// What an act may know of the file that it names; `nil` for one that does not exist or is not shared whole.
    func otherFile(of act: Act, for caller: Caller, on db: some Connection) throws -> OtherFile? {
        guard let builtIn = BuiltInAct(rawValue: act.action.description),
            Office.besideAnother.contains(builtIn), let number = act.terms["file"]?.first,
            let hand = try readFile(number, on: db), seesWhole(caller, hand)
        else { return nil }
        return OtherFile(hand.file)
    }

    /// Writes to the other file, or to the memory of the office, what joining and telling apart mean for it.
    func keepBeside(
        _ events: [CaseEvent], of file: CaseFile, _ stamp: Stamp, on db: some Connection
    ) throws {
        for event in events {
            switch event {
            case .joined(let other, _): try append(.tookIn(file.number), to: other, stamp, on: db)
            case .parted(let other, _): try append(.gaveBack(file.number), to: other, stamp, on: db)
            case .toldApart(let other, _):
                try ToldApart.put(
                    file.number.description, other.description, by: stamp.officer, at: stamp.agency,
                    nowMs: stamp.recordedMs, on: db)
            case .toldApartUndone(let other):
                let was = try ToldApart.remove(file.number.description, other.description, on: db)
                guard was else { throw Refusal.fieldsInvalid([.init("file", .choice)]) }
            default: break
            }
        }
    }

    private func append(
        _ event: CaseEvent, to other: CaseNumber, _ stamp: Stamp, on db: some Connection
    ) throws {
        guard let hand = try readFile(other.description, on: db) else { return }
        let rows = try append([event], to: hand.number, after: hand.revision, stamp, on: db)
        try project(hand, adding: [event], as: rows, on: db)
    }

    /// Carries over to the files that are joined to this one what it has answered.
    ///
    /// - Parameter file: as it is after the events.
    func tellJoined(
        _ events: [CaseEvent], of file: CaseFile, by officer: Officer, at tookEffectAt: Instant,
        _ stamp: Stamp, on db: some Connection
    ) throws {
        for number in file.takenIn {
            guard let hand = try readFile(number.description, on: db), hand.file.joinedTo == file.number,
                !hand.file.hasEnded
            else { continue }
            let followed = hand.procedure.follow(
                events, of: file, in: hand.file, by: officer, at: tookEffectAt,
                recordedAt: Instant(ms: stamp.recordedMs), calendar: calendar)
            guard !followed.isEmpty else { continue }
            let rows = try append(followed, to: hand.number, after: hand.revision, stamp, on: db)
            try project(hand, adding: followed, as: rows, on: db)
        }
    }
}
