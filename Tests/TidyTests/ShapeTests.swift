import HouseRules
import Testing

@Suite struct `Files and functions stay short` {
    @Test func `a file of 400 lines passes and one of 401 does not`() {
        let line = "let day = 1\n"

        #expect(
            FileLength().remarks(in: TextFile("Sources/Law/P.swift", String(repeating: line, count: 400)))
                == [])
        #expect(
            FileLength().remarks(in: TextFile("Sources/Law/P.swift", String(repeating: line, count: 401)))
                .count == 1)
    }

    @Test(arguments: ["func count(_ days: [Int] = { [] }()) -> Int", "init?(parsing text: String)", "deinit"])
    func `a body of 50 lines passes and one of 51 does not`(head: String) {
        #expect(FunctionLength().remarks(in: planted(head, lines: 50)) == [])
        #expect(FunctionLength().remarks(in: planted(head, lines: 51)).map(\.line) == [2])
    }

    @Test func `a requirement of a protocol has no body`() {
        let rest = (1...60).map { "    func rule\($0)(on file: CaseFile) -> Bool\n" }.joined()
        let text = "protocol Rules {\n\(rest)    var name: String { get }\n}\n"

        #expect(FunctionLength().remarks(in: TextFile("Sources/Law/P.swift", text)) == [])
    }

    @Test func `every file and every function of ours is short enough`() throws {
        let files = try Repository().swiftFiles()

        #expect(FileLength().remarks(in: files) == [])
        #expect(FunctionLength().remarks(in: files) == [])
        #expect(!files.isEmpty)
    }

    /// A function whose body takes `lines` lines, both braces included.
    private func planted(_ head: String, lines: Int) -> TextFile {
        let body = String(repeating: "        days += [1]\n", count: lines - 2)
        return TextFile("Sources/Law/P.swift", "struct Planted {\n    \(head) {\n\(body)    }\n}\n")
    }
}

@Suite struct `Names are nouns of the field, in English` {
    @Test(arguments: [
        "struct CaseManager", "final class SealHelper", "enum PartyInfo", "actor ExportService",
        "protocol DataHolder", "typealias CaseItem = CaseFile",
    ])
    func `an empty word in the name of a type is noticed`(declaration: String) {
        let remarks = NounNames(glossary: []).remarks(
            in: TextFile("Sources/Desk/P.swift", "\(declaration) {}\n"))

        #expect(remarks.map(\.line) == [1])
    }

    @Test func `the service of a document is a thing of the field`() {
        let file = TextFile(
            "Sources/Casework/P.swift", "struct ProofOfService {}\nstruct ServiceRow {}\nstruct Database {}\n"
        )

        #expect(NounNames(glossary: ["ProofOfService"]).remarks(in: file) == [])
    }

    @Test func `an identifier in Chinese is noticed, a text or a comment in Chinese is not`() {
        let text = "/// 案卷\nlet word = \"案卷\"\nlet 案卷 = 1\n"

        #expect(EnglishIdentifiers().remarks(in: TextFile("Sources/Law/P.swift", text)).map(\.line) == [3])
    }

    @Test func `every type and identifier of ours has a proper name`() throws {
        let repository = Repository()
        let files = try repository.swiftFiles()
        let glossary = Glossary(try repository.text(at: Glossary.path))

        #expect(NounNames(glossary: glossary.codeNames).remarks(in: files) == [])
        #expect(EnglishIdentifiers().remarks(in: files) == [])
    }
}
