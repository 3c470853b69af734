/// Regulation on administrative penalties by customs (CUSTPEN, 海关行政处罚实施条例) article 25.
enum CustomsPenaltyRegulation {
    /// 没收侵权货物，并处货物价值30%以下罚款.
    static let infringement = [
        FineProvision(
            rule: "customs.penalty", source: "CUSTPEN art. 25", duty: .must,
            terms: .share(of: .goods, most: "fine_max_ratio"), alongside: [.alsoConfiscateGoods])
    ]

    /// 未如实申报知识产权状况的，可以处罚款.
    static let declaration = [
        FineProvision(
            rule: "customs.penalty", source: "CUSTPEN art. 25", duty: .may, terms: .cap("declare_fine_max"))
    ]
}
