internal import Casework
internal import Evidence
internal import Law
internal import Store

/// A file that is made two: the second opens in the transaction of the act, with the days of the first.
extension Office {
    private static let ofItself: Set<Name<Procedure>> = [
        Breach.inquiry, Breach.ownWords, Release.procedure,
    ]

    func isSplittable(_ procedure: Procedure) -> Bool { !Office.ofItself.contains(procedure.name) }

    /// Whether a number is drawn for a file that this act may open.
    func mayOpenAnother(_ act: Act, _ procedure: Procedure) -> Bool {
        act.action.description != BuiltInAct.split.rawValue || isSplittable(procedure)
    }

    /// Opens the file that an act split off; `nil` when it split nothing.
    ///
    /// - Parameter hand: the file as it was before the act.
    /// - Parameter file: the file after it.
    func splitOff(
        _ events: [CaseEvent], of hand: FileInHand, as file: CaseFile, _ act: Act, _ stamp: Stamp,
        on db: some Connection
    ) throws -> ActReceipt.OpenedChild? {
        guard let (number, because) = events.splitOff else { return nil }
        var papers: [Paper] = []
        let carried = hand.procedure.carried(hand.events, of: file, to: number, because: because) { paper in
            let copy = Paper(
                id: randomness.identifier("d"), kind: paper.kind, digest: paper.digest,
                sizeBytes: paper.sizeBytes)
            papers.append(copy)
            return copy
        }
        let half = number.description
        let rows = try append(carried, to: half, after: 0, stamp, on: db)
        let blank = FileInHand(
            number: half, rows: [], events: [], file: CaseFile(), procedure: hand.procedure)
        let opened = try project(blank, adding: carried, as: rows, on: db)
        try passOn(papers, from: hand.number, to: half, rows, stamp, on: db)
        try nameParties(of: half, splitOff: hand.number, act, on: db)
        try projectAgain(half, on: db)
        try tell("split-off", carried, of: opened, procedure: hand.procedure, on: db)
        return .init(id: half, number: number)
    }

    /// The parties of the other file; where the act names another side, that one in the place of the first.
    private func nameParties(
        of half: String, splitOff number: String, _ act: Act, on db: some Connection
    ) throws {
        let named = act.terms[Office.otherSide]?.first
        try copyParties(from: number, to: half, except: named.map { _ in Office.otherSide }, on: db)
        guard let named else { return }
        try Parties.put(
            PartyRow(
                id: randomness.identifier("p"), caseNumber: half, role: Office.otherSide, isPersonal: true,
                name: named, uscc: nil, address: nil),
            on: db)
    }

    private static let otherSide = "respondent"
}

extension [CaseEvent] {
    /// The number of the file that the events split off, and why.
    fileprivate var splitOff: (CaseNumber, TextReference)? {
        for case .splitOff(let number, let because) in self { return (number, because) }
        return nil
    }
}
