/// What a fine may rest on: the provisions whose ranges the law base knows, and any other that an officer reads.
public enum FineBasis: String, FactValue, CaseIterable, Codable {
    case trademarkInfringement = "trademark-infringement"
    case copyrightInfringement = "copyright-infringement"
    case patentPassingOff = "patent-passing-off"
    /// 混淆, of the Anti-Unfair Competition Law.
    case confusion
    case tradeSecret = "trade-secret"
    case plantVariety = "plant-variety"
    /// The duties of an operator of a platform after a notice.
    case platformDuty = "platform-duty"
    /// 恶意商标注册申请, by the applicant, by an agency, and by a person answerable in one.
    case badFaithFiling = "bad-faith-filing"
    case badFaithAgency = "bad-faith-agency"
    case badFaithPerson = "bad-faith-person"
    /// 非正常专利申请.
    case abnormalFiling = "abnormal-filing"
    case customsInfringement = "customs-infringement"
    case customsDeclaration = "customs-declaration"
    /// A provision that the law base does not hold: the officer states its range.
    case other

    /// Its editions, the earliest first; none for `other`.
    var editions: [FineProvision] {
        switch self {
        case .trademarkInfringement: TrademarkLaw.infringement
        case .copyrightInfringement: CopyrightLaw.infringement
        case .patentPassingOff: PatentLaw.passingOff
        case .confusion: UnfairCompetitionLaw.confusion
        case .tradeSecret: UnfairCompetitionLaw.tradeSecret
        case .plantVariety: PlantVarietyRegulation.infringement
        case .platformDuty: ECommerceLaw.platformDuty
        case .badFaithFiling: TrademarkLaw.badFaithFiling
        case .badFaithAgency: TrademarkLaw.badFaithAgency
        case .badFaithPerson: TrademarkLaw.badFaithPerson
        case .abnormalFiling: PatentLaw.abnormalFiling
        case .customsInfringement: CustomsPenaltyRegulation.infringement
        case .customsDeclaration: CustomsPenaltyRegulation.declaration
        case .other: []
        }
    }

    /// Names of the facts that its editions read, beside the days.
    public var reads: [String] {
        guard self != .other else { return FineField.statedRange }
        return editions.flatMap(\.reads).withoutRepetition
    }
}

/// The facts that fines are measured by.
enum FineField {
    static let basis = Field<FineBasis>("fine-basis")
    /// 货值金额: value of all goods of the conduct, sold and unsold.
    static let goodsValue = Field<Money>("goods-value")
    /// 销售不知道是侵权的商品.
    static let unaware = Field<Bool>("unaware")
    /// 能证明该商品是自己合法取得.
    static let lawfulSource = Field<Bool>("lawful-source")
    /// 说明提供者.
    static let supplierNamed = Field<Bool>("supplier-named")
    /// 五年内实施两次以上.
    static let repeated = Field<Bool>("repeat-within-five-years")
    /// 情节严重, or 其他严重情节.
    static let serious = Field<Bool>("serious-circumstances")
    /// 责令限期改正后按期改正.
    static let corrected = Field<Bool>("corrected-in-time")
    /// The day of the decision. The desk gives every rule the day of the act.
    static let actDay = Field<CivilDate>("act-day")
    /// The range of a provision that the law base does not hold, as the officer reads it.
    static let statedLeast = Field<Money>("range-least")
    static let statedMost = Field<Money>("range-most")

    static let statedRange = [statedLeast.name, statedMost.name]
    static let days = [Field.conductFrom.name, Field.conductTo.name, actDay.name]

    static let money: [Field<Money>] = [
        .turnover, .illegalGains, .sales, .unsoldValue, goodsValue, .fine, .confiscation, statedLeast,
        statedMost,
    ]
    static let answers: [Field<Bool>] = [
        unaware, lawfulSource, supplierNamed, repeated, serious, corrected,
    ]
}
