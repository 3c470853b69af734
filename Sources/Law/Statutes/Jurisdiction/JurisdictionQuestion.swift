/// What somebody wants to know: which court or authority has jurisdiction over a matter, on a day.
///
/// Everything but the route may be left out. What is left out is never read as a no.
public struct JurisdictionQuestion: Hashable, Sendable, Codable {
    /// Which way the matter is to go.
    public enum Route: String, FactValue, Codable, CaseIterable {
        /// First instance, civil or administrative.
        case court
        case appeal
        /// Judicial confirmation of a mediation agreement (司法确认).
        case confirmation
        /// An administrative penalty.
        case penalty
        /// Administrative adjudication of a patent dispute (行政裁决).
        case adjudication
        /// A report or complaint about an operator.
        case report
        /// A suspected crime, to the police of the same level.
        case criminalTransfer = "criminal-transfer"
    }

    public enum Subject: String, FactValue, Codable, CaseIterable {
        case invention
        case utilityModel = "utility-model"
        case design
        case trademark
        /// The recognition of a mark as well known is asked for (涉驰名商标认定).
        case wellKnownMark = "well-known-mark"
        case copyright, software
        case technicalSecret = "technical-secret"
        case businessSecret = "business-secret"
        /// A trade secret of which nobody has said whether it is technical.
        case tradeSecret = "trade-secret"
        case unfairCompetition = "unfair-competition"
        case plantVariety = "plant-variety"
        case layout, monopoly
        case geographicalIndication = "gi"
    }

    public enum Dispute: String, FactValue, Codable, CaseIterable {
        case ownership, infringement, contract
        /// Against what an authority did or left undone.
        case administrativeAction = "administrative-action"
        /// Grant and validity of a right (授权确权).
        case validity
        /// Passing off a patent or a protected variety (假冒).
        case passingOff = "passing-off"
    }

    /// Whose act an administrative dispute is about.
    public enum PublicBody: String, FactValue, Codable, CaseIterable {
        case centralDepartment = "central-department"
        case countyGovernmentOrAbove = "county-government-or-above"
        case customs, other
    }

    /// What the operator is whom a report, a complaint or a penalty concerns.
    public enum Operator: String, FactValue, Codable, CaseIterable {
        case platform
        /// Sells through a site of its own.
        case ownSite = "own-site"
        /// Sells on somebody else's platform.
        case shopOnPlatform = "shop-on-platform"
        case offline
    }

    /// Who brought the parties to the mediation whose agreement is to be confirmed.
    public enum Mediation: String, FactValue, Codable, CaseIterable {
        case invitedByCourt = "invited-by-court"
        case ofTheirOwn = "of-their-own"
    }

    /// Which authority looks after a plant variety.
    public enum PlantKind: String, FactValue, Codable, CaseIterable { case agricultural, forestry }

    /// What lifts a matter out of the ordinary; each only prompts, none decides.
    public enum Feature: String, Codable, CaseIterable, Sendable {
        case newType = "new-type"
        case difficult
        case guiding
        case linkedCriminal = "linked-criminal"
        case linkedAdministrative = "linked-administrative"
    }

    public struct Place: Hashable, Sendable, Codable {
        public enum Role: String, Codable, CaseIterable, Sendable {
            /// Where the act happened.
            case act
            /// Domicile of the respondent, the defendant or the operator.
            case domicile
            case performance
            case platformSeat = "platform-seat"
            case business
            /// Seat of the authority whose act is challenged, or that transfers.
            case authority
            case mediationOrganisation = "mediation-organisation"
            case subjectMatter = "subject-matter"
        }

        public let role: Role
        /// A GB/T 2260 code of six digits. Outside the tables of the north-east: the code of the province.
        public let division: String

        public init(_ role: Role, _ division: String) {
            self.role = role
            self.division = division
        }
    }

    public var route: Route
    public var subject: Subject?
    public var dispute: Dispute?
    public var places: [Place] = []
    /// Keys of the zones in which it lies, such as a free-trade zone; empty for none, `nil` when nobody said.
    public var zones: [String]?
    public var amount: Money?
    public var actedOn: CivilDate?
    /// The day of filing, of the appeal, of the request or of the report: it selects the version of the law.
    public var filedOn: CivilDate?
    public var actedBy: PublicBody?
    public var firstInstance: Court.Level?
    /// 重大、复杂: whether a matter of the second group of IPT2023 art. 2 is major and complex.
    public var isMajorAndComplex: Bool?
    /// 全国重大影响: whether the patent dispute is one of major impact nationwide.
    public var isOfNationalImpact: Bool?
    public var `operator`: Operator?
    /// Whether the authority at the seat of the platform found the act, or was told of it, first.
    public var wasFirstAtPlatform: Bool?
    /// Whether the goods are on their way over the border.
    public var isAtBorder: Bool?
    public var plantKind: PlantKind?
    public var mediation: Mediation?
    public var features: Set<Feature> = []

    public init(_ route: Route) {
        self.route = route
    }

    func divisions(_ roles: [Place.Role]) -> [String] {
        roles.flatMap { role in places.filter { $0.role == role }.map(\.division) }.withoutRepetition
    }
}
