/// What the office knows about itself, by name: the seed of its world, the calendars that were loaded.
public enum OfficeSettings {
    public static let most = 1_000

    public static func value(_ name: String, on db: some Connection) throws -> String? {
        try db.row("SELECT value FROM office_setting WHERE name = \(name) ORDER BY name LIMIT 1")?.text(
            "value")
    }

    /// All settings whose names begin alike, such as `calendar.`.
    public static func values(startingWith prefix: String, on db: some Connection) throws -> [String: String]
    {
        let found = try db.rows(
            """
            SELECT name, value
              FROM office_setting
             WHERE substr(name, 1, CAST(\(prefix.count) AS INTEGER)) = \(prefix)
             ORDER BY name
             LIMIT \(most)
            """
        )
        return Dictionary(uniqueKeysWithValues: found.map { ($0.text("name"), $0.text("value")) })
    }

    public static func set(_ name: String, to value: String, at nowMs: Int, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO office_setting (name, value, changed_ms)
            VALUES (\(name), \(value), \(nowMs))
                ON CONFLICT (name) DO UPDATE
               SET value = excluded.value, changed_ms = excluded.changed_ms
            """
        )
    }
}
