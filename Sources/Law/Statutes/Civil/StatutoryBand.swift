/// A suggested band for statutory damages within the range of the text, from scores that people gave and reasoned.
///
/// The formula: the level is the weighted mean of the scores, as a part of the greatest score. A factor that is not
/// scored counts as 0 for the lower end and as 4 for the upper end, so that silence widens the band and never
/// lowers it. The margin is taken off below and added above; the curve of the settings turns levels into shares of
/// the range of the text; the ends are rounded outward and never leave that range.
public struct StatutoryBand: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public let factor: StatutoryFactor
        public let weight: Int
        public let score: FactorScore?
    }

    public let text: ClosedRange<Money>
    public let band: ClosedRange<Money>
    /// In ten-thousandths, before the margin.
    public let levels: ClosedRange<Int>
    public let rows: [Row]
    public let grounds: Grounds

    public init(
        _ scores: [StatutoryFactor: FactorScore], within text: ClosedRange<Money>,
        by setting: StatutorySetting,
        in book: RuleBook
    ) throws(FieldFaults) {
        let faults = StatutoryBand.faults(of: scores)
        guard faults.isEmpty else { throw FieldFaults(faults) }
        self.text = text
        rows = setting.weights.map { Row(factor: $0.factor, weight: $0.weight, score: scores[$0.factor]) }
        levels =
            StatutoryBand.level(
                rows, unscored: 0)...StatutoryBand.level(rows, unscored: FactorScore.range.upperBound)
        band = StatutoryBand.band(levels, within: text, by: setting)
        let unscored = rows.filter { $0.score == nil }.map(\.factor)
        let open = unscored.isEmpty ? [] : [Reason(.bandUnscored, ["count": "\(unscored.count)"])]
        let range = Reason(.bandRange, ["min": band.lowerBound.yuan, "max": band.upperBound.yuan])
        grounds = Grounds(
            rules: [book.rule("damages.statutory.factors")].compactMap(\.self),
            because: [Reason(.bandBasis)] + open + [range], missing: unscored.map(\.rawValue))
    }

    /// What a person decides: an amount, and outside the band a reason too. Outside the text nothing helps.
    public func accept(_ amount: Money, because reason: String) throws(FieldFaults) -> Reason {
        func refuse(_ field: String, _ because: WorksheetBecause, _ values: [String: String]) -> FieldFaults {
            FieldFaults([FieldFault(field, Reason(because, values))])
        }
        guard text.contains(amount) else {
            throw refuse(
                "amount", .bandOutsideText, ["min": text.lowerBound.yuan, "max": text.upperBound.yuan])
        }
        let values = ["amount": amount.yuan, "min": band.lowerBound.yuan, "max": band.upperBound.yuan]
        guard !band.contains(amount) else { return Reason(.bandKept, values) }
        guard reason.isWritten else { throw refuse("reason", .bandDepartureWithoutReason, values) }
        return Reason(.bandDeparture, values)
    }
}

extension StatutoryBand {
    private static func faults(of scores: [StatutoryFactor: FactorScore]) -> [FieldFault] {
        StatutoryFactor.allCases.compactMap { factor in
            guard let score = scores[factor] else { return nil }
            if !FactorScore.range.contains(score.score) {
                return FieldFault(factor.rawValue, Reason(.bandScoreOutside))
            }
            return score.reason.isWritten
                ? nil : FieldFault(factor.rawValue, Reason(.bandScoreWithoutReason))
        }
    }

    /// The weighted mean of the scores in ten-thousandths of the greatest score.
    private static func level(_ rows: [Row], unscored: Int) -> Int {
        let most = rows.map { $0.weight * FactorScore.range.upperBound }.reduce(0, +)
        let sum = rows.map { $0.weight * ($0.score?.score ?? unscored) }.reduce(0, +)
        return most == 0 ? 0 : sum * StatutorySetting.whole / most
    }

    private static func band(
        _ levels: ClosedRange<Int>, within text: ClosedRange<Money>, by setting: StatutorySetting
    ) -> ClosedRange<Money> {
        let (floor, span) = (text.lowerBound.fen, text.upperBound.fen - text.lowerBound.fen)
        let step = setting.roundingYuan * 100
        func amount(_ level: Int) -> Int { floor + span * setting.share(at: level) / StatutorySetting.whole }
        let low = amount(levels.lowerBound - setting.margin) / step * step
        let high = (amount(levels.upperBound + setting.margin) + step - 1) / step * step
        return max(Money(fen: low), text.lowerBound)...min(Money(fen: high), text.upperBound)
    }
}

extension String {
    /// Says something: more than blanks.
    var isWritten: Bool { contains { !$0.isWhitespace } }
}
