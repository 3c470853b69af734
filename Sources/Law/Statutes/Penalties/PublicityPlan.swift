/// Where a penalty must be shown, by when, for how long, and when it may end early.
public struct PublicityPlan: Hashable, Sendable {
    /// One place and its period, counted from the decision.
    public struct Duty: Hashable, Sendable {
        public enum Channel: String, Hashable, Sendable, CaseIterable {
            /// 国家企业信用信息公示系统, by the deciding authority.
            case homeSite = "gsxt"
            /// Pushed to the party's province, which then shows it.
            case push, shownThere = "shown-there"
            /// 双公示.
            case doublePublicity = "double"
            /// 制售假冒伪劣商品和侵犯知识产权行政处罚案件信息.
            case counterfeitCases = "counterfeit"
        }

        public let channel: Channel
        public let period: StatutoryPeriod
        public let because: Reason
    }

    /// How long it stays shown.
    public enum Term: Hashable, Sendable {
        case months(Int)
        case years(Int)
        /// The restriction lasts longer than the years: it stays as long.
        case until(CivilDate)

        /// The last day of showing.
        public func last(from shown: CivilDate) -> CivilDate {
            switch self {
            case .months(let months): shown.adding(months: months)
            case .years(let years): shown.adding(months: 12 * years)
            case .until(let day): day
            }
        }
    }

    /// Empty for a warning alone.
    public let duties: [Duty]
    /// `nil` while the facts that decide it are missing, and for what is not shown.
    public let term: Term?
    public let grounds: Grounds
}

extension PenaltyPublicity {
    static let warningOnly = Field<Bool>("warning-only")
    static let criticismOnly = Field<Bool>("criticism-only")
    static let lowFine = Field<Bool>("low-fine")
    static let otherProvince = Field<Bool>("party-of-other-province")
    static let restrictedUntil = Field<CivilDate>("restricted-until")

    static let planReads = [
        warningOnly.name, criticismOnly.name, lowFine.name, otherProvince.name, restrictedUntil.name,
    ]

    /// What follows from a decision for its publication. What is not stated leaves the term open.
    ///
    /// - Parameter shown: the first day of showing: it selects the text, and a restriction is measured against it.
    public static func plan(on facts: Facts, shownFrom shown: CivilDate?, _ book: RuleBook) -> PublicityPlan {
        let book = book.selecting(shown)
        let rules = ["admin.publish.gsxt", "credit.publicity.penalty"].compactMap { book.rule($0) }
        guard let isWarning = facts.ifStated(warningOnly) else {
            return PublicityPlan(
                duties: [], term: nil,
                grounds: Grounds(rules: rules, because: [Reason(.notStated)], missing: [warningOnly.name]))
        }
        guard !isWarning else {
            return PublicityPlan(
                duties: [], term: nil, grounds: Grounds(rules: rules, because: [Reason(.notPublished)]))
        }
        let duties = duties(on: facts, book)
        let (term, because, missing) = term(on: facts, shownFrom: shown, book)
        let openPlace = facts.ifStated(otherProvince) == nil ? [otherProvince.name] : []
        return PublicityPlan(
            duties: duties, term: term,
            grounds: Grounds(
                rules: rules, because: duties.map(\.because) + because + [Reason(.creditTermAside)],
                missing: missing + openPlace))
    }

    private static func duties(on facts: Facts, _ book: RuleBook) -> [PublicityPlan.Duty] {
        let isElsewhere = facts.ifStated(otherProvince)
        let places: [(PublicityPlan.Duty.Channel, String, Citation, PenaltyBecause)] = [
            (.homeSite, "admin.publish.gsxt#same_province_wd", "SAMR45 art. 9", .publishedHere),
            (.push, "admin.publish.gsxt#push_wd", "SAMR45 art. 10", .publishedElsewhere),
            (.shownThere, "admin.publish.gsxt#receive_wd", "SAMR45 art. 10", .publishedElsewhere),
            (.doublePublicity, "admin.publish.doublepub_7wd", "NDRC2018-424", .publishedDouble),
            (.counterfeitCases, "admin.publish.counterfeit_20wd", "SC2014-6", .publishedCounterfeit),
        ]
        return places.compactMap { channel, id, source, because in
            switch channel {
            case .homeSite where isElsewhere == true: return nil
            case .push where isElsewhere != true, .shownThere where isElsewhere != true: return nil
            default: break
            }
            guard let number = book.value(id: id), let unit = number.unit else { return nil }
            return PublicityPlan.Duty(
                channel: channel, period: StatutoryPeriod(number.number, unit, source: source),
                because: Reason(because, ["length": "\(number.number)"]))
        }
    }

    static func term(
        on facts: Facts, shownFrom shown: CivilDate?, _ book: RuleBook
    ) -> (PublicityPlan.Term?, [Reason], [String]) {
        let id = "credit.publicity.penalty"
        guard let months = book.value(id: "\(id)#light_months")?.number,
            let years = book.value(id: "\(id)#other_years")?.number
        else { return (nil, [Reason(.termOpen)], []) }
        let light = [criticismOnly, lowFine].map { field in
            facts.ifStated(field).map { Standing($0) } ?? .open([field.name])
        }
        switch Standing.any(light) {
        case .holds: return (.months(months), [Reason(.lightTerm, ["months": "\(months)"])], [])
        case .open(let names): return (nil, [Reason(.termOpen)], names)
        case .fails: break
        }
        if let until = facts.ifStated(restrictedUntil), let shown, until > shown.adding(months: 12 * years) {
            return (.until(until), [Reason(.restrictedTerm, ["until": "\(until)"])], [])
        }
        return (.years(years), [Reason(.otherTerm, ["years": "\(years)"])], [])
    }
}

// Ending early.
extension PenaltyPublicity {
    /// Kinds of penalties that are shown to the end of their term.
    public enum Severe: String, FactValue, CaseIterable {
        case none
        case closure
        case restrictedOperation = "restricted-operation"
        case restrictedProfession = "restricted-profession"
        case lowerGrade = "lower-grade"
        case permitRevoked = "permit-revoked"
        case licenceRevoked = "licence-revoked"
    }

    static let severe = Field<Severe>("severe-penalty")

    /// In the order of the article, each a yes-no that an officer states.
    private static let conditions: [(field: Field<Bool>, because: PenaltyBecause)] = [
        (Field("performed"), .notPerformed), (Field("harm-removed"), .harmNotRemoved),
        (Field("no-same-penalty-since"), .penalisedAgain), (Field("not-listed"), .stillListed),
    ]

    static let earlyStopAnswers = conditions.map(\.field)

    /// 提前停止公示: the four conditions together, and none of the severe kinds.
    public static let earlyStop = Rule(
        "early-stop-of-publicity", source: "SAMR45 art. 14", basis: ["credit.publicity.penalty"],
        reads: [severe.name] + conditions.map(\.field.name)
    ) { facts throws(Facts.Missing) in
        if let kind = facts.ifStated(severe), kind != .none { return .unmet(because: Reason(.barredKind)) }
        var missing = facts.ifStated(severe) == nil ? [severe.name] : []
        for condition in conditions {
            switch facts.ifStated(condition.field) {
            case true: continue
            case false: return .unmet(because: Reason(condition.because))
            case nil: missing.append(condition.field.name)
            }
        }
        guard missing.isEmpty else { throw Facts.Missing(missing) }
        return .met
    }
}
