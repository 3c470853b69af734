/// Rules on publishing penalties in market regulation (SAMR45, 市场监督管理行政处罚信息公示规定, in force from
/// 2021-09-01).
public enum PenaltyPublicity {
    /// 仅受到警告行政处罚的不予公示: a decision of the general procedure is published unless it only warns.
    public static let publicationDue = Rule(
        "publication-due", source: "SAMR45 art. 2", basis: ["admin.publish.gsxt"], reads: ["warning-only"]
    ) { facts throws(Facts.Missing) in
        try facts(Field<Bool>("warning-only")) ? .unmet(because: Reason(.warningIsNotPublished)) : .met
    }
}
