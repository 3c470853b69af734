/// Fines from the least to the most, both included.
public struct FineSpan: Hashable, Sendable, Codable {
    public let least: Money
    /// `nil` while an unknown amount leaves the top open.
    public let most: Money?

    public init(_ least: Money, _ most: Money?) {
        self.least = least
        self.most = most
    }

    static let nothing = FineSpan(Money(fen: 0), Money(fen: 0))

    public func contains(_ fine: Money) -> Bool {
        least <= fine && most.map { fine <= $0 } ?? true
    }

    /// `nil` when the two have no fine in common.
    func common(with other: FineSpan) -> FineSpan? {
        let least = max(least, other.least)
        let most = [most, other.most].compactMap { $0 }.min()
        if let most, most < least { return nil }
        return FineSpan(least, most)
    }

    /// The smallest span that holds both.
    func together(with other: FineSpan) -> FineSpan {
        let most = most.flatMap { own in other.most.map { max(own, $0) } }
        return FineSpan(min(least, other.least), most)
    }
}

/// How far a fine may go while some facts are unknown: what is lawful whatever they say, and what may be.
struct FineExtent: Hashable, Sendable {
    /// `nil` when no fine is lawful whatever the missing facts say.
    let certain: FineSpan?
    let possible: FineSpan
    /// Names of facts that could still decide; none when both spans are the same.
    let missing: [String]

    init(_ known: FineSpan) {
        self.init(certain: known, possible: known, missing: [])
    }

    init(certain: FineSpan?, possible: FineSpan, missing: [String]) {
        self.certain = certain
        self.possible = possible
        self.missing = missing
    }

    /// One or the other, as the named facts will show.
    static func either(_ left: FineExtent, _ right: FineExtent, _ names: [String]) -> FineExtent {
        guard left.spans != right.spans else { return left }
        return FineExtent(
            certain: left.certain.flatMap { own in right.certain.flatMap { own.common(with: $0) } },
            possible: left.possible.together(with: right.possible),
            missing: (names + left.missing + right.missing).withoutRepetition)
    }

    private var spans: [FineSpan?] { [certain, possible] }

    /// Whether a fine lies in the range.
    func standing(of fine: Money) -> Standing {
        if certain?.contains(fine) == true { return .holds }
        return possible.contains(fine) && !missing.isEmpty ? .open(missing) : .fails
    }
}
