import Programmes
import Testing

/// A procedure with twenty faults; the line of each ends in `#!`.
private let twentyFaults = """
    procedure: small
    title: 小型移送
    in_force: { from: 2021-07-15, until: 2030-01-01 } #!
    basis: TR310
    opening: { stage: begun }
    bodies:
      bureau: { title: 局, kind: the-opening-agency }
      police: { title: 公安, kind: polize, area: same-level } #!
    roles:
      officer: { title: 承办人, of: buro } #!
      head: { title: 负责人, of: bureau }
    facts:
      team-size: { title: 人数, type: cuont } #!
      suspicion: { title: 嫌疑, type: choice } #!
      reason: { title: 理由, type: text }
      reason: { title: 事由, type: text } #!
    clocks:
      approval: { title: 审批, runs: 4 days, from: receipt-of inquiry-report, id: link.step.approve, source: TR310 art. 5 } #!
      dispatch: { title: 移送, runs: 24 hours, from: act, id: link.step.send, source: TR310 art. 7 } #!
      review: { title: 审查, runs: 3 days, from: the-act, id: link.step.police_review, source: TR310 art. 8 } #!
      handover: { title: 移交, runs: 3 days, from: act, id: link.step.property_handover } #!
      lost: { title: 无人启动, runs: 3 days, from: act, id: link.step.police_review, source: TR310 art. 8 } #!
    documents:
      inquiry-report: { title: 报告, source: TR301 art. 6, drafted_from: inquiry-report } #!
      letter: { title: 函, source: TR310 article 6 } #!
    stages:
      begun:
        title: 开始
        actions:
          report:
            by: oficer #!
            requires: [two-officers, suspicion-sufices] #!
            asks: [team-size, suspicion, reason]
            drafts: [inquiry-report, letter] #!
            serves: { document: inquiry-report, to: head }
            starts: [approval, dispatch, review, handover]
            goes_to: waiting
      waiting:
        title: yes #!
        actions:
          approve: { by: head, stops: [approval, dispatch, review], drops: [lost, handovr], goes_to: done } #!
      forgotten: { title: 无人到达, ends: true, outcome: none-known } #!
      done: { title: 办结, ends: yes-it-does, outcome: sent } #!
    """

@Suite struct TwentyFaultsTests {
    @Test func `twenty faults in one file are twenty findings, each on its line`() throws {
        let lines = twentyFaults.split(separator: "\n", omittingEmptySubsequences: false)
        let marked = lines.indices.filter { lines[$0].hasSuffix("#!") }.map { $0 + 1 }
        let files = SoundPack.files(procedure: twentyFaults, english: english, message: "")
            .filter { !$0.path.contains("messages/") }

        let faults = try SoundPack.faults(files).filter { $0.place.file == SoundPack.path }
        let own = faults.filter { !$0.fault.hasPrefix("text `") }

        #expect(marked.count == 20)
        #expect(Set(own.map(\.place.line)) == Set(marked), "\(own)")
    }

    private let english = SoundPack.english
}
