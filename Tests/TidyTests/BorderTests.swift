import HouseRules
import Testing

@Suite struct `The office calls nobody out` {
    @Test(arguments: [
        "let answer = try await URLSession.shared.data(from: url)",
        "let child = Process()", "let parser = XMLParser(data: data)",
        "let door = ClientBootstrap(group: group)", "import FoundationNetworking",
        "let link = PQconnectStartParams(names, values, 0)", "let link = curl_easy_init()",
    ])
    func `a call out, a program that is started and a reader of XML are noticed`(line: String) {
        #expect(NoCallsOut().remarks(in: [TextFile("Sources/Web/P.swift", line + "\n")]).count == 1)
        for folder in ["Exchange/Mail", "Exchange/Identity", "Store/Postgres", "Store/Vault/Bucket"] {
            let file = TextFile("Sources/\(folder)/P.swift", line + "\n")
            #expect(NoCallsOut().remarks(in: [file]) == [])
        }
    }

    @Test func `a path in a file and a word in a comment are let through`() {
        let text = "// URLSession\nlet file = URL(filePath: name)\nlet word = \"URLSession\"\n"

        #expect(NoCallsOut().remarks(in: [TextFile("Sources/Web/P.swift", text)]) == [])
    }

    @Test func `nothing of ours calls out but the mail, the sign-in, the database and the bucket`() throws {
        let files = try Repository().swiftFiles()

        #expect(NoCallsOut().remarks(in: files) == [])
        #expect(
            files.contains {
                $0.path.hasPrefix("Sources/Exchange/Mail/") && $0.text.contains("ClientBootstrap")
            })
    }

    @Test func `a table that is not written by cells is noticed`() {
        let bare = TextFile("Sources/Web/P.swift", "let kind = \"text/csv\"\nlet row = cells.joined()\n")
        let sound = TextFile("Sources/Web/P.swift", "let kind = \"text/csv\"\nlet text = CSVText()\n")

        #expect(OneWriterOfTables().remarks(in: [bare, sound]).map(\.line) == [1])
    }

    @Test func `every table of ours is written by cells`() throws {
        #expect(OneWriterOfTables().remarks(in: try Repository().swiftFiles()) == [])
    }
}

@Suite struct `Each claim of the threat model is shown, or says that it is not` {
    private func remarks(_ shown: String) -> [Remark] {
        ClaimsOnSafety("| C01 | Nobody comes in. | \(shown) |\n").remarks { path in
            path == "Tests/A.swift" ? "func `a door is shut`()" : nil
        }
    }

    @Test(arguments: [
        "nothing", "`Tests/B.swift`", "`Tests/A.swift` › “a door is open”", "`Tests/A.swift`, `script/none`",
    ])
    func `a claim without a test, and one whose test is not there, are noticed`(shown: String) {
        #expect(remarks(shown).count == 1)
    }

    @Test(arguments: ["`Tests/A.swift`", "`Tests/A.swift` › “a door is shut”", "not shown: nobody tried"])
    func `a claim that is shown, and one that says it is not, pass`(shown: String) {
        #expect(remarks(shown) == [])
    }

    @Test func `each claim of ours names tests that are there, and no point of level three is left out`()
        throws
    {
        let repository = Repository()
        let model = ClaimsOnSafety(try repository.text(at: ClaimsOnSafety.path))
        var unread: [String] = []
        let remarks = model.remarks { path in
            guard repository.has(path) else { return nil }
            do { return try repository.text(at: path) } catch {
                unread.append(path)
                return nil
            }
        }
        let points = (1...36).map { ($0 < 10 ? "ML0" : "ML") + "\($0)" }

        #expect(remarks == [])
        #expect(unread == [])
        #expect(model.numbers.filter { $0.hasPrefix("ML") } == points)
        #expect(model.numbers.filter { $0.hasPrefix("C") }.count > 40)
        #expect(Set(model.numbers).count == model.numbers.count)
    }
}
