internal import Casework
internal import Evidence
internal import Store

/// Something that is not as it was recorded.
public struct VerificationFinding: Hashable, Sendable, CustomStringConvertible {
    /// `journal:4127`, `case_file:230102-2026-00001`, `vault:DIGEST`, `heads.log:3`.
    public let place: String
    public let fault: String
    public let remedy: String

    public init(_ place: String, _ fault: String, remedy: String) {
        self.place = place
        self.fault = fault
        self.remedy = remedy
    }

    public var description: String { "\(place): \(fault); \(remedy)" }

    /// Whether it concerns a table that comes from the journal, so that `zhibao rebuild` puts it right and nothing
    /// is lost: what an update leaves behind.
    public var isMadeAgain: Bool { remedy == VerificationFinding.rebuild }

    /// The lines that people read: one a finding, and one for a table of which more than `most` rows are to be made
    /// again.
    public static func lines(_ findings: [VerificationFinding], most: Int = 10) -> [String] {
        let tables = Dictionary(grouping: findings.filter(\.isMadeAgain), by: \.table)
        let long = tables.filter { $0.value.count > most }
        let single = findings.filter { !$0.isMadeAgain || long[$0.table] == nil }.map(\.description)
        return single
            + long.sorted { $0.key < $1.key }.map { table, rows in
                "\(table): \(rows.count) files, the first \(rows[0].place.dropFirst(table.count + 1)): "
                    + "\(rows[0].fault); \(rebuild)"
            }
    }

    private var table: Substring { place.prefix { $0 != ":" } }

    static let fromCopy = "put the row back from a copy made before"
    static let rebuild = "run `zhibao rebuild`"
}

extension Office {
    /// What is being checked, and how many of it have been.
    public struct VerificationProgress: Sendable, Hashable {
        public enum Part: String, Sendable, Hashable, CaseIterable {
            case journal, heads, audit, files, measures, keys, vault
        }

        public let part: Part
        public let count: Int
    }

    /// Files that are refolded in one reading of the database.
    private static let filesAtOnce = 50

    /// Checks all that the office holds against what it recorded: the journal's leaves and chain, the heads
    /// that were logged, the audit trail, every file against its tables, texts and papers, and the vault.
    ///
    /// Others may work meanwhile. Memory does not grow with the journal's bodies.
    public func verify(
        progress: @Sendable (VerificationProgress) -> Void = { _ in }
    ) async throws -> [VerificationFinding] {
        let journal = try await finished(JournalCheck(), as: .journal, progress)
        var findings = journal.faults.map(VerificationFinding.init)
        findings += try await verifyHeads()
        progress(.init(part: .heads, count: 1))
        let audit = try await finished(AuditCheck(), as: .audit, progress)
        findings += audit.faults.map(VerificationFinding.init)
        findings += try await verifyFiles(progress)
        findings += try await verifySums(progress)
        findings += try await verifyReleasePlaces()
        findings += try await verifyWrappedKeys(progress)
        findings += try await verifyVault(progress)
        findings += try await verifyErasedPapers()
        return findings
    }

    /// Advances a check to the end of its chain, a stretch in each reading, so that others may write meanwhile.
    private func finished<Check: ChainCheck>(
        _ begun: Check, as part: VerificationProgress.Part,
        _ progress: @Sendable (VerificationProgress) -> Void
    ) async throws -> Check {
        var check = begun
        var isMore = true
        while isMore {
            let begun = check
            (check, isMore) = try await database.read { db in
                var check = begun
                let isMore = try check.advance(on: db)
                return (check, isMore)
            }
            progress(.init(part: part, count: check.position))
        }
        return check
    }

    private func verifyHeads() async throws -> [VerificationFinding] {
        let log = HeadsLog(at: folder.heads)
        do {
            return try await database.read { db in try log.faults(on: db) }.map(VerificationFinding.init)
        } catch let fault as HeadsLog.Fault {
            return [VerificationFinding(fault)]
        }
    }

    private func verifyFiles(
        _ progress: @Sendable (VerificationProgress) -> Void
    ) async throws -> [VerificationFinding] {
        let stray = try await database.read { db in try Projection.withoutJournal(limit: 1_000, on: db) }
        var findings = stray.map {
            VerificationFinding(
                "case_file:\($0)", "no page of the journal knows this file",
                remedy: "delete the row, which nobody opened")
        }
        var position = 0
        var count = 0
        while true {
            let after = position
            let (found, last, read) = try await database.read { db in
                let openings = try Journal.openings(after: after, limit: Office.filesAtOnce, on: db)
                let found = try openings.flatMap { try self.verifyFile($0.caseNumber, on: db) }
                return (found, openings.last?.position, openings.count)
            }
            guard let last else { return findings }
            findings += found
            position = last
            count += read
            progress(.init(part: .files, count: count))
        }
    }

    private func verifyVault(
        _ progress: @Sendable (VerificationProgress) -> Void
    ) async throws -> [VerificationFinding] {
        var findings: [VerificationFinding] = []
        var last: Digest?
        var count = 0
        while true {
            let after = last
            let digests = try await database.read { db in
                try Documents.digests(after: after, limit: Office.filesAtOnce, on: db)
            }
            guard let newest = digests.last else { return findings }
            for digest in digests {
                do {
                    try vault.verify(digest)
                } catch {
                    findings.append(VerificationFinding(digest, error))
                }
            }
            last = newest
            count += digests.count
            progress(.init(part: .vault, count: count))
        }
    }

    /// How many papers two people erased: they are not missing.
    public func erasedPapers() async throws -> Int {
        try await database.read { db in try Documents.erasedCount(on: db) }
    }

    /// A paper that was erased is not there; one whose bytes are still there was not erased.
    private func verifyErasedPapers() async throws -> [VerificationFinding] {
        var findings: [VerificationFinding] = []
        var last: Digest?
        while true {
            let after = last
            let digests = try await database.read { db in
                try Documents.erasedDigests(after: after, limit: Office.filesAtOnce, on: db)
            }
            guard let newest = digests.last else { return findings }
            findings += try digests.filter(vault.contains).map {
                VerificationFinding(
                    "vault:\($0)", "the document was erased, and its bytes are still there",
                    remedy: "let the office run until its next round, or delete the file")
            }
            last = newest
        }
    }
}
