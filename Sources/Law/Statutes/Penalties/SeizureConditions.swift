/// Who may approve a seizure in a matter of unfair competition (AUCL2025 art. 16).
public enum SeizureConditions {
    static let prefectureApproved = Field<Bool>("prefecture-approved")

    /// 查封、扣押须经设区的市级以上监督检查部门主要负责人批准: a county's bureau shows that approval. Other matters need
    /// the head of the own bureau alone (ACL2012), and before 2025-10-15 this one did too.
    public static let approvalLevel = Rule(
        "seizure-approval-level", source: "AUCL2025 art. 16", basis: ["admin.aucl.2025", "admin.seizure"],
        reads: [Field.rightType.name, "agency-area", prefectureApproved.name, FineField.actDay.name]
    ) { facts throws(Facts.Missing) in
        guard try facts(.rightType) == .tradeSecret else { return .met }
        if let day = facts.ifStated(FineField.actDay), day < CivilDate(2025, 10, 15) { return .met }
        let area = try facts(Field<StatedDivision>("agency-area"))
        guard !area.isPrefectureOrAbove else { return .met }
        return try facts(prefectureApproved) ? .met : .unmet(because: Reason(.seizureNeedsPrefecture))
    }
}
