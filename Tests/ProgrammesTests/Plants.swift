/// What tests plant. Each is one fault and no more, unless the test says so.
extension Plant {
    static let unknownNames: [Plant] = [
        Plant("stops: [approval, decision]", "stops: [aproval, decision]", "no clock is called `aproval`"),
        Plant("by: head, needs", "by: haed, needs", "no role is called `haed`"),
        Plant("of: bureau }", "of: buerau }", "no body is called `buerau`"),
        Plant(
            "records: [suspicion, team-size, ", "records: [suspicion, tea-size, ",
            "no fact is called `tea-size`"),
        Plant(
            "needs: [inquiry-report, appraisal]", "needs: [inquiry-report, apraisal]", "no document is called"
        ),
        Plant("goes_to: waiting }", "goes_to: wating }", "no stage is called `wating`"),
        Plant("requires: [two-officers", "requires: [three-officers", "no rule is called `three-officers`"),
        Plant("message: handover", "message: handovr", "no message in messages/ is called `handovr`"),
        Plant(
            "drafted_from: inquiry-report", "drafted_from: inquiry-reprot",
            "no template in documents/ is called"),
        Plant("to: head }", "to: heda }", "no body, role or `party.ROLE` is called"),
        Plant("tells: [head]", "tells: [haed]", "no role or body is called"),
        Plant("  report: { tells", "  raport: { tells", "no act is called `raport`"),
        Plant("kind: police", "kind: polize", "no kind of agency is called"),
        Plant("area: same-level", "area: same-levle", "no area is called"),
        Plant("sees: [course", "sees: [coarse", "no sight is called"),
        Plant("type: count", "type: cuont", "no type of fact is called"),
        Plant("opening: { stage: begun }", "opening: { stage: begn }", "no stage is called `begn`"),
        Plant(
            "resumes: { decision: appraisal }", "resumes: { decision: hearing }",
            "clock decision is never suspended for"),
    ]

    static let foreignNumbers: [Plant] = [
        Plant("runs: 3 days", "runs: 4 days", "4 days differs from 3 days"),
        Plant("runs: 24 hours", "runs: 24 days", "24 days differs from 24 hours"),
        Plant("runs: 7 working days", "runs: 7 days", "7 days differs from 7 working days"),
        Plant("by: 30 days", "by: 60 days", "60 days differs from 30 days"),
        Plant(
            "id: admin.decision.90d#days", "id: admin.decision.90d#hours",
            "`admin.decision.90d#hours` names no number"),
        Plant("id: link.step.send,", "id: link.step.sent,", "no rule has the id `link.step.sent`"),
        Plant("id: link.step.send,", "", "clock dispatch has no `id`", at: "dispatch: {"),
        Plant(", source: APL2021 art. 64", "", "clock notice has no `source`", at: "notice: { title"),
        Plant(
            "id: link.step.approve, source: TR310 art. 5 }",
            "id: link.step.approve, source: TR310 art. 5 para. 1 }",
            "`link.step.approve` does not rest on TR310 art. 5 para. 1"),
        Plant(
            "source: APL2021 art. 60", "source: APL2021 art. 61",
            "`admin.decision.90d` does not rest on APL2021 art. 61"),
        Plant(
            "source: APL2021 art. 64", "source: TR310 art. 5",
            "`admin.hearing.timing` does not rest on TR310",
            at: "notice: { title"),
        Plant(
            "source: TR310 art. 6, when", "source: TR310 clause 6, when", "`TR310 clause 6` is not a citation"
        ),
        Plant(
            "source: TR310 art. 6, when", "source: TR301 art. 6, when", "no instrument has the key `TR301`"),
        Plant("source: TR310 art. 6, when", "source: TML2026 art. 75, when", "TML2026 begins on 2027-01-01"),
        Plant("runs: 90 days", "runs: ninety days", "`ninety days` is not a period"),
    ]

    static let slips: [Plant] = [
        Plant(
            "by: officer, extends: decision", "bye: officer, extends: decision",
            "act prolong has no key `bye`"),
        Plant("title: 审批", "title: [审批]", "`title` of clock approval is a list"),
        Plant("ends: true", "ends: yes", "`ends` of stage done is neither true nor false"),
        Plant("title: 已批\n", "title: yes\n", "YAML reads `yes` as a boolean", at: "title: yes"),
        Plant("{ from: 2021-07-15 }", "{ from: 15 July 2021 }", "`15 July 2021` is not a day"),
        Plant("type: count }", "type: count, type: money }", "the key `type` stands twice"),
        Plant(
            "successor: { title: 接收机关, type: agency }", "successor: { title: 接收机关, type: text }",
            "fact successor is a text and names no agency", at: "binds:"),
        Plant(
            "heard-on: { title: 听证日, type: day }", "heard-on: { title: 听证日, type: text }",
            "fact heard-on is a text and dates nothing", at: "before: heard-on"),
        Plant(
            "appraised: { title: 已鉴定, type: yes-no }", "appraised: { title: 已鉴定, type: count }",
            "`appraised` is a count and cannot be a condition", at: "when: appraised"),
        Plant(
            "team-size: { title: 人数, type: count }", "team-size: { title: 人数, type: money }",
            "fact team-size is a money, and the rule `two-officers` reads a count"),
        Plant(
            "of: [none, reasonable, threshold]", "of: [none, reasonable, threshold, grave]",
            "the rule `suspicion-suffices` cannot read grave"),
        Plant(
            "asks: [successor], binds", "binds", "act send binds by `successor` and does not ask for it",
            at: "binds:"),
        Plant("basis: TR310", "basis: &basis TR310", "`&basis` is an anchor or alias"),
        Plant(
            "reason: { title: 理由, type: text }", "Reason-Given: { title: 理由, type: text }",
            "`Reason-Given` is not a name"),
    ]

    static let gaps: [Plant] = [
        Plant(
            ", stops: [dispatch], goes_to: done }", ", stops: [dispatch] }", "stage approved has no exit",
            at: "approved:"),
        Plant(", starts: [dispatch], id", ", id", "clock dispatch is never started", at: "dispatch: {"),
        Plant("stops: [dispatch], ", "", "clock dispatch is never stopped", at: "dispatch: {"),
        Plant(
            "serves: { document: inquiry-report, to: head }, ", "",
            "clock approval waits for the receipt of inquiry-report", at: "approval: {"),
        Plant(
            "appraised, heard-on]", "heard-on]", "fact appraised is recorded by no act", at: "when: appraised"
        ),
        Plant(
            "appraised, heard-on]", "appraised]", "fact heard-on is recorded by no act",
            at: "before: heard-on"),
        Plant(
            ", drafted_from: inquiry-report", "", "document inquiry-report is drafted and has no template",
            at: "drafts:"),
        Plant(
            "go-on: { by: officer, resumes: { decision: appraisal } }", "go-on: { by: officer }",
            "clock decision is suspended for `appraisal` and never resumed", at: "suspends:"),
        Plant(
            "extends: { by: 30 days, id: admin.decision.90d#ext_days, asks: [reason], cosigned_by: head }",
            "", "clock decision knows no extension", at: "extends: decision"),
        Plant(", outcome: sent", "", "stage done has no `outcome`", at: "done: {"),
        Plant(
            "team-size: { title: 人数, type: count }\n", "\n", "the rule `two-officers` reads `team-size`",
            at: "requires:"),
        Plant("goes_to: done }", "goes_to: begun }", "stage done is never reached", at: "done: {"),
        Plant(
            "goes_to: done }", "goes_to: begun }", "no end can be reached from stage begun", at: "  begun:"),
    ]
}
