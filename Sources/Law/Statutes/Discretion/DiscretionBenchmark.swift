/// A table by which an authority of an area weighs fines of one basis (裁量基准), as it was issued.
///
/// The engine holds none of its own. Where no table is loaded it says so, and shows the national bands alone.
public struct DiscretionBenchmark: Hashable, Sendable {
    public let id: String
    public let title: String
    public let issuer: String
    /// Number of the paper that issued it.
    public let paper: String?
    /// A GB/T 2260 code; the whole country is `000000`.
    public let area: String
    public let basis: FineBasis
    public let from: CivilDate
    /// Last day in force; `nil` while it is in force.
    public let to: CivilDate?
    public let confidence: Confidence
    /// The lightest first.
    public let grades: [Grade]

    /// One row: when it fits, in the words of the table, and how far the fine then goes.
    public struct Grade: Hashable, Sendable {
        public let grade: Int
        public let name: String
        public let when: String
        public let limits: Limits
    }

    /// The least and the most, both included.
    public enum Limits: Hashable, Sendable {
        /// Hundredths of the statutory range, from its least on.
        case percent(ClosedRange<Int>)
        /// Hundredths of the amount that the fine is measured by: 150 is one and a half times.
        case times(ClosedRange<Int>)
        case yuan(ClosedRange<Int>)
    }

    public func isInForce(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

    /// Whether an authority of that area follows it.
    func covers(_ area: String) -> Bool { area.hasPrefix(significant) }

    /// The code without the levels that it leaves open, the empty text for the whole country.
    var significant: Substring {
        var digits = area[...]
        while digits.hasSuffix("00") { digits = digits.dropLast(2) }
        return digits
    }
}

extension DiscretionBenchmark.Limits {
    /// The fines of a row within a range.
    ///
    /// - Parameter amount: what the fine is measured by; a row of multiples needs it.
    func span(in range: FineSpan, amount: Money?) -> FineSpan? {
        switch self {
        case .percent(let bounds):
            guard let most = range.most else { return nil }
            let room = Money(fen: most.fen - range.least.fen)
            return FineSpan(
                range.least + room.share(of: bounds.lowerBound, in: 100),
                range.least + room.share(of: bounds.upperBound, in: 100))
        case .times(let bounds):
            return amount.map {
                FineSpan($0.share(of: bounds.lowerBound, in: 100), $0.share(of: bounds.upperBound, in: 100))
            }
        case .yuan(let bounds):
            return FineSpan(Money(yuan: bounds.lowerBound), Money(yuan: bounds.upperBound))
        }
    }
}

extension DiscretionBenchmark: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case id, title, issuer, paper, area, basis, from, to, grades
        case confidence = "conf"
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(beside: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        title = try container.decode(String.self, forKey: .title)
        issuer = try container.decode(String.self, forKey: .issuer)
        paper = try container.decodeIfPresent(String.self, forKey: .paper)
        area = try container.decode(String.self, forKey: .area)
        basis = try container.decode(FineBasis.self, forKey: .basis)
        from = try container.decode(CivilDate.self, forKey: .from)
        to = try container.decodeIfPresent(CivilDate.self, forKey: .to)
        confidence = try container.decode(Confidence.self, forKey: .confidence)
        grades = try container.decode([Grade].self, forKey: .grades)
    }
}

extension DiscretionBenchmark.Grade: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case grade, name, when, percent, times, yuan
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(beside: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        grade = try container.decode(Int.self, forKey: .grade)
        name = try container.decode(String.self, forKey: .name)
        when = try container.decode(String.self, forKey: .when)
        var limits: [DiscretionBenchmark.Limits] = []
        for (key, make) in [
            (CodingKeys.percent, DiscretionBenchmark.Limits.percent),
            (.times, DiscretionBenchmark.Limits.times),
            (.yuan, DiscretionBenchmark.Limits.yuan),
        ] {
            guard let bounds = try container.decodeIfPresent([Int].self, forKey: key) else { continue }
            guard bounds.count == 2, bounds[0] >= 0, bounds[0] <= bounds[1] else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: container,
                    debugDescription: "write the least and the most, such as [0, 30]")
            }
            limits.append(make(bounds[0]...bounds[1]))
        }
        guard limits.count == 1, let only = limits.first else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "a grade has one of `percent`, `times` and `yuan`"))
        }
        self.limits = only
    }
}

extension Decoder {
    /// A key that nobody knows is a slip of the pen, which would silently take a value away.
    fileprivate func refuseKeys(beside known: [String]) throws {
        let container = try container(keyedBy: WrittenKey.self)
        guard let strange = container.allKeys.first(where: { !known.contains($0.stringValue) }) else {
            return
        }
        throw DecodingError.dataCorrupted(
            .init(
                codingPath: codingPath + [strange],
                debugDescription: "there is no key `\(strange.stringValue)` here"))
    }
}

private struct WrittenKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
