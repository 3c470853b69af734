/// An intended fine held against the band that the officer named, a duty to go heavy, and the table of the area.
struct Departure: Hashable, Sendable {
    /// In what the fine departs; none when it does not.
    var from: [Reason] = []
    /// What was compared.
    var because: [Reason] = []
    /// Names of facts without which it cannot be said.
    var missing: [String] = []

    init(of fine: Money, _ answer: FineAnswer, by discretion: Discretion, on facts: Facts) {
        let range = answer.range
        guard let span = Departure.span(range, on: facts) else {
            missing = range.missing
            return
        }
        let day = facts.ifStated(FineField.actDay)
        guard let bands = discretion.bands(of: span, decidedOn: day) else {
            because.append(Reason(.bandsNotYet))
            return
        }
        because.append(bands.reason)
        let band = bands.band(of: fine)
        if band == .mitigated { from.append(Reason(.departsBelowLeast, ["least": span.least.yuan])) }
        weigh(band, range)
        let hasTable = compare(fine, span, range.basis, by: discretion, on: facts)
        guard let named = facts.ifStated(Discretion.band) else {
            if !hasTable { missing.append(Discretion.band.name) }
            return
        }
        if let band, band != named {
            let fines = bands.span(of: named)
            from.append(
                Reason(
                    .departsFromBand,
                    ["from": fines?.least.yuan ?? "0", "to": fines?.most?.yuan ?? "0", "fine": fine.yuan]))
        }
    }

    /// 应当从重: a fine below the heavy band departs from the text.
    private mutating func weigh(_ band: FineBand?, _ range: FineRange) {
        guard band != .heavy, band != nil else { return }
        switch range.isHeavyDue {
        case true: from.append(Reason(.departsFromHeavy))
        case false: break
        case nil: missing += range.missingForWeight
        }
    }

    /// Whether a table of the area applies.
    private mutating func compare(
        _ fine: Money, _ span: FineSpan, _ basis: FineBasis, by discretion: Discretion, on facts: Facts
    ) -> Bool {
        let area = facts.ifStated(Field<StatedDivision>("agency-area"))?.code ?? "000000"
        let day = facts.ifStated(FineField.actDay)
        guard let table = discretion.benchmark(for: basis, area: area, on: day) else {
            because.append(Reason(.noBenchmark, ["area": area]))
            return false
        }
        because.append(Reason(.benchmarkApplies, ["title": table.title, "area": table.area]))
        guard let number = facts.ifStated(Discretion.grade) else {
            missing.append(Discretion.grade.name)
            return true
        }
        guard let grade = table.grades.first(where: { $0.grade == number }) else {
            from.append(Reason(.benchmarkGradeUnknown, ["grade": "\(number)"]))
            return true
        }
        guard let fines = discretion.span(of: grade, in: span, basis: basis, on: facts) else {
            missing += basis.reads
            return true
        }
        let values = [
            "grade": "\(number)", "name": grade.name, "from": fines.least.yuan,
            "to": fines.most?.yuan ?? "", "fine": fine.yuan,
        ]
        because.append(Reason(.benchmarkGrade, values))
        if !fines.contains(fine) { from.append(Reason(.departsFromBenchmark, values)) }
        return true
    }

    /// The range, and where an amount was signed as not to be established, the range that is certain without it.
    private static func span(_ range: FineRange, on facts: Facts) -> FineSpan? {
        if let span = range.span { return span }
        return range.missing.allSatisfy(facts.isAbsent) ? range.certain : nil
    }
}

extension FineBands {
    var reason: Reason {
        Reason(
            .bands,
            [
                "from": span.least.yuan, "light": lightMost.yuan, "heavy": heavyLeast.yuan,
                "to": span.most?.yuan ?? "",
            ])
    }
}
