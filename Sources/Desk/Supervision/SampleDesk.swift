internal import Casework
internal import Evidence
internal import Law
internal import Programmes
internal import Store

/// Inspections by sample: what everybody may know of them, and what those see who take part.
extension Office {
    /// Inspections that the public list shows.
    static let mostSamples = 200
    static let sampling: Name<Procedure> = "sampling-inspection"

    /// Every inspection with every draw, the newest first.
    public func samples(for caller: Caller?) async throws -> [SampleRow] {
        let hands = try await database.read { db in
            try SampledFiles.inspections(of: Office.sampling.description, limit: Office.mostSamples, on: db)
                .compactMap { try self.readFile($0, on: db) }
        }
        return try hands.map { try row($0, for: caller) }
    }

    /// One inspection. Its files are named to those who take part in it, with their course and their days and
    /// nothing that they hold; that they were looked at stays in the audit trail.
    public func sample(_ number: String, for caller: Caller?) async throws -> SampleView {
        guard let hand = try await database.read({ db in try self.readFile(number, on: db) }),
            hand.file.procedure == Office.sampling
        else { throw DeskRefusal.notFound }
        let row = try row(hand, for: caller)
        guard let caller, row.isShared else { return SampleView(row: row, files: [], list: nil) }
        let drawn = row.draws.last?.files ?? []
        let found = try await database.read { db in try SampledFiles.files(drawn, on: db) }
        try await audit(
            "sample-read", person: caller.person.description, agency: caller.agency.description,
            file: number, details: .object(["files": .int(found.count)]))
        let byNumber = Dictionary(found.map { ($0.number, $0) }) { first, _ in first }
        let files = drawn.enumerated().compactMap { index, number in
            byNumber[number].map { SampledFile($0, place: index + 1) }
        }
        let list = try hand.papersMade(Office.samplingList, by: ["seal"]).last
            .flatMap { Digest(hex: $0.digest) }
            .map { String(decoding: try vault.bytes(of: $0), as: UTF8.self) }
        return SampleView(row: row, files: files, list: list)
    }

    private func row(_ hand: FileInHand, for caller: Caller?) throws -> SampleRow {
        let facts = hand.file.facts
        func count(_ name: String) -> Int? { if case .count(let count)? = facts[name] { count } else { nil } }
        var (frame, area, day): (String?, String?, CivilDate?)
        if case .choice(let name)? = facts["frame-procedure"] { frame = name }
        if case .division(let code)? = facts["frame-area"] { area = place(code) }
        if case .day(let named)? = facts["public-day"] { day = named }
        let draws = try hand.papersMade(Office.drawRecord, by: Office.draws).compactMap {
            paper -> DrawRecord? in
            guard let digest = Digest(hex: paper.digest) else { return nil }
            return DrawRecord(reading: String(decoding: try vault.bytes(of: digest), as: UTF8.self))
        }
        let isShared = caller.map { caller in
            hand.file.participates(caller.agency)
                && !hand.procedure.rolesHeld(by: caller.officer, on: hand.file).isEmpty
        }
        return SampleRow(
            number: hand.file.number, stage: hand.procedure.stage(hand.file.stage)?.title ?? "",
            stageName: hand.file.stage, openedOn: (hand.file.opening?.at ?? Instant(ms: 0)).legalDay,
            frame: frame, area: area, size: count("sample-size"), listCount: count("list-count"),
            listDigest: hand.papersMade(Office.samplingList, by: ["seal"]).last?.digest, publicDay: day,
            draws: draws, isShared: isShared ?? false)
    }

    /// Transfers that did not become a criminal case, with the reasons that the caller's procuratorate reads.
    public func nonFilings(for caller: Caller) async throws -> [NonFilingView] {
        guard case .partaker(let agency)? = Oversight(caller) else { throw DeskRefusal.notFound }
        let since = yearBack.lowerBound
        return try await database.read { db in
            try NonFilings.entries(watchedBy: agency.description, since: since, on: db).compactMap { entry in
                guard let kind = NonFilingView.Kind(rawValue: entry.kind) else { return nil }
                let reasons = try TextRecords.all(of: entry.caseNumber, on: db)
                    .filter { $0.field == "reason" }.map(\.text)
                return NonFilingView(
                    kind: kind, file: CaseNumber(entry.caseNumber),
                    agencyName: self.agencies.name(AgencyID(entry.agency)),
                    day: CivilDate(dayNumber: entry.day), reasons: reasons)
            }
        }
    }
}

extension SampledFile {
    fileprivate init(_ file: SampledFiles.File, place: Int) {
        self.init(
            place: place, number: CaseNumber(file.number), procedure: Name(file.procedure),
            stage: Name(file.stage), openedOn: CivilDate(dayNumber: file.openedDay),
            endedOn: file.endedDay.map { CivilDate(dayNumber: $0) }, outcome: file.outcome.map { Name($0) },
            kept: file.kept, missed: file.missed)
    }
}
