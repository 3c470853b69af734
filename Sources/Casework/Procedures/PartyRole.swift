/// A party of a file who acts in it: by a code and not at a post.
///
/// A party's role belongs to a body of its own, `party.applicant`, which stands for the party wherever a file
/// asks for an agency. No agency has such a name, and no name of a person is in it.
public enum PartyRole {
    private static let prefix = "party."

    /// Whoever brought the matter in, and holds the code of its receipt.
    public static let reporter = "reporter"

    /// `party.applicant` for the party that files call `applicant`.
    public static func body(of party: String) -> Name<Body> { Name(prefix + party) }

    public static func agency(of party: String) -> AgencyID { AgencyID(prefix + party) }

    /// The person as the journal knows them: by their part alone.
    public static func person(of party: String) -> PersonID { PersonID(prefix + party) }

    /// `applicant` for `party.applicant`; `nil` for an agency.
    public static func party(of agency: AgencyID) -> String? {
        agency.description.hasPrefix(prefix) ? String(agency.description.dropFirst(prefix.count)) : nil
    }
}

extension Role {
    /// The party whose role this is, as parties are named; `nil` for a role at a post.
    public var party: String? { PartyRole.party(of: AgencyID(body.description)) }
}

extension Procedure {
    /// Parties that act in files of this procedure.
    public var actingParties: [String] {
        var seen: Set<String> = []
        return roles.compactMap(\.party).filter { seen.insert($0).inserted }
    }

    /// The parties in the places that bodies have.
    public var partyBodies: [Name<Body>: AgencyID] {
        Dictionary(actingParties.map { (PartyRole.body(of: $0), PartyRole.agency(of: $0)) }) { first, _ in
            first
        }
    }
}
