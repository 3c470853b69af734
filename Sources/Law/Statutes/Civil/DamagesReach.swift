/// Which part of an infringement damages still reach: three years back from the day of suing, where it lasted.
public struct DamagesReach: Hashable, Sendable {
    /// `nil` while nobody said when the claimant sued; empty days are `nil` too, with the reason.
    public let days: ClosedRange<CivilDate>?
    public let grounds: Grounds

    /// PL2020 art. 74 and the interpretations: 自权利人起诉之日起向前推算.
    public init(infringed: ClosedRange<CivilDate>, suedOn: CivilDate?, in book: RuleBook) {
        let book = book.selecting(suedOn)
        let rules = [book.rule(CivilLimitation.ruleID)].compactMap(\.self)
        guard let suedOn else {
            days = nil
            grounds = Grounds(rules: rules, because: [Reason(.reachOpen)], missing: ["sued-on"])
            return
        }
        guard let years = book.value(id: "\(CivilLimitation.ruleID)#years")?.number else {
            days = nil
            grounds = Grounds(rules: rules, because: [Reason(.textNotConfirmed)])
            return
        }
        let first = max(infringed.lowerBound, suedOn.adding(months: -12 * years))
        let isCut = first > infringed.lowerBound
        days = first <= infringed.upperBound ? first...infringed.upperBound : nil
        grounds =
            isCut
            ? Grounds(
                rules: rules,
                because: [
                    days == nil
                        ? Reason(
                            .reachNothing, ["sued": "\(suedOn)", "first": "\(first)", "years": "\(years)"])
                        : Reason(
                            .reachLimited, ["sued": "\(suedOn)", "first": "\(first)", "years": "\(years)"])
                ])
            : Grounds()
    }
}
