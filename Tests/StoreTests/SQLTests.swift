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
                       \([1, 0, 255] as [UInt8]) AS bytes, \([UInt8]()) AS none, \("") AS blank,
                       \(true) AS claim, \(nothing) AS absent
                 LIMIT 1
                """
            )
        }

        let found = try #require(row)
        #expect(found.int("number") == 42)
        #expect(found.double("half") == 2.5)
        #expect(found.text("text") == "案卷")
        #expect(found.bytes("bytes") == [1, 0, 255])
        #expect(found.value("none") == .bytes([]) && found.value("blank") == .text(""))
        #expect(found.bool("claim"))
        #expect(found.isNull("absent"))
    }

    @Test(arguments: Engine.here)
    func `a statement that failed is asked again with other values`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        func name(_ id: String) async throws -> Int {
            try await office.store.write { db in
                try db.run("INSERT INTO person (id, name) VALUES (\(id), \("Zhao"))")
            }
        }

        for _ in 0..<2 {
            let fault = await #expect(throws: StoreError.self) { try await name("wang") }
            guard case .unique = fault else { throw StoreError.other(code: "", message: "\(fault as Any)") }
        }

        #expect(try await name("zhao") == 1)
    }

    @Test func `a statement with more places than values is refused`() async throws {
        let office = try await TestStore(.sqlite)

        await #expect(throws: StoreError.self) {
            try await office.store.read { db in try db.rows("SELECT ? AS one, ? AS other LIMIT 1") }
        }
    }

    @Test func `what was read to its end holds no older state`() async throws {
        let office = try await TestStore.withPeople(.sqlite)
        let store = try #require(office.store as? SQLiteStore)
        for _ in 0..<2 {
            _ = try await store.read { db in try db.rows("SELECT id FROM person ORDER BY id LIMIT 1") }
            try await store.write { db in try db.run("UPDATE person SET name = 'Wang' WHERE id = 'wang'") }
        }

        #expect(try store.emptyLog())
    }

    @Test(arguments: Engine.here)
    func `a reader cannot write`(engine: Engine) async throws {
        let office = try await TestStore(engine)

        await #expect(throws: StoreError.readOnly) {
            try await office.store.read { db in try db.run("DELETE FROM office_setting") }
        }
    }
}
