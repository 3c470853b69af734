/// One edition measured on the facts: amounts first, then what takes the fine away, then its weight.
struct FineMeasuring {
    let rule: LegalRule
    let provision: FineProvision
    let facts: Facts

    private typealias Measured = (extent: FineExtent, because: [Reason])

    /// `nil` when the rule does not hold the numbers that the provision names.
    func range(of basis: FineBasis) -> FineRange? {
        guard var measured = measured() else { return nil }
        measured.because.append(Reason(provision.duty == .may ? .fineMay : .fineMust))
        spare(&measured, isFree: corrected, .corrected, .correctionOpen)
        spare(&measured, isFree: defence, .defenceShown, .defenceOpen)
        let weight = Standing.any(provision.aggravations.map(standing))
        switch weight {
        case .holds: measured.because.append(Reason(.heavyDue))
        case .open: measured.because.append(Reason(.heavyOpen))
        case .fails: break
        }
        let extent = measured.extent
        return FineRange(
            basis: basis, rule: rule.id, source: provision.source, duty: provision.duty,
            certain: extent.certain, possible: extent.possible, missing: extent.missing,
            isHeavyDue: weight == .holds ? true : weight == .fails ? false : nil,
            missingForWeight: weight.openFacts, because: measured.because,
            alongside: provision.alongside.map { Reason($0) }, confidence: rule.confidence)
    }

    /// 限期改正: an operator that corrected in time is not fined.
    private var corrected: Standing { provision.spares.map(standing) ?? .fails }

    /// A seller who did not know and shows where the goods came from.
    private var defence: Standing {
        guard !provision.defence.isEmpty else { return .fails }
        let seller = facts.ifStated(.role).map { Standing($0 == .seller) } ?? .open([Field.role.name])
        return .all([seller] + provision.defence.map(standing))
    }

    private func standing(_ field: Field<Bool>) -> Standing {
        facts.ifStated(field).map { Standing($0) } ?? .open([field.name])
    }

    private func spare(
        _ measured: inout Measured, isFree: Standing, _ free: FineBecause, _ open: FineBecause
    ) {
        switch isFree {
        case .holds: measured = (FineExtent(.nothing), [Reason(free)])
        case .fails: break
        case .open(let names):
            measured.extent = .either(measured.extent, FineExtent(.nothing), names)
            measured.because.append(Reason(open))
        }
    }

    private func measured() -> Measured? {
        switch provision.terms {
        case .multiple(let multiple): measured(by: multiple)
        case .range(let base, let serious): measured(base, serious: serious)
        case .cap(let key): number(key).map { (FineExtent(span(0, $0)), [reason(.cap, most: $0)]) }
        case .share(let measure, let most): measured(shareOf: measure, most)
        case .gains(let multiple, let cap, let without): measured(multiple, cap: cap, without: without)
        }
    }
}

// Ranges that do not depend on turnover.
extension FineMeasuring {
    private func measured(_ base: String, serious: String?) -> Measured? {
        guard let normal = rule.range(base) else { return nil }
        let plain = (FineExtent(span(normal)), [reason(.fixedRange, normal)])
        guard let serious else { return plain }
        guard let heavy = rule.range(serious) else { return nil }
        switch standing(FineField.serious) {
        case .holds: return (FineExtent(span(heavy)), [reason(.seriousRange, heavy)])
        case .fails: return plain
        case .open(let names):
            return (
                .either(FineExtent(span(normal)), FineExtent(span(heavy)), names),
                [reason(.fixedRange, normal), reason(.seriousOpen, heavy)]
            )
        }
    }

    private func measured(shareOf measure: FineMeasure, _ most: String) -> Measured? {
        guard let ratio = rule.value(most)?.ratio, (0...1).contains(ratio) else { return nil }
        let points = Int((ratio * 10_000).rounded())
        let percent = "\(points / 100)"
        guard let amount = facts.ifStated(measure.field) else {
            return (
                FineExtent(
                    certain: .nothing, possible: FineSpan(Money(fen: 0), nil), missing: [measure.field.name]),
                [Reason(.fineAmountOpen, ["fact": measure.field.name])]
            )
        }
        let top = amount.share(of: points, in: 10_000)
        return (
            FineExtent(FineSpan(Money(fen: 0), top)),
            [Reason(.goodsShare, ["amount": amount.yuan, "percent": percent, "to": top.yuan])]
        )
    }

    private func measured(_ multiple: String, cap: String, without: String) -> Measured? {
        guard let times = number(multiple), let cap = number(cap), let without = number(without) else {
            return nil
        }
        guard let gains = facts.ifStated(.illegalGains) else {
            return (
                FineExtent(
                    certain: .nothing, possible: span(0, max(cap, without)),
                    missing: [Field.illegalGains.name]),
                [Reason(.fineAmountOpen, ["fact": Field.illegalGains.name])]
            )
        }
        guard gains > Money(fen: 0) else {
            return (FineExtent(span(0, without)), [reason(.noGains, most: without)])
        }
        let top = min(gains * times, Money(yuan: cap))
        let values = [
            "amount": gains.yuan, "times": "\(times)", "cap": Money(yuan: cap).yuan, "to": top.yuan,
        ]
        return (FineExtent(FineSpan(Money(fen: 0), top)), [Reason(.gainsCapped, values)])
    }
}

// Multiples of an amount from a pivot on.
extension FineMeasuring {
    private func measured(by multiple: FineMultiple) -> Measured? {
        guard let pivot = number(multiple.pivot).map({ Money(yuan: $0) }), let flat = bounds(multiple.flat),
            let upper = bounds(multiple.multiple)
        else { return nil }
        var times = upper
        if let key = multiple.leastMultiple {
            guard let least = number(key), least <= times.upperBound else { return nil }
            times = least...times.upperBound
        }
        let below = (FineExtent(span(flat)), [flatReason(multiple.measure, pivot, flat)])
        let name = multiple.measure.field.name
        guard let amount = facts.ifStated(multiple.measure.field) else {
            if multiple.isFlatWhenNotEstablished, facts.isAbsent(name) {
                return (below.0, [reason(.turnoverNotEstablished, flat)])
            }
            let above = extent(of: times, from: multiple.begins == .atLeast ? pivot : pivot + Money(fen: 1))
            return (.either(below.0, above, [name]), [Reason(.fineAmountOpen, ["fact": name])] + below.1)
        }
        let isAbove = multiple.begins == .atLeast ? amount >= pivot : amount > pivot
        guard isAbove else { return below }
        let span = FineSpan(amount * times.lowerBound, amount * times.upperBound)
        let values = [
            "amount": amount.yuan, "pivot": pivot.yuan, "times": "\(times.upperBound)",
            "least": "\(times.lowerBound)", "from": span.least.yuan, "to": (amount * times.upperBound).yuan,
        ]
        return (FineExtent(span), [Reason(multipleReason(multiple.measure, times), values)])
    }

    /// A multiple of an amount that is only known to begin somewhere.
    private func extent(of times: ClosedRange<Int>, from lowest: Money) -> FineExtent {
        FineExtent(
            certain: times.lowerBound == 0 ? FineSpan(Money(fen: 0), lowest * times.upperBound) : nil,
            possible: FineSpan(lowest * times.lowerBound, nil), missing: [])
    }

    private func flatReason(_ measure: FineMeasure, _ pivot: Money, _ flat: ClosedRange<Int>) -> Reason {
        let because: FineBecause =
            switch measure {
            case .turnover: .turnoverFlat
            case .gains: .gainsFlat
            case .goods: .goodsFlat
            }
        let (from, to) = (Money(yuan: flat.lowerBound), Money(yuan: flat.upperBound))
        return Reason(because, ["pivot": pivot.yuan, "from": from.yuan, "to": to.yuan])
    }

    private func multipleReason(_ measure: FineMeasure, _ times: ClosedRange<Int>) -> FineBecause {
        switch measure {
        case .turnover: times.lowerBound == 0 ? .turnoverMultiple : .turnoverMultipleFrom
        case .gains: .gainsMultiple
        case .goods: .goodsMultiple
        }
    }
}

// Numbers of the rule, in yuan or times.
extension FineMeasuring {
    private func number(_ key: String) -> Int? { rule.value(key)?.number }

    /// One number is a top from nothing on.
    private func bounds(_ key: String) -> ClosedRange<Int>? {
        rule.range(key) ?? number(key).flatMap { $0 >= 0 ? 0...$0 : nil }
    }

    private func span(_ bounds: ClosedRange<Int>) -> FineSpan { span(bounds.lowerBound, bounds.upperBound) }

    private func span(_ least: Int, _ most: Int) -> FineSpan {
        FineSpan(Money(yuan: least), Money(yuan: most))
    }

    private func reason(_ because: FineBecause, _ bounds: ClosedRange<Int>) -> Reason {
        Reason(
            because, ["from": Money(yuan: bounds.lowerBound).yuan, "to": Money(yuan: bounds.upperBound).yuan])
    }

    private func reason(_ because: FineBecause, most: Int) -> Reason {
        reason(because, 0...max(0, most))
    }
}

extension Money {
    /// `parts` of `whole` of the amount, rounded down to the fen; it cannot overflow.
    func share(of parts: Int, in whole: Int) -> Money {
        let (quotient, rest) = fen.quotientAndRemainder(dividingBy: whole)
        return Money(fen: quotient * parts + rest * parts / whole)
    }
}
