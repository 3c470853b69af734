import HouseRules
import Testing

@Suite struct `Nothing is swallowed and nothing is left lying` {
    @Test(arguments: [
        "let file = try? load()", "let file = try! load()", "let count = value as! Int",
        "do { try save() } catch {}",
        "do { try save() } catch let error { }", "fatalError(\"later\")", "let first = files.first!",
        "let name = parties[0]!.name", "var desk: Desk!",
    ])
    func `an error that is swallowed is noticed`(line: String) {
        #expect(!NothingSwallowed().remarks(in: TextFile("Sources/Desk/P.swift", "\(line)\n")).isEmpty)
    }

    @Test func `a negation, a comparison and a cast with a question are let through`() {
        let text = "let open = !isSealed && a != b && (c as? Int) != nil\nlet text = \"stop!\"   // really!\n"

        #expect(NothingSwallowed().remarks(in: TextFile("Sources/Desk/P.swift", text)) == [])
    }

    @Test func `a mark without an issue is noticed, one with its number is not`() {
        let text =
            "// TO\("DO"): count weekends\n// TO\("DO") #12: count weekends\nlet word = \"TO\("DO")\"\n"

        #expect(NumberedMarks().remarks(in: TextFile("Sources/Law/P.swift", text)).map(\.line) == [1])
    }

    @Test func `tests that claim nothing are noticed`() {
        let idle = TextFile("Tests/LawTests/P.swift", "@Test func `a day`() { _ = 1 }\n")
        let real = TextFile("Tests/LawTests/P.swift", "@Test func `a day`() { #expect(1 == 1) }\n")

        #expect(TestsClaim().remarks(in: idle).count == 1)
        #expect(TestsClaim().remarks(in: real) == [])
    }

    @Test func `our sources swallow nothing and leave nothing lying`() throws {
        let repository = Repository()
        let files = try repository.swiftFiles()
        let content = try repository.files(
            under: ["share", "Tests"], endings: [".sql", ".yaml", ".mustache", ".css", ".js", ".py"])

        #expect(NothingSwallowed().remarks(in: files) == [])
        #expect(NumberedMarks().remarks(in: files + content) == [])
        #expect(TestsClaim().remarks(in: files) == [])
    }

    @Test func `every script says in its first comment what it does`() throws {
        let repository = Repository()
        let scripts = try repository.files(under: ["script"], endings: [""])
        let silent = scripts.filter { file in
            let lines = file.text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
            return lines.count < 3 || lines[0] != "#!/usr/bin/env bash" || !lines[1].hasPrefix("# ")
        }

        #expect(silent.map(\.path) == [])
        #expect(scripts.contains { $0.path == "script/test" })
    }
}

@Suite struct `Every number has a source, and every term a name` {
    private let citations = KnownCitations(instruments: ["TR310", "APL2021"])

    @Test(arguments: [
        "  approval: { runs: 3 days, source: TR310 article 5 }", "    source: TR999 art. 5",
        "basis: TR999                     # unknown", "  citations: [TR310 art. 5, APL2017 art. 20]",
        "  citations:\n    [TR310 art. 5,\n     § 20]", "  - { source: \"TR310 art.\", of: [a] }",
    ])
    func `a citation that nobody can follow is noticed`(line: String) {
        #expect(citations.remarks(in: [TextFile("share/programmes/p/procedures/p.yaml", line)]).count == 1)
    }

    @Test(arguments: ["Rule(\"two\", source: \"TR310 § 5\")", "let places: [Citation] = [\"TR999 art. 5\"]"])
    func `a citation in code that nobody can follow is noticed`(line: String) {
        #expect(citations.remarks(in: [TextFile("Sources/Law/Statutes/P.swift", line)]).count == 1)
    }

    @Test func `good citations are let through`() {
        let yaml = """
            basis: TR310      # the regulation
              approval: { title: 审批, runs: 3 days, source: TR310 art. 5 para. 2, on_expiry: breach }
              citations: [TR310 art. 3 para. 2, "APL2021 art. 27"]
            """

        #expect(citations.remarks(in: [TextFile("share/programmes/p/procedures/p.yaml", yaml)]) == [])
    }

    @Test func `an instrument and a statutory type without a row in the glossary are noticed`() {
        let authorities = Authorities("- key: TR310\n  title: 行政执法机关移送涉嫌犯罪案件的规定\n- key: CL\n  title: 刑法\n")
        let glossary = Glossary("| `TR310` | 行政执法机关移送涉嫌犯罪案件的规定 |\n")
        let statute = TextFile(
            "Sources/Law/Statutes/P.swift",
            "public enum TransferRegulation {\n    public enum Suspicion {}\n}\n")

        #expect(glossary.remarks(on: authorities).map(\.line) == [4])
        #expect(glossary.remarks(onStatutes: [statute]).map(\.line) == [1])
    }

    @Test func `every citation of ours can be followed`() throws {
        let repository = Repository()
        let authorities = Authorities(try repository.text(at: Authorities.path))
        let content = try repository.files(under: ["share/programmes", "share/law"], endings: [".yaml"])
        let remarks = KnownCitations(instruments: authorities.keys).remarks(
            in: content + (try repository.swiftFiles()))

        #expect(remarks == [])
        #expect(authorities.keys.count > 20)
    }

    @Test func `the glossary knows every instrument and every statutory type`() throws {
        let repository = Repository()
        let glossary = Glossary(try repository.text(at: Glossary.path))
        let authorities = Authorities(try repository.text(at: Authorities.path))
        let files = try repository.swiftFiles()

        #expect(glossary.remarks(on: authorities) == [])
        #expect(glossary.remarks(onStatutes: files) == [])
    }
}
