/// Which basic court hears the ordinary matters of which districts, and up to which amount (INT2022-13 art.
/// 3).
///
/// The list of the Supreme People's Court is not in the law base: the table is empty until the high court's
/// list is entered. A table that is entered covers every county of its province without a gap and without an
/// overlap.
public struct BasicCourtTable: Sendable {
    public struct Row: Hashable, Sendable {
        /// Code of a basic court.
        public let court: String
        /// GB/T 2260 codes: counties, or prefectures with all that lies in them.
        public let districts: [String]
        /// Below it the basic court takes the matter; from it on, the intermediate court. `nil` only with
        /// `noCap`.
        public let below: Money?
        public let noCap: Bool
        /// Of designs and well-known marks, those that it takes with approval (INT2022-13 art. 2 para. 1).
        public let approved: Set<JurisdictionQuestion.Subject>
        public let from: CivilDate
        /// Last day in force.
        public let to: CivilDate?
        public let conf: Confidence

        public init(
            court: String, districts: [String], below: Money?, noCap: Bool = false,
            approved: Set<JurisdictionQuestion.Subject> = [], from: CivilDate,
            to: CivilDate? = nil, conf: Confidence
        ) {
            self.court = court
            self.districts = districts
            self.below = below
            self.noCap = noCap
            self.approved = approved
            self.from = from
            self.to = to
            self.conf = conf
        }

        public var isToBeConfirmed: Bool { conf.isToBeConfirmed }

        func isInForce(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
    }

    /// The table as it is written.
    public struct Sheet: Hashable, Sendable {
        public let province: String
        public let rows: [Row]

        public init(province: String, rows: [Row]) {
            self.province = province
            self.rows = rows
        }
    }

    public let rows: [Row]

    /// Refuses a table with unknown courts or districts, reversed dates, caps left out, overlaps or gaps.
    public init(
        _ sheet: Sheet, courts: Courts, divisions: Divisions
    ) throws(JurisdictionTableFaults) {
        rows = sheet.rows
        var faults = zip(1..., rows).flatMap { Self.faults(of: $1, $0, sheet.province, courts, divisions) }
        if faults.isEmpty && !rows.isEmpty { faults = coverFaults(of: sheet.province, divisions) }
        guard faults.isEmpty else { throw JurisdictionTableFaults(faults) }
    }

    func row(for county: String, on day: CivilDate, _ divisions: Divisions) -> Row? {
        rows.first { row in
            row.conf.mayDecide && row.isInForce(on: day)
                && row.districts.contains { divisions.isIn(county, $0) }
        }
    }

    private static func faults(
        of row: Row, _ number: Int, _ province: String, _ courts: Courts, _ divisions: Divisions
    ) -> [JurisdictionTableFaults.Fault] {
        var faults: [JurisdictionTableFaults.Fault] = []
        if let court = courts[row.court] {
            if court.level != .basic { faults.append(.courtOfAnotherLevel(row.court, row: number)) }
        } else {
            faults.append(.unknownCourt(row.court, row: number))
        }
        if row.districts.isEmpty { faults.append(.noDistrict(row: number)) }
        for district in row.districts {
            if divisions[district] == nil {
                faults.append(.unknownDistrict(district, row: number))
            } else if !divisions.isIn(district, province) {
                faults.append(.districtElsewhere(district, row: number))
            }
        }
        if let to = row.to, to < row.from { faults.append(.datesReversed(row: number)) }
        if (row.below == nil) != row.noCap { faults.append(.capUnclear(row: number)) }
        if !row.approved.isSubset(of: [.design, .wellKnownMark]) {
            faults.append(.noApprovalPossible(row: number))
        }
        if let below = row.below, below.fen <= 0 { faults.append(.capNotPositive(row: number)) }
        return faults
    }

    /// For each county, the rows in the order of their days: none twice on a day, none missing from the first
    /// day of the table on.
    private func coverFaults(of province: String, _ divisions: Divisions) -> [JurisdictionTableFaults.Fault] {
        guard let start = rows.map(\.from).min() else { return [] }
        let counties = divisions.children(of: province).flatMap(divisions.children)
        return counties.flatMap { county -> [JurisdictionTableFaults.Fault] in
            let taking = zip(1..., rows).filter { _, row in
                row.districts.contains { divisions.isIn(county, $0) }
            }.sorted { $0.1.from < $1.1.from }
            var next: CivilDate? = start
            var last = 0
            var faults: [JurisdictionTableFaults.Fault] = []
            for (number, row) in taking {
                if let day = next, row.from > day { faults.append(.gap(county: county, from: day)) }
                if next.map({ row.from < $0 && last != 0 }) ?? true {
                    faults.append(.overlap(county: county, rows: [last, number]))
                }
                next = row.to.map { $0 + 1 }
                last = number
            }
            if let day = next { faults.append(.gap(county: county, from: day)) }
            return faults
        }
    }
}

extension BasicCourtTable.Row: Decodable {
    private enum CodingKeys: String, CodingKey {
        case court, districts, approved, from, to, conf
        case below = "amount_below_yuan"
        case noCap = "no_cap"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        court = try container.decode(String.self, forKey: .court)
        districts = try container.decode([String].self, forKey: .districts)
        let yuan = try container.decodeIfPresent(Int.self, forKey: .below)
        guard yuan.map((-999_999_999_999...999_999_999_999).contains) ?? true else {
            throw DecodingError.dataCorruptedError(
                forKey: .below, in: container, debugDescription: "more yuan than any list says")
        }
        below = yuan.map(Money.init(yuan:))
        noCap = try container.decodeIfPresent(Bool.self, forKey: .noCap) ?? false
        approved =
            try container.decodeIfPresent(Set<JurisdictionQuestion.Subject>.self, forKey: .approved) ?? []
        from = try container.decode(CivilDate.self, forKey: .from)
        to = try container.decodeIfPresent(CivilDate.self, forKey: .to)
        conf = try container.decode(Confidence.self, forKey: .conf)
    }
}

extension BasicCourtTable.Sheet: Decodable {
    private enum CodingKeys: String, CodingKey {
        case province
        case rows = "courts"
    }
}
