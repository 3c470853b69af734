public import Casework
public import Law
internal import Programmes
internal import Store

/// A measure with what it comes to.
public struct MeasureView: Sendable {
    public struct Line: Sendable, Hashable {
        /// A code of GB/T 2260, an agency, a month, or the name of an outcome, clock or act; empty where
        /// there is none.
        public let key: String
        /// Of a place or an agency; `nil` where the page knows the words.
        public let name: String?
        public let value: MeasureValue
    }

    public let measure: Measure
    public let from: CivilDate
    public let to: CivilDate
    public let total: MeasureValue
    public let dimension: Measure.Dimension?
    public let lines: [Line]
    /// `nil` where the records were counted at this moment.
    public let freshness: FigureFreshness?
}

/// Which records a page shows.
public struct RecordFilter: Sendable, Hashable {
    public var dimension: Measure.Dimension?
    /// Key of a line of the dimension.
    public var key: String?
    public var isHit: Bool?
    public var after: String?

    public init() {}
}

/// The records behind a figure. Files that are not the caller's to know are counted and not named.
public struct MeasureRecords: Sendable {
    public struct Row: Sendable {
        public let file: CaseNumber
        public let isShared: Bool
        public let procedure: Name<Procedure>
        public let detail: String
        public let agencyName: String
        public let place: String
        public let day: CivilDate
        public let isHit: Bool
        public let amount: Int
    }

    public let measure: Measure
    public let rows: [Row]
    public let unnamed: Int
    public let next: String?
}

/// Figures that the records give, and the records behind them.
extension Office {
    static let recordsOnAPage = 50

    /// The measures that a caller may see: everybody those that are public.
    public func measures(for caller: Caller?) -> [Measure] {
        library.measures.filter { $0.isPublic || caller.flatMap { Oversight($0) } != nil }
    }

    public func measure(
        _ name: String, by dimension: Measure.Dimension?, for caller: Caller?
    ) async throws -> MeasureView {
        let measure = try measureInSight(name, for: caller)
        if let dimension, !measure.dimensions.contains(dimension) {
            throw DeskRefusal.invalid([.init("by", .choice)])
        }
        let (from, to) = days(of: measure)
        try await takeUpLittle()
        let days = from.dayNumber...to.dayNumber
        let (total, lines, standing) = try await database.read { db in
            let standing = try Rollups.standing(on: db)
            guard standing.madeMs != nil else {
                let table = MeasureTable(measure, days: days)
                let lines = try dimension.map { try table.values(by: $0, on: db) } ?? [:]
                return (try table.total(on: db), lines, standing)
            }
            let sums = MeasureSums(measure, days: days)
            return (
                try sums.total(on: db), try dimension.map { try sums.values(by: $0, on: db) } ?? [:], standing
            )
        }
        return MeasureView(
            measure: measure, from: from, to: to, total: total, dimension: dimension,
            lines: lines.sorted { $0.key < $1.key }.map { key, value in
                .init(key: key, name: dimension.flatMap { named(key, $0) }, value: value)
            },
            freshness: FigureFreshness(standing))
    }

    /// Every measure in sight with its figure: one look at each.
    public func figures(for caller: Caller?) async throws -> [MeasureView] {
        var views: [MeasureView] = []
        for measure in measures(for: caller) {
            views.append(try await self.measure(measure.name.description, by: nil, for: caller))
        }
        return views
    }

    /// The records behind a figure, for officers: those of files that they may know.
    public func records(
        of name: String, _ filter: RecordFilter, for caller: Caller
    ) async throws -> MeasureRecords {
        let measure = try measureInSight(name, for: caller)
        let (from, to) = days(of: measure)
        let cursor = try filter.after.map { text in
            guard let cursor = MeasureTable.Cursor(parsing: text) else {
                throw DeskRefusal.invalid([.init("after", .type)])
            }
            return cursor
        }
        let table = MeasureTable(
            measure, days: from.dayNumber...to.dayNumber, narrowing: try narrowing(filter))
        let limit = Office.recordsOnAPage
        let (found, shared) = try await database.read { db in
            let found = try table.records(after: cursor, limit: limit + 1, on: db)
            let shared = try SharedFiles.among(
                found.map(\.caseNumber), with: caller.agency.description, on: db)
            return (found, shared)
        }
        let page = found.prefix(limit)
        let known = page.filter { shared.contains($0.caseNumber) || isUnderSight(of: caller, $0) }
        return MeasureRecords(
            measure: measure, rows: known.map { row($0, isShared: shared.contains($0.caseNumber)) },
            unnamed: page.count - known.count,
            next: found.count > limit ? page.last.map { MeasureTable.Cursor($0).description } : nil)
    }

    private func narrowing(_ filter: RecordFilter) throws -> MeasureTable.Narrowing {
        var narrowing = MeasureTable.Narrowing()
        narrowing.isHit = filter.isHit
        guard let dimension = filter.dimension, let key = filter.key else { return narrowing }
        switch dimension {
        case .area:
            guard divisions[key] != nil else { throw DeskRefusal.invalid([.init("area", .unknown)]) }
            narrowing.area = key
        case .body: narrowing.body = key
        case .month: narrowing.month = key
        case .detail: narrowing.detail = key
        }
        return narrowing
    }

    /// A supervisor knows the numbers of all files of the area.
    private func isUnderSight(of caller: Caller, _ record: MeasureTable.Record) -> Bool {
        switch Oversight(caller) {
        case .province(let prefix)?: record.area?.hasPrefix(prefix) ?? true
        case .prefecture(let prefix)?: record.area?.hasPrefix(prefix) ?? false
        case .partaker?, .own?, nil: false
        }
    }

    private func row(_ record: MeasureTable.Record, isShared: Bool) -> MeasureRecords.Row {
        MeasureRecords.Row(
            file: CaseNumber(record.caseNumber), isShared: isShared, procedure: Name(record.procedure),
            detail: record.detail, agencyName: record.body.map { agencies.name(AgencyID($0)) } ?? "",
            place: record.area.map { place($0) } ?? "", day: CivilDate(dayNumber: record.day),
            isHit: record.isHit, amount: record.amount)
    }

    private func measureInSight(_ name: String, for caller: Caller?) throws -> Measure {
        guard let measure = measures(for: caller).first(where: { $0.name.description == name }) else {
            throw DeskRefusal.notFound
        }
        return measure
    }

    private func days(of measure: Measure) -> (from: CivilDate, to: CivilDate) {
        let today = now.legalDay
        return (today - (measure.periodDays - 1), today)
    }

    private func named(_ key: String, _ dimension: Measure.Dimension) -> String? {
        switch dimension {
        case .area: divisions[key].map(\.name)
        case .body: key.isEmpty ? nil : agencies.name(AgencyID(key))
        case .month, .detail: nil
        }
    }
}
