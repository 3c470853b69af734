/// Seed Law (SEED2021, 种子法) article 72, and the Regulation on plant varieties (PVR2025, 植物新品种保护条例).
enum PlantVarietyRegulation {
    /// 货值金额不足五万元的，并处一万元以上二十五万元以下；五万元以上的，并处货值金额五倍以上十倍以下.
    static let infringement = [
        FineProvision(
            rule: "admin.pvp.penalty", source: "SEED2021 art. 72", duty: .must, terms: .multiple(goods),
            alongside: [.alsoOrderToStop, .alsoConfiscateGoods, .alsoConfiscateGains]),
        FineProvision(
            rule: "admin.pvp.penalty", source: "PVR2025 art. 41", duty: .must, terms: .multiple(goods),
            alongside: [.alsoOrderToStop, .alsoConfiscateGoods, .alsoConfiscateGains]),
    ]

    private static let goods = FineMultiple(
        measure: .goods, pivot: "pivot", multiple: "multiple", flat: "flat")
}
