/// The fines of the law base: which range, by which edition, for the facts at hand.
public struct Fines: Sendable {
    public let book: RuleBook

    public init(_ book: RuleBook) {
        self.book = book
    }

    /// Names of every fact that a fine may be measured by, in the order of asking.
    public static let reads: [String] =
        ([FineField.basis.name] + FineField.days + FineBasis.allCases.flatMap(\.reads)).withoutRepetition

    /// The range of the fine. What is not stated leaves the range open and is named; nothing is guessed.
    ///
    /// Reads `fine-basis`, `conduct-from`, `conduct-to`, `act-day` (the day of the decision), and the facts that
    /// `FineBasis.reads` names.
    ///
    /// - Throws: `FineFaults` for facts that contradict each other or that no text fits;
    ///   `Facts.Missing` without a basis.
    public func answer(on facts: Facts) throws -> FineAnswer {
        let faults = FineFault.faults(in: facts)
        guard faults.isEmpty else { throw FineFaults(faults: faults) }
        let basis = try facts(FineField.basis)
        guard basis != .other else { return try statedAnswer(on: facts) }
        let editions = try editions(of: basis)
        let decisions = try decisions(among: editions, on: facts)
        let candidates = try candidates(among: editions, on: facts)
        var choices: [Choice] = []
        for conduct in candidates {
            for decision in decisions where conduct.index <= decision.index {
                choices.append(try choice(basis, conduct, decision, on: facts))
            }
        }
        return answer(choices, on: facts)
    }
}

// Which editions.
extension Fines {
    fileprivate struct Edition {
        /// Place among the editions, the earliest first.
        var index: Int
        let provision: FineProvision
        let rule: LegalRule
        let from: CivilDate?
        let to: CivilDate?
    }

    private func editions(of basis: FineBasis) throws(FineFaults) -> [Edition] {
        var editions: [Edition] = []
        for provision in basis.editions {
            let versions = book.versions(of: provision.rule).filter(\.confidence.mayDecide)
            guard !versions.isEmpty else { throw fault(FineField.basis.name, .notLoaded(provision.rule)) }
            for rule in versions {
                let force = provision.force(under: rule, in: book)
                editions.append(
                    Edition(
                        index: editions.count, provision: provision, rule: rule, from: force.from,
                        to: force.to))
            }
        }
        editions.sort { ($0.firstDay, $0.index) < ($1.firstDay, $1.index) }
        for place in editions.indices { editions[place].index = place }
        return editions
    }

    /// The editions in force when the conduct ended; several while that day is open. Never empty.
    private func candidates(among editions: [Edition], on facts: Facts) throws(FineFaults) -> [Edition] {
        let (from, to) = (facts.ifStated(.conductFrom), facts.ifStated(.conductTo))
        if let to { return [try edition(on: to, among: editions, Field.conductTo.name)] }
        guard let from, let first = editions.last(where: { $0.begins(by: from) }) else { return editions }
        return editions.filter { $0.index >= first.index }
    }

    /// The editions in force on the day of the decision; several while that day is open.
    private func decisions(among editions: [Edition], on facts: Facts) throws(FineFaults) -> [Edition] {
        guard let day = facts.ifStated(FineField.actDay) else { return editions }
        return [try edition(on: day, among: editions, FineField.actDay.name)]
    }

    private func edition(
        on day: CivilDate, among editions: [Edition], _ place: String
    ) throws(FineFaults) -> Edition {
        guard let edition = editions.last(where: { $0.begins(by: day) }) else {
            throw fault(place, .beforeText(editions.first?.from ?? day))
        }
        if let to = edition.to, to < day { throw fault(place, .afterText(to)) }
        return edition
    }

    private func fault(_ place: String, _ kind: FineFault.Kind) -> FineFaults {
        FineFaults(faults: [FineFault(place: place, kind: kind)])
    }
}

extension Fines.Edition {
    fileprivate var firstDay: Int { from?.dayNumber ?? Int.min }

    fileprivate func begins(by day: CivilDate) -> Bool { from.map { $0 <= day } ?? true }
}

// Which of two editions.
extension Fines {
    fileprivate struct Choice {
        let conduct: FineRange
        /// First day of the text of the conduct.
        let begins: CivilDate?
        let decision: FineRange?
        let isLater: Bool
        let extent: FineExtent
        let because: [Reason]

        var range: FineRange { (isLater ? decision ?? conduct : conduct).with(extent) }
        var rules: [FineRange] { [conduct] + [decision].compactMap { $0 } }
    }

    /// 从旧兼从轻: the law of the conduct, unless the later one is lighter or knows no penalty.
    private func choice(
        _ basis: FineBasis, _ conduct: Edition, _ decision: Edition, on facts: Facts
    ) throws(FineFaults) -> Choice {
        let old = try range(basis, conduct, on: facts)
        func choice(_ new: FineRange?, isLater: Bool, _ extent: FineExtent, _ because: [Reason]) -> Choice {
            Choice(
                conduct: old, begins: conduct.from, decision: new, isLater: isLater, extent: extent,
                because: because)
        }
        guard decision.index != conduct.index else {
            return choice(nil, isLater: false, old.extent, [])
        }
        let new = try range(basis, decision, on: facts)
        var values = ["earlier": "\(old.source)", "later": "\(new.source)"]
        guard let former = old.severity, let latter = new.severity else {
            let isSame = old.extent == new.extent && old.duty == new.duty
            let extent = isSame ? old.extent : .either(old.extent, new.extent, [])
            return choice(
                new, isLater: false, extent, [Reason(isSame ? .laterMeasuresTheSame : .laterIsOpen, values)])
        }
        let isLighter = (latter.most, latter.least) < (former.most, former.least)
        (values["earlierMost"], values["earlierLeast"]) = (former.most.yuan, former.least.yuan)
        (values["laterMost"], values["laterLeast"]) = (latter.most.yuan, latter.least.yuan)
        let because: FineBecause =
            isLighter ? .laterIsLighter : latter == former ? .laterIsTheSame : .laterIsNotLighter
        return choice(
            new, isLater: isLighter, isLighter ? new.extent : old.extent, [Reason(because, values)])
    }

    private func range(
        _ basis: FineBasis, _ edition: Edition, on facts: Facts
    ) throws(FineFaults) -> FineRange {
        let measuring = FineMeasuring(rule: edition.rule, provision: edition.provision, facts: facts)
        guard let range = measuring.range(of: basis) else {
            throw fault(FineField.basis.name, .notLoaded(edition.rule.id))
        }
        return range
    }

    private func answer(_ choices: [Choice], on facts: Facts) -> FineAnswer {
        let (first, names) = (choices[0], openDays(choices, on: facts))
        let extent = choices.dropFirst().reduce(first.extent) { .either($0, $1.extent, names) }
        let range = first.range.with(extent)
        let compared = choices.count == 1 ? first.because : []
        let ranges = choices.flatMap(\.rules)
        let isCompared = choices.contains { $0.decision != nil } || choices.count > 1
        return FineAnswer(
            range: range, atConduct: first.conduct,
            atDecision: choices.count == 1 ? first.decision : nil,
            appliesLaterText: choices.count == 1 && first.isLater,
            grounds: Grounds(
                because: days(choices, on: facts) + compared + range.because,
                basis: (ranges.map(\.rule) + (isCompared ? ["meta.temporal.admin_penalty"] : []))
                    .withoutRepetition,
                sources: (ranges.map(\.source) + (isCompared ? ["APL2021 art. 37"] : [])).withoutRepetition,
                confidence: ranges.map(\.confidence).max() ?? .verified,
                missing: (names + range.missing + range.missingForWeight).withoutRepetition))
    }

    /// The days that would tell which edition applies, where several may.
    private func openDays(_ choices: [Choice], on facts: Facts) -> [String] {
        guard choices.count > 1 else { return [] }
        let conduct = facts.ifStated(.conductTo) == nil ? [Field.conductTo.name] : []
        let decision = facts.ifStated(FineField.actDay) == nil ? [FineField.actDay.name] : []
        return conduct + decision
    }

    private func days(_ choices: [Choice], on facts: Facts) -> [Reason] {
        var because: [Reason] = []
        if let to = facts.ifStated(.conductTo) {
            let conduct = choices[0].conduct
            because.append(Reason(.textOfConduct, ["day": "\(to)", "source": "\(conduct.source)"]))
            if let from = facts.ifStated(.conductFrom), let change = choices[0].begins, from < change {
                because.append(Reason(.straddles, ["from": "\(from)", "to": "\(to)", "change": "\(change)"]))
            }
        } else {
            because.append(Reason(.conductEndOpen))
        }
        if choices.count > 1, facts.ifStated(FineField.actDay) == nil {
            because.append(Reason(.decisionDayOpen))
        }
        return because
    }
}

// A provision that the law base does not hold.
extension Fines {
    /// The range as the officer read it in the text.
    private func statedAnswer(on facts: Facts) throws -> FineAnswer {
        let (least, most) = (facts.ifStated(FineField.statedLeast), facts.ifStated(FineField.statedMost))
        let missing = FineField.statedRange.filter { facts[$0] == nil || facts.isAbsent($0) }
        let known = missing.isEmpty
        let span = FineSpan(known ? least ?? Money(fen: 0) : Money(fen: 0), known ? most : nil)
        let range = FineRange(
            basis: .other, rule: "", source: "APL2021 art. 34", duty: .may, certain: known ? span : nil,
            possible: span, missing: missing, isHeavyDue: false, missingForWeight: [],
            because: [
                Reason(.statedRange, known ? ["from": span.least.yuan, "to": most?.yuan ?? ""] : [:])
            ], alongside: [], confidence: .medium)
        return FineAnswer(
            range: range, atConduct: range, atDecision: nil, appliesLaterText: false,
            grounds: Grounds(
                because: range.because, sources: [range.source], confidence: .medium, missing: missing))
    }
}
