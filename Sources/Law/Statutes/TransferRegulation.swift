/// Transfer Regulation (TR310, 行政执法机关移送涉嫌犯罪案件的规定, as amended 2020-08-07).
public enum TransferRegulation {
    /// Officers on the team that verifies a suspected crime.
    static let officersOnTeam = DatedValue(
        2, rule: "link.step.team#officers_min", source: "TR310 art. 5 para. 1")

    /// In intellectual-property matters a reasonable suspicion is enough: the file goes to the police
    /// even where only they can find out whether the prosecution threshold is reached.
    public static let suspicionSuffices = Rule(
        "suspicion-suffices", source: "TR310 art. 3 para. 2",
        basis: ["link.transfer.trigger.ip_reasonable_suspicion"], reads: ["suspicion"]
    ) { facts throws(Facts.Missing) in
        try facts(.suspicion) == .none ? .unmet(because: Reason(.noSuspicion)) : .met
    }

    /// 立即指定2名或者2名以上行政执法人员组成专案组.
    public static func twoOfficers(_ book: RuleBook) -> Rule {
        Rule("two-officers", source: "TR310 art. 5 para. 1", basis: ["link.step.team"], reads: ["team-size"])
        {
            facts throws(Facts.Missing) in
            let (size, least) = (try facts(.teamSize), officersOnTeam.value(in: book))
            return size >= least
                ? .met : .unmet(because: Reason(.tooFewOfficers, ["count": "\(size)", "least": "\(least)"]))
        }
    }
}
