/// What becomes of an administrative penalty beside a criminal one (APL2021 art. 35; TR310 art. 11).
public struct PenaltySetOff: Hashable, Sendable {
    /// What is still owed of the criminal fine.
    public let criminalFineLeft: Money
    /// Whether the authority may still fine.
    public let mayStillFine: Bool
    public let grounds: Grounds

    public enum Fault: Error, Hashable, Sendable {
        case negative(String)
    }

    /// - Parameters:
    ///   - paid: of the administrative fine before the judgment; nothing where none was imposed.
    ///   - criminalFine: as judged.
    ///   - detainedDays: of administrative detention already served.
    public init(
        finePaid paid: Money, criminalFine: Money, detainedDays: Int = 0, _ book: RuleBook
    ) throws(Fault) {
        guard paid.fen >= 0 else { throw .negative("amount-paid") }
        guard criminalFine.fen >= 0 else { throw .negative("criminal-fine") }
        guard detainedDays >= 0 else { throw .negative("detained-days") }
        let rest = Money(fen: max(0, criminalFine.fen - paid.fen))
        var because: [Reason] = []
        if paid.fen > 0 {
            because.append(
                Reason(.finePaidSetOff, ["paid": paid.yuan, "fine": criminalFine.yuan, "left": rest.yuan]))
        } else if criminalFine.fen > 0 {
            because.append(Reason(.noFineAfterwards, ["fine": criminalFine.yuan]))
        }
        if detainedDays > 0 { because.append(Reason(.detentionSetOff, ["days": "\(detainedDays)"])) }
        criminalFineLeft = rest
        mayStillFine = criminalFine.fen == 0
        grounds = Grounds(rules: [book.rule("link.penalty.offset")].compactMap { $0 }, because: because)
    }
}

extension TransferRegulation {
    /// 有关材料 that go with every transfer (art. 6), by the names that packs give the papers.
    public static let enclosures = [
        "transfer-letter", "investigation-report", "goods-list", "appraisal", "other-papers",
    ]

    /// What the authority already ordered goes on while the police investigate (art. 11 para. 2).
    public static let continues = [Reason(.warningContinues), Reason(.closureContinues)]

    /// What happens to those who do not transfer (art. 16): information, never an outcome.
    public static let sanctions = [Reason(.lateTransferSanction), Reason(.noTransferSanction)]

    /// Circumstances that may found a reasonable suspicion. A prompt for an officer, of low confidence: it never
    /// decides.
    public static let prompts = [
        Reason(.promptLedgers), Reason(.promptDestroyed), Reason(.promptNearThreshold),
        Reason(.promptUpstream), Reason(.promptRepeat), Reason(.promptVolume),
    ]
}
