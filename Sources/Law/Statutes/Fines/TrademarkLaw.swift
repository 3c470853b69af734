/// Trademark Law (TML2019, TML2026, 商标法): fines for infringement and for filings in bad faith.
enum TrademarkLaw {
    /// 第六十条; 第七十四条 from 2027-01-01, which no longer speaks of destroying.
    static let infringement = [
        FineProvision(
            rule: "admin.tm.penalty.2019", source: "TML2019 art. 60", duty: .may, terms: .multiple(turnover),
            defence: innocentSeller, aggravations: [FineField.repeated, FineField.serious],
            alongside: [.alsoOrderToStop, .alsoConfiscateAndDestroy]),
        FineProvision(
            rule: "admin.tm.penalty.2026", source: "TML2026 art. 74", duty: .may, terms: .multiple(turnover),
            defence: innocentSeller, aggravations: [FineField.repeated, FineField.serious],
            alongside: [.alsoOrderToStop, .alsoConfiscateGoods]),
    ]

    /// 违法经营额五万元以上的，可以处五倍以下；没有或者不足五万元的，可以处二十五万元以下.
    private static let turnover = FineMultiple(
        measure: .turnover, pivot: "turnover_pivot", multiple: "max_multiple", flat: "flat_cap")

    /// 销售不知道是侵犯注册商标专用权的商品，能证明该商品是自己合法取得并说明提供者的，责令停止销售.
    private static let innocentSeller = [FineField.unaware, FineField.lawfulSource, FineField.supplierNamed]

    /// 恶意申请商标注册的: 第六十八条 with SAMR17 art. 12, from 2027-01-01 第五十四条.
    static let badFaithFiling = [
        FineProvision(
            rule: "badfaith.tm.penalty.2019", source: "SAMR17 art. 12", duty: .may,
            terms: .gains(multiple: "with_gains_multiple", cap: "cap", without: "no_gains_cap"),
            alongside: [.alsoWarn]),
        FineProvision(
            rule: "badfaith.tm.penalty.2026", source: "TML2026 art. 54", duty: .may,
            terms: .cap("applicant_cap"), alongside: [.alsoWarn]),
    ]

    static let badFaithAgency = [
        FineProvision(
            rule: "badfaith.tm.penalty.2019", source: "TML2019 art. 68", duty: .must,
            terms: .range("agency", serious: nil), alongside: [.alsoOrderCorrection, .alsoWarn]),
        FineProvision(
            rule: "badfaith.tm.penalty.2026", source: "TML2026 art. 67", duty: .must,
            terms: .range("agency", serious: "agency_serious"),
            alongside: [.alsoWarn, .alsoStopAgencyBusiness]),
    ]

    static let badFaithPerson = [
        FineProvision(
            rule: "badfaith.tm.penalty.2019", source: "TML2019 art. 68", duty: .must,
            terms: .range("person", serious: nil), alongside: [.alsoWarn]),
        FineProvision(
            rule: "badfaith.tm.penalty.2026", source: "TML2026 art. 67", duty: .must,
            terms: .range("person", serious: "person_serious"), alongside: [.alsoWarn]),
    ]
}
