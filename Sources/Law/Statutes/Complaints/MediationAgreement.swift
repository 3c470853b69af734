/// Agreements reached in mediation: what must stand in one, what may not, and when a court can confirm it.
public enum MediationAgreement {
    /// In years, from the day on which the outsider knew.
    static let challenge = DatedValue(
        1, rule: "confirm.challenge#years", source: "INT2011-5 art. 10", from: CivilDate(2011, 3, 30))

    /// Each obligation says who owes what until when; a sum where money is owed.
    public static let complete = Rule(
        "agreement-complete", source: "CIVPI art. 358", basis: ["confirm.reject"], reads: ["obligations"]
    ) { facts throws(Facts.Missing) in
        guard case .rows(let rows)? = facts["obligations"], !rows.isEmpty else {
            throw Facts.Missing(["obligations"])
        }
        for (index, row) in rows.enumerated() {
            let number = ["row": "\(index + 1)"]
            for (column, because) in demanded where row[column] == nil {
                return .unmet(because: Reason(because, number))
            }
            if row["kind-of-duty"] == .choice("payment"), row["amount"] == nil {
                return .unmet(because: Reason(.obligationWithoutSum, number))
            }
        }
        return .met
    }

    private static let demanded: [(String, MediationBecause)] = [
        ("debtor", .obligationWithoutDebtor), ("obligation", .obligationWithoutText),
        ("due-on", .obligationWithoutDay), ("proof", .obligationWithoutProof),
    ]

    /// 涉及知识产权确权的，裁定不予受理: what settles whether a right is valid, or whose it is, is split out before
    /// anybody signs.
    public static let leavesRightAlone = Rule(
        "agreement-leaves-right-alone", source: "CIVPI art. 355 para. 1 item (5)", basis: ["confirm.ip_bar"],
        reads: ["settles-validity", "settles-ownership"]
    ) { facts throws(Facts.Missing) in
        let named = [
            ("settles-validity", MediationBecause.agreementSettlesValidity),
            ("settles-ownership", .agreementSettlesOwnership),
        ]
        var missing: [String] = []
        for (name, because) in named {
            switch facts.ifStated(Field<Bool>(name)) {
            case true: return .unmet(because: Reason(because))
            case false: continue
            case nil: missing.append(name)
            }
        }
        guard missing.isEmpty else { throw Facts.Missing(missing) }
        return .met
    }

    /// Both parties have agreed to more time, and to no less than is asked for.
    public static let extensionAgreed = Rule(
        "extension-agreed", source: "INT2021-23", basis: ["mediation.online"], confidence: .medium,
        reads: ["applicant-consents-until", "respondent-consents-until", "until"]
    ) { facts throws(Facts.Missing) in
        let until = try facts(Field<CivilDate>("until"))
        let days = [
            try facts(Field<CivilDate>("applicant-consents-until")),
            try facts(Field<CivilDate>("respondent-consents-until")),
        ]
        guard let least = days.min(), until > least else { return .met }
        return .unmet(because: Reason(.extensionBeyondConsent, ["day": "\(least)"]))
    }

    /// Both parties have said that they apply together.
    public static let appliedTogether = Rule(
        "applied-together", source: "CIVPL art. 205", basis: ["confirm.apply"],
        reads: ["applicant-applies", "respondent-applies"]
    ) { facts throws(Facts.Missing) in
        let answers = [
            try facts(Field<Bool>("applicant-applies")), try facts(Field<Bool>("respondent-applies")),
        ]
        return answers.allSatisfy(\.self) ? .met : .unmet(because: Reason(.oneSideDoesNotApply))
    }

    /// The court has asked whether the dispute was made up and whether it harms others, and found neither.
    public static let free = Rule(
        "confirmation-free-of-fraud", source: "CIVPI art. 358", basis: ["confirm.reject"],
        reads: ["made-up-dispute", "harms-others"]
    ) { facts throws(Facts.Missing) in
        if try facts(Field<Bool>("made-up-dispute")) { return .unmet(because: Reason(.disputeIsMadeUp)) }
        return try facts(Field<Bool>("harms-others")) ? .unmet(because: Reason(.agreementHarmsOthers)) : .met
    }

    /// 自知道或者应当知道之日起一年内.
    public static func challengeInTime(_ book: RuleBook) -> Rule {
        Rule(
            "challenge-within-a-year", source: "INT2011-5 art. 10", basis: ["confirm.challenge"],
            confidence: .medium, reads: ["challenger-knew-on", "act-day"]
        ) { facts throws(Facts.Missing) in
            let months = 12 * challenge.value(in: book)
            let last = try facts(Field<CivilDate>("challenger-knew-on")).adding(months: months)
            return try facts(Field<CivilDate>("act-day")) <= last
                ? .met : .unmet(because: Reason(.challengeTooLate, ["last": "\(last)"]))
        }
    }

    /// Those that count by no number.
    public static let rules = [complete, leavesRightAlone, extensionAgreed, appliedTogether, free]

    static let answers = [
        "settles-validity", "settles-ownership", "applicant-applies", "respondent-applies", "made-up-dispute",
        "harms-others",
    ]
    static let days = [
        "applicant-consents-until", "respondent-consents-until", "until", "challenger-knew-on",
    ]
}

/// Sentences on mediators, agreements and their confirmation.
public enum MediationBecause: String, Sentence {
    case mediatorHasSkill = "mediator-has-skill"
    case mediatorLacksSkill = "mediator-lacks-skill"
    case mediatorIsNear = "mediator-is-near"
    case mediatorIsFar = "mediator-is-far"
    case mediatorHasRoom = "mediator-has-room"
    case mediatorIsFull = "mediator-is-full"
    case mediatorActedFor = "mediator-acted-for"
    case mediatorActedAgainst = "mediator-acted-against"
    case mediatorEmployed = "mediator-employed"
    case mediatorRelated = "mediator-related"
    case obligationWithoutDebtor = "obligation-without-debtor"
    case obligationWithoutText = "obligation-without-text"
    case obligationWithoutDay = "obligation-without-day"
    case obligationWithoutProof = "obligation-without-proof"
    case obligationWithoutSum = "obligation-without-sum"
    case agreementSettlesValidity = "agreement-settles-validity"
    case agreementSettlesOwnership = "agreement-settles-ownership"
    case extensionBeyondConsent = "extension-beyond-consent"
    case oneSideDoesNotApply = "one-side-does-not-apply"
    case disputeIsMadeUp = "dispute-is-made-up"
    case agreementHarmsOthers = "agreement-harms-others"
    case challengeTooLate = "challenge-too-late"
    case courtToBeConfirmed = "court-to-be-confirmed"
}

extension Reason {
    public init(_ because: MediationBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
