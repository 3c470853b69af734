/// One method of a text, as it stands for a claim: measured, said to be hard to determine, open, or not reached.
public struct DamagesStep: Hashable, Sendable {
    public enum Standing: String, Hashable, Sendable, Codable {
        case measured
        /// Nobody could say the amount, and somebody said so.
        case hard
        /// Neither the amount nor that it is hard to determine was said.
        case open
        /// An amount stands here, but an earlier method goes before it and is still open.
        case waits
        /// An earlier method measures the damages.
        case notNeeded = "not-needed"
    }

    /// One way to the amount: of two that the right holder may choose from, or the only one.
    public struct Measure: Hashable, Sendable {
        public let figure: DamagesClaim.Figure
        public let amount: Money
    }

    public let method: DamagesMethod
    public let standing: Standing
    public let measures: [Measure]
    public let because: [Reason]
    public let missing: [String]
}

extension DamagesMethod {
    /// What the method starts from.
    var figures: [DamagesClaim.Figure] {
        switch self {
        case .loss: [.loss]
        case .profit: [.profit]
        case .gains: [.gains]
        case .lossOrProfit: [.loss, .profit]
        case .lossOrGains: [.loss, .gains]
        case .royalty, .royaltyMultiple: [.royalty]
        case .statutory: [.statutory]
        }
    }

    /// What must be said before the next method opens.
    var hard: [CivilQuestion] {
        switch self {
        case .loss: [.hardLoss]
        case .profit, .gains: [.hardProfit]
        case .lossOrProfit, .lossOrGains: [.hardLoss, .hardProfit]
        case .royalty, .royaltyMultiple: [.hardRoyalty]
        case .statutory: []
        }
    }
}

extension DamagesClaim {
    /// The steps of one text, in its order.
    func steps(under methods: [DamagesMethod]) -> [DamagesStep] {
        var steps: [DamagesStep] = []
        for method in methods {
            let earlier = steps.map(\.standing)
            steps.append(step(method, after: earlier))
        }
        return steps
    }

    private func step(_ method: DamagesMethod, after earlier: [DamagesStep.Standing]) -> DamagesStep {
        let measures = measures(of: method)
        let isWaiting = earlier.contains { $0 == .open || $0 == .waits }
        if earlier.contains(.measured) {
            return DamagesStep(
                method: method, standing: .notNeeded, measures: measures,
                because: measures.isEmpty ? [] : [Reason(.stepNotNeeded)], missing: [])
        }
        if method == .statutory {
            let reason = Reason(isWaiting ? .stepWaits : .stepStatutoryOpens)
            return DamagesStep(
                method: method, standing: isWaiting ? .waits : .measured, measures: measures,
                because: [reason],
                missing: [])
        }
        if !measures.isEmpty {
            return isWaiting
                ? DamagesStep(
                    method: method, standing: .waits, measures: measures, because: [Reason(.stepWaits)],
                    missing: [])
                : DamagesStep(
                    method: method, standing: .measured, measures: measures,
                    because: reasons(method, measures),
                    missing: [])
        }
        let open = method.hard.filter { answers[$0] != .yes }
        guard open.isEmpty else {
            let isBare = method == .royaltyMultiple && figures[.royalty] != nil
            let missing =
                isBare ? ["royalty-multiple"] : method.figures.map(\.rawValue) + open.map(\.rawValue)
            return DamagesStep(
                method: method, standing: .open, measures: [],
                because: [Reason(isBare ? .stepRoyaltyMultipleOpen : .stepOpen)], missing: missing)
        }
        return DamagesStep(
            method: method, standing: .hard, measures: [], because: [Reason(.stepHard)], missing: [])
    }

    private func measures(of method: DamagesMethod) -> [DamagesStep.Measure] {
        method.figures.compactMap { figure in
            guard let amount = figures[figure] else { return nil }
            guard method == .royaltyMultiple else {
                return DamagesStep.Measure(figure: figure, amount: amount)
            }
            return royaltyMultiple.map { DamagesStep.Measure(figure: figure, amount: amount * $0) }
        }
    }

    private func reasons(_ method: DamagesMethod, _ measures: [DamagesStep.Measure]) -> [Reason] {
        if method == .royaltyMultiple, let fee = figures[.royalty], let royaltyMultiple,
            let first = measures.first
        {
            return [
                Reason(
                    .stepRoyalty,
                    ["fee": fee.yuan, "multiple": royaltyMultiple.text, "amount": first.amount.yuan])
            ]
        }
        return measures.map { Reason(.stepMeasured, ["amount": $0.amount.yuan]) }
            + (measures.count > 1 ? [Reason(.stepMeasuredTwice)] : [])
    }
}
