/// What a person has chosen for themselves.
public enum PersonSettings {
    public static func set(
        _ name: String, to value: String, of person: String, at nowMs: Int, on db: some Connection
    ) throws {
        try db.run(
            """
            INSERT INTO person_setting (person, name, value, changed_ms)
            VALUES (\(person), \(name), \(value), \(nowMs))
                ON CONFLICT (person, name) DO UPDATE
               SET value = excluded.value, changed_ms = excluded.changed_ms
            """
        )
    }

    public static func value(_ name: String, of person: String, on db: some Connection) throws -> String? {
        try db.row(
            """
            SELECT value
              FROM person_setting
             WHERE person = \(person) AND name = \(name)
             ORDER BY person
             LIMIT 1
            """
        )?.text("value")
    }
}
