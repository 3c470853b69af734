/// What people weigh when they fix statutory damages, in the order of the framework (facts
/// `damages.statutory.factors`). The framework sums up practice; no text lists these thirteen.
public enum StatutoryFactor: String, Sentence, Codable {
    case right = "factor-right"
    case nature = "factor-nature"
    case fault = "factor-fault"
    case scale = "factor-scale"
    case duration = "factor-duration"
    case area = "factor-area"
    case gains = "factor-gains"
    case royalty = "factor-royalty"
    case contribution = "factor-contribution"
    case record = "factor-record"
    case costs = "factor-costs"
    case obstruction = "factor-obstruction"
    case size = "factor-size"
}

extension Reason {
    init(_ factor: StatutoryFactor) { self.init(factor.rawValue) }
}

/// How a person scored a factor, and why. 0 weighs least, 4 most.
public struct FactorScore: Hashable, Sendable, Codable {
    public static let range = 0...4

    public let score: Int
    public let reason: String

    public init(_ score: Int, because reason: String) {
        self.score = score
        self.reason = reason
    }
}

/// The settings of the framework: no text fixes them, so an office sets them and a page shows them as such.
/// They stand in `share/law/worksheets/statutory-damages.yaml`.
public struct StatutorySetting: Hashable, Sendable, Decodable {
    public struct Weight: Hashable, Sendable, Decodable {
        public let factor: StatutoryFactor
        /// 0 and more. At 0 a factor is scored and reasoned and moves nothing.
        public let weight: Int
    }

    /// A point of the curve from level to share, both in ten-thousandths.
    public struct Point: Hashable, Sendable, Decodable {
        public let level: Int
        public let share: Int
    }

    /// The factors in their order, each once.
    public let weights: [Weight]
    /// From level 0 to level 10000, rising.
    public let curve: [Point]
    /// Added below and above the level, in ten-thousandths.
    public let margin: Int
    /// The ends of the band are rounded outward to so many yuan.
    public let roundingYuan: Int

    public static let whole = 10_000

    /// What makes the settings unusable, in the words of the file.
    public var faults: [String] {
        var faults: [String] = []
        if weights.map(\.factor) != StatutoryFactor.allCases {
            faults.append("weights: each factor once, in order")
        }
        if weights.contains(where: { !(0...100).contains($0.weight) }) { faults.append("weights: 0 to 100") }
        if weights.allSatisfy({ $0.weight == 0 }) { faults.append("weights: one above 0") }
        if curve.first != Point(level: 0, share: 0)
            || curve.last != Point(level: Self.whole, share: Self.whole)
        {
            faults.append("curve: from 0, 0 to 10000, 10000")
        }
        if zip(curve, curve.dropFirst()).contains(where: { $0.level >= $1.level || $0.share > $1.share }) {
            faults.append("curve: rising")
        }
        if !(0...Self.whole).contains(margin) { faults.append("margin: 0 to 10000") }
        if !(1...1_000_000).contains(roundingYuan) { faults.append("rounding-yuan: 1 to 1000000") }
        return faults
    }

    private enum CodingKeys: String, CodingKey {
        case weights, curve, margin
        case roundingYuan = "rounding-yuan"
    }

    /// The share at a level, straight between the points of the curve, rounded down.
    public func share(at level: Int) -> Int {
        let level = min(max(level, 0), Self.whole)
        guard let upper = curve.firstIndex(where: { $0.level >= level }), upper > 0 else { return 0 }
        let (low, high) = (curve[upper - 1], curve[upper])
        return low.share + (level - low.level) * (high.share - low.share) / (high.level - low.level)
    }
}
