public import Law

/// A refusal as other programs know it: its kind, what it names, and the text that stands behind it.
extension Refusal {
    /// The public name: `urn:zhibao:KIND` without its prefix. Kinds are never renamed.
    public var kind: String {
        switch self {
        case .unknownAct, .notInThisStage, .joined: "not-in-this-stage"
        case .notYourRole: "not-your-role"
        case .backDated: "back-dated"
        case .notYetHappened, .fieldsInvalid, .runNotNamed, .nobodyReceives, .nobodyGoesOn: "invalid"
        case .ruleNotMet, .clockStillRuns, .clockNotRunning, .noExtensionLeft, .waitsForLinkedFile,
            .paperChanged, .papersDiffer, .breachStays, .notJoinable, .notSplittable:
            "rule-not-met"
        case .fineLocked: "fine-locked"
        case .documentsMissing: "documents-missing"
        case .signatureMissing, .signatureNotAwaited, .sameHand: "signature-missing"
        case .rightLapsed: "right-lapsed"
        case .fileMovedOn: "file-moved-on"
        }
    }

    /// What the refusal is about: papers, fields, facts, roles, clocks or acts, by their names in the pack.
    public var names: [String] {
        switch self {
        case .unknownAct(let action), .notInThisStage(let action, _): [action.description]
        case .notYourRole(let roles): roles.map(\.description)
        case .backDated, .notYetHappened: ["at"]
        case .fieldsInvalid(let faults): faults.map(\.field)
        case .ruleNotMet(let finding): finding.missing.isEmpty ? [finding.rule] : finding.missing
        case .fineLocked(let finding): [finding.rule]
        case .documentsMissing(let papers): papers.map(\.description)
        case .signatureMissing(let things, _), .signatureNotAwaited(let things): things
        case .sameHand(let action): [action.description]
        case .paperChanged(let paper, _), .papersDiffer(let paper, _): [paper.description]
        case .rightLapsed(let clock, _), .clockStillRuns(let clock, _), .clockNotRunning(let clock),
            .noExtensionLeft(let clock):
            [clock.description]
        case .breachStays: ["revision"]
        case .notJoinable: ["file"]
        case .runNotNamed: ["run"]
        case .waitsForLinkedFile(let procedure, _): [procedure.description]
        case .nobodyReceives(_, let field, _): [field]
        case .nobodyGoesOn(_, let needed): needed.map(\.description)
        // Its number is told on the page of the file, to whom it is shared with.
        case .fileMovedOn, .joined, .notSplittable: []
        }
    }

    /// The clock that refuses, if one does.
    public var clock: Name<Clock>? {
        switch self {
        case .rightLapsed(let clock, _), .clockStillRuns(let clock, _), .clockNotRunning(let clock),
            .noExtensionLeft(let clock), .runNotNamed(let clock, _):
            clock
        case .unknownAct, .notInThisStage, .notYourRole, .backDated, .notYetHappened, .fieldsInvalid,
            .ruleNotMet, .fineLocked, .documentsMissing, .signatureMissing, .signatureNotAwaited,
            .sameHand, .paperChanged, .papersDiffer, .waitsForLinkedFile, .fileMovedOn, .breachStays,
            .joined, .notJoinable, .notSplittable, .nobodyReceives, .nobodyGoesOn:
            nil
        }
    }

    /// The article behind the refusal: of the rule, of the clock, or of the first paper that is missing.
    public func source(in procedure: Procedure) -> Citation? {
        switch self {
        case .ruleNotMet(let finding), .fineLocked(let finding): finding.source
        case .documentsMissing(let papers):
            papers.compactMap { procedure.paper($0)?.source }.compactMap { Citation(parsing: $0) }.first
        default: clock.flatMap { procedure.clock($0)?.source }
        }
    }
}
