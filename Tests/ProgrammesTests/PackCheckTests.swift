import Foundation
import Programmes
import Testing

@Suite struct PackCheckTests {
    private let check = PackCheck(share: ShippedPacks.share)

    @Test func `the packs that ship give no finding`() throws {
        #expect(try check.findings().map(\.description) == [])
    }

    @Test func `a draft stands among the packs that ship, and its path is as it was named`() throws {
        try withDraft(
            SoundPack.files(procedure: SoundPack.procedure.replacing("runs: 3 days", with: "runs: 4 days"))
        ) {
            folder in
            let inFolder = try check.findings(in: [folder])
            let alone = try check.findings(in: [folder + "/small/"])

            #expect(
                inFolder.map(\.description) == [
                    "\(folder)/small/procedures/small.yaml:21: 4 days differs from 3 days in "
                        + "`link.step.approve#days`; write the number of the law, or mend the rule book"
                ])
            #expect(alone == inFolder)
        }
    }

    @Test func `a story that is not true is a finding`() throws {
        let story = """
            scenario: Nobody may approve what was not reported
            opens: { small: {} }
            course:
              - 2026-03-02 09:00 head approve
            """
        try withDraft(SoundPack.files(scenario: story)) { folder in
            let findings = try check.findings(in: [folder])

            #expect(
                findings.map(\.description) == [
                    "\(folder)/small/scenarios/story.yaml:4: the act is refused: not-in-this-stage (approve); "
                        + "mend the story or the procedure"
                ])
        }
    }

    @Test func `a path without a pack is no usage`() throws {
        try withDraft([PackFile(path: "notes.md", text: "nothing")]) { folder in
            #expect(throws: PackCheck.NoPack.self) { try check.findings(in: [folder]) }
            #expect(throws: PackCheck.NoPack.self) { try check.findings(in: [folder + "/missing"]) }
            #expect(throws: PackCheck.NoPack.self) { try check.findings(in: [folder + "/notes.md"]) }
        }
    }

    private func withDraft(_ files: [PackFile], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "zhibao-packs-\(UUID().uuidString)")
        for file in files {
            let url = folder.appending(path: file.path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try file.text.write(to: url, atomically: true, encoding: .utf8)
        }
        let outcome = Result { try body(folder.path(percentEncoded: false)) }
        try FileManager.default.removeItem(at: folder)
        try outcome.get()
    }
}
