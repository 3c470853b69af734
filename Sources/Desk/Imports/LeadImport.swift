internal import Casework
internal import Crypto
internal import Evidence
public import Foundation
internal import Law
internal import Programmes
public import Store

/// A list of leads that is to be taken in, and how.
public struct LeadImportOrder: Sendable {
    public let file: URL
    /// The system that the list comes from: its numbers are its own.
    public let source: String
    /// By the bytes of the list when it is `nil`.
    public let encoding: TextEncoding?
    /// Reads and checks everything, and writes nothing.
    public let isTrial: Bool

    public init(file: URL, source: String, encoding: TextEncoding?, isTrial: Bool) {
        self.file = file
        self.source = source
        self.encoding = encoding
        self.isTrial = isTrial
    }
}

/// How many rows a list had, and what became of them.
public struct LeadImportTally: Hashable, Sendable {
    public var rows = 0
    public var added = 0
    /// Rows that were here already and say the same.
    public var known = 0
    /// Rows whose number is known and that say something else now: reported, never written over.
    public var different = 0
    public var bad = 0
    public var bytesRead = 0
    public var bytesOfAll = 0
    public var encoding = TextEncoding.utf8
    /// It was stopped before the end; running it again goes on from there.
    public var wasStopped = false
}

extension Office {
    /// Rows of one transaction: a server beside the import waits for as long as these take.
    private static let rowsAtOnce = 200
    /// Times that a group is tried while another process holds the database.
    private static let mostTries = 30

    /// Takes in a list of leads. Each row is wholly in or not in at all, whatever stops the import.
    ///
    /// A row becomes a file as a lead through any door does, with its clocks running from its receipt. No code is
    /// made, since nobody is there to be told it, and those who take leads in are told once for all of them.
    ///
    /// - Parameter progress: called after each group; `false` stops the import there.
    public func importLeads(
        _ order: LeadImportOrder, progress: (LeadImportTally) -> Bool = { _ in true },
        rejected: (RejectedRow) throws -> Void
    ) async throws -> LeadImportTally {
        guard Office.isSource(order.source) else { throw LeadListFault.noSource }
        let look = try ListLook(order.file)
        var tally = LeadImportTally()
        tally.bytesOfAll = look.sizeBytes
        tally.encoding = order.encoding ?? look.encoding
        let handle = try FileHandle(forReadingFrom: order.file)
        var list = try LeadListReading(
            CSVReader(next: ListLook.chunks(of: handle)), decoder: try TextDecoder(tally.encoding),
            words: leadRowWords)
        var added: [Audience: Int] = [:]
        while let group = try group(&list) {
            let settled = try await settle(group, order)
            for row in settled.rejected { try rejected(row) }
            tally.count(settled, of: group.count)
            tally.bytesRead = list.bytesRead
            added.merge(settled.added) { $0 + $1 }
            if !progress(tally) {
                tally.wasStopped = true
                break
            }
        }
        try handle.close()
        if !order.isTrial { try await conclude(order, look, tally, added) }
        return tally
    }

    private static func isSource(_ name: String) -> Bool {
        (1...60).contains(name.count)
            && name.allSatisfy { $0.isLetter || $0.isNumber || ".-_".contains($0) }
    }

    private func group(_ list: inout LeadListReading) throws -> [LeadListReading.Entry]? {
        var group: [LeadListReading.Entry] = []
        while group.count < Office.rowsAtOnce, let entry = try list.next(now: now) { group.append(entry) }
        return group.isEmpty ? nil : group
    }

    private func settle(_ group: [LeadListReading.Entry], _ order: LeadImportOrder) async throws
        -> SettledRows
    {
        var tries = 0
        while true {
            let sorted = try await sort(group, order)
            guard !order.isTrial, !sorted.new.isEmpty else { return sorted.settled }
            do {
                try await write(sorted.new, from: order.source)
                return sorted.settled
            } catch let fault as StoreError {
                // Another import took in one of the rows, or another process wrote for too long.
                tries += 1
                guard fault.isPassing, tries < Office.mostTries else { throw fault }
            }
        }
    }

    /// Tells the new rows from those that are here.
    private func sort(_ group: [LeadListReading.Entry], _ order: LeadImportOrder) async throws
        -> (new: [NewLead], settled: SettledRows)
    {
        let numbers = group.compactMap { if case .row(let row) = $0 { row.externalNumber } else { nil } }
        let source = order.source
        let found = try await database.read { db in
            try ImportedLeads.find(numbers, from: source, on: db)
        }
        var known = Dictionary(
            found.map { ($0.externalNumber, (mark: $0.mark, file: String?($0.caseNumber))) }
        ) { first, _ in first }
        var new: [NewLead] = []
        var settled = SettledRows()
        for entry in group {
            switch entry {
            case .rejected(let row): settled.reject(row)
            case .row(let row):
                let mark = ImportedLead.mark(of: row.said, with: key)
                if let earlier = known[row.externalNumber] {
                    if earlier.mark == mark {
                        settled.known += 1
                    } else {
                        settled.differ(row.rejected([.init(.externalNumber, "different")], earlier.file))
                    }
                    continue
                }
                switch opening(of: row) {
                case .success(let opening):
                    known[row.externalNumber] = (mark, nil)
                    new.append(NewLead(externalNumber: row.externalNumber, mark: mark, opening: opening))
                    settled.added[opening.desk, default: 0] += 1
                case .failure(let unfit): settled.reject(row.rejected(unfit.faults, nil))
                }
            }
        }
        return (new, settled)
    }

    private func opening(of row: LeadRow) -> Result<LeadOpening, UnfitRow> {
        do {
            return .success(try LeadOpening(row.form, received: row.receivedAt, office: self))
        } catch DeskRefusal.invalid(let faults) {
            return .failure(
                UnfitRow(faults: faults.map { RowFault(LeadColumn(field: $0.field), $0.code.rawValue) }))
        } catch {
            // No version of the procedure was in force on that day: there is nothing to back-date it into.
            return .failure(UnfitRow(faults: [RowFault(.receivedAt, "back_dated")]))
        }
    }

    private func write(_ leads: [NewLead], from source: String) async throws {
        try await database.write { db in
            for lead in leads {
                let file = try self.record(lead.opening, on: db)
                try ImportedLeads.put(
                    ImportedLead(
                        externalNumber: lead.externalNumber, mark: lead.mark,
                        caseNumber: file.number.description),
                    from: source, at: lead.opening.recordedAt.ms, on: db)
            }
        }
    }

    /// Writes into the audit trail what was taken in, and tells the desks that have work from it.
    private func conclude(
        _ order: LeadImportOrder, _ look: ListLook, _ tally: LeadImportTally, _ added: [Audience: Int]
    ) async throws {
        let nowMs = now.ms
        let details: JSON = .object([
            "source": .string(order.source), "sha256": .string(look.digest), "rows": .int(tally.rows),
            "added": .int(tally.added), "known": .int(tally.known), "different": .int(tally.different),
            "bad": .int(tally.bad), "stopped": .bool(tally.wasStopped),
        ])
        try await database.write { db in
            try Audit.append(
                AuditEntry(atMs: nowMs, person: nil, agency: nil, kind: "leads-imported", details: details),
                on: db)
            for (desk, count) in added {
                _ = try Notices.put(
                    "notice.leads-imported", to: desk, about: nil,
                    details: .object(["count": .string(String(count)), "source": .string(order.source)]),
                    at: nowMs, on: db)
            }
        }
    }
}

private struct UnfitRow: Error {
    let faults: [RowFault]
}

/// A row that becomes a file in the next transaction.
private struct NewLead: Sendable {
    let externalNumber: String
    let mark: [UInt8]
    let opening: LeadOpening
}

/// What became of the rows of one group.
private struct SettledRows: Sendable {
    var added: [Audience: Int] = [:]
    var known = 0
    private(set) var different = 0
    private(set) var bad = 0
    private(set) var rejected: [RejectedRow] = []

    mutating func reject(_ row: RejectedRow) {
        bad += 1
        rejected.append(row)
    }

    mutating func differ(_ row: RejectedRow) {
        different += 1
        rejected.append(row)
    }
}

extension LeadOpening {
    /// Who has the first step of the new file.
    fileprivate var desk: Audience {
        let first = procedure.actions(in: procedure.opening.stage).first?.by.first
        let role = procedure.role("intake-officer")?.name ?? first
        return role.map { .role($0.description, at: agency.id) } ?? .agency(agency.id)
    }
}

extension LeadRow {
    fileprivate func rejected(_ faults: [RowFault], _ file: String?) -> RejectedRow {
        RejectedRow(
            line: line, lastLine: lastLine, externalNumber: externalNumber, faults: faults, caseNumber: file)
    }
}

extension LeadImportTally {
    fileprivate mutating func count(_ settled: SettledRows, of rows: Int) {
        self.rows += rows
        added += settled.added.values.reduce(0, +)
        known += settled.known
        different += settled.different
        bad += settled.bad
    }
}

extension StoreError {
    /// What another try may mend.
    fileprivate var isPassing: Bool {
        switch self {
        case .unique, .busy, .away: true
        default: false
        }
    }
}
