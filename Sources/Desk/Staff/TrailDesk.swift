internal import Casework
internal import Evidence
public import Law
internal import Store

/// The trail: only the audit administrator reads it, and each reading leaves a line in it.
extension Office {
    static let trailOnAPage = 100

    /// Lines of the trail, the newest first, with the reason for which a sealed record was opened and never what it
    /// says.
    public func trail(_ filter: TrailFilter, for caller: Caller) async throws -> TrailPageView {
        try demandTrail(caller)
        let wanted = try await audited(filter)
        let (entries, head) = try await database.read { db in
            (
                try AuditTrail.entries(
                    wanted, before: filter.before, limit: Office.trailOnAPage + 1, on: db),
                try Audit.head(on: db)
            )
        }
        let shown = entries.prefix(Office.trailOnAPage)
        let names = try await peopleNamed(shown.compactMap(\.person))
        let reasons = try await reasons(of: Array(shown))
        let lines = shown.map { entry in
            TrailLine(
                position: entry.position, at: Instant(ms: entry.atMs),
                personName: entry.person.flatMap { names[$0] }, person: entry.person,
                agencyName: entry.agency.map { self.agencies.name(AgencyID($0)) }, kind: entry.kind,
                file: entry.caseNumber, details: TrailLine.details(entry.details),
                why: reasons[entry.position])
        }
        if filter.before == nil { try await noteReading(filter, by: caller) }
        return TrailPageView(
            lines: lines, next: entries.count > shown.count ? shown.last?.position : nil,
            length: head.position, key: TrailSigning(key).publicKey)
    }

    /// The whole trail of some days as a signed text, piece by piece.
    ///
    /// - Throws: `DeskRefusal.invalid` where these days have no line.
    public func exportTrail(
        from: CivilDate, to: CivilDate, for caller: Caller
    ) async throws -> AsyncThrowingStream<String, any Error> {
        try demandTrail(caller)
        guard from <= to else { throw DeskRefusal.invalid([.init("to", .range)]) }
        let positions = try await database.read { db in
            try AuditTrail.positions(
                from: Instant.startOf(from).ms, before: Instant.endOf(to).ms, on: db)
        }
        guard let positions else { throw DeskRefusal.invalid([.init("from", .range)]) }
        try await audit(
            "trail-exported", person: caller.person.description, agency: caller.agency.description,
            details: .object(["from": .string("\(from)"), "to": .string("\(to)")]))
        let writing = TrailPieces(TrailWriting(positions, signedBy: key), database)
        return AsyncThrowingStream { try await writing.next() }
    }

    /// A list that left the office: which, how long it was, of which file, and by which token; never what stood in it.
    public func noteExport(
        _ list: String, rows: Int, of number: String? = nil, for caller: Caller
    ) async throws {
        var details: [String: JSON] = ["list": .string(list), "rows": .int(rows)]
        details["token"] = caller.token.map(JSON.string)
        try await audit(
            "exported", person: caller.person.description, agency: caller.agency.description, file: number,
            details: .object(details))
    }

    private func demandTrail(_ caller: Caller) throws {
        guard caller.roles.contains(Administration.audit) else { throw DeskRefusal.notFound }
    }

    private func audited(_ filter: TrailFilter) async throws -> AuditTrail.Filter {
        var wanted = AuditTrail.Filter(
            file: filter.file, agency: filter.agency, kinds: filter.group?.kinds)
        wanted.fromMs = filter.from.map { Instant.startOf($0).ms }
        wanted.beforeMs = filter.to.map { Instant.endOf($0).ms }
        if let typed = filter.person {
            let account = try await database.read { db in try Accounts.find(typed, on: db) }
            wanted.person = account?.person ?? typed
        }
        return wanted
    }

    private func noteReading(_ filter: TrailFilter, by caller: Caller) async throws {
        var details: [String: JSON] = [:]
        details["file"] = filter.file.map(JSON.string)
        details["person"] = filter.person.map(JSON.string)
        details["group"] = filter.group.map { .string($0.rawValue) }
        try await audit(
            "trail-read", person: caller.person.description, agency: caller.agency.description,
            details: .object(details))
    }

    /// Why sealed records were opened, by the position of the line.
    private func reasons(of entries: [AuditTrail.Entry]) async throws -> [Int: String] {
        let looks = entries.filter { $0.kind == "sealed-record-read" }
        let asked = entries.filter { $0.details["request"]?.string != nil }
        let held = entries.filter { $0.details["hold"]?.string != nil }
        guard !looks.isEmpty || !asked.isEmpty || !held.isEmpty else { return [:] }
        return try await database.read { db in
            var reasons: [Int: String] = [:]
            for line in asked {
                guard let row = try KeepingRequests.find(line.details["request"]?.string ?? "", on: db) else {
                    continue
                }
                let isAsking = ["opening-asked", "erasure-proposed", "review-proposed"].contains(line.kind)
                reasons[line.position] = isAsking ? row.reason : row.answer
            }
            for line in held {
                let told = try RetentionHolds.reasons(of: line.details["hold"]?.string ?? "", on: db)
                reasons[line.position] = line.kind == "hold-set" ? told?.setting : told?.release
            }
            for look in looks {
                guard let number = look.caseNumber, let revision = look.details["revision"]?.int,
                    let hand = try self.readFile(number, on: db)
                else { continue }
                // The file's revision after the act: its reading stands at or shortly before it.
                let events = hand.events.prefix(revision).reversed()
                for case .sealedRecordRead(_, _, let because) in events {
                    reasons[look.position] = try TextRecords.find(because.id, on: db)?.text
                    break
                }
            }
            return reasons
        }
    }
}

/// Reads the pieces of an export one after the other.
private actor TrailPieces {
    private var writing: TrailWriting
    private let database: any Database

    init(_ writing: TrailWriting, _ database: any Database) {
        self.writing = writing
        self.database = database
    }

    func next() async throws -> String? {
        let begun = writing
        let (after, piece) = try await database.read { db in
            var writing = begun
            let piece = try writing.piece(on: db)
            return (writing, piece)
        }
        writing = after
        return piece
    }
}

extension TrailLine {
    /// What a line adds to itself: names and values, plain.
    static func details(_ details: JSON) -> [Detail] {
        (details.object ?? [:]).sorted { $0.key < $1.key }.map { name, value in
            Detail(name: name, value: value.string ?? value.canonical)
        }
    }
}
