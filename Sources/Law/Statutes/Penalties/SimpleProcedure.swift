/// 简易程序, the penalty on the spot (APL2021 art. 51; SAMR2 art. 66): certain facts, and a warning or a small fine.
public enum SimpleProcedure {
    public static let name = "simple-procedure-admissible"

    /// What is imposed on the spot.
    public enum Kind: String, FactValue, CaseIterable {
        case warning, fine
    }

    static let factsCertain = Field<Bool>("facts-certain")
    static let kind = Field<Kind>("penalty-kind")

    static let source: Citation = "APL2021 art. 51"
    static let reads = [factsCertain.name, kind.name, Field.partyKind.name, Field.fine.name]

    /// 违法事实确凿并有法定依据，对公民处以二百元以下、对法人或者其他组织处以三千元以下罚款或者警告的.
    public static func admissible(_ book: RuleBook) -> Rule {
        Rule(name, source: source, basis: ["admin.simple"], reads: reads) { facts throws(Facts.Missing) in
            guard try facts(factsCertain) else { return .unmet(because: Reason(.factsNotCertain)) }
            guard try facts(kind) == .fine else { return .met }
            let fine = try facts(.fine)
            guard let person = most("person", book), let organisation = most("org", book) else {
                throw Facts.Missing([Field.fine.name])
            }
            func above(_ most: Money) -> Rule.Answer {
                .unmet(because: Reason(.aboveSimpleFine, ["fine": fine.yuan, "most": most.yuan]))
            }
            if fine <= person { return .met }
            if fine > organisation { return above(organisation) }
            return try facts(.partyKind) == .organisation ? .met : above(person)
        }
    }

    /// A crime that is not excluded is no matter for the spot: the general procedure asks that question.
    public static let crimeExcluded = Rule(
        "crime-excluded", source: "TR310 art. 3 para. 2",
        basis: ["link.transfer.trigger.ip_reasonable_suspicion"], reads: [Field.suspicion.name]
    ) { facts throws(Facts.Missing) in
        try facts(.suspicion) == .none ? .met : .unmet(because: Reason(.crimeNotExcluded))
    }

    private static func most(_ key: String, _ book: RuleBook) -> Money? {
        book.rule("admin.simple")?.value(key)?.number.map { Money(yuan: $0) }
    }
}
