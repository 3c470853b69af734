/// An unusual consequence of an act, by its name in packs: the office does it, and the act records what came
/// out.
///
/// Nobody enters what an effect records: neither a form nor a program can state that tests were passed.
public enum Effect: String, Hashable, Sendable, CaseIterable {
    /// Reads a change set of the law; one with a fault is not proposed.
    case checkChangeSet = "check-change-set"
    /// Tells every story against the proposed law, and judges the example cases of the change set.
    case runRuleTests = "run-rule-tests"
    /// Holds the signature to the tests: of exactly this change set, on the law as it still is.
    case checkTestedLaw = "check-tested-law"
    /// Gives the release its number; from then on the office reckons with it.
    case putLawInForce = "put-law-in-force"
    /// Holds the choice of a mediator against the register: a tie bars, and who is passed over is named with
    /// reasons.
    case rankMediators = "rank-mediators"
    /// Finds the court that can confirm an agreement, by the tables of jurisdiction.
    case findConfirmingCourt = "find-confirming-court"
    /// Holds where a report is sent against what the channels propose: who departs from it says why.
    case weighChannels = "weigh-channels"
    /// Holds an article against the law base: its sources are rules, its numbers are theirs; a named one is
    /// there.
    case checkArticle = "check-article"
    /// Lists the files of a frame, and seals the list: from then on nothing comes onto it and nothing off it.
    case sealSamplingList = "seal-sampling-list"
    /// Draws from the sealed list, by the journal's head of the named day and the number that was called out.
    case drawSample = "draw-sample"
    /// Proposes what is hidden in an entry, and lays the proposal with its strokes into the file.
    case proposeRedaction = "propose-redaction"
    /// Makes the entry and the redacted paper that the public sees.
    case makePublicEntry = "make-public-entry"
    /// Makes the proof of what was shown, from when until when.
    case proveRemoval = "prove-removal"

    /// Facts that the act records.
    public var facts: [String] {
        switch self {
        case .checkChangeSet: ["in-force-from"]
        case .runRuleTests: ["tests"]
        case .checkTestedLaw: []
        case .putLawInForce: ["release-number"]
        case .rankMediators: ["mediator-rank"]
        case .findConfirmingCourt: ["competent-court"]
        case .weighChannels: ["proposed-channel", "proposed-agency", "proposal-followed"]
        case .checkArticle: []
        case .sealSamplingList: ["list-count"]
        case .drawSample: ["draw-number"]
        case .proposeRedaction, .proveRemoval: []
        case .makePublicEntry: [PublicationFacts.text, PublicationFacts.shownOn, PublicationFacts.decidedOn]
        }
    }

    /// Papers that the act lays into the file.
    public var papers: [Name<PaperKind>] {
        switch self {
        case .checkChangeSet, .checkTestedLaw, .putLawInForce, .weighChannels, .checkArticle: []
        case .runRuleTests: ["test-report"]
        case .rankMediators: ["mediator-ranking"]
        case .findConfirmingCourt: ["court-finding"]
        case .sealSamplingList: ["sampling-list"]
        case .drawSample: ["draw-record"]
        case .proposeRedaction: [PublicationFacts.redactionSheet]
        case .makePublicEntry: [PublicationFacts.publishedDecision]
        case .proveRemoval: [PublicationFacts.removalProof]
        }
    }
}
