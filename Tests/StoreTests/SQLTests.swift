import Testing

@testable import Store

struct SQLTests {
    @Test func `what a person typed is never read as a statement`() {
        let typed = "'; DROP TABLE journal; --"
        let sql: SQL = "SELECT 1 AS one FROM agency WHERE id = \(typed)"

        for engine in Engine.allCases {
            let (text, values) = sql.rendered(for: engine)
            #expect(!text.contains("DROP"))
            #expect(values == [.text(typed)])
        }
    }

    @Test func `each engine gets its own placeholders, numbered through parts and lists`() {
        let condition: SQL = "kind IN (\(list: ["police", "court"])) AND level = \(3)"
        let sql: SQL = "SELECT id FROM agency WHERE \(sql: condition) LIMIT \(10)"

        #expect(
            sql.rendered(for: .sqlite).text
                == "SELECT id FROM agency WHERE kind IN (?, ?) AND level = ? LIMIT ?")
        #expect(
            sql.rendered(for: .postgres).text
                == "SELECT id FROM agency WHERE kind IN ($1, $2) AND level = $3 LIMIT $4")
        #expect(sql.rendered(for: .postgres).values == [.text("police"), .text("court"), .int(3), .int(10)])
    }

    @Test(arguments: Engine.here)
    func `an empty list equals nothing`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        let none: [String] = []

        let found = try await office.store.read { db in
            try db.rows("SELECT id FROM agency WHERE id IN (\(list: none)) ORDER BY id LIMIT 10")
        }

        #expect(found.isEmpty)
    }

    @Test func `words that differ between the engines are chosen by the engine`() {
        let sql: SQL = "SELECT 1 AS one \(sqlite: "", postgres: "FOR UPDATE")"

        #expect(sql.rendered(for: .sqlite).text == "SELECT 1 AS one ")
        #expect(sql.rendered(for: .postgres).text == "SELECT 1 AS one FOR UPDATE")
    }

    @Test(arguments: Engine.here)
    func `every kind of value comes back as it went in`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        let nothing: String? = nil

        let row = try await office.store.read { db in
            try db.row(
                """
                SELECT \(42) AS number, \(2.5) AS half, \("案卷") AS text,
                       \([1, 0, 255] as [UInt8]) AS bytes, \(true) AS claim, \(nothing) AS absent
                 LIMIT 1
                """
            )
        }

        let found = try #require(row)
        #expect(found.int("number") == 42)
        #expect(found.double("half") == 2.5)
        #expect(found.text("text") == "案卷")
        #expect(found.bytes("bytes") == [1, 0, 255])
        #expect(found.bool("claim"))
        #expect(found.isNull("absent"))
    }

    @Test(arguments: Engine.here)
    func `a reader cannot write`(engine: Engine) async throws {
        let office = try await TestStore(engine)

        await #expect(throws: StoreError.readOnly) {
            try await office.store.read { db in try db.run("DELETE FROM office_setting") }
        }
    }
}
