/// What a release of the law must have behind it before it is signed.
public enum ReleaseRules {
    /// How the rule tests of a change set ended.
    public enum Tests: String, FactValue, CaseIterable { case passed, failed }

    static let tests = Field<Tests>("tests")

    /// Every story of the packs and every example case of the change set came out as it must.
    ///
    /// 行政处罚裁量基准应当向社会公布: what is announced and reckoned with was tried first.
    public static let releaseTestsPassed = Rule(
        "release-tests-passed", source: "APL2021 art. 34", basis: ["admin.discretion.bands"], reads: ["tests"]
    ) { facts throws(Facts.Missing) in
        try facts(tests) == .passed ? .met : .unmet(because: Reason(.testsFailed))
    }
}

/// Sentences on releases of the law.
public enum ReleaseBecause: String, Sentence {
    case testsFailed = "release-tests-failed"
}

extension Reason {
    init(_ sentence: ReleaseBecause, _ values: [String: String] = [:]) {
        self.init(sentence.rawValue, values)
    }
}
