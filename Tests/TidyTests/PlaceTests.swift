import HouseRules
import Testing

@Suite struct `Each thing has one place` {
    @Test(arguments: [
        "let now = Date()", "let now = Date.now", "log(\"\\(Date())\")", "func log(at: Date = .now) {}",
    ])
    func `a second clock is noticed`(line: String) {
        #expect(OneClock().remarks(in: [TextFile("Sources/Web/P.swift", line)]).count == 1)
        #expect(OneClock().remarks(in: [TextFile("Sources/Desk/OfficeClock.swift", line)]) == [])
    }

    @Test(arguments: [
        "let q = \"SELECT number FROM case_file WHERE id = 1\"",
        "let q = \"\"\"\n    SELECT number\n      FROM case_file\n    \"\"\"",
        "let q = #\"INSERT INTO person (id) VALUES (1)\"#", "let q = \"PRAGMA synchronous\"",
        "let q = \"DELETE FROM journal\"", "let q = \"CREATE UNIQUE INDEX a ON b (c)\"",
    ])
    func `SQL outside Store is noticed`(text: String) {
        #expect(SQLInStore().remarks(in: [TextFile("Sources/Desk/P.swift", text)]).count == 1)
        #expect(SQLInStore().remarks(in: [TextFile("Sources/Store/P.swift", text)]) == [])
    }

    @Test func `words of SQL in a comment or in plain English are let through`() {
        let text = "// SELECT a FROM b\nlet help = \"select a file from the list; delete from it\"\n"

        #expect(SQLInStore().remarks(in: [TextFile("Sources/Desk/P.swift", text)]) == [])
    }

    @Test func `a Chinese text in a door is noticed`() {
        let file = TextFile("Sources/Web/P.swift", "// 待办\nlet title = \"待办\"\n")

        #expect(TextsInCatalogue().remarks(in: [file]).map(\.line) == [2])
    }

    @Test func `a Chinese text in a template is noticed, a note is not`() {
        let text = "{{! 说明 }}\n<!-- 说明\n说明 -->\n<h1>待办</h1>\n"

        #expect(
            TextsInCatalogue().remarks(in: [TextFile("share/templates/due.mustache", text)]).map(\.line) == [
                4
            ])
    }

    @Test func `time, SQL and texts are where they belong`() throws {
        let repository = Repository()
        let files = try repository.swiftFiles()
        let templates = try repository.files(under: ["share/templates"], endings: [".mustache"])

        #expect(OneClock().remarks(in: files) == [])
        #expect(SQLInStore().remarks(in: files) == [])
        #expect(TextsInCatalogue().remarks(in: files + templates) == [])
    }
}

@Suite struct `A shipped migration is never touched` {
    private let migrations = Migrations(
        files: [
            TextFile("share/migrations/0001-people.sql", "abc"),
            TextFile("share/migrations/0002-journal.sql", "CREATE TABLE journal (a INTEGER);\n"),
            TextFile("share/migrations/0002-journal.postgres.sql", ""),
        ], head: "0002-journal\n")

    @Test func `a changed file and a lost file are noticed`() {
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  // of "abc"
        let other = String(repeating: "0", count: 64)

        #expect(migrations.remarks(onShipped: "\(digest)  0001-people.sql\n") == [])
        #expect(
            migrations.remarks(onShipped: "\(other)  0001-people.sql\n").map(\.fault) == [
                "a shipped migration was changed"
            ])
        #expect(migrations.remarks(onShipped: "\(digest)  0000-lost.sql\n").count == 1)
    }

    @Test func `HEAD names the newest file, and numbers have no gap`() {
        let files = [
            TextFile("share/migrations/0001-a.sql", ""), TextFile("share/migrations/0003-c.sql", ""),
        ]
        let torn = Migrations(files: files, head: "0001-a")

        #expect(migrations.remarksOnHead() + migrations.remarksOnNumbers() == [])
        #expect(torn.remarksOnHead().count == 1)
        #expect(torn.remarksOnNumbers().map(\.path) == ["share/migrations/0003-c.sql"])
    }

    @Test func `the migrations of this checkout are as they were shipped`() throws {
        let repository = Repository()
        let here = Migrations(
            files: try repository.files(under: [Migrations.folder], endings: [".sql"]),
            head: try repository.text(at: "\(Migrations.folder)/HEAD"))

        #expect(here.remarks(onShipped: try repository.text(at: Migrations.shipped)) == [])
        #expect(here.remarksOnHead() == [])
        #expect(here.remarksOnNumbers() == [])
    }
}
