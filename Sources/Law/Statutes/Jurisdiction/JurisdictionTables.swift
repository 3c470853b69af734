/// What the courts and authorities of the province decide, and no national text says: which basic court takes
/// which districts up to which amount, which intermediate court takes technical matters, which prefectures
/// may adjudicate.
public struct JurisdictionTables: Sendable {
    /// Paths in `share/law`, for those who are asked to fill them.
    public static let basicCourts = "jurisdiction/basic-courts.yaml"
    public static let technicalCourts = "jurisdiction/technical-courts.yaml"
    public static let adjudicatingPrefectures = "jurisdiction/adjudicating-prefectures.yaml"

    public let basicCourts: BasicCourtTable
    public let technicalCourts: TechnicalCourtTable
    public let adjudicatingPrefectures: AdjudicatingPrefectures

    public init(
        basicCourts: BasicCourtTable, technicalCourts: TechnicalCourtTable,
        adjudicatingPrefectures: AdjudicatingPrefectures
    ) {
        self.basicCourts = basicCourts
        self.technicalCourts = technicalCourts
        self.adjudicatingPrefectures = adjudicatingPrefectures
    }
}

/// Everything that is wrong with a table of jurisdiction, row by row; the first row is 1.
public struct JurisdictionTableFaults: Error, Hashable, Sendable {
    public enum Fault: Hashable, Sendable {
        case unknownCourt(String, row: Int)
        case courtOfAnotherLevel(String, row: Int)
        case unknownDistrict(String, row: Int)
        case districtElsewhere(String, row: Int)
        case noDistrict(row: Int)
        case datesReversed(row: Int)
        /// Neither a cap nor `no_cap: true`, or both.
        case capUnclear(row: Int)
        case capNotPositive(row: Int)
        /// Only matters of designs and of well-known marks can be approved for a basic court.
        case noApprovalPossible(row: Int)
        /// Two rows take the same county on the same day.
        case overlap(county: String, rows: [Int])
        /// No row takes the county from that day on.
        case gap(county: String, from: CivilDate)
    }

    public let faults: [Fault]

    public init(_ faults: [Fault]) {
        self.faults = faults
    }
}

/// Which intermediate court takes the technical matters of a province (INT2022-13 art. 1).
public struct TechnicalCourtTable: Sendable {
    public struct Row: Hashable, Sendable, Codable {
        public let province: String
        public let court: String
        public let from: CivilDate
        public let to: CivilDate?
        public let conf: Confidence
        public let note: String?

        public var isToBeConfirmed: Bool { conf.isToBeConfirmed }
    }

    public let rows: [Row]

    /// Refuses unknown courts, courts of another level, reversed dates and two rows for one province and day.
    public init(
        _ rows: [Row], courts: Courts, divisions: Divisions
    ) throws(JurisdictionTableFaults) {
        var faults: [JurisdictionTableFaults.Fault] = []
        for (number, row) in zip(1..., rows) {
            if let court = courts[row.court] {
                if court.level != .intermediate {
                    faults.append(.courtOfAnotherLevel(row.court, row: number))
                }
            } else {
                faults.append(.unknownCourt(row.court, row: number))
            }
            if divisions[row.province]?.level != .province {
                faults.append(.unknownDistrict(row.province, row: number))
            }
            if let to = row.to, to < row.from { faults.append(.datesReversed(row: number)) }
            for (other, later) in zip(1..., rows).dropFirst(number) where later.province == row.province {
                let overlap =
                    (row.to.map { later.from <= $0 } ?? true) && (later.to.map { row.from <= $0 } ?? true)
                if overlap { faults.append(.overlap(county: row.province, rows: [number, other])) }
            }
        }
        guard faults.isEmpty else { throw JurisdictionTableFaults(faults) }
        self.rows = rows
    }

    func row(for province: String, on day: CivilDate) -> Row? {
        rows.first {
            $0.province == province && $0.conf.mayDecide && $0.from <= day
                && ($0.to.map { day <= $0 } ?? true)
        }
    }
}

/// The prefectures that have much patent work and can handle it (PLR2023 art. 95): a list that the provincial
/// authority confirms. While it is not confirmed, whether a prefecture may adjudicate is open.
public struct AdjudicatingPrefectures: Sendable {
    public struct Row: Hashable, Sendable, Codable {
        public let division: String
        public let from: CivilDate
        public let to: CivilDate?

        public init(division: String, from: CivilDate, to: CivilDate? = nil) {
            self.division = division
            self.from = from
            self.to = to
        }
    }

    public struct List: Hashable, Sendable, Codable {
        /// The day on which the list was confirmed as complete; `nil` while it was not.
        public let confirmed: CivilDate?
        public let prefectures: [Row]

        public init(confirmed: CivilDate?, prefectures: [Row]) {
            self.confirmed = confirmed
            self.prefectures = prefectures
        }
    }

    public let list: List

    public init(_ list: List, divisions: Divisions) throws(JurisdictionTableFaults) {
        var faults: [JurisdictionTableFaults.Fault] = []
        for (number, row) in zip(1..., list.prefectures) {
            if divisions[row.division]?.level != .prefecture {
                faults.append(.unknownDistrict(row.division, row: number))
            }
            if let to = row.to, to < row.from { faults.append(.datesReversed(row: number)) }
        }
        guard faults.isEmpty else { throw JurisdictionTableFaults(faults) }
        self.list = list
    }

    /// `nil` while nobody has confirmed the list and the prefecture is not in it.
    func mayAdjudicate(_ prefecture: String, on day: CivilDate) -> Bool? {
        let isListed = list.prefectures.contains {
            $0.division == prefecture && $0.from <= day && ($0.to.map { day <= $0 } ?? true)
        }
        if isListed { return true }
        return list.confirmed == nil ? nil : false
    }
}
