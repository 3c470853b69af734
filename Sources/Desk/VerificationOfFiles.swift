internal import Casework
internal import Evidence
internal import Law
internal import Store

extension Office {
    /// Folds one file anew and compares it with its tables, its texts and its papers.
    func verifyFile(_ number: String, on db: some Connection) throws -> [VerificationFinding] {
        let hand: FileInHand
        do {
            guard let found = try readJournal(of: number, on: db) else { return [] }
            hand = found
        } catch let error as StoreError {
            throw error
        } catch {
            return [
                VerificationFinding(
                    "case_file:\(number)", "the file cannot be folded: \(error)",
                    remedy: "put its pages back from a copy, or its procedure into share/programmes")
            ]
        }
        return try verifyTables(hand, on: db) + verifyTexts(hand, on: db) + verifyPapers(hand, on: db)
            + verifyRelease(hand, on: db) + verifyKeys(hand, on: db)
    }

    private func verifyTables(_ hand: FileInHand, on db: some Connection) throws -> [VerificationFinding] {
        guard let right = try projection(of: hand, on: db) else {
            return [
                VerificationFinding(
                    "case_file:\(hand.number)", "the file has pages and none that opens it",
                    remedy: VerificationFinding.fromCopy)
            ]
        }
        guard let found = try Projection.find(hand.number, on: db) else {
            return [
                VerificationFinding(
                    "case_file:\(hand.number)", "the file has no row", remedy: VerificationFinding.rebuild)
            ]
        }
        return found.tables(differingFrom: right).map {
            VerificationFinding(
                "\($0):\(hand.number)", "the table says something else than the journal",
                remedy: VerificationFinding.rebuild)
        }
    }

    /// A text was erased, or it is the one that the journal has the digest of. A file may refer to a text of
    /// the file that it came from.
    private func verifyTexts(_ hand: FileInHand, on db: some Connection) throws -> [VerificationFinding] {
        let references = Set(hand.events.flatMap(\.texts)).sorted { $0.id < $1.id }
        guard !references.isEmpty else { return [] }
        let own = try TextRecords.all(of: hand.number, on: db).map { ($0.id, $0.digest) }
        let digests = Dictionary(own) { first, _ in first }
        return try references.compactMap { reference in
            let place = "text_record:\(reference.id)"
            let found = try digests[reference.id] ?? TextRecords.find(reference.id, on: db)?.digest
            if let found {
                guard found.description != reference.digest else { return nil }
                return VerificationFinding(
                    place, "the text of \(hand.number) is not the one that was recorded",
                    remedy: VerificationFinding.fromCopy)
            }
            guard try !TextRecords.isErased(reference.id, on: db) else { return nil }
            return VerificationFinding(
                place, "the text of \(hand.number) is missing and was never erased",
                remedy: VerificationFinding.fromCopy)
        }
    }

    private func verifyPapers(_ hand: FileInHand, on db: some Connection) throws -> [VerificationFinding] {
        let rows = try Documents.all(of: hand.number, on: db)
        let found = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
        let filed = Set(hand.file.papers.map(\.id))
        let faults = hand.file.papers.compactMap { paper -> VerificationFinding? in
            guard let row = found[paper.id] else {
                return VerificationFinding(
                    "document:\(paper.id)", "the paper of \(hand.number) has no row",
                    remedy: VerificationFinding.fromCopy)
            }
            let isSame =
                row.sha256.description == paper.digest && row.sizeBytes == paper.sizeBytes
                && row.kind == paper.kind.description
            guard !isSame else { return nil }
            return VerificationFinding(
                "document:\(paper.id)",
                "the row says something else than page \(row.revision) of \(hand.number)",
                remedy: VerificationFinding.fromCopy)
        }
        let strays = rows.filter { !filed.contains($0.id) }.map {
            VerificationFinding(
                "document:\($0.id)", "no page of \(hand.number) filed this paper",
                remedy: "delete the row, or put the page back from a copy")
        }
        return faults + strays
    }
}

extension CaseEvent {
    /// The texts beside the journal that the event refers to.
    var texts: [TextReference] {
        switch self {
        case .factRecorded(_, .text(let text)), .factRecorded(_, .absent(let text)): [text]
        case .published(let summary): [summary.summary]
        case .sealedRecordRead(_, _, let because): [because]
        case .rectified(_, let because), .joined(_, let because), .parted(_, let because),
            .toldApart(_, let because), .splitOff(_, let because), .splitFrom(_, let because):
            [because]
        default: []
        }
    }
}
