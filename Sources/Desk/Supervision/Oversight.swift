public import Casework

/// How far a caller sees what bodies do with their days: numbers, clocks and explanations, never what a file
/// holds.
public enum Oversight: Sendable, Hashable {
    /// The supervisor of the provincial office.
    case province(prefix: String)
    /// The supervisor of an office of a prefecture.
    case prefecture(prefix: String)
    /// A procuratorate: files in which it takes part.
    case partaker(AgencyID)
    /// The head of a body: its own.
    case own(AgencyID)

    public static let supervisor: Name<Role> = "supervisor"
    public static let member: Name<Role> = "congress-member"
    /// Who signs for a body.
    public static let heads: Set<Name<Role>> = ["agency-head", "police-head", "court-president"]

    public init?(_ caller: Caller) {
        if caller.roles.contains(Oversight.supervisor), caller.agencyKind == "ip-office" {
            let prefix = Office.prefix(of: caller.division)
            self = prefix.count == 2 ? .province(prefix: prefix) : .prefecture(prefix: prefix)
        } else if caller.roles.contains("procurator"), caller.agencyKind == "procuratorate" {
            self = .partaker(caller.agency)
        } else if !caller.roles.isDisjoint(with: Oversight.heads) {
            self = .own(caller.agency)
        } else {
            return nil
        }
    }

    /// Whether the caller may put a question about a breach to a body.
    public var mayAsk: Bool {
        switch self {
        case .province, .prefecture: true
        case .partaker, .own: false
        }
    }
}
