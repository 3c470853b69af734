import Casework
import Law
import Testing

@Suite struct RefusalKindTests {
    private static let finding = Finding(
        rule: "two-officers", verdict: .unmet, source: "TR310 art. 5 para. 1")
    private static let missing = Finding(
        rule: "two-officers", verdict: .undetermined, source: "TR310 art. 5 para. 1", missing: ["team-size"])

    @Test(arguments: [
        (Refusal.unknownAct("fly"), "not-in-this-stage", ["fly"]),
        (.notInThisStage("approve", stage: "assessed"), "not-in-this-stage", ["approve"]),
        (.notYourRole(needed: ["agency-head"]), "not-your-role", ["agency-head"]),
        (.backDated(to: World.monday, earliest: nil), "back-dated", ["at"]),
        (.notYetHappened(World.monday), "invalid", ["at"]),
        (.fieldsInvalid([.init("reason", .required)]), "invalid", ["reason"]),
        (.ruleNotMet(finding), "rule-not-met", ["two-officers"]),
        (.ruleNotMet(missing), "rule-not-met", ["team-size"]),
        (.fineLocked(missing), "fine-locked", ["two-officers"]),
        (.documentsMissing(["report"]), "documents-missing", ["report"]),
        (.signatureMissing(["report"], role: "case-officer"), "signature-missing", ["report"]),
        (.signatureNotAwaited(["report"]), "signature-missing", ["report"]),
        (.rightLapsed("ask-again", on: nil), "right-lapsed", ["ask-again"]),
        (.clockStillRuns("ask-again", until: nil), "rule-not-met", ["ask-again"]),
        (.clockNotRunning("ask-again"), "rule-not-met", ["ask-again"]),
        (.runNotNamed("review", runs: [1, 2]), "invalid", ["run"]),
        (
            .nobodyReceives(at: "局", field: "competent-police", needed: ["police-desk"]), "invalid",
            ["competent-police"]
        ),
        (.noExtensionLeft("review"), "rule-not-met", ["review"]),
        (
            .waitsForLinkedFile("transfer-to-police", outcomes: ["filed"]), "rule-not-met",
            ["transfer-to-police"]
        ),
        (.fileMovedOn(expected: 3, found: 4), "file-moved-on", []),
        (.breachStays(revision: 4), "rule-not-met", ["revision"]),
        (.joined(to: "230102-2026-00002"), "not-in-this-stage", []),
        (.notJoinable(.itself), "rule-not-met", ["file"]),
        (.notSplittable(.linkedOpen), "rule-not-met", []),
    ])
    func `a refusal has a public kind and names what it is about`(
        refusal: Refusal, kind: String, names: [String]
    ) {
        #expect(refusal.kind == kind)
        #expect(refusal.names == names)
    }

    @Test(
        arguments: [
            (Refusal.ruleNotMet(finding), "TR310 art. 5 para. 1"),
            (.rightLapsed("ask-again", on: nil), "TR310 art. 5 para. 2"),
            (.documentsMissing(["refusal-notice", "report"]), "TR310 art. 6"),
            (.notYourRole(needed: []), nil),
        ] as [(Refusal, Citation?)])
    func `a refusal says by which text`(refusal: Refusal, source: Citation?) {
        #expect(refusal.source(in: Sample.transfer) == source)
    }
}
