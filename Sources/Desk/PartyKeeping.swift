internal import Casework
internal import Evidence
internal import Law
internal import Store

/// What an act writes beside the journal of its file: sealed texts, parties and their codes, papers handed on.
extension Office {
    /// Seals each text in the compartment that its event names.
    func seal(
        _ secrets: [FormReading.NewSecret], named events: [CaseEvent], of number: String, at nowMs: Int,
        on db: some Connection
    ) throws {
        for event in events {
            guard case .recordSealed(let record, let compartment, _, _) = event,
                let secret = secrets.first(where: { $0.id == record })
            else { continue }
            let compartmentKey = try compartmentKey(compartment, at: nowMs, on: db)
            let sealed = try SealedRecord(
                sealing: Array(secret.text.utf8), id: record, of: number, under: compartmentKey,
                random: randomness.bytes)
            try SealedRecords.put(sealed, at: nowMs, on: db)
        }
    }

    /// Names a party, or gives it a code, as the act says; gives the code, which is told this once.
    func keepParty(_ act: Act, of hand: FileInHand, at nowMs: Int, on db: some Connection) throws -> String? {
        guard let party = act.terms["party"]?.first else { return nil }
        switch BuiltInAct(rawValue: act.action.description) {
        case .nameParty:
            try name(party, act, of: hand, on: db)
            return nil
        case .giveCode:
            let code = LeadCode(bytes: randomness.bytes(LeadCode.byteCount))
            try PartyCodes.put(code, for: party, of: hand.number, with: key, at: nowMs, on: db)
            return code.description
        default: return nil
        }
    }

    private func name(_ party: String, _ act: Act, of hand: FileInHand, on db: some Connection) throws {
        let known = try Parties.all(of: hand.number, on: db).first {
            $0.role == party && $0.erasedDay == nil
        }
        let uscc = act.terms["uscc"]?.first
        try Parties.put(
            PartyRow(
                id: known?.id ?? randomness.identifier("p"), caseNumber: hand.number, role: party,
                isPersonal: act.fields["personal"] == .yesNo(true) || uscc == nil,
                name: act.terms["name"]?.first ?? "", uscc: uscc, address: act.terms["address"]?.first),
            on: db)
    }

    /// The rows of papers that a new file took over; their bytes lie in the vault already.
    func passOn(
        _ papers: [Paper], from parent: String, to child: String, _ rows: [JournalRow], _ stamp: Stamp,
        on db: some Connection
    ) throws {
        guard !papers.isEmpty, let page = rows.first else { return }
        let known = try Documents.all(of: parent, on: db)
        for paper in papers {
            guard let digest = Digest(hex: paper.digest) else { continue }
            let before = known.last { $0.sha256 == digest }
            try Documents.put(
                DocumentRow(
                    id: paper.id, caseNumber: child, revision: page.revision, kind: paper.kind.description,
                    sha256: digest, sizeBytes: paper.sizeBytes,
                    mediaType: before?.mediaType ?? "application/octet-stream", fileName: before?.fileName,
                    filedBy: stamp.officer, filedMs: page.recordedMs),
                on: db)
        }
    }
}
