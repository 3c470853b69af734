import Foundation
import Law
import Testing

@testable import Casework
@testable import Programmes

/// A definition that says something nobody knows is refused with its place.
struct ChannelReadingTests {
    private static let sound = """
        channel: a-way
        order: 1
        basis: [ECL2018 art. 42]
        open_when: [holder-asks]
        weighs: { wants-stop: 2 }
        needs: [identity-paper]
        terms:
          - { step: acceptance, id: admin.lead.verify#wd, source: SAMR2 art. 18 }
        cost: { least_yuan: 0, uncited: 不收费 }
        competence: penalty
        start: { opens: report }
        warns: [false-report-is-liable]
        likes: { procedure: mediation, helped: [agreed] }
        """

    private static func faults(_ text: String, name: String = "a-way") throws -> [String] {
        do {
            _ = try ChannelLibrary(
                files: [
                    PackFile(path: name + ".yaml", text: text), PackFile(path: "papers/a.md", text: "# a"),
                ],
                book: try ShippedPacks.packLaw().book, procedures: try ShippedPacks.library().procedures)
            return []
        } catch let faults as PackFaults {
            return faults.faults.map(\.fault)
        }
    }

    @Test func `a sound definition is read`() throws {
        #expect(try ChannelReadingTests.faults(ChannelReadingTests.sound) == [])
    }

    @Test(arguments: [
        ("[holder-asks]", "[holder-aks]", "no condition is called `holder-aks`"),
        ("open_when: [holder-asks]", "open_when: []", "the channel says for whom it is open in no word"),
        ("wants-stop: 2", "wants-stop: 12", "`wants-stop` counts `12`"),
        ("procedure: mediation", "procedure: meditation", "no procedure is called `meditation`"),
        ("helped: [agreed]", "helped: [won]", "no outcome is called `won`"),
        ("helped: [agreed]", "helped: []", "no outcome counts as help"),
        ("wants-stop: 2", "wants-stop: 0", "`wants-stop` counts `0`"),
        ("[identity-paper]", "[passport]", "no proof is called `passport`"),
        ("admin.lead.verify#wd", "admin.lead.verify#weeks", "no rule has a period `admin.lead.verify#weeks`"),
        ("ECL2018 art. 42", "ECL1999 art. 42", "`ECL1999 art. 42` cites nothing that the law base knows"),
        ("cost: { least_yuan: 0, uncited: 不收费 }", "cost: { least_yuan: 0 }", "the cost has no source"),
        ("competence: penalty", "competence: all", "no competence is called `all`"),
        ("opens: report", "opens: reports", "no procedure is called `reports`"),
        ("start: { opens: report }", "start: { paper: b }", "no paper is called `b`"),
        ("weighs:", "weight:", "the channel has no key `weight`"),
    ])
    func `a slip of the pen is one fault with its words`(old: String, new: String, fault: String) throws {
        let faults = try ChannelReadingTests.faults(ChannelReadingTests.sound.replacing(old, with: new))
        #expect(faults == [fault])
    }

    @Test func `a file is called after its channel`() throws {
        #expect(
            try ChannelReadingTests.faults(ChannelReadingTests.sound, name: "b-way")
                == ["the file of the channel `a-way` is called b-way.yaml"])
    }
}
