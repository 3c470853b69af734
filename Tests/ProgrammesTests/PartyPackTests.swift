import Casework
import Programmes
import Testing

@Suite struct `Packs with parties, tables and sealed fields` {
    private static func faults(_ old: String, _ new: String) throws -> [String] {
        let text = SoundPack.procedure.replacing(old, with: new)
        return try SoundPack.faults(SoundPack.files(procedure: text)).map(\.fault)
    }

    private static let reason = "  reason: { title: 理由, type: text }"

    @Test(arguments: [
        ("  rows: { title: 表, type: rows }", "table rows has no columns"),
        ("  rows: { title: 表, type: rows, of: [reasn] }", "no fact is called `reasn`"),
        ("  secret: { title: 密, type: sealed, read_by: [hed] }", "no role is called `hed`"),
    ])
    func `a table has columns, and a sealed field readers that are there`(line: String, fault: String) throws
    {
        #expect(try Self.faults(Self.reason, Self.reason + "\n" + line).contains(fault))
    }

    @Test(arguments: [
        ("  head: { title: 负责人, of: bureau, party: applicant }", "role head is of a body and of a party"),
        ("  head: { title: 负责人, of: bureau, named_by: reason }", "fact reason is a text and names nobody"),
        ("  head: { title: 负责人, of: bureau, reads: [reasn] }", "no fact or document is called `reasn`"),
    ])
    func `a role is of one side, and is named by a person`(line: String, fault: String) throws {
        #expect(try Self.faults("  head: { title: 负责人, of: bureau }", line).contains(fault))
    }

    @Test(arguments: ["each reason.heard-on", "each reason", "each nothing.at-all"])
    func `a clock for each row runs to a column of days`(start: String) throws {
        let goal = "  goal: { title: 目标, runs: 2 working days, from: act, target: true }"
        let name = start.split(separator: " ")[1]
        #expect(
            try Self.faults(goal, "  goal: { title: 目标, runs: 2 working days, from: \(start), target: true }")
                .contains("`\(name)` is no column of days"))
    }

    @Test func `an act asks for signatures of roles and for papers that are there`() throws {
        let send = "send: { by: officer, "
        #expect(
            try Self.faults(send, send + "signed: { inquiry-report: [hed] }, ").contains(
                "no role is called `hed`"))
        #expect(
            try Self.faults(send, send + "matches: { appraisal: apraisal }, ").contains(
                "no document is called `apraisal`"))
    }
}
