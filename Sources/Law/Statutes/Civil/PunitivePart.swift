/// Two ways to read 按照上述方法确定数额的一倍以上五倍以下确定赔偿数额. The words bear both; practice mostly takes the
/// second. Neither is chosen here (rule `punitive.total`).
public enum PunitiveReading: String, Hashable, Sendable, Codable, CaseIterable {
    /// The total is the base times the multiple.
    case total
    /// The total is the base, and on top of it the base times the multiple.
    case onTop = "on-top"

    func total(of base: Money, times multiple: Multiple) -> Money {
        switch self {
        case .total: base * multiple
        case .onTop: base + base * multiple
        }
    }
}

/// The multiplied part of a worksheet: whether it is open, from which base, and both readings of the total.
public struct PunitivePart: Hashable, Sendable {
    public enum Standing: String, Hashable, Sendable, Codable {
        /// The text grants none, or the claimant does not ask for it.
        case closed
        case unmet
        case open
        /// Elements, base and multiple are there; a person chooses the reading, the multiple and gives a reason.
        case ready
    }

    /// The total for one base under one reading, costs aside.
    public struct Total: Hashable, Sendable {
        public let base: DamagesStep.Measure
        public let reading: PunitiveReading
        /// From the least to the greatest multiple of the text.
        public let range: ClosedRange<Money>
        /// At the multiple that was asked for; `nil` when none was or it lies outside the text.
        public let asked: Money?
    }

    public let standing: Standing
    public let elements: PunitiveElements?
    /// `nil` under the general clause and where nothing is granted.
    public let multiples: ClosedRange<Int>?
    /// Never statutory damages, never costs.
    public let bases: [DamagesStep.Measure]
    /// Both readings side by side for each base; empty while there is no base or no multiple.
    public let totals: [Total]
    public let grounds: Grounds
}

extension DamagesClaim {
    /// The base is the first method that measures: actual loss or gains, else the multiplied licence fee.
    func punitive(
        _ entitlement: DamagesEntitlement, _ steps: [DamagesStep], in book: RuleBook,
        asking questions: QuestionBook
    ) -> PunitivePart {
        func part(
            _ standing: PunitivePart.Standing, _ grounds: Grounds, elements: PunitiveElements? = nil,
            bases: [DamagesStep.Measure] = []
        ) -> PunitivePart {
            let multiples = entitlement.punitive.multiples
            return PunitivePart(
                standing: standing, elements: elements, multiples: multiples, bases: bases,
                totals: multiples.map { totals(bases, $0) } ?? [], grounds: grounds)
        }
        guard entitlement.punitive.isAvailable else { return part(.closed, Grounds()) }
        guard punitiveAsked != false else {
            return part(.closed, request(in: book, Reason(.punitiveNotAsked)))
        }
        let elements = PunitiveElements(replies, decidedOn: decidedOn, asking: questions)
        let bases = steps.first { $0.standing == .measured && $0.method != .statutory }?.measures ?? []
        let verdict = elements?.verdict ?? .undetermined
        var standing: PunitivePart.Standing = verdict == .unmet ? .unmet : .open
        if verdict == .met, !bases.isEmpty, multipleIsPossible(entitlement), punitiveAsked == true {
            standing = .ready
        }
        let grounds =
            Grounds(because: elementReasons(elements)) + (elements?.grounds ?? Grounds())
            + baseGrounds(bases, steps, entitlement, in: book) + finesGrounds(in: book)
        let asking =
            punitiveAsked == nil
            ? Grounds(because: [Reason(.punitiveAskingOpen)], missing: ["punitive-asked"]) : Grounds()
        return part(standing, asking + grounds, elements: elements, bases: bases)
    }

    private func totals(_ bases: [DamagesStep.Measure], _ multiples: ClosedRange<Int>) -> [PunitivePart.Total]
    {
        let (least, most) = (Multiple(multiples.lowerBound), Multiple(multiples.upperBound))
        return bases.flatMap { base in
            PunitiveReading.allCases.map { reading in
                PunitivePart.Total(
                    base: base, reading: reading,
                    range: reading.total(
                        of: base.amount, times: least)...reading.total(of: base.amount, times: most),
                    asked: multipleAsked.flatMap {
                        (least...most).contains($0) ? reading.total(of: base.amount, times: $0) : nil
                    })
            }
        }
    }

    /// A multiple outside the text is explained and never cut to fit.
    private func multipleIsPossible(_ entitlement: DamagesEntitlement) -> Bool {
        guard let multiples = entitlement.punitive.multiples else { return false }
        return multipleAsked.map {
            (Multiple(multiples.lowerBound)...Multiple(multiples.upperBound)).contains($0)
        } ?? true
    }

    private func elementReasons(_ elements: PunitiveElements?) -> [Reason] {
        guard let elements else { return [Reason(.elementsWithoutList, ["day": "\(decidedOn)"])] }
        switch elements.verdict {
        case .met: return [Reason(.punitiveElementsMet)]
        case .unmet: return [Reason(.punitiveElementsUnmet)]
        case .undetermined, .notApplicable: return [Reason(.punitiveElementsOpen)]
        }
    }

    private func baseGrounds(
        _ bases: [DamagesStep.Measure], _ steps: [DamagesStep], _ entitlement: DamagesEntitlement,
        in book: RuleBook
    ) -> Grounds {
        var because: [Reason] = []
        var missing: [String] = []
        if bases.isEmpty {
            let isStatutory = steps.last?.method == .statutory && steps.last?.standing == .measured
            because.append(Reason(isStatutory ? .punitiveNoStatutoryBase : .punitiveBaseOpen))
            missing = isStatutory ? [] : steps.flatMap(\.missing)
        } else {
            because += bases.map { Reason(.punitiveBase, ["amount": $0.amount.yuan]) }
        }
        if let multiples = entitlement.punitive.multiples {
            if let multipleAsked, !multipleIsPossible(entitlement) {
                because.append(
                    Reason(
                        .punitiveMultipleOutside,
                        [
                            "asked": multipleAsked.text, "min": "\(multiples.lowerBound)",
                            "max": "\(multiples.upperBound)",
                        ]))
            }
            if !bases.isEmpty { because.append(Reason(.punitiveReadings)) }
        } else {
            because.append(Reason(.punitiveWithoutMultiple))
        }
        let ids = ["punitive.2021.base_multiple", "punitive.2026.changes", "punitive.total"]
        return Grounds(rules: inForce(ids, in: book), because: because, missing: missing)
    }

    private func finesGrounds(in book: RuleBook) -> Grounds {
        guard let finesPaid else {
            return Grounds(because: [Reason(.punitiveFinesOpen)], missing: ["fines-paid"])
        }
        guard finesPaid.fen > 0 else { return Grounds() }
        let isNew = !inForce(["punitive.2026.changes"], in: book).isEmpty
        return Grounds(
            because: [Reason(isNew ? .punitiveFinesMust : .punitiveFinesMay, ["amount": finesPaid.yuan])])
    }

    private func request(in book: RuleBook, _ reason: Reason) -> Grounds {
        Grounds(rules: inForce(["punitive.2021.request"], in: book), because: [reason])
    }

    private func inForce(_ ids: [String], in book: RuleBook) -> [LegalRule] {
        ids.compactMap(book.rule).filter { $0.isInForce(on: decidedOn) && $0.confidence.mayDecide }
    }
}
