/// Patent Law (PL2020, 专利法) article 68 on passing off, and its rules (PLR2023) article 100 on filings.
enum PatentLaw {
    /// 可以处违法所得五倍以下；没有违法所得或者违法所得在五万元以下的，可以处二十五万元以下: 以下 takes the pivot in.
    static let passingOff = [
        FineProvision(
            rule: "admin.patent.passing_off", source: "PL2020 art. 68", duty: .may,
            terms: .multiple(
                FineMultiple(
                    measure: .gains, pivot: "pivot_gains", begins: .above, multiple: "max_multiple",
                    flat: "flat_cap")),
            defence: innocentSeller,
            alongside: [.alsoOrderCorrection, .alsoConfiscateGains])
    ]

    /// 销售不知道是假冒专利的产品，并且能够证明该产品合法来源的，责令停止销售 (PLR2023 art. 101): no supplier need be named.
    private static let innocentSeller = [FineField.unaware, FineField.lawfulSource]

    /// 违反诚实信用申请专利的: a warning, and a fine up to a cap.
    static let abnormalFiling = [
        FineProvision(
            rule: "abnormal.patent.penalty", source: "PLR2023 art. 100", duty: .may, terms: .cap("cap"),
            alongside: [.alsoWarn])
    ]
}
