extension CriminalThreshold {
    public var rule: Rule {
        Rule(name, source: source, reads: reads) { finding(on: $0) }
    }

    /// Names of the facts that may decide, elements first.
    public var reads: [String] {
        ["right-type", "role", "conduct-from", "conduct-to", "party-kind"]
            + crimeFacts.facts.map(\.name)
            .filter { $0 != CrimeFact.role.name }
    }

    private var crimeFacts: CrimeFactSet {
        let elements = offence.elements + offence.denials.keys
        let amounts = table.versions.reduce(into: CrimeFactSet()) { $0.formUnion($1.reads) }
        return elements.reduce(into: amounts) { $0.insert(CrimeFactSet($1)) }
    }

    /// The answer on a case file, under the texts of its days.
    public func finding(on facts: Facts) -> Finding {
        let crime = CrimeFacts(facts)
        let days = Days(facts)
        if let because = narrowing(facts, crime) ?? offence.exclusion(crime, days.known) {
            return finding(.notApplicable, [Reason(because)], on: facts)
        }
        if days.areReversed { return finding(.undetermined, [Reason(.conductDaysReversed)], on: facts) }
        if let first = table.versions.first, offence.since == nil, days.liesBefore(first.from) {
            let because = Reason(.versionNotLoaded, ["from": "\(first.from)"])
            return finding(.undetermined, [because], on: facts)
        }
        guard let conduct = days.known else {
            let others = underNewestText(crime)?.missing.map(\.name) ?? []
            return finding(
                .undetermined, [Reason(.conductDayOpen)], missing: (days.open + others).withoutRepetition,
                on: facts)
        }
        guard let assessment = assess(crime, conduct) else {
            return finding(.undetermined, [Reason(.versionNotLoaded)], on: facts)
        }
        return finding(assessment, crime, on: facts)
    }

    /// The answer under the newest text, whatever the days of the conduct.
    ///
    /// The more favourable text applies, and the newest is always among those compared: whom it leaves out, no
    /// other text makes a criminal.
    func findingUnderNewestText(on facts: Facts) -> Finding {
        let crime = CrimeFacts(facts)
        if let because = narrowing(facts, crime) ?? offence.exclusion(crime, nil) {
            return finding(.notApplicable, [Reason(because)], on: facts)
        }
        guard let assessment = underNewestText(crime) else {
            return finding(.undetermined, [Reason(.versionNotLoaded)], on: facts)
        }
        return finding(assessment, crime, on: facts)
    }

    private func underNewestText(_ crime: CrimeFacts) -> ThresholdAssessment? {
        guard let newest = table.versions.last else { return nil }
        do throws(Conduct.Fault) {
            return assess(crime, try Conduct(from: max(newest.from, CriminalLaw.interpretation2025), to: nil))
        } catch {
            return nil
        }
    }

    private func finding(_ assessment: ThresholdAssessment, _ crime: CrimeFacts, on facts: Facts) -> Finding {
        let applied = assessment.applied
        let contradictions = crime.contradictions.map(\.reason)
        return Finding(
            rule: name, verdict: assessment.verdict, source: applied.source, basis: applied.basis,
            confidence: applied.confidence, because: assessment.because + contradictions,
            missing: assessment.missing.map(\.name), used: used(facts),
            comparisons: applied.readings.compactMap(\.comparison), measured: assessment.measured(crime))
    }

    private func finding(
        _ verdict: Finding.Verdict, _ because: [Reason], missing: [String] = [], on facts: Facts
    ) -> Finding {
        Finding(
            rule: name, verdict: verdict, source: source, basis: table.versions.last?.ruleIDs ?? [],
            confidence: table.versions.last?.confidence ?? .low, because: because, missing: missing,
            used: used(facts))
    }

    private func used(_ facts: Facts) -> [String] { reads.filter { facts[$0] != nil } }
}

extension CriminalThreshold {
    /// Why an offence is not asked of a file: the right is another one, or the article's own things are not
    /// there. So a file on trademarks does not wait for clicks, and one on goods does not wait for labels.
    private func narrowing(_ facts: Facts, _ crime: CrimeFacts) -> CrimeBecause? {
        if let right = facts.ifStated(.rightType), !offence.rights.isEmpty, !offence.rights.contains(right) {
            return right == .patent && offence.rights == CriminalLaw.Offence.marks
                ? .patentInfringementIsNoCrime
                : offence.rights == CriminalLaw.Offence.marks ? .noTrademarkRight : .anotherRight
        }
        let isOfLabels = crime.role == .labelMaker || crime.role == .labelSeller
        switch offence.article {
        case "213", "214": return isOfLabels ? .labelsAreAnotherOffence : nil
        case "215":
            let stated = crime[number: .labels] ?? crime[number: .unsoldLabels]
            return isOfLabels || stated != nil ? nil : .noLabels
        case "218": return crime.role == .maker ? .makersCopiesAreAbsorbed : nil
        case "216", "217", "219", "219-1":
            return facts.ifStated(.rightType) == nil ? .anotherRight : nil
        default: return nil
        }
    }

    /// The days of a file, as far as they are stated.
    private struct Days {
        let from: CivilDate?
        let to: CivilDate?

        init(_ facts: Facts) {
            (from, to) = (facts.ifStated(.conductFrom), facts.ifStated(.conductTo))
        }

        /// `nil` while the first day is not known, or lies after the last.
        var known: Conduct? {
            guard let from else { return nil }
            do throws(Conduct.Fault) { return try Conduct(from: from, to: to) } catch { return nil }
        }

        var areReversed: Bool {
            if let from, let to { to < from } else { false }
        }

        var open: [String] {
            (from == nil ? [Field.conductFrom.name] : []) + (to == nil ? [Field.conductTo.name] : [])
        }

        func liesBefore(_ day: CivilDate) -> Bool { (from ?? to).map { $0 < day } ?? false }
    }
}

extension VersionAssessment.Reading {
    var comparison: Finding.Comparison? {
        threshold.map { asked in
            Finding.Comparison(
                limb: limb.key, actual: actual, threshold: asked, unit: limb.unit)
        }
    }
}
