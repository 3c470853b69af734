/// The facts that rules read. Packs declare them under the same names; a test compares the two.
extension Field<Money> {
    /// 非法经营数额: value of the infringing goods made, stored, carried or sold.
    static let turnover = Field("turnover")
    /// 违法所得数额: all that was or is to be received, less materials and purchase price. In a mixed matter, of the goods.
    static let illegalGains = Field("illegal-gains")
    static let illegalGainsFromServices = Field("illegal-gains-services")
    /// 销售金额: all that was or is to be received from goods sold.
    static let sales = Field("sales")
    /// 货值金额: value of goods not yet sold.
    static let unsoldValue = Field("unsold-value")
    /// 直接经济损失: what the holder lost, and what it cost to put it right.
    static let directLoss = Field("direct-loss")
    /// The fine that is to be imposed.
    static let fine = Field("fine")
    /// Value of the illegal gains and goods that are to be confiscated.
    static let confiscation = Field("confiscation")
}

extension Field<Int> {
    static let teamSize = Field("team-size")
    /// 注册商标种数: registered marks of different origin.
    static let marks = Field("marks")
    /// 专利件数: patents of others that were passed off.
    static let patents = Field("patents")
    /// 标识件数: labels made, or sold by who sells those of others.
    static let labels = Field("labels")
    static let unsoldLabels = Field("unsold-labels")
    /// 复制品份数: copies made and spread, or sold by who sells those of others.
    static let copies = Field("copies")
    static let unsoldCopies = Field("unsold-copies")
    static let onlineWorks = Field("online-works")
    static let downloads = Field("downloads")
    static let clicks = Field("clicks")
    static let members = Field("members")
}

extension Field<Bool> {
    static let repeatWithinTwoYears = Field("repeat-within-two-years")
    /// 以营利为目的.
    static let forProfit = Field("for-profit")
    /// 权利人辨认.
    static let holderConfirmed = Field("holder-confirmed")
    /// 假冒专利: another's patent was claimed for goods or papers.
    static let passingOff = Field("passing-off")
    /// The holder went bankrupt or closed because of the act.
    static let bankruptcy = Field("bankruptcy")
    /// 属伪劣产品, as an inspection found.
    static let substandard = Field("substandard")
    static let setOffRecorded = Field("set-off-recorded")
}

extension Field<CivilDate> {
    /// First day of the conduct.
    static let conductFrom = Field("conduct-from")
    /// Last day of the conduct.
    static let conductTo = Field("conduct-to")
    /// Day on which the authority found the conduct.
    static let discoveredOn = Field("discovered-on")
}

extension Field<ThresholdLimb.Object> {
    static let object = Field("object")
}

extension Field<CaseField.Role> {
    static let role = Field("role")
}

extension Field<CaseField.RightType> {
    static let rightType = Field("right-type")
}

extension Field<CaseField.Sameness> {
    static let sameMark = Field("same-mark")
    static let sameGoods = Field("same-goods")
}

extension Field<CaseField.Suspicion> {
    static let suspicion = Field("suspicion")
}

extension Field<CaseField.TransferOutcome> {
    static let transferOutcome = Field("linked.transfer-to-police")
}

extension Field<CaseField.ProsecutionOutcome> {
    static let prosecutionOutcome = Field("prosecution-outcome")
}

extension Field<CaseField.PartyKind> {
    static let partyKind = Field("party-kind")
}

/// The choices among which facts choose.
public enum CaseField {
    /// What the party did with the goods or labels.
    public enum Role: String, FactValue, CaseIterable, Codable {
        case maker, seller
        case labelMaker = "label-maker"
        case labelSeller = "label-seller"
    }

    public enum RightType: String, FactValue, CaseIterable {
        case trademark, patent, copyright
        case tradeSecret = "trade-secret"
        case geographicalIndication = "gi"
        case plantVariety = "plant-variety"
        case layout, other
    }

    /// Whether two marks, or two kinds of goods, are the same in law. Similar is not the same.
    public enum Sameness: String, FactValue, CaseIterable { case yes, no, unknown }

    public enum Suspicion: String, FactValue, CaseIterable { case none, reasonable, threshold }

    /// How a transfer to the police ended.
    public enum TransferOutcome: String, FactValue, CaseIterable {
        /// Refused, and every remedy used, run out or given up.
        case refusedFinal = "refused-final"
        /// The head declined the transfer, with signed reasons that the procuratorate received.
        case declined
        case filed
        case notSuspected = "not-suspected"
    }

    public enum ProsecutionOutcome: String, FactValue, CaseIterable {
        case none
        case nonProsecution = "non-prosecution"
        case procuratorialOpinion = "procuratorial-opinion"
        /// The police withdrew the case, or found no crime, and returned it for a penalty (TR310 art. 13).
        case policeReturned = "police-returned"
    }

    public enum PartyKind: String, FactValue, CaseIterable {
        case naturalPerson = "natural-person"
        case organisation
    }
}
