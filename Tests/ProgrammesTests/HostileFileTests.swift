import Foundation
import Programmes
import Testing

@Suite struct HostileFileTests {
    @Test func `a file that doubles itself by aliases is refused at once`() throws {
        let bomb = (1...30).map { "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1)]" }.joined(separator: "\n")

        let faults = try faults("l0: &l0 [a]\n" + bomb)

        #expect(faults.filter { $0.fault.hasSuffix("is an anchor or alias of YAML") }.count == 91)
        #expect(faults.first?.place.line == 1)
    }

    @Test func `a file nested too deeply is refused`() throws {
        let nested = "stages: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)

        #expect(try faults(nested).contains { $0.fault == "nested more than 20 levels deep" })
    }

    @Test func `a file nested beyond what a reader bears is refused`() throws {
        let nested = String(repeating: "[", count: 100_000)

        #expect(try faults(nested).contains { $0.fault.hasPrefix("not YAML") })
    }

    @Test func `a huge file is refused before it is read`() throws {
        let huge = "title: " + String(repeating: "a", count: 300_000)

        #expect(try faults(huge).map(\.fault).contains("the file is longer than 256 KB"))
    }

    @Test(arguments: [
        "", "# nothing\n", "- a\n- b\n", "procedure: [", "a: b\n---\nc: d\n", "\tprocedure: a", "text",
    ])
    func `a file that is no procedure is refused with a place`(text: String) throws {
        let faults = try faults(text)

        #expect(!faults.isEmpty)
        #expect(faults.allSatisfy { $0.place.line >= 1 })
    }

    @Test func `keys that YAML reads as booleans are refused`() throws {
        let procedure = SoundPack.procedure.replacing("  officer: { title: 承办人", with: "  no: { title: 承办人")

        let faults = try faults(procedure)

        #expect(faults.first?.fault == "YAML reads the key `no` as a boolean")
    }

    @Test func `a quoted boolean, an asterisk in a text and an ampersand in a comment are harmless`() throws {
        let procedure = SoundPack.procedure
            .replacing("title: 已批", with: "title: \"yes\"")
            .replacing("title: 开始", with: "title: 'a *b &c'   # *see &there")

        #expect(try faults(procedure).map(\.description) == [])
    }

    @Test func `a finding is one line, whatever the author wrote`() throws {
        let procedure = SoundPack.procedure.replacing("basis: TR310", with: "basis: \"TR\\n310\"")

        let faults = try faults(procedure)

        #expect(
            faults.first?.description.hasPrefix("\(SoundPack.path):4: `TR 310` is not a citation;") == true)
    }

    @Test func `several double keys are several findings`() throws {
        let procedure = SoundPack.procedure
            .replacing("title: 开始", with: "title: 开始\n    title: 又")
            .replacing("basis: TR310", with: "basis: TR310\nbasis: TR310")

        let faults = try faults(procedure)

        #expect(
            faults.map(\.fault) == [
                "the key `basis` stands twice, first on line 4",
                "the key `title` stands twice, first on line 38",
            ])
        #expect(faults.map(\.place.line) == [5, 39])
    }

    private func faults(_ procedure: String) throws -> [PackFault] {
        try SoundPack.faults(SoundPack.files(procedure: procedure)).filter { $0.place.file == SoundPack.path }
    }
}
