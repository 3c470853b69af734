/// Names of facts and terms by which the redaction, the approval and the entry hang together.
public enum PublicationFacts {
    /// What the public is to be told, before anything is hidden in it.
    public static let source = "publication-summary"
    /// The entry as the public sees it.
    public static let text = "public-text"
    /// Phrases that a person wants hidden besides, one a line.
    public static let hidden = "hide-also"
    /// Strokes of the proposal that a person takes back, by their ids.
    public static let restored = "restored-strokes"
    /// Why.
    public static let reason = "redaction-reason"
    public static let shownOn = "shown-on"
    /// The day of the decision, which the entry names.
    public static let decidedOn = "decided-on"
    /// Why an entry is written anew.
    public static let correction = "correction-kind"
    /// The choice of it after which the former text may not be shown again.
    public static let mustHide = "must-not-be-shown"
    /// The term of an act that carries the digest of the entry.
    public static let digest = "public-digest"

    public static let entry: Name<PaperKind> = "public-entry"
    public static let redactionSheet: Name<PaperKind> = "redaction-sheet"
    public static let decision: Name<PaperKind> = "penalty-decision"
    public static let publishedDecision: Name<PaperKind> = "published-decision"
    public static let removalProof: Name<PaperKind> = "withdrawal-proof"
}
