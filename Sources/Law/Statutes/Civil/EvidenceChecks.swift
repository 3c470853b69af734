/// Rules of evidence in civil proceedings on intellectual property (INT2020-12), and who must prove what about a
/// trade secret, each as a check that a person answers.
public enum EvidenceChecks {
    /// Art. 4: the seller's lawful source; met means that he is presumed not to have known.
    public static let lawfulSource = GuidedCheck(
        "lawful-source", ["evid.lawful_source"], met: .sourceMet, unmet: .sourceUnmet,
        .all([
            .yes(.sourceChannel), .yes(.sourcePrice), .yes(.sourceSupplier), .yes(.sourceCare),
            .no(.sourceKnew),
        ]))

    /// Arts. 13, 14 and 25: refused without good reason, false, or destroyed.
    public static let adverseInference = GuidedCheck(
        "adverse-inference", ["evid.adverse_inference"], met: .inferenceMet, unmet: .inferenceUnmet,
        .any([
            .all([
                .yes(.inferenceControl), .yes(.inferenceDuty), .yes(.inferenceRefused),
                .no(.inferenceExcused),
            ]),
            .yes(.inferenceFalse), .yes(.inferenceDestroyed),
        ]))

    /// Art. 30: a notarial deed is the basis of findings unless evidence overturns it.
    public static let notarialDeed = GuidedCheck(
        "notarial-deed", ["evid.notarial"], met: .notarialMet, unmet: .notarialUnmet,
        .all([.yes(.notarised), .no(.notarialRebutted)]))

    /// Art. 6: what an administrative act found need not be proved again.
    public static let administrativeFacts = GuidedCheck(
        "administrative-facts", ["evid.admin_facts"], met: .adminFactsMet, unmet: .adminFactsUnmet,
        .all([.any(of: [.adminFactsFinal, .adminFactsJudged]), .no(.adminFactsRebutted)]))

    /// Art. 7: goods and receipts that an ordinary buyer obtained.
    public static let purchase = GuidedCheck(
        "purchase", ["evid.trap_purchase"], met: .purchaseMet, unmet: .purchaseUnmet,
        .all([.yes(.purchaseOrdinary), .no(.purchaseOnlyCause)]))

    /// Art. 26: met means that access must first be bound.
    public static let secrecy = GuidedCheck(
        "evidence-secrecy", ["evid.secrecy"], met: .secrecyMet, unmet: .secrecyUnmet,
        .all([.yes(.secrecyTouched), .no(.secrecyBound)]))

    /// Art. 11: an application to preserve evidence.
    public static let preservation = GuidedCheck(
        "evidence-preservation", ["evid.preserve.factors"], met: .preserveMet, unmet: .preserveUnmet,
        .all([
            .yes(.preservePrimaFacie), .no(.preserveOwnMeans), .yes(.preserveLoss), .yes(.preserveHolder),
        ]))

    /// Met: the defendant must prove that it is no trade secret.
    public static let secretNature = GuidedCheck(
        "trade-secret-nature", ["damages.trade_secret.burden"],
        met: .secretNatureShifted, unmet: .secretNatureNotShifted, .all(of: [.secretMeasures, .secretShown]))

    /// Met: the defendant must prove that he did not infringe.
    public static let secretUse = GuidedCheck(
        "trade-secret-use", ["damages.trade_secret.burden"],
        met: .secretUseShifted, unmet: .secretUseNotShifted,
        .all([
            .yes(.secretShown),
            .any(of: [.secretAccessAndSame, .secretDisclosedOrAtRisk, .secretOtherEvidence]),
        ]))

    public static let all = [
        lawfulSource, adverseInference, notarialDeed, administrativeFacts, purchase, secrecy, preservation,
        secretNature, secretUse,
    ]
}
