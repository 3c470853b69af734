import Programmes

/// A small pack without fault, into which tests plant one.
enum SoundPack {
    static let path = "small/procedures/small.yaml"

    static let procedure = """
        procedure: small
        title: 小型移送
        in_force: { from: 2021-07-15 }
        basis: TR310
        opening: { stage: begun }
        bodies:
          bureau: { title: 局, kind: the-opening-agency }
          police: { title: 公安, kind: police, area: same-level }
        roles:
          officer: { title: 承办人, of: bureau }
          head: { title: 负责人, of: bureau }
          desk: { title: 受案岗, of: police, sees: [course, clocks] }
        facts:
          suspicion: { title: 嫌疑, type: choice, of: [none, reasonable, threshold] }
          team-size: { title: 人数, type: count }
          appraised: { title: 已鉴定, type: yes-no }
          heard-on: { title: 听证日, type: day }
          successor: { title: 接收机关, type: agency }
          reason: { title: 理由, type: text }
        clocks:
          approval: { title: 审批, runs: 3 days, from: receipt-of inquiry-report, id: link.step.approve, source: TR310 art. 5 }
          dispatch: { title: 移送, runs: 24 hours, from: act, id: link.step.send, source: TR310 art. 5 }
          decision:
            title: 决定
            runs: 90 days
            from: opening
            id: admin.decision.90d#days
            source: APL2021 art. 60
            extends: { by: 30 days, id: admin.decision.90d#ext_days, asks: [reason], cosigned_by: head }
          notice: { title: 通知, runs: 7 working days, before: heard-on, id: admin.hearing.timing#notify_before_wd, source: APL2021 art. 64 }
          goal: { title: 目标, runs: 2 working days, from: act, target: true }
        documents:
          inquiry-report: { title: 报告, source: TR310 art. 6, drafted_from: inquiry-report }
          appraisal: { title: 鉴定, source: TR310 art. 6, when: appraised }
        stages:
          begun:
            title: 开始
            actions:
              assess: { by: officer, records: [suspicion, team-size, appraised, heard-on], starts: [goal, notice] }
              report: { by: officer, requires: [two-officers, suspicion-suffices], drafts: [inquiry-report], signs: [inquiry-report], serves: { document: inquiry-report, to: head }, starts: [approval], stops: [goal], drops: [notice], goes_to: waiting }
          waiting:
            title: 待批
            actions:
              approve: { by: head, needs: [inquiry-report, appraisal], stops: [approval, decision], starts: [dispatch], id: link.step.approve, goes_to: approved }
              prolong: { by: officer, extends: decision }
              pause: { by: officer, asks: [reason], suspends: { decision: appraisal } }
              go-on: { by: officer, resumes: { decision: appraisal } }
          approved:
            title: 已批
            actions:
              send: { by: officer, asks: [successor], binds: { police: successor }, sends: { message: handover, to: police }, copies: { inquiry-report: police }, stops: [dispatch], goes_to: done }
          done: { title: 办结, ends: true, outcome: sent, source: TR310 art. 8 }
        notices:
          report: { tells: [head], text: notice.report }
        """

    static let programme = """
        programme: small
        title: { zh: 小型, en: Small }
        realises: [{ clause: 2.1.2-a, phrase: 机制 }]
        procedures: [small]
        """

    static let english = """
        procedure.small: Small
        stage.begun: Begun
        stage.waiting: Waiting
        stage.approved: Approved
        stage.done: Done
        outcome.sent: Sent
        act.assess: Assess
        act.report: Report
        act.approve: Approve
        act.prolong: Prolong
        act.pause: Pause
        act.go-on: Go on
        act.send: Send
        ground.appraisal: Appraisal
        clock.approval: Approval
        clock.dispatch: Dispatch
        clock.decision: Decision
        clock.notice: Notice
        clock.goal: Goal
        document.inquiry-report: Report
        document.appraisal: Appraisal
        role.officer: Officer
        role.head: Head
        role.desk: Desk
        body.bureau: Bureau
        body.police: Police
        fact.suspicion: Suspicion
        fact.team-size: Team
        fact.appraised: Appraised
        fact.heard-on: Heard on
        fact.successor: Successor
        fact.reason: Reason
        choice.suspicion.none: None
        choice.suspicion.reasonable: Reasonable
        choice.suspicion.threshold: Threshold
        message.handover: Handover
        notice.report: A report waits
        """

    /// What the definitions do not title themselves.
    static let chinese = """
        outcome.sent: 已移送
        act.assess: 评估
        act.report: 报告
        act.approve: 批准
        act.prolong: 延长
        act.pause: 中止
        act.go-on: 恢复
        act.send: 移送
        ground.appraisal: 鉴定
        choice.suspicion.none: 无
        choice.suspicion.reasonable: 合理
        choice.suspicion.threshold: 达标
        notice.report: 有报告待批
        """

    static let message = """
        message: handover
        title: 移送
        carries: [inquiry-report]
        answered_by: send
        """

    static let template = "# 报告\n\n{{fact.suspicion}} {{body.police.name}} {{today}}\n"

    static func files(
        procedure: String = procedure, programme: String = programme, english: String = english,
        chinese: String = chinese, message: String = message, template: String = template,
        scenario: String? = nil
    ) -> [PackFile] {
        [
            PackFile(path: "small/programme.yaml", text: programme),
            PackFile(path: path, text: procedure),
            PackFile(path: "small/texts/en.yaml", text: english),
            PackFile(path: "small/texts/zh-Hans.yaml", text: chinese),
            PackFile(path: "small/messages/handover.yaml", text: message),
            PackFile(path: "small/documents/inquiry-report.md", text: template),
        ] + (scenario.map { [PackFile(path: "small/scenarios/story.yaml", text: $0)] } ?? [])
    }

    static func faults(_ files: [PackFile]) throws -> [PackFault] {
        ProgrammeLibrary.reading(files, law: try ShippedPacks.packLaw()).faults
    }

    /// The line, from 1, on which a text first occurs.
    static func line(of part: String, in text: String) -> Int? {
        text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(part) }
            .map { $0 + 1 }
    }
}
