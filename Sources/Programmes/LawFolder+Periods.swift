public import Law

extension LawFolder {
    /// The catalogue of periods, held against the rules that say how long they run.
    ///
    /// - Throws: `PackFaults` with all that cannot be read or does not fit.
    public func periods(in book: RuleBook) throws -> PeriodCatalogue {
        let paths = try files(in: "periods").filter { $0 != Self.unusedNumbers }
        let catalogue = PeriodCatalogue(groups: try paths.map { try decode(PeriodGroup.self, $0) })
        let faults = catalogue.faults(in: book)
        guard faults.isEmpty else {
            throw PackFaults(
                faults.map {
                    PackFault("\($0)", remedy: "mend the period or its rule", at: Place(file: "law/periods"))
                })
        }
        return catalogue
    }

    /// Numbers with a unit of time that are no period, each with its reason: for the legal editor.
    public func numbersWithoutPeriod() throws -> [NumberWithoutPeriod] {
        try decode([NumberWithoutPeriod].self, Self.unusedNumbers)
    }

    private static let unusedNumbers = "periods/unused.yaml"
}

/// A number of the law base that has a unit of time and is no period.
public struct NumberWithoutPeriod: Hashable, Sendable, Decodable {
    /// Id and key, `expo.desk#min_days`, or the id alone for every such number of a rule.
    public let id: String
    public let reason: String
}
