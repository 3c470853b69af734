import Programmes
import Testing

/// A true story over the sound pack, which tests bend.
private let story = """
    scenario: The head approves in time
    opens: { small: {} }
    course:
      - 2026-03-02 09:00 officer assess suspicion=reasonable team-size=2 appraised=no
      - expect: { stage: begun, due: { goal: { alarm: 2026-03-04, last: 2026-03-04 }, approval: not-started } }
      - 2026-03-02 10:00 officer report
      - expect: { stage: waiting, told: [head], due: { approval: { alarm: 2026-03-05, last: 2026-03-05 }, goal: stopped } }
      - 2026-03-03 10:00 officer approve
      - refused: { because: not-your-role, names: [head] }
      - 2026-03-05 23:59 head approve
      - expect: { stage: approved, ended: false, due: { approval: stopped, dispatch: { alarm: 2026-03-06 23:59, last: 2026-03-07 00:00 } } }
      - 2026-03-06 09:00 officer send successor=police@230103
      - expect: { stage: done, ended: true, outcome: sent, told: [police], facts: { suspicion: reasonable } }
    """

/// One untruth told in the story.
struct Bend: CustomTestStringConvertible, Sendable {
    let old: String
    let new: String
    let failure: String
    /// A text on the line that fails.
    let line: String

    init(_ old: String, _ new: String, _ failure: String, at line: String) {
        self.old = old
        self.new = new
        self.failure = failure
        self.line = line
    }

    var testDescription: String { failure }

    static let all = [
        Bend("stage: waiting", "stage: begun", "the file is waiting, not begun", at: "told: [head]"),
        Bend("told: [head]", "told: [desk]", "desk is not told; told are head", at: "told: [desk]"),
        Bend(
            "last: 2026-03-05 }", "last: 2026-03-06 }",
            "clock approval ends on 2026-03-05, last 2026-03-05", at: "told: [head]"),
        Bend("goal: stopped", "goal: breached", "clock goal is stopped, not breached", at: "told: [head]"),
        Bend(
            "approval: not-started", "approval: stopped", "clock approval is not started", at: "stage: begun"),
        Bend(
            "because: not-your-role", "because: rule-not-met",
            "the act is refused as not-your-role (head), not rule-not-met", at: "- refused"),
        Bend("names: [head]", "names: [officer]", "the refusal names head, not officer", at: "- refused"),
        Bend(
            "10:00 officer approve", "10:00 head approve",
            "the act is done, and not refused as not-your-role", at: "- refused"),
        Bend(
            "team-size=2", "team-size=1", "the act is refused: rule-not-met (two-officers)",
            at: "officer report"),
        Bend(
            "2026-03-05 23:59 head", "2026-03-02 09:30 head",
            "the story goes back to 2026-03-02T09:30:00+08:00", at: "09:30 head"),
        Bend(
            "2026-03-07 00:00", "2026-03-07 01:00",
            "clock dispatch ends at 2026-03-06T23:59:00+08:00, last 2026-03-07T00:00:00+08:00",
            at: "ended: false"),
        Bend("ended: false", "ended: true", "the file has not ended", at: "stage: approved"),
        Bend("outcome: sent", "outcome: lost", "the outcome is sent, not lost", at: "stage: done"),
        Bend(
            "suspicion: reasonable }", "suspicion: threshold }", "fact suspicion is not threshold",
            at: "stage: done"),
        Bend("appraised=no", "appraised=maybe", "`maybe` is no yes-no for `appraised`", at: "officer assess"),
        Bend("appraised=no", "appraisal=no", "small knows no field `appraisal`", at: "officer assess"),
        Bend("09:00 officer assess", "09:00 clerk assess", "small knows no role clerk", at: "clerk assess"),
        Bend(
            "send successor=police@230103", "send", "the act is refused: invalid (successor)",
            at: "officer send"),
    ]
}

@Suite struct ScenarioRunTests {
    @Test func `a true story has no failure`() throws {
        #expect(try failures(story) == [])
    }

    @Test(arguments: Bend.all)
    func `a story that is not true fails on its line`(bend: Bend) throws {
        let bent = story.replacing(bend.old, with: bend.new, maxReplacements: 1)

        let failure = try #require(try failures(bent).first)

        #expect(failure.fault == bend.failure)
        #expect(failure.place.file == "small/scenarios/story.yaml")
        #expect(failure.place.line == SoundPack.line(of: bend.line, in: bent))
    }

    @Test func `a clock runs out between two lines, and only after its last day`() throws {
        let late = """
            scenario: The head decides on the fourth day
            opens: { small: {} }
            course:
              - 2026-03-02 09:00 officer assess suspicion=reasonable team-size=2 appraised=no
              - 2026-03-02 10:00 officer report
              - 2026-03-05 23:59 officer assess team-size=3
              - refused: { because: not-in-this-stage, names: [assess] }
              - expect: { due: { approval: { alarm: 2026-03-05, last: 2026-03-05 } } }
              - 2026-03-06 00:00 head approve
              - expect: { due: { approval: breached } }
            """

        #expect(try failures(late) == [])
    }

    @Test(arguments: [
        (
            "2026-03-02 09:00 officer assess", "2026-02-30 09:00 officer assess",
            "`2026-02-30 09:00` is not a moment"
        ),
        ("because: not-your-role", "because: not-my-role", "no refusal is called `not-my-role`"),
        ("goal: stopped", "goal: stoped", "no state of a clock is called `stoped`"),
        ("told: [head]", "tells: [head]", "`expect` has no key `tells`"),
        ("officer report", "report", "`2026-03-02 10:00 report` is no line of a story"),
        ("officer report", "officer sign", "`sign` names nothing"),
        ("- refused:", "- refusal:", "`refusal` is no step"),
        ("opens: { small: {} }", "", "the scenario opens no file"),
    ])
    func `a story that cannot be read is a fault of the pack`(old: String, new: String, fault: String) throws
    {
        let bent = story.replacing(old, with: new, maxReplacements: 1)

        let faults = try SoundPack.faults(SoundPack.files(scenario: bent))

        #expect(faults.map(\.fault).contains(fault), "\(faults)")
        #expect(faults.allSatisfy { $0.place.file == "small/scenarios/story.yaml" })
    }

    private func failures(_ story: String) throws -> [PackFault] {
        let files = SoundPack.files(scenario: story)
        let library = try ProgrammeLibrary(files: files, law: ShippedPacks.packLaw())
        let scenario = try #require(library.scenarios().first)
        return ScenarioRun(scenario, library: library, calendar: try ShippedPacks.calendar()).failures
    }
}
