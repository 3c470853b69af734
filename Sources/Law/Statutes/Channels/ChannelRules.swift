/// The conditions by which a channel is open to a matter, and those that speak for it or against it, by their names
/// in `share/channels`. A channel names them; here stands what they mean.
///
/// None of them decides a right: they sort, and say why. Whether a body takes a matter is for its own procedure.
public enum ChannelRules {
    public static func all(_ book: RuleBook) -> [Rule] {
        speakers + disputes + venues + subjects + wishes + circumstances + [crimeAmount(book)]
    }

    public static func named(_ book: RuleBook) -> [String: Rule] {
        Dictionary(all(book).map { ($0.name, $0) }) { first, _ in first }
    }

    private typealias Matter = DescribedMatter

    /// What only sorts rests on the policy that asks for sorting (clause 2.3.1-b), and on no statute.
    private static let sorting: Citation = "HLJ2020"

    /// A rule that a text states with one yes or no.
    private static func rule(
        _ name: String, _ source: Citation, basis: [String] = [], reads: [String],
        holds: @escaping @Sendable (Facts) throws(Facts.Missing) -> Bool
    ) -> Rule {
        Rule(name, source: source, basis: basis, reads: reads) { facts throws(Facts.Missing) in
            try holds(facts) ? .met : .unmet(because: Reason(name))
        }
    }

    private static func isOneOf<Value: FactValue & Equatable>(
        _ name: String, _ source: Citation, basis: [String] = [], _ field: Field<Value>, _ values: [Value]
    ) -> Rule {
        rule(name, source, basis: basis, reads: [field.name]) { facts throws(Facts.Missing) in
            values.contains(try facts(field))
        }
    }

    private static func isStated(
        _ name: String, _ source: Citation, basis: [String] = [], _ field: Field<Bool>
    )
        -> Rule
    {
        rule(name, source, basis: basis, reads: [field.name]) { facts throws(Facts.Missing) in
            try facts(field)
        }
    }

    private static let speakers = [
        isOneOf("holder-asks", sorting, Matter.petitioner, [.holder]),
        isOneOf(
            "consumer-asks", "SAMR121 art. 3", basis: ["hotline.complaint.2026.scope"], Matter.petitioner,
            [.consumer]),
        rule(
            "bought-for-daily-life", "SAMR121 art. 3", basis: ["hotline.complaint.2026.scope"],
            reads: [Matter.petitioner.name, Matter.forDailyLife.name]
        ) { facts throws(Facts.Missing) in
            // Who is no consumer bought nothing for daily life, whatever else is open.
            if let who = facts.ifStated(Matter.petitioner), who != .consumer { return false }
            return try facts(Matter.forDailyLife)
        },
    ]

    private static let disputes = [
        isOneOf(
            "act-is-illegal", "SAMR2 art. 18", basis: ["admin.lead.verify"], Matter.dispute,
            [.infringement, .passingOff]),
        isOneOf("dispute-is-infringement", "PL2020 art. 65", Matter.dispute, [.infringement]),
        isOneOf("dispute-is-passing-off", "PL2020 art. 68", Matter.dispute, [.passingOff]),
        isOneOf("dispute-is-private", "PMED2010", Matter.dispute, [.infringement, .ownership, .contract]),
        isOneOf("dispute-of-ownership-or-contract", "CIVPL", Matter.dispute, [.ownership, .contract]),
        isOneOf("filed-in-bad-faith", "SAMR17", Matter.dispute, [.badFaithFiling]),
        isOneOf(
            "not-about-filing", "CIVPL", Matter.dispute, [.infringement, .passingOff, .ownership, .contract]),
    ]

    private static let venues = [
        isOneOf(
            "sold-on-platform", "ECL2018 art. 42", basis: ["ecom.notice"], Matter.venue, [.shopOnPlatform]),
        isOneOf("crosses-the-border", "CUST2018 art. 12", Matter.venue, [.border]),
        isOneOf("shown-at-exhibition", sorting, Matter.venue, [.exhibition]),
        isOneOf(
            "pages-may-vanish", "NOT2017 art. 30", basis: ["evid.notarial"], Matter.venue,
            [.shopOnPlatform, .ownSite]),
    ]

    private static let subjects = [
        isOneOf(
            "market-regulator-protects", "SAMR2 art. 10", Field<CaseField.RightType>.rightType,
            [.trademark, .patent, .tradeSecret, .geographicalIndication, .other]),
        isOneOf("right-is-patent", "PL2020 art. 65", Field<CaseField.RightType>.rightType, [.patent]),
        isOneOf("right-is-copyright", "CR2020 art. 53", Field<CaseField.RightType>.rightType, [.copyright]),
        isOneOf(
            "right-is-plant-variety", "SEED2021 art. 72", Field<CaseField.RightType>.rightType,
            [.plantVariety]),
        isOneOf(
            "customs-protects", "CUST2018 art. 2", Field<CaseField.RightType>.rightType,
            [.trademark, .patent, .copyright]),
        isOneOf(
            "platform-can-judge", "ECL2018 art. 42", basis: ["ecom.notice"],
            Field<CaseField.RightType>.rightType,
            [.trademark, .patent, .copyright, .geographicalIndication, .layout, .plantVariety]),
        isOneOf(
            "right-needs-expertise", "PL2020 art. 65", Field<CaseField.RightType>.rightType,
            [.patent, .layout, .plantVariety, .tradeSecret]),
        isStated("right-number-checks-out", sorting, Matter.numberChecked),
    ]

    private static let wishes =
        Matter.Wish.allCases.map { wish in
            isStated("wants-" + wish.rawValue, sorting, wish.field)
        } + [
            rule(
                "wants-only-money", sorting,
                reads: [Matter.Wish.compensation.field.name, Matter.Wish.punishment.field.name]
            ) { facts throws(Facts.Missing) in
                guard try facts(Matter.Wish.compensation.field) else { return false }
                return !(try facts(Matter.Wish.punishment.field))
            }
        ]

    private static let circumstances = [
        isStated("other-side-is-known", "CIVPL art. 122", Matter.respondentKnown),
        isStated("other-side-would-talk", "PMED2010", Matter.talksPossible),
        rule("no-court-has-it", "PMED2010", reads: [Matter.beforeCourt.name]) { facts throws(Facts.Missing) in
            !(try facts(Matter.beforeCourt))
        },
    ]

    /// Whether an amount that was stated reaches the standard of an offence. The other conditions of the offence
    /// are for the police; amounts that fall short close the way as long as nothing else is known.
    private static func crimeAmount(_ book: RuleBook) -> Rule {
        let tables = Statutes.thresholds(book)
        let thresholds = tables.map(\.rule)
        let newest = tables.compactMap { $0.table.versions.last?.from }.max()
        let reads = [
            Field<Money>.sales.name, Field<Money>.turnover.name, Field<Money>.illegalGains.name,
            Field<Money>.unsoldValue.name,
        ]
        return rule(
            "amount-reaches-crime", "FIL2022-12", reads: reads + [Field<CaseField.RightType>.rightType.name]
        ) {
            facts throws(Facts.Missing) in
            guard reads.contains(where: { facts[$0] != nil }) else { throw Facts.Missing([reads[0]]) }
            let findings = thresholds.map { $0.finding(on: byTheTextOfNow(facts, newest)) }
            return findings.contains { finding in
                finding.verdict == .met
                    || finding.verdict == .undetermined && finding.comparisons.contains(where: \.isReached)
            }
        }
    }

    /// Who describes a matter seldom says from when until when it went on: what is not dated is held against the text
    /// that is in force now, since the question is only where to go.
    private static func byTheTextOfNow(_ facts: Facts, _ newest: CivilDate?) -> Facts {
        var dated = facts
        let day = facts.ifStated(Field<CivilDate>("occurred-on")) ?? newest
        for name in [Field<CivilDate>.conductFrom.name, Field<CivilDate>.conductTo.name]
        where dated[name] == nil {
            dated[name] = day.map(Fact.day)
        }
        return dated
    }
}
