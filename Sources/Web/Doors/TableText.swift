internal import Evidence

/// Tables in forms: a cell is a field named `obligations.2.amount`, rows counted from 1.
enum TableText {
    /// Rows that a form takes; the desk has a limit of its own.
    static let mostRows = 50

    /// The fields of a form with the cells of each table gathered into its rows. A row that was left empty keeps its
    /// place, so that a fault is found where it was typed.
    static func folded(_ fields: [String: String]) -> [String: JSON] {
        var folded: [String: JSON] = [:]
        var tables: [String: [Int: [String: JSON]]] = [:]
        for (name, value) in fields {
            if let cell = cell(name) {
                tables[cell.table, default: [:]][cell.row, default: [:]][cell.column] = .string(value)
            } else {
                folded[name] = .string(value)
            }
        }
        for (table, rows) in tables {
            let last = rows.keys.max() ?? 0
            folded[table] = .array((1...max(last, 1)).map { .object(rows[$0] ?? [:]) })
        }
        return folded
    }

    /// The newest row of a table in which something was typed; 0 when nothing was.
    static func lastRow(of table: String, in fields: [String: String]) -> Int {
        fields.keys.compactMap(cell).filter { $0.table == table }.map(\.row).max() ?? 0
    }

    private static func cell(_ name: String) -> (table: String, row: Int, column: String)? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let row = Int(parts[1]), (1...mostRows).contains(row) else { return nil }
        return (parts[0], row, parts[2])
    }
}
