/// One edition of a provision on which a fine rests: its logic. Its numbers stand in the law base.
struct FineProvision: Hashable, Sendable {
    /// Id of the rule that holds the numbers.
    let rule: String
    let source: Citation
    let duty: FineDuty
    let terms: FineTerms
    /// Facts that free a seller from the fine when all of them are shown.
    var defence: [Field<Bool>] = []
    /// A fact with which there is no fine: the operator corrected in time.
    var spares: Field<Bool>?
    /// Facts any one of which makes the heavy band due (从重).
    var aggravations: [Field<Bool>] = []
    /// What the authority also orders.
    var alongside: [FineBecause] = []

    /// Names of the facts that it reads, beside the days.
    var reads: [String] {
        var names = terms.reads
        if !defence.isEmpty { names += [Field.role.name] + defence.map(\.name) }
        return (names + [spares?.name].compactMap { $0 } + aggravations.map(\.name)).withoutRepetition
    }

    /// First and last day in force under a version of its rule: those of the version, else of the instrument.
    func force(under version: LegalRule, in book: RuleBook) -> (from: CivilDate?, to: CivilDate?) {
        let authority = book.authority(of: source)
        let from = [version.from, authority?.from].compactMap { $0 }.max()
        return (from, version.to ?? authority?.to)
    }
}

/// Whether the authority may fine (可以处、可以并处) or must (处、并处).
public enum FineDuty: String, Hashable, Sendable, Codable {
    case may, must
}

/// How a range is measured, with the keys of its numbers in the rule.
enum FineTerms: Hashable, Sendable {
    case multiple(FineMultiple)
    /// A fixed range, and a second one where the circumstances are serious.
    case range(String, serious: String?)
    case cap(String)
    /// A share of the value of goods.
    case share(of: FineMeasure, most: String)
    /// A multiple of the gains with a cap, and another cap without gains.
    case gains(multiple: String, cap: String, without: String)

    var reads: [String] {
        switch self {
        case .multiple(let multiple): [multiple.measure.field.name]
        case .range(_, let serious): serious == nil ? [] : [FineField.serious.name]
        case .cap: []
        case .share(let measure, _): [measure.field.name]
        case .gains: [Field.illegalGains.name]
        }
    }
}

/// The amount that a fine is a multiple of.
enum FineMeasure: String, Hashable, Sendable {
    case turnover, gains, goods

    var field: Field<Money> {
        switch self {
        case .turnover: .turnover
        case .gains: .illegalGains
        case .goods: FineField.goodsValue
        }
    }
}

/// A multiple of an amount from a pivot on, and a flat range below it.
struct FineMultiple: Hashable, Sendable {
    enum Pivot: Hashable, Sendable {
        /// 五万元以上的: the multiple begins with the pivot itself.
        case atLeast
        /// 五万元以下的 still takes the flat range: the multiple begins above the pivot.
        case above
    }

    let measure: FineMeasure
    let pivot: String
    var begins: Pivot = .atLeast
    /// Key of one number, or of a list of least and most.
    let multiple: String
    /// Key of the least multiple, where the rule names it apart.
    var leastMultiple: String?
    /// Key of one number, or of a list of least and most.
    let flat: String
    /// 违法经营额难以计算的 takes the flat range: an amount that an officer signed as not to be established.
    var isFlatWhenNotEstablished = false
}
