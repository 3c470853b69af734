/// Why a rule answers as it does: the key of a sentence in the text catalogue, and what goes into it.
///
/// Rules give no sentences themselves, so that every language says the same.
public struct Reason: Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// Key under `reason.` in `share/texts`.
    public let key: String
    public let values: [String: String]

    public init(_ key: String, _ values: [String: String] = [:]) {
        self.key = key
        self.values = values
    }

    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// The sentence with the values in its places.
    public func filling(_ sentence: String) -> String {
        var text = ""
        var rest = sentence[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            text += rest[..<open] + (values[String(name)] ?? "{\(name)}")
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}

/// How sure the office is of the text behind a rule, as `share/law` records it.
/// `press` and `medium` count and are shown as to be confirmed by a legal editor; `low` never decides.
/// Ordered from the surest to the least sure.
public enum Confidence: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case verified, high, press, medium, low

    public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .verified: 0
        case .high: 1
        case .press: 2
        case .medium: 3
        case .low: 4
        }
    }

    public var isToBeConfirmed: Bool { self == .press || self == .medium }
    public var mayDecide: Bool { self != .low }
}

/// The answer of one rule on one file, with everything a reader needs to check it.
public struct Finding: Hashable, Sendable, Codable {
    public enum Verdict: String, Hashable, Sendable, Codable {
        case met, unmet, undetermined
        case notApplicable = "not_applicable"
    }

    /// One limb of a rule: what the file says beside what the text asks.
    public struct Comparison: Hashable, Sendable, Codable {
        public enum Unit: String, Hashable, Sendable, Codable { case fen, count }

        /// Key of the limb, such as `sales` or `sales+unsold_value`.
        public let limb: String
        /// In `unit`; `nil` when the file does not say.
        public let actual: Int?
        /// In `unit`.
        public let threshold: Int
        public let unit: Unit

        public init(limb: String, actual: Int?, threshold: Int, unit: Unit) {
            self.limb = limb
            self.actual = actual
            self.threshold = threshold
            self.unit = unit
        }

        public var isReached: Bool { actual.map { $0 >= threshold } ?? false }
    }

    public let rule: String
    public let verdict: Verdict
    public let source: Citation
    /// Ids of `law/facts` that the answer rests on.
    public let basis: [String]
    public let confidence: Confidence
    public let because: [Reason]
    /// Names of facts that could still decide.
    public let missing: [String]
    /// Names of facts that were read.
    public let used: [String]
    public let comparisons: [Comparison]
    /// What a threshold says beyond its verdict; `nil` for other rules and in older records.
    public let measured: Measured?

    public init(
        rule: String, verdict: Verdict, source: Citation, basis: [String] = [],
        confidence: Confidence = .verified,
        because: [Reason] = [], missing: [String] = [], used: [String] = [], comparisons: [Comparison] = [],
        measured: Measured? = nil
    ) {
        self.rule = rule
        self.verdict = verdict
        self.source = source
        self.basis = basis
        self.confidence = confidence
        self.because = because
        self.missing = missing
        self.used = used
        self.comparisons = comparisons
        self.measured = measured
    }
}
