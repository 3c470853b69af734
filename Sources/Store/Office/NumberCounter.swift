/// Official numbers: 1, 2, 3 … in each series, without gaps, because the number is taken in the
/// transaction that uses it.
public enum NumberCounter {
    public static func next(in series: String, on db: some Connection) throws -> Int {
        let raised = try db.row(
            """
            INSERT INTO number_counter (series, last)
            VALUES (\(series), 1)
                ON CONFLICT (series) DO UPDATE
               SET last = number_counter.last + 1
            RETURNING last
            """
        )
        guard let raised else { preconditionFailure("an upsert returns its row") }
        return raised.int("last")
    }
}
