public import Casework
public import Law

/// Which power over people a caller has.
public struct StaffPowers: Sendable, Hashable {
    public let makesAccounts: Bool
    public let givesPosts: Bool

    init(_ caller: Caller) {
        makesAccounts = caller.roles.contains(Administration.system)
        givesPosts = caller.roles.contains(Administration.security)
    }

    var any: Bool { makesAccounts || givesPosts }
}

/// A line of the list of people.
public struct StaffLine: Sendable, Hashable {
    public let person: PersonID
    public let name: String
    public let login: String?
    public let isAccountClosed: Bool
    public let leftOn: CivilDate?
    /// The posts held today.
    public let posts: [PostView]
}

public struct StaffPage: Sendable, Hashable {
    public let lines: [StaffLine]
    /// Where the next page begins; `nil` on the last.
    public let next: String?
    public let powers: StaffPowers
}

/// A post with its names and its trail.
public struct PostView: Sendable, Hashable {
    public let post: HeldPost
    public let personName: String
    public let agencyName: String
    public let standsInForName: String?
    /// `nil` for a post of the first day.
    public let given: Given?

    public struct Given: Sendable, Hashable {
        public let by: String
        public let at: Instant
        public let reason: String
    }
}

/// One person, with everything that was given to them and what would be left lying if they went.
public struct StaffMember: Sendable {
    public let line: StaffLine
    /// Held now or later.
    public let current: [PostView]
    /// Ended before today.
    public let past: [PostView]
    /// Roles of theirs that others hold for them.
    public let lent: [PostView]
    public let duties: [OpenDuty]
    /// Bodies and the roles that packs give to them, for the form.
    public let agencies: [(id: String, name: String)]
    public let roles: [Name<Role>]
    public let powers: StaffPowers
    /// Whether it is the caller: nobody gives to himself.
    public let isSelf: Bool
}

/// A person's own posts, what they lend and what is lent to them.
public struct MyPosts: Sendable, Hashable {
    public let current: [PostView]
    /// Roles of theirs that others hold for them, now or later.
    public let lent: [PostView]
    /// Whom a role can be lent to: colleagues of the body at which the caller acts.
    public let colleagues: [OpenDuty.Candidate]
    /// Roles of one's own at that body that can be lent.
    public let lendable: [Name<Role>]
}

/// What would be left lying if a person went.
public struct OpenDuty: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Nobody else holds the role at the body, which has so many open files with a use for it.
        case role(Name<Role>, at: AgencyID, agencyName: String, files: Int)
        /// The file names the person; only an act on it can name another.
        case file(String)
    }

    public let kind: Kind
    /// Who could take it over: colleagues of the same body. Empty for a file.
    public let candidates: [Candidate]

    public struct Candidate: Sendable, Hashable {
        public let person: PersonID
        public let name: String
    }

    /// How the names of fields begin in which successors are chosen.
    public static let fieldsBegin = "successor-"

    /// The name of the field in which a successor is chosen.
    public var field: String {
        switch kind {
        case .role(let role, let agency, _, _): "\(OpenDuty.fieldsBegin)\(agency)-\(role)"
        case .file(let number): "\(OpenDuty.fieldsBegin)\(number)"
        }
    }
}

/// A post as it is to be given or lent.
public struct PostOrder: Sendable, Hashable {
    public let person: PersonID
    public let agency: AgencyID
    public let role: Name<Role>
    public let from: CivilDate
    public let to: CivilDate?
    public let reason: String

    public init(
        person: PersonID, agency: AgencyID, role: Name<Role>, from: CivilDate, to: CivilDate?, reason: String
    ) {
        self.person = person
        self.agency = agency
        self.role = role
        self.from = from
        self.to = to
        self.reason = reason
    }
}

/// A new account, before it has a password.
public struct AccountOrder: Sendable, Hashable {
    public let name: String
    public let login: String
    public let email: String?

    public init(name: String, login: String, email: String?) {
        self.name = name
        self.login = login
        self.email = email
    }
}
