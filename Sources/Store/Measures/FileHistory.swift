/// What measures count of one file: its clocks with their ends, the stages that it reached, the acts on it.
public struct FileHistory: Hashable, Sendable {
    public var clocks: [ClockRunRow]
    public var stages: [StageRow]
    public var acts: [ActRow]
    /// `nil` for every file but one in which something is said about a breach.
    public var remark: BreachRemarkRow?

    public init(
        clocks: [ClockRunRow] = [], stages: [StageRow] = [], acts: [ActRow] = [],
        remark: BreachRemarkRow? = nil
    ) {
        self.clocks = clocks
        self.stages = stages
        self.acts = acts
        self.remark = remark
    }

    /// The names of the tables that say something else.
    func tables(differingFrom other: FileHistory) -> [String] {
        [
            ("clock_run", Set(clocks) == Set(other.clocks)),
            ("stage_reached", Set(stages) == Set(other.stages)),
            ("act_done", Set(acts) == Set(other.acts)),
            ("breach_remark", remark == other.remark),
        ].filter { !$0.1 }.map(\.0)
    }
}

extension FileHistory {
    /// Rows that one statement takes: engines bound the values of a statement.
    private static let rowsAtOnce = 500

    func replace(_ cover: CoverSheet, on db: some Connection) throws {
        let number = cover.number
        try db.run("DELETE FROM clock_run WHERE case_number = \(number)")
        try put(clocks.map { $0.values(cover) }, "clock_run", ClockRunRow.columns, on: db)
        try db.run("DELETE FROM stage_reached WHERE case_number = \(number)")
        try put(stages.map { $0.values(cover) }, "stage_reached", StageRow.columns, on: db)
        try db.run("DELETE FROM act_done WHERE case_number = \(number)")
        try put(acts.map { $0.values(cover) }, "act_done", ActRow.columns, on: db)
        try db.run("DELETE FROM breach_remark WHERE case_number = \(number)")
        try put(remark.map { [$0.values(cover)] } ?? [], "breach_remark", BreachRemarkRow.columns, on: db)
    }

    private func put(_ rows: [SQL], _ table: SQL, _ columns: SQL, on db: some Connection) throws {
        for start in stride(from: 0, to: rows.count, by: FileHistory.rowsAtOnce) {
            let some = Array(rows[start..<min(start + FileHistory.rowsAtOnce, rows.count)])
            try db.run("INSERT INTO \(sql: table) (\(sql: columns)) VALUES \(list: some)")
        }
    }

    static func find(_ number: String, on db: some Connection) throws -> FileHistory {
        FileHistory(
            clocks: try rows(ClockRunRow.columns, "clock_run", number, by: "clock, run", on: db)
                .map(ClockRunRow.init),
            stages: try rows(StageRow.columns, "stage_reached", number, by: "stage", on: db)
                .map(StageRow.init),
            acts: try rows(ActRow.columns, "act_done", number, by: "revision", on: db).map(ActRow.init),
            remark: try rows(BreachRemarkRow.columns, "breach_remark", number, by: "breach", on: db)
                .map(BreachRemarkRow.init).first)
    }

    private static func rows(
        _ columns: SQL, _ table: SQL, _ number: String, by order: SQL, on db: some Connection
    ) throws -> [FoundRow] {
        try db.rows(
            """
            SELECT \(sql: columns)
              FROM \(sql: table)
             WHERE case_number = \(number)
             ORDER BY \(sql: order)
             LIMIT \(Projection.mostRows)
            """
        )
    }
}
