import Casework
import Foundation
import Law
import Programmes
import Testing

/// The last act that answers a clock of the transfer, told on a moment, and what becomes of the clock.
struct Answer: CustomTestStringConvertible, Sendable {
    let clock: Name<Clock>
    /// The story up to the clock's start, as the packs' stories tell it.
    let story: [String]
    /// Without its moment.
    let act: String
    /// Moments, each with the state that the clock must have after the act.
    let moments: [(String, String)]

    var testDescription: String { clock.description }

    init(_ clock: Name<Clock>, after story: [String], _ act: String, _ moments: (String, String)...) {
        self.clock = clock
        self.story = story
        self.act = act
        self.moments = moments
    }
}

extension Answer {
    private static let reported = [
        "2026-03-02 09:00 case-officer assess suspicion=reasonable team-size=2 goods-appraised=no other-materials=no",
        "2026-03-02 09:30 case-officer submit-report",
        "2026-03-02 09:40 case-officer/2 sign investigation-report",
    ]
    private static let approved = reported + ["2026-03-03 10:20 agency-head approve"]
    private static let sent =
        approved + [
            "2026-03-03 11:00 case-officer send",
            "2026-03-03 11:10 case-officer/2 sign transfer-letter goods-list",
        ]
    private static let received = sent + ["2026-03-04 09:00 police-desk receive"]
    private static let refusedAndReceived =
        received + [
            "2026-03-05 09:00 police-desk files refusal-notice",
            "2026-03-05 09:05 police-desk refuse reason=轻微",
            "2026-03-06 09:00 case-officer record-receipt refusal-notice",
        ]
    private static let reconsidered = refusedAndReceived + ["2026-03-09 09:00 case-officer ask-again"]
    private static let upheld =
        reconsidered + [
            "2026-03-10 09:00 police-desk files reconsideration-decision",
            "2026-03-10 09:05 police-desk uphold",
            "2026-03-11 09:00 case-officer record-receipt reconsideration-decision",
        ]
    private static let supervised =
        upheld + [
            "2026-03-12 09:00 case-officer ask-procuratorate", "2026-03-13 09:00 procurator ask-reasons",
        ]
    private static let ordered =
        supervised + [
            "2026-03-16 09:00 police-desk explain reason=未达标",
            "2026-03-16 10:00 procurator files filing-order",
            "2026-03-16 10:05 procurator order-filing",
            "2026-03-17 09:00 police-desk record-receipt filing-order",
        ]
    private static let filed =
        received + [
            "2026-03-05 09:00 police-desk files filing-notice", "2026-03-05 09:05 police-desk file",
            "2026-03-06 09:00 case-officer record-receipt filing-notice",
        ]
    private static let called =
        received + [
            "2026-03-04 10:00 police-desk files supplement-notice",
            "2026-03-04 10:05 police-desk call-supplement",
            "2026-03-04 14:00 case-officer record-receipt supplement-notice",
            "2026-03-04 15:00 case-officer files other-papers",
        ]

    /// Three days from Monday the 2nd: Thursday the 5th. Hours: the first full hour after them is the last.
    static let all = [
        Answer(
            "approval", after: reported, "agency-head approve",
            ("2026-03-04 23:59", "stopped"), ("2026-03-05 23:59", "stopped"), ("2026-03-06 00:00", "breached")
        ),
        Answer(
            "dispatch", after: approved, "case-officer send",
            ("2026-03-04 10:20", "stopped"), ("2026-03-04 11:00", "stopped"), ("2026-03-04 11:01", "breached")
        ),
        // From 9:00 on the 4th: 24 hours after 10:00, the next full hour.
        Answer(
            "forwarding", after: received, "police-desk pass-on competent-police=police@230103",
            ("2026-03-05 09:00", "stopped"), ("2026-03-05 10:00", "stopped"), ("2026-03-05 10:01", "late")),
        Answer(
            "supplement-call", after: received + ["2026-03-04 10:00 police-desk files supplement-notice"],
            "police-desk call-supplement",
            ("2026-03-05 09:00", "stopped"), ("2026-03-05 10:00", "stopped"), ("2026-03-05 10:01", "late")),
        // Saturday the 7th by the earlier reading, Monday the 9th by the later.
        Answer(
            "supplement", after: called, "case-officer supplement",
            ("2026-03-07 23:59", "stopped"), ("2026-03-09 23:59", "stopped"), ("2026-03-10 00:00", "breached")
        ),
        Answer(
            "filing-decision", after: received + ["2026-03-05 08:00 police-desk files filing-notice"],
            "police-desk file",
            ("2026-03-07 23:59", "stopped"), ("2026-03-09 23:59", "stopped"), ("2026-03-10 00:00", "breached")
        ),
        // Received on Friday the 6th: the 9th is a Monday.
        Answer(
            "reconsideration-request", after: refusedAndReceived, "case-officer ask-again",
            ("2026-03-08 23:59", "stopped"), ("2026-03-09 23:59", "stopped"),
            ("2026-03-10 00:00", "right-lapsed")),
        Answer(
            "reconsideration", after: reconsidered + ["2026-03-09 10:00 police-desk files filing-notice"],
            "police-desk file",
            ("2026-03-11 23:59", "stopped"), ("2026-03-12 23:59", "stopped"), ("2026-03-13 00:00", "breached")
        ),
        // Received on the 11th: the 14th is a Saturday.
        Answer(
            "supervision-request", after: upheld, "case-officer ask-procuratorate",
            ("2026-03-14 23:59", "stopped"), ("2026-03-16 23:59", "stopped"),
            ("2026-03-17 00:00", "right-lapsed")),
        Answer(
            "explanation", after: supervised, "police-desk explain reason=未达标",
            ("2026-03-19 23:59", "stopped"), ("2026-03-20 23:59", "stopped"), ("2026-03-21 00:00", "breached")
        ),
        // The reasons came on Monday the 16th: ten days later is a Thursday.
        Answer(
            "supervision-reply",
            after: supervised + [
                "2026-03-16 09:00 police-desk explain reason=未达标",
                "2026-03-17 09:00 procurator files supervision-reply",
            ], "procurator accept-reasons",
            ("2026-03-25 23:59", "stopped"), ("2026-03-26 23:59", "stopped"), ("2026-03-27 00:00", "breached")
        ),
        Answer(
            "ordered-filing", after: ordered + ["2026-03-18 09:00 police-desk files filing-notice"],
            "police-desk file",
            ("2026-03-31 23:59", "stopped"), ("2026-04-01 23:59", "stopped"), ("2026-04-02 00:00", "breached")
        ),
        Answer(
            "goods-handover", after: filed, "case-officer hand-over-goods",
            ("2026-03-08 23:59", "stopped"), ("2026-03-09 23:59", "stopped"), ("2026-03-10 00:00", "breached")
        ),
    ]
}

@Suite struct TransferDeadlineTests {
    @Test(arguments: Answer.all)
    func `an act on the last day is in time, and one after it is not`(answer: Answer) throws {
        for (moment, failures) in try told(answer) {
            #expect(failures.map(\.description) == [], "\(moment)")
        }
    }

    /// The story of an answer on each of its moments, over one library.
    private func told(_ answer: Answer) throws -> [(String, [PackFault])] {
        let stories = answer.moments.map { moment, state in
            let isRefused = state == "right-lapsed"
            let outcome =
                isRefused
                ? "refused: { because: right-lapsed, clock: \(answer.clock) }"
                : "expect: { due: { \(answer.clock): \(state) } }"
            let lines = answer.story + ["\(moment) \(answer.act)", outcome]
            return """
                scenario: \(answer.clock) on \(moment)
                opens: { transfer-to-police: { from: lead-review } }
                course:
                \(lines.map { "  - \($0)" }.joined(separator: "\n"))
                """
        }
        let shipped = try PackFile.reading(ShippedPacks.share.appending(path: "programmes"))
        let planted = stories.enumerated().map { place, story in
            PackFile(path: "criminal-linkage/scenarios/planted-\(place).yaml", text: story)
        }
        let library = try ProgrammeLibrary(files: shipped + planted, law: ShippedPacks.packLaw())
        let calendar = try ShippedPacks.calendar()
        return try zip(answer.moments, planted).map { moment, file in
            let scenario = try #require(library.scenarios().first { $0.place.file == file.path })
            return (moment.0, ScenarioRun(scenario, library: library, calendar: calendar).failures)
        }
    }

    @Test func `every clock of the transfer is tried`() throws {
        let transfer = try #require(
            try ShippedPacks.library().current("transfer-to-police", on: CivilDate(2026, 3, 2)))

        #expect(Set(Answer.all.map(\.clock)) == Set(transfer.clocks.map(\.name)))
    }
}
