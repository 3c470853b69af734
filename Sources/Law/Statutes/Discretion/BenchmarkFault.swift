/// What is wrong with tables of discretion taken together. A loader reports all of them.
public enum BenchmarkFault: Hashable, Sendable {
    case tableTwice(id: String)
    case notAnArea(String, id: String)
    case daysReversed(id: String)
    /// Two tables of one area and basis are in force on the same day.
    case overlap(id: String, other: String)
    case noGrades(id: String)
    /// Grades are numbered 1, 2, 3 ….
    case gradesOutOfOrder(id: String)
    case percentAboveWhole(id: String, grade: Int)
    /// The law base knows no range for `other`.
    case basisWithoutRange(id: String)

    public var id: String {
        switch self {
        case .tableTwice(let id), .notAnArea(_, let id), .daysReversed(let id), .overlap(let id, _),
            .noGrades(let id), .gradesOutOfOrder(let id), .percentAboveWhole(let id, _),
            .basisWithoutRange(let id):
            id
        }
    }

    public var sentence: String {
        switch self {
        case .tableTwice(let id): "the table `\(id)` stands twice"
        case .notAnArea(let area, let id): "`\(area)` in `\(id)` is not a division code of six digits"
        case .daysReversed(let id): "the table `\(id)` ends before it begins"
        case .overlap(let id, let other):
            "`\(id)` and `\(other)` are in force at the same time for the same area and basis"
        case .noGrades(let id): "the table `\(id)` has no grades"
        case .gradesOutOfOrder(let id): "the grades of `\(id)` are not numbered 1, 2, 3 …"
        case .percentAboveWhole(let id, let grade): "grade \(grade) of `\(id)` goes beyond 100 percent"
        case .basisWithoutRange(let id): "`\(id)` weighs a basis whose range the law base does not hold"
        }
    }

    public var remedy: String {
        switch self {
        case .tableTwice: "keep one, or give the second another id"
        case .notAnArea: "write the code in quotes, such as \"230000\"; \"000000\" is the whole country"
        case .daysReversed: "mend `from` or `to`"
        case .overlap: "end the earlier one with `to`"
        case .noGrades: "add `grades`"
        case .gradesOutOfOrder: "number them from 1, the lightest first"
        case .percentAboveWhole: "write at most 100"
        case .basisWithoutRange: "name a basis with a range"
        }
    }

    public static func faults(in tables: [DiscretionBenchmark]) -> [BenchmarkFault] {
        let twice = Dictionary(grouping: tables, by: \.id).filter { $0.value.count > 1 }.keys.sorted()
        return twice.map { .tableTwice(id: $0) } + tables.flatMap(faults(of:)) + overlaps(tables)
    }

    private static func faults(of table: DiscretionBenchmark) -> [BenchmarkFault] {
        var faults: [BenchmarkFault] = []
        let isCode = table.area.utf8.count == 6 && table.area.utf8.allSatisfy { (48...57).contains($0) }
        if !isCode { faults.append(.notAnArea(table.area, id: table.id)) }
        if let to = table.to, to < table.from { faults.append(.daysReversed(id: table.id)) }
        if table.basis == .other { faults.append(.basisWithoutRange(id: table.id)) }
        if table.grades.isEmpty { faults.append(.noGrades(id: table.id)) }
        if table.grades.map(\.grade) != table.grades.indices.map({ $0 + 1 }) {
            faults.append(.gradesOutOfOrder(id: table.id))
        }
        for grade in table.grades {
            guard case .percent(let bounds) = grade.limits, bounds.upperBound > 100 else { continue }
            faults.append(.percentAboveWhole(id: table.id, grade: grade.grade))
        }
        return faults
    }

    private static func overlaps(_ tables: [DiscretionBenchmark]) -> [BenchmarkFault] {
        tables.indices.flatMap { index in
            tables[(index + 1)...].filter { other in
                let table = tables[index]
                let isSame = table.area == other.area && table.basis == other.basis && table.id != other.id
                return isSame && table.isInForce(on: max(table.from, other.from))
                    && other.isInForce(on: max(table.from, other.from))
            }.map { .overlap(id: tables[index].id, other: $0.id) }
        }
    }
}
