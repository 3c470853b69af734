import Casework
import Law

/// A made-up transfer to the police with one of everything that a procedure can have.
enum Sample {
    static let facts: [String: FactField] = Dictionary(
        [
            FactField(name: "suspicion", title: "嫌疑", kind: .choice(["none", "reasonable"])),
            FactField(name: "team-size", title: "人数", kind: .count),
            FactField(name: "appraised", title: "已鉴定", kind: .yesNo),
            FactField(name: "turnover", title: "数额", kind: .money),
            FactField(name: "heard-on", title: "听证日", kind: .day),
            FactField(name: "competent", title: "有管辖权的机关", kind: .agency),
            FactField(name: "reason", title: "理由", kind: .text),
            FactField(name: "ground", title: "事由", kind: .text),
        ].map { ($0.name, $0) }
    ) { first, _ in first }

    static let papers: [String: PaperKind] = Dictionary(
        [
            PaperKind(
                name: "report", title: "报告", source: "TR310 art. 6", template: "report", neededWhen: nil),
            PaperKind(
                name: "appraisal", title: "鉴定", source: "TR310 art. 6", template: nil, neededWhen: "appraised"
            ),
            PaperKind(name: "refusal-notice", title: "不予立案通知书", source: nil, template: nil, neededWhen: nil),
            PaperKind(name: "sheet", title: "公示表", source: nil, template: "sheet", neededWhen: nil),
        ].map { ($0.name.description, $0) }
    ) { first, _ in first }

    static let clocks: [String: Clock] = Dictionary(
        [
            clock("approval", 3, .days, .receiptOf("report")),
            clock("dispatch", 24, .hours, .act),
            clock("decision", 90, .days, .opening),
            clock(
                "review", 3, .days, .act, extensions: [extended(to: 10), extended(to: 30, by: "police-head")]),
            clock("ask-again", 3, .days, .receiptOf("refusal-notice"), .rightLapses),
            clock("forwarding", 24, .hours, .act, .marksLate),
            clock("seizure", 30, .days, .act, .endsMeasure),
            clock("notice", 7, .workingDays, .before("heard-on")),
            clock("service", 7, .workingDays, .act, until: "refusal-notice"),
            clock("goal", 1, .workingDays, .act, isTarget: true),
        ].map { ($0.name.description, $0) }
    ) { first, _ in first }

    static func clock(
        _ name: Name<Clock>, _ length: Int, _ unit: StatutoryPeriod.Unit, _ start: Clock.Start,
        _ expiry: Clock.Expiry = .breach, extensions: [Clock.Extension] = [], isTarget: Bool = false,
        until: Name<PaperKind>? = nil
    ) -> Clock {
        Clock(
            name: name, title: name.description,
            period: StatutoryPeriod(length, unit, source: "TR310 art. 5 para. 2"), start: start, ruleID: nil,
            confidence: .verified, extensions: extensions, onExpiry: expiry, isTarget: isTarget, until: until)
    }

    private static func extended(to length: Int, by cosigner: Name<Role>? = nil) -> Clock.Extension {
        Clock.Extension(
            reach: .to(length), ruleID: nil, confidence: .medium, asks: [facts["ground"]].compactMap(\.self),
            cosignedBy: cosigner, times: 1)
    }

    static let transfer = procedure(stages: [assessed, waiting, reviewed, refused], anywhere: anywhere)

    static func procedure(stages: [Stage], anywhere: [Action] = []) -> Procedure {
        Procedure(
            name: "transfer-to-police", title: "移送", inForceFrom: CivilDate(2020, 8, 7), inForceTo: nil,
            basis: "TR310", opening: .init(from: [], stage: stages.first?.name ?? "assessed", inherits: []),
            bodies: [
                Body(name: "sending-agency", title: nil, kind: .openingAgency, area: .sameLevel),
                Body(name: "receiving-police", title: nil, kind: .kind("police"), area: .sameLevel),
                Body(name: "procuratorate", title: nil, kind: .kind("procuratorate"), area: .sameLevel),
            ],
            roles: [
                Role(name: "case-officer", title: "承办人", body: "sending-agency", sees: nil),
                Role(name: "agency-head", title: "负责人", body: "sending-agency", sees: nil),
                Role(name: "police-desk", title: "受案岗", body: "receiving-police", sees: nil),
                Role(name: "police-head", title: "公安负责人", body: "receiving-police", sees: nil),
                Role(name: "procurator", title: "检察岗", body: "procuratorate", sees: [.course]),
            ],
            facts: facts.values.sorted { $0.name < $1.name },
            clocks: clocks.values.sorted { $0.name < $1.name },
            papers: papers.values.sorted { $0.name < $1.name },
            stages: stages + [
                Stage(
                    name: "closed", title: "办结", actions: [], ends: true, outcome: "refused-final",
                    source: nil)
            ],
            anywhere: anywhere, notices: [], isReviewed: false)
    }

    static func action(_ name: Name<Action>, by role: Name<Role>, _ fill: (inout Action) -> Void) -> Action {
        var action = Action(name: name, title: nil)
        action.by = [role]
        fill(&action)
        return action
    }

    static func stage(_ name: Name<Stage>, _ actions: [Action]) -> Stage {
        Stage(name: name, title: name.description, actions: actions, ends: false, outcome: nil, source: nil)
    }

    static func of<Value>(_ table: [String: Value], _ names: String...) -> [Value] {
        names.compactMap { table[$0] }
    }
}
