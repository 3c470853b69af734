/// What is wrong with a question about jurisdiction: every fault, each at its field.
public struct JurisdictionFaults: Error, Hashable, Sendable {
    public let faults: [JurisdictionFault]

    public init(_ faults: [JurisdictionFault]) {
        self.faults = faults
    }
}

public enum JurisdictionFault: Hashable, Sendable {
    case unknownDivision(String, JurisdictionQuestion.Place.Role)
    /// The route needs a place in one of these roles.
    case noPlace([JurisdictionQuestion.Place.Role])
    /// No such zone, or one that lies in none of the places.
    case zoneElsewhere(String)
    case negativeAmount(Money)
    case filedInTheFuture(CivilDate, today: CivilDate)
    case filedBeforeTheAct(CivilDate, acted: CivilDate)
    /// Matters of this subject never go this way.
    case subjectNotOnRoute(JurisdictionQuestion.Subject, JurisdictionQuestion.Route)
    case disputeNotOnRoute(JurisdictionQuestion.Dispute, JurisdictionQuestion.Route)
    /// No such dispute can be about this subject.
    case disputeNotOfSubject(JurisdictionQuestion.Dispute, JurisdictionQuestion.Subject)
    /// Infringing a patent is no offence: it goes to adjudication or to court.
    case infringementIsNoOffence(JurisdictionQuestion.Subject)
    /// Two divisions that cannot both be one seat.
    case severalPlaces(JurisdictionQuestion.Place.Role)
    case sameClaimTwice(String)
    /// What stands in a field of a form is none of its values.
    case unreadable(field: String, value: String)
    case tooFewClaims(Int)
    case reportedBeforeNegotiated(CivilDate, negotiated: CivilDate)

    /// The field of the question that is to be put right.
    public var field: String {
        switch self {
        case .unknownDivision, .noPlace, .severalPlaces: "places"
        case .zoneElsewhere: "zone"
        case .negativeAmount: "amount"
        case .filedInTheFuture, .filedBeforeTheAct: "filed-on"
        case .subjectNotOnRoute, .infringementIsNoOffence: "subject"
        case .disputeNotOnRoute, .disputeNotOfSubject: "dispute"
        case .sameClaimTwice, .tooFewClaims: "claims"
        case .reportedBeforeNegotiated: "reported-on"
        case .unreadable(let field, _): field
        }
    }

    public var because: Reason {
        switch self {
        case .unknownDivision(let code, _):
            Reason(.faultUnknownDivision, ["code": code])
        case .noPlace: Reason(.faultNoPlace)
        case .zoneElsewhere(let zone): Reason(.faultZoneElsewhere, ["zone": String(zone.prefix(40))])
        case .negativeAmount: Reason(.faultNegativeAmount)
        case .filedInTheFuture(let day, let today):
            Reason(.faultFiledInTheFuture, ["filed": "\(day)", "today": "\(today)"])
        case .filedBeforeTheAct(let day, let acted):
            Reason(.faultFiledBeforeTheAct, ["filed": "\(day)", "acted": "\(acted)"])
        case .subjectNotOnRoute: Reason(.faultSubjectNotOnRoute)
        case .disputeNotOnRoute: Reason(.faultDisputeNotOnRoute)
        case .disputeNotOfSubject: Reason(.faultDisputeNotOfSubject)
        case .infringementIsNoOffence: Reason(.faultInfringementIsNoOffence)
        case .severalPlaces: Reason(.faultSeveralPlaces)
        case .sameClaimTwice(let body): Reason(.faultSameClaimTwice, ["body": body])
        case .tooFewClaims(let count): Reason(.faultTooFewClaims, ["count": "\(count)"])
        case .unreadable(_, let value): Reason(.faultUnreadable, ["value": String(value.prefix(40))])
        case .reportedBeforeNegotiated(let day, let negotiated):
            Reason(.faultReportedBeforeNegotiated, ["reported": "\(day)", "negotiated": "\(negotiated)"])
        }
    }
}

extension JurisdictionQuestion {
    /// Everything that makes the question one that no law can answer. `today` is the day on which it is
    /// asked.
    func faults(today: CivilDate, divisions: Divisions, zones: [LegalZone]) -> [JurisdictionFault] {
        var faults = places.filter { divisions[$0.division] == nil }.map {
            JurisdictionFault.unknownDivision($0.division, $0.role)
        }
        if !places.contains(where: { rolesOfRoute.contains($0.role) }) {
            faults.append(.noPlace(rolesOfRoute))
        }
        faults += (self.zones ?? []).filter { zone in
            !places.contains { $0.area(zones: [zone], among: divisions, and: zones) != nil }
        }.map(JurisdictionFault.zoneElsewhere)
        for role in [Place.Role.platformSeat, .authority] where self.divisions([role]).count > 1 {
            faults.append(.severalPlaces(role))
        }
        if let amount, amount.fen < 0 { faults.append(.negativeAmount(amount)) }
        if let filedOn, filedOn > today { faults.append(.filedInTheFuture(filedOn, today: today)) }
        if let filedOn, let actedOn, filedOn < actedOn {
            faults.append(.filedBeforeTheAct(filedOn, acted: actedOn))
        }
        return faults + contradictions
    }

    /// Where the matter lies in law: each of its places, in those of the zones that lie there.
    func areas(among divisions: Divisions, and known: [LegalZone]) -> [LegalArea] {
        places.compactMap { place in
            guard let zones else { return place.area(zones: nil, among: divisions, and: known) }
            let own = zones.filter { place.area(zones: [$0], among: divisions, and: known) != nil }
            return place.area(zones: own, among: divisions, and: known)
        }
    }

    /// Where a matter of this route can have its seat.
    var rolesOfRoute: [Place.Role] { Self.roles(of: route) }

    /// Where matters of a route can have their seat; one of these places must be stated.
    public static func roles(of route: Route) -> [Place.Role] {
        switch route {
        case .court: [.act, .domicile, .performance, .authority]
        case .appeal: [.act, .domicile, .performance, .authority]
        case .confirmation: [.domicile, .subjectMatter, .mediationOrganisation]
        case .penalty: [.act, .domicile, .business, .platformSeat]
        case .adjudication: [.act, .domicile]
        case .report: [.act, .domicile, .business, .platformSeat]
        case .criminalTransfer: [.authority]
        }
    }

    private var contradictions: [JurisdictionFault] {
        var faults: [JurisdictionFault] = []
        if let subject, !Self.subjects(of: route).contains(subject) {
            faults.append(.subjectNotOnRoute(subject, route))
        }
        if let dispute, !Self.disputes(of: route).contains(dispute) {
            faults.append(.disputeNotOnRoute(dispute, route))
        }
        if let dispute, let subject, !Self.disputes(of: subject).contains(dispute) {
            faults.append(.disputeNotOfSubject(dispute, subject))
        }
        if route == .penalty, dispute == .infringement, let subject, subject.isPatent {
            faults.append(.infringementIsNoOffence(subject))
        }
        return faults
    }

    /// What a matter of that route can be about.
    public static func subjects(of route: Route) -> Set<Subject> {
        switch route {
        case .court, .appeal, .confirmation, .penalty, .report: Set(Subject.allCases)
        case .adjudication: [.invention, .utilityModel, .design, .plantVariety, .layout]
        case .criminalTransfer: Set(Subject.allCases).subtracting([.layout, .monopoly])
        }
    }

    public static func disputes(of route: Route) -> Set<Dispute> {
        switch route {
        case .court, .appeal: [.ownership, .infringement, .contract, .administrativeAction, .validity]
        case .confirmation: [.ownership, .infringement, .contract, .validity]
        case .adjudication: [.infringement]
        case .penalty, .report, .criminalTransfer: [.infringement, .passingOff]
        }
    }

    static func disputes(of subject: Subject) -> Set<Dispute> {
        switch subject {
        case .invention, .utilityModel, .design, .plantVariety: Set(Dispute.allCases)
        case .layout, .trademark, .wellKnownMark, .geographicalIndication:
            [.ownership, .infringement, .contract, .administrativeAction, .validity]
        case .copyright, .software, .technicalSecret, .businessSecret, .tradeSecret:
            [.ownership, .infringement, .contract, .administrativeAction]
        case .unfairCompetition, .monopoly: [.infringement, .contract, .administrativeAction]
        }
    }
}

extension JurisdictionQuestion.Place {
    /// The place in law; `nil` for an unknown division, and for zones that lie elsewhere.
    fileprivate func area(
        zones: [String]?, among divisions: Divisions, and known: [LegalZone]
    ) -> LegalArea? {
        do {
            return try LegalArea(division: division, zones: zones, among: divisions, and: known)
        } catch { return nil }
    }
}

extension JurisdictionQuestion.Subject {
    var isPatent: Bool { self == .invention || self == .utilityModel || self == .design }
}
