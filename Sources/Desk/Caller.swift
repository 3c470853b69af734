public import Casework

/// Who asks: a person at a post. Each request has one; the public has none.
public struct Caller: Hashable, Sendable {
    public let person: PersonID
    public let personName: String
    public let agency: AgencyID
    public let agencyName: String
    public let agencyKind: String
    /// GB/T 2260 code of the agency's area.
    public let division: String
    public let roles: Set<Name<Role>>
    /// Roles that the caller holds for somebody else alone, with whose they are.
    public var standsIn: [Name<Role>: PersonID] = [:]
    /// Whether they sign with a code besides the password.
    public var hasSecondFactor = false
    /// The mark of the token with which a program asks in their name; `nil` for a person at the pages.
    public var token: String?
    /// Files that a party's code opens; `nil` for an officer, whose agency decides.
    public var onlyFiles: Set<String>?

    public init(
        person: PersonID, personName: String, agency: AgencyID, agencyName: String, agencyKind: String,
        division: String, roles: Set<Name<Role>>
    ) {
        self.person = person
        self.personName = personName
        self.agency = agency
        self.agencyName = agencyName
        self.agencyKind = agencyKind
        self.division = division
        self.roles = roles
    }

    public var officer: Officer { Officer(person, of: agency, as: roles) }
}
