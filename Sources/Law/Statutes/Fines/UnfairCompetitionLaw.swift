/// Anti-Unfair Competition Law (AUCL2019, AUCL2025, 反不正当竞争法): confusion and trade secrets.
enum UnfairCompetitionLaw {
    /// 第十八条; 第二十三条 from 2025-10-15, under which an unknowing seller with a lawful source is not punished.
    static let confusion = [
        FineProvision(
            rule: "admin.aucl.2019", source: "AUCL2019 art. 18", duty: .may, terms: .multiple(turnover),
            alongside: [.alsoOrderToStop, .alsoConfiscateGoods]),
        FineProvision(
            rule: "admin.aucl.2025", source: "AUCL2025 art. 23", duty: .may, terms: .multiple(turnover),
            defence: [FineField.unaware, FineField.lawfulSource],
            alongside: [.alsoOrderToStop, .alsoConfiscateGoods]),
    ]

    private static let turnover = FineMultiple(
        measure: .turnover, pivot: "confusion.pivot", multiple: "confusion.max_multiple",
        flat: "confusion.flat_cap")

    /// 第二十一条; 第二十六条 from 2025-10-15.
    static let tradeSecret = [
        FineProvision(
            rule: "admin.aucl.2019", source: "AUCL2019 art. 21", duty: .must, terms: secrets,
            alongside: [.alsoOrderToStop, .alsoConfiscateGains]),
        FineProvision(
            rule: "admin.aucl.2025", source: "AUCL2025 art. 26", duty: .must, terms: secrets,
            alongside: [.alsoOrderToStop, .alsoConfiscateGains]),
    ]

    private static let secrets = FineTerms.range("trade_secret.base", serious: "trade_secret.serious")
}
