/// What a file on the display of a penalty asks: which term, which regime of credit, and whether it may end early.
public enum PublicityRules {
    static let shownOn = Field<CivilDate>("shown-on")
    static let foundOn = Field<CivilDate>("found-on")
    static let actDay = Field<CivilDate>("act-day")
    static let gravity = Field<CreditTerm.Gravity>("discredit-gravity")
    static let chosen = Field<Chosen>("credit-regime")
    static let performed = Field<Bool>("corrected-and-performed")
    static let promised = Field<Bool>("credit-promise")
    static let otherWaysFailed = Field<Bool>("other-ways-failed")

    static let answers = [performed, promised, otherWaysFailed]
    static let days = [shownOn, foundOn]

    /// The text by which an office counts a finding of the time before the change. Nobody chooses silently.
    public enum Chosen: String, FactValue, CaseIterable {
        case ofFinding = "of-finding"
        case ofToday = "of-today"
    }

    public static func all(_ book: RuleBook) -> [Rule] {
        terms(book) + credit(book) + [elsewhere, noticeOpen, repairOpen]
    }

    /// 公告送达: only where no other way is open.
    static let noticeOpen = Rule(
        "service-by-notice-open", source: "SAMR2 art. 82", basis: ["admin.serve"],
        reads: [otherWaysFailed.name]
    ) { facts throws(Facts.Missing) in
        try facts(otherWaysFailed) ? .met : .unmet(because: Reason(.otherWaysOpen))
    }

    /// The party belongs to another province: its own authority shows the penalty.
    static let elsewhere = Rule(
        "party-of-another-province", source: "SAMR45 art. 10", basis: ["admin.publish.gsxt"],
        reads: [PenaltyPublicity.otherProvince.name]
    ) { facts throws(Facts.Missing) in
        try facts(PenaltyPublicity.otherProvince) ? .met : .unmet(because: Reason(.partyOfThisProvince))
    }

    /// 达到最短期、纠正并履行、公开信用承诺; a slight finding is repaired on performance.
    static let repairOpen = Rule(
        "credit-repair-open", source: "NDRC36", basis: ["credit.repair.2026"], confidence: .press,
        reads: [gravity.name, performed.name, promised.name]
    ) { facts throws(Facts.Missing) in
        guard try facts(performed) else { return .unmet(because: Reason(.notCorrected)) }
        if try facts(gravity) == .slight { return .met }
        return try facts(promised) ? .met : .unmet(because: Reason(.promiseMissing))
    }
}

// Which term of display.
extension PublicityRules {
    private static let reads = [
        PenaltyPublicity.warningOnly.name, PenaltyPublicity.criticismOnly.name, PenaltyPublicity.lowFine.name,
    ]

    private static func terms(_ book: RuleBook) -> [Rule] {
        func rule(_ name: String, _ isLight: Bool) -> Rule {
            Rule(
                name, source: "SAMR45 art. 13", basis: ["credit.publicity.penalty"],
                reads: reads + [shownOn.name]
            ) {
                facts throws(Facts.Missing) in
                guard try !facts(PenaltyPublicity.warningOnly) else {
                    return .unmet(because: Reason(.notPublished))
                }
                let (term, because, missing) = PenaltyPublicity.term(
                    on: facts, shownFrom: nil, book.selecting(facts.ifStated(shownOn)))
                guard let term else { throw Facts.Missing(missing) }
                if case .months = term, isLight { return .met }
                if case .years = term, !isLight { return .met }
                return .unmet(because: because.first ?? Reason(.termOpen))
            }
        }
        return [rule("light-publicity-term", true), rule("other-publicity-term", false), outlasts(book)]
    }

    /// 限制经营、从业超过三年的，按照实际期限.
    private static func outlasts(_ book: RuleBook) -> Rule {
        Rule(
            "restriction-outlasts-term", source: "SAMR45 art. 13", basis: ["credit.publicity.penalty"],
            reads: reads + [PenaltyPublicity.restrictedUntil.name, shownOn.name]
        ) { facts throws(Facts.Missing) in
            _ = try facts(PenaltyPublicity.restrictedUntil)
            let shown = try facts(shownOn)
            let (term, because, missing) = PenaltyPublicity.term(
                on: facts, shownFrom: shown, book.selecting(shown))
            guard let term else { throw Facts.Missing(missing) }
            if case .until = term { return .met }
            return .unmet(because: because.first ?? Reason(.termOpen))
        }
    }
}

// Which regime of credit.
extension PublicityRules {
    private static let (former, later) = ("credit.repair.2023", "credit.repair.2026")

    private static func credit(_ book: RuleBook) -> [Rule] {
        [
            regime("credit-general-before-2026", .general, former, "NDRC58", .high, book),
            regime("credit-serious-before-2026", .serious, former, "NDRC58", .high, book),
            regime("credit-slight-from-2026", .slight, later, "NDRC36", .press, book),
            regime("credit-general-from-2026", .general, later, "NDRC36", .press, book),
            regime("credit-serious-from-2026", .serious, later, "NDRC36", .press, book),
        ]
    }

    private static func regime(
        _ name: String, _ wanted: CreditTerm.Gravity, _ id: String, _ source: Citation,
        _ confidence: Confidence, _ book: RuleBook
    ) -> Rule {
        Rule(
            name, source: source, basis: [id], confidence: confidence,
            reads: [gravity.name, foundOn.name, chosen.name, actDay.name]
        ) { facts throws(Facts.Missing) in
            guard try facts(gravity) == wanted else { return .unmet(because: Reason(.otherGravity)) }
            guard let regime = try regime(on: facts, book) else {
                return .unmet(because: Reason(.beforeCreditTexts))
            }
            return regime == id ? .met : .unmet(because: Reason(.otherRegime, ["text": "\(source)"]))
        }
    }

    /// The text of the day of the finding. Seen after the change, a finding of the time before is counted by the
    /// text that the office chose; whether the new one reaches back is not confirmed.
    private static func regime(on facts: Facts, _ book: RuleBook) throws(Facts.Missing) -> String? {
        let found = try facts(foundOn)
        guard let change = book.rule(later)?.from else { return nil }
        if found >= change { return later }
        guard let first = book.rule(former)?.from, found >= first else { return nil }
        guard try facts(actDay) >= change else { return former }
        return try facts(chosen) == .ofToday ? later : former
    }
}
