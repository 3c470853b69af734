import Casework
import Law

/// One event of every kind, by the name of its golden file. A kind with optional lines has one of each.
enum EventSamples {
    private static let text = TextReference(id: "t-1", digest: "5e884898da28047151d0e56f8dc62927")
    private static let signed = SignedThing(
        what: "report", digest: "9f86d081", by: "wang", role: "case-officer")
    private static let awaited = AwaitedSignature(what: "report", role: "case-officer", firstBy: "wang")
    private static let receipt = ReceiptOfService(
        document: "refusal-notice", of: "sending-agency", method: .mail, day: CivilDate(2026, 3, 10),
        proof: "p-2")
    private static let inHouse = ReceiptOfService(
        document: "report", of: "agency-head", method: .inHouse, day: CivilDate(2026, 3, 2), proof: nil)
    private static let day: PeriodEnd = .day(alarm: CivilDate(2026, 3, 8), last: CivilDate(2026, 3, 9))
    private static let provisional: PeriodEnd = .day(
        alarm: CivilDate(2027, 2, 8), last: CivilDate(2027, 2, 9), isProvisional: true)
    private static let moment: PeriodEnd = .moment(
        alarm: Instant(CivilDate(2026, 3, 5), 10, 0), last: Instant(CivilDate(2026, 3, 5), 11, 0))

    private static func proposal(_ reach: ClockExtension) -> ProposedExtension {
        ProposedExtension(clock: "filing-decision", run: 1, index: 1, reach: reach)
    }

    static let parts: [(String, CaseEvent)] = [
        (
            "opened",
            .opened(
                OpenedFile(
                    procedure: "transfer-to-police", version: "2020-08-07", number: "230102-2026-00417",
                    agency: "daoli-amr", area: "230102", bodies: ["receiving-police": "daoli-police"],
                    parent: "230102-2026-00400", parentProcedure: "administrative-penalty", at: World.monday))
        ),
        (
            "opened-alone",
            .opened(
                OpenedFile(
                    procedure: "report", version: "2026-04-15", number: "230100-2026-00001",
                    agency: "harbin-centre",
                    area: "230100", bodies: [:], at: World.monday))
        ),
        ("participated", .participated("daoli-police", role: "receiving-police", basis: "TR310 art. 7")),
        ("participated-without-basis", .participated("daoli-police", role: "receiving-police", basis: nil)),
        ("number-noted", .numberNoted("daoli-police", "哈公（里）受案字〔2026〕88号")),
        ("joined", .joined(to: "230102-2026-00400", because: text)),
        ("parted", .parted(from: "230102-2026-00400", because: text)),
        ("took-in", .tookIn("230102-2026-00417")),
        ("gave-back", .gaveBack("230102-2026-00417")),
        ("followed", .followed("230102-2026-00400")),
        ("told-apart", .toldApart(from: "230102-2026-00400", because: text)),
        ("told-apart-undone", .toldApartUndone(from: "230102-2026-00400")),
        ("split-off", .splitOff("230102-2026-00417", because: text)),
        ("split-from", .splitFrom("230102-2026-00400", because: text)),
        ("act-carried", .actCarried("submit-report", by: "wang", at: Instant(ms: 1_772_413_200_123))),
        ("clock-reopened", .clockReopened("filing-decision", run: 1)),
        ("stage-entered", .stageEntered("awaiting-approval")),
        ("acted", .acted("submit-report", by: "wang", at: Instant(ms: 1_772_413_200_123))),
        (
            "document-filed",
            .documentFiled(
                Paper(id: "p-1", kind: "investigation-report", digest: "9f86d081", sizeBytes: 4096))
        ),
        ("signed", .signed(signed)),
        ("cosignature-awaited", .cosignatureAwaited(awaited)),
        ("served", .served("refusal-notice", to: "sending-agency", at: World.monday)),
        ("receipt-recorded", .receiptRecorded(receipt)),
        ("receipt-recorded-in-house", .receiptRecorded(inHouse)),
        ("sent", .sent("transfer", to: "daoli-police", documents: ["p-1", "p-2"])),
        ("copied", .copied("transfer-letter", to: "daoli-procuratorate")),
        ("body-bound", .bodyBound("receiving-police", "nangang-police")),
        (
            "published",
            .published(
                PublishedSummary(summary: text, checkedBy: "li", day: CivilDate(2026, 6, 9)))
        ),
        ("record-sealed", .recordSealed("r-1", compartment: "reporter")),
        ("sealed-record-read", .sealedRecordRead("r-1", by: "wang", because: text)),
        ("rectified", .rectified(revision: 7, because: text)),
        ("ended", .ended("refused-final")),
        ("linked-file-opened", .linkedFileOpened("transfer-to-police", "230102-2026-00417")),
        ("linked-file-ended", .linkedFileEnded("transfer-to-police", "230102-2026-00417", "filed")),
    ]

    static let facts: [(String, CaseEvent)] = [
        ("fact-text", Fact.text(text)), ("fact-count", .count(2)),
        ("fact-money", .money(Money(fen: 6_200_050))),
        ("fact-day", .day(CivilDate(2026, 4, 28))), ("fact-moment", .moment(World.monday)),
        ("fact-yes-no", .yesNo(true)), ("fact-choice", .choice("reasonable")),
        ("fact-division", .division("230102")),
        ("fact-agency", .agency("daoli-police")), ("fact-party", .party("party-3")),
        ("fact-absent", .absent(because: text)),
    ].map { name, fact in (name, .factRecorded(name, fact)) }

    static let clocks: [(String, CaseEvent)] = [
        ("clock-awaits", .clockAwaits("reconsideration-request", "refusal-notice")),
        (
            "clock-started-days",
            .clockStarted(
                "filing-decision", run: 1, from: World.monday, end: day, source: "TR310 art. 8")
        ),
        (
            "clock-started-hours",
            .clockStarted(
                "dispatch", run: 2, from: World.monday, end: moment, source: "TR310 art. 5 para. 2")
        ),
        (
            "clock-started-provisional",
            .clockStarted(
                "decision", run: 1, from: World.monday, end: provisional, source: "APL2021 art. 60")
        ),
        (
            "clock-shortened",
            .clockShortened(
                "decision", run: 1, to: StatutoryPeriod(10, .days, source: "APL2021 art. 60"), end: day)
        ),
        ("clock-stopped", .clockStopped("approval", run: 1, at: World.monday)),
        ("clock-dropped", .clockDropped("forwarding", run: 1)),
        (
            "clock-suspended",
            .clockSuspended("decision", run: 1, ground: "appraisal", on: CivilDate(2026, 3, 9))
        ),
        (
            "clock-resumed",
            .clockResumed(
                "decision", run: 1, ground: "appraisal", on: CivilDate(2026, 3, 16), end: day)
        ),
        (
            "clock-resumed-still-held",
            .clockResumed(
                "decision", run: 1, ground: "hearing", on: CivilDate(2026, 3, 16), end: nil)
        ),
        ("extension-proposed", .extensionProposed(proposal(.to(length: 30)))),
        ("clock-extended-to", .clockExtended(proposal(.to(length: 30)), end: day)),
        ("clock-extended-by", .clockExtended(proposal(.by(length: 15)), end: nil)),
        ("clock-extended-until", .clockExtended(proposal(.until(CivilDate(2026, 5, 1))), end: day)),
        ("clock-ran-out-breach", .clockRanOut("approval", run: 1, effect: .breach)),
        ("clock-ran-out-lapse", .clockRanOut("statement", run: 1, effect: .rightLapses)),
        ("clock-ran-out-late", .clockRanOut("forwarding", run: 1, effect: .marksLate)),
        ("clock-ran-out-measure", .clockRanOut("preservation", run: 1, effect: .endsMeasure)),
        ("clock-ran-out-served", .clockRanOut("announced", run: 1, effect: .deemedServed)),
        ("clock-ran-out-term", .clockRanOut("display", run: 1, effect: .termEnds)),
        ("answered-in-time-recorded-late", .answeredInTimeRecordedLate("approval", run: 1)),
        ("clock-rebased", .clockRebased("decision", run: 1, end: day, because: "calendar 2027")),
    ]

    static let all = parts + facts + clocks
}
