/// Whether the market regulator takes a consumer's complaint, and on which ground it declines (SAMR20 to
/// 2026-04-14, SAMR121 from 2026-04-15). Each ground is held against what the file says.
public enum ConsumerComplaint {
    /// In years, from the day on which the consumer knew of the wrong.
    static let limitation2020 = DatedValue(
        3, rule: "hotline.complaint.2020#limitation_years", source: "SAMR20",
        from: CivilDate(2020, 1, 1), to: CivilDate(2026, 4, 14))
    static let limitation = DatedValue(
        3, rule: "hotline.complaint.2026#limitation_years", source: "SAMR121", from: CivilDate(2026, 4, 15))

    /// Why a complaint is not taken.
    public enum Ground: String, FactValue, CaseIterable {
        case outsidePowers = "outside-powers"
        case handledElsewhere = "handled-elsewhere"
        case notForDailyLife = "not-for-daily-life"
        case pastThreeYears = "past-three-years"
        case materialsMissing = "materials-missing"
        case other
    }

    public static let declineGround = Field<Ground>("decline-ground")

    /// Whether nothing stands against the complaint, said point by point, and whether the ground that is stated for
    /// declining is borne out by the file; a ground in words of its own is a matter of reasons.
    public static func rules(_ book: RuleBook) -> [Rule] {
        [
            acceptable("complaint-acceptable", "SAMR121 art. 15", .current, book),
            acceptable("complaint-acceptable-2020", "SAMR20 art. 15", .before, book),
            grounded("complaint-decline-grounded", "SAMR121 art. 15", .current, book),
            grounded("complaint-decline-grounded-2020", "SAMR20 art. 15", .before, book),
        ]
    }

    private enum Edition {
        case before, current

        var basis: [String] {
            switch self {
            case .before: ["hotline.complaint.2020.scope", "hotline.complaint.2020.declines"]
            case .current: ["hotline.complaint.2026.scope", "hotline.complaint.2026.declines"]
            }
        }

        var limitation: DatedValue<Int> {
            self == .before ? ConsumerComplaint.limitation2020 : ConsumerComplaint.limitation
        }

        /// The grounds of the older rules are known word for word; those of Order 121 await the jurist.
        var confidence: Confidence { self == .before ? .high : .medium }
    }

    private static func acceptable(
        _ name: String, _ source: Citation, _ edition: Edition, _ book: RuleBook
    ) -> Rule {
        Rule(name, source: source, basis: edition.basis, confidence: edition.confidence, reads: facts) {
            said throws(Facts.Missing) in
            var missing: [String] = []
            for ground in Ground.allCases where ground != .other {
                do throws(Facts.Missing) {
                    if try holds(ground, said, edition, book) {
                        return .unmet(because: Reason(because(ground), ["years": years(edition, book)]))
                    }
                } catch {
                    missing += error.names
                }
            }
            guard missing.isEmpty else { throw Facts.Missing(missing) }
            return .met
        }
    }

    private static func grounded(
        _ name: String, _ source: Citation, _ edition: Edition, _ book: RuleBook
    ) -> Rule {
        Rule(
            name, source: source, basis: edition.basis, confidence: edition.confidence,
            reads: facts + [declineGround.name]
        ) { said throws(Facts.Missing) in
            let ground = try said(declineGround)
            guard ground != .other else { return .met }
            return try holds(ground, said, edition, book)
                ? .met : .unmet(because: Reason(.complaintGroundNotShown, ["years": years(edition, book)]))
        }
    }

    private static func years(_ edition: Edition, _ book: RuleBook) -> String {
        "\(edition.limitation.value(in: book))"
    }

    static let answers = ["consumer", "within-competence", "handled-elsewhere", "materials-complete"]
    static let days = ["wronged-known-on", "complained-on"]
    private static let facts = answers + days

    /// Whether a ground to decline is there.
    private static func holds(
        _ ground: Ground, _ said: Facts, _ edition: Edition, _ book: RuleBook
    ) throws(Facts.Missing) -> Bool {
        switch ground {
        case .outsidePowers: return !(try said(Field<Bool>("within-competence")))
        case .handledElsewhere: return try said(Field<Bool>("handled-elsewhere"))
        case .notForDailyLife: return !(try said(Field<Bool>("consumer")))
        case .materialsMissing: return !(try said(Field<Bool>("materials-complete")))
        case .pastThreeYears:
            let known = try said(Field<CivilDate>("wronged-known-on"))
            let filed = try said(Field<CivilDate>("complained-on"))
            return filed > known.adding(months: 12 * edition.limitation.value(in: book))
        case .other: return false
        }
    }

    private static func because(_ ground: Ground) -> ComplaintBecause {
        switch ground {
        case .outsidePowers: .complaintOutsidePowers
        case .handledElsewhere: .complaintHandledElsewhere
        case .notForDailyLife: .complaintNotForDailyLife
        case .pastThreeYears: .complaintPastThreeYears
        case .materialsMissing, .other: .complaintMaterialsMissing
        }
    }
}

/// Sentences on consumers' complaints.
public enum ComplaintBecause: String, Sentence {
    case complaintOutsidePowers = "complaint-outside-powers"
    case complaintHandledElsewhere = "complaint-handled-elsewhere"
    case complaintNotForDailyLife = "complaint-not-for-daily-life"
    case complaintPastThreeYears = "complaint-past-three-years"
    case complaintMaterialsMissing = "complaint-materials-missing"
    case complaintGroundNotShown = "complaint-ground-not-shown"
}

extension Reason {
    init(_ because: ComplaintBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
