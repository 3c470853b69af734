/// What a server says of a statement that it did not do.
struct PostgresReport {
    /// SQLSTATE; empty where the connection ended instead of an answer.
    let code: String
    let message: String
    let detail: String
    let table: String
    let column: String
    let constraint: String
    let isLost: Bool

    /// The columns as SQLite names them: `account.login`. The values beside them are nobody's business here.
    fileprivate var uniqueColumns: String {
        guard let start = detail.firstIndex(of: "("), let end = detail.firstRange(of: ")=(")?.lowerBound,
            start < end
        else { return constraint }
        return detail[detail.index(after: start)..<end].split(separator: ",")
            .map { table + "." + $0.trimmingSpaces }
            .joined(separator: ", ")
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring { drop { $0 == " " } }
}

extension StoreError {
    init(_ report: PostgresReport) {
        switch report.code {
        case "23505": self = .unique(constraint: report.uniqueColumns)
        case "23503": self = .foreignKey
        case "23514": self = .check(constraint: report.constraint)
        case "23502": self = .notNull(column: "\(report.table).\(report.column)")
        case "ZB001": self = .refused(report.message)
        case "25006": self = .readOnly
        case "53100": self = .diskFull
        case "XX001", "XX002": self = .corrupt(report.message)
        // A lock or a statement took longer than we wait, or the server chose another to go on.
        case "55P03", "57014", "40001", "40P01", "53300": self = .busy
        case "57P01", "57P02", "57P03": self = .away(StoreError.serverStopped)
        // An answer without a code is none: the line was cut while it was awaited.
        case _ where report.isLost || report.code.isEmpty || report.code.hasPrefix("08"):
            self = .away(StoreError.serverLost)
        default: self = .other(code: report.code, message: report.message)
        }
    }

    private static let serverStopped = "the PostgreSQL server ended the connection"
    private static let serverLost = "the connection to PostgreSQL was lost"
}
