/// E-Commerce Law (ECL2018, 电子商务法) article 84: an operator that does not act on a notice of infringement.
enum ECommerceLaw {
    /// 责令限期改正；逾期不改正的，处罚款；情节严重的，第二档.
    static let platformDuty = [
        FineProvision(
            rule: "admin.ecom.platform_liability", source: "ECL2018 art. 84", duty: .must,
            terms: .range("fine", serious: "serious"), spares: FineField.corrected,
            alongside: [.alsoOrderCorrection])
    ]
}
