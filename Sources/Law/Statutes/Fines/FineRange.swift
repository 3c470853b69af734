/// The range of a fine under one edition of its text, for the facts at hand.
public struct FineRange: Hashable, Sendable, Codable {
    public let basis: FineBasis
    /// Id of the rule that holds the numbers; empty for a range that an officer states.
    public let rule: String
    public let source: Citation
    public let duty: FineDuty
    /// What is lawful whatever the missing facts say; `nil` when nothing is.
    public let certain: FineSpan?
    /// What may be lawful.
    public let possible: FineSpan
    /// Names of facts that could still move the range.
    public let missing: [String]
    /// Whether the text demands a heavier fine (应当从重); `nil` while facts that decide it are missing.
    public let isHeavyDue: Bool?
    /// Names of the facts that decide whether a heavier fine is due, while they are missing.
    public let missingForWeight: [String]
    /// How the range is measured.
    public let because: [Reason]
    /// What the authority also orders.
    public let alongside: [Reason]
    public let confidence: Confidence

    /// The range, once it is known.
    public var span: FineSpan? { missing.isEmpty ? possible : nil }

    /// Whether a fine of this much lies in the range; undetermined while facts that decide it are missing.
    /// No fine at all is lawful where the authority only may fine.
    public func verdict(on fine: Money) -> Finding.Verdict {
        if fine.fen == 0, duty == .may { return .met }
        switch extent.standing(of: fine) {
        case .holds: return .met
        case .fails: return .unmet
        case .open: return .undetermined
        }
    }

    /// The same provision with another extent.
    func with(_ extent: FineExtent) -> FineRange {
        FineRange(
            basis: basis, rule: rule, source: source, duty: duty, certain: extent.certain,
            possible: extent.possible, missing: extent.missing, isHeavyDue: isHeavyDue,
            missingForWeight: missingForWeight, because: because, alongside: alongside, confidence: confidence
        )
    }

    var extent: FineExtent { FineExtent(certain: certain, possible: possible, missing: missing) }

    /// The heaviest and then the least fine, for the comparison of editions. No duty to fine means that the least
    /// is no fine at all.
    var severity: (most: Money, least: Money)? {
        guard let span, let most = span.most else { return nil }
        return (most, duty == .may ? Money(fen: 0) : span.least)
    }
}

/// What the law says about a fine: the range by the law of the conduct, by a later law where there is one, and
/// which of the two applies (APL2021 art. 37: 从旧兼从轻).
public struct FineAnswer: Hashable, Sendable, Codable {
    /// The range that applies. While a day is open, it spans the editions that may apply.
    public let range: FineRange
    /// Under the text in force when the conduct ended.
    public let atConduct: FineRange
    /// Under another text in force on the day of the decision; `nil` when there is no other.
    public let atDecision: FineRange?
    public let appliesLaterText: Bool
    /// The comparison in sentences, with its rules, articles and what is still to be found out.
    public let grounds: Grounds
}
