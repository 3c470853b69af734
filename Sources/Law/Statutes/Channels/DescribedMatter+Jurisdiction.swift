// A description, as the questions of jurisdiction read it.
extension DescribedMatter {
    /// The question who is competent, as far as the description says. What it leaves open stays open.
    ///
    /// - Parameter places: where it happened, GB/T 2260, and where the other side sits, if somebody knows.
    public static func question(
        _ route: JurisdictionQuestion.Route, on facts: Facts, number: String?, place: String?,
        filedOn: CivilDate
    ) -> JurisdictionQuestion {
        var question = JurisdictionQuestion(route)
        question.subject = subject(of: facts, number: number)
        question.dispute = facts.ifStated(dispute).flatMap(asked)
        question.filedOn = filedOn
        question.actedOn = filedOn
        if let place {
            question.places = [.init(.act, place)]
            question.operator = facts.ifStated(venue).flatMap(seller)
            if question.operator == .shopOnPlatform { question.places.append(.init(.business, place)) }
            if question.operator == .ownSite { question.places.append(.init(.domicile, place)) }
        }
        question.isAtBorder = facts.ifStated(venue).map { $0 == .border }
        return question
    }

    /// The subject as courts and authorities divide it: a patent number says which patent it is.
    static func subject(of facts: Facts, number: String?) -> JurisdictionQuestion.Subject? {
        switch facts.ifStated(Field<CaseField.RightType>.rightType) {
        case .trademark?: .trademark
        case .patent?: number.flatMap(PatentNumber.init(reading:)).flatMap(patent)
        case .copyright?: .copyright
        case .tradeSecret?: .tradeSecret
        case .geographicalIndication?: .geographicalIndication
        case .plantVariety?: .plantVariety
        case .layout?: .layout
        case .other?, nil: nil
        }
    }

    private static func patent(_ number: PatentNumber) -> JurisdictionQuestion.Subject? {
        switch number.type {
        case "1", "8": .invention
        case "2", "9": .utilityModel
        case "3": .design
        default: nil
        }
    }

    private static func asked(_ dispute: Dispute) -> JurisdictionQuestion.Dispute? {
        switch dispute {
        case .infringement: .infringement
        case .passingOff: .passingOff
        case .ownership: .ownership
        case .contract: .contract
        case .badFaithFiling: nil
        }
    }

    private static func seller(_ venue: Venue) -> JurisdictionQuestion.Operator? {
        switch venue {
        case .shopOnPlatform: .shopOnPlatform
        case .ownSite: .ownSite
        case .offline, .exhibition: .offline
        case .border: nil
        }
    }
}
