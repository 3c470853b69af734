/// How heavy a fine is within its range (裁量幅度).
public enum FineBand: String, FactValue, CaseIterable, Codable {
    /// 减轻: below the least that the text allows.
    case mitigated
    /// 从轻: the lower part of the range.
    case light
    case middle
    /// 从重: the upper part of the range.
    case heavy
}

/// The bands of one range (DISC2022-2): the lower and the upper share of it, and what lies between.
public struct FineBands: Hashable, Sendable, Codable {
    public let span: FineSpan
    /// The heaviest light fine.
    public let lightMost: Money
    /// The lightest heavy fine.
    public let heavyLeast: Money

    /// - Parameter share: of the range, in hundredths.
    init?(of span: FineSpan, share: Int) {
        guard let most = span.most, span.least <= most, (0...50).contains(share) else { return nil }
        let part = Money(fen: most.fen - span.least.fen).share(of: share, in: 100)
        self.span = span
        lightMost = span.least + part
        heavyLeast = Money(fen: most.fen - part.fen)
    }

    /// `nil` for a fine above the range, and where the range leaves no room.
    public func band(of fine: Money) -> FineBand? {
        guard let most = span.most, fine <= most else { return nil }
        if fine < span.least { return .mitigated }
        guard span.least < most else { return nil }
        if fine <= lightMost { return .light }
        return fine >= heavyLeast ? .heavy : .middle
    }

    /// The fines of a band; `nil` for mitigated ones where nothing lies below the range.
    public func span(of band: FineBand) -> FineSpan? {
        switch band {
        case .mitigated:
            span.least > Money(fen: 0) ? FineSpan(Money(fen: 0), Money(fen: span.least.fen - 1)) : nil
        case .light: FineSpan(span.least, lightMost)
        case .middle: FineSpan(Money(fen: lightMost.fen + 1), Money(fen: heavyLeast.fen - 1))
        case .heavy: FineSpan(heavyLeast, span.most)
        }
    }
}
