/// How heavy an intended fine is, and whether it departs from what the file and the tables call for.
public struct Discretion: Sendable {
    /// Who approved a departure (DISC2022-2 art. 10).
    public enum Approval: String, FactValue, CaseIterable {
        /// The principal head.
        case head
        /// The heads together.
        case deliberated
    }

    static let band = Field<FineBand>("discretion-band")
    static let grade = Field<Int>("benchmark-grade")
    static let approval = Field<Approval>("departure-approval")
    /// A text: its reference is on file once it is written.
    static let reason = "departure-reason"

    public let book: RuleBook

    public init(_ book: RuleBook) {
        self.book = book
    }

    static let reads =
        (Fines.reads + [
            Field.fine.name, band.name, grade.name, approval.name, reason, "agency-area",
        ]).withoutRepetition

    /// The rule of the bands: the guidance of the day of the decision, of an open day the newest.
    private func bandRule(on day: CivilDate?) -> LegalRule? {
        guard let day else { return book.rule("admin.discretion.bands") }
        return book.rule("admin.discretion.bands", on: day)
    }

    /// The bands of a range on the day of the decision; `nil` before the guidance, and while the top is open.
    public func bands(of span: FineSpan, decidedOn day: CivilDate?) -> FineBands? {
        guard let rule = bandRule(on: day), let share = rule.value("share")?.ratio
        else { return nil }
        return FineBands(of: span, share: Int((share * 100).rounded()))
    }

    /// The table that an authority follows: of the closest area, in force on the day. `nil` when none is loaded.
    public func benchmark(for basis: FineBasis, area: String, on day: CivilDate?) -> DiscretionBenchmark? {
        book.benchmarks.filter { table in
            let isInForce = day.map { table.isInForce(on: $0) } ?? (table.to == nil)
            return table.basis == basis && table.confidence.mayDecide && table.covers(area) && isInForce
        }.max { $0.significant.count < $1.significant.count }
    }

    /// The fines of a grade for the facts at hand; `nil` while the amount it multiplies is unknown.
    func span(
        of grade: DiscretionBenchmark.Grade, in span: FineSpan, basis: FineBasis, on facts: Facts
    ) -> FineSpan? {
        let amount = basis.editions.last?.terms.measure.flatMap { facts.ifStated($0.field) }
        return grade.limits.span(in: span, amount: amount)
    }
}

extension FineTerms {
    /// What a fine is a multiple or a share of.
    fileprivate var measure: FineMeasure? {
        switch self {
        case .multiple(let multiple): multiple.measure
        case .share(let measure, _): measure
        case .gains: .gains
        case .range, .cap: nil
        }
    }
}
