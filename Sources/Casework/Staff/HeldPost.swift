public import Law

/// A role that a person holds at a body, from a day until a day.
public struct HeldPost: Hashable, Sendable {
    public let person: PersonID
    public let agency: AgencyID
    public let role: Name<Role>
    public let from: CivilDate
    /// The last day; `nil` while it goes on.
    public let to: CivilDate?
    /// Whose role it is when the person stands in for somebody; `nil` for a post of their own.
    public let standsInFor: PersonID?

    public init(
        _ person: PersonID, at agency: AgencyID, as role: Name<Role>, from: CivilDate, to: CivilDate? = nil,
        standingInFor other: PersonID? = nil
    ) {
        self.person = person
        self.agency = agency
        self.role = role
        self.from = from
        self.to = to
        standsInFor = other
    }

    public func isHeld(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

    /// Whether both are held on some one day.
    public func overlaps(_ other: HeldPost) -> Bool {
        (to.map { other.from <= $0 } ?? true) && (other.to.map { from <= $0 } ?? true)
    }

    func isLike(_ other: HeldPost) -> Bool {
        person == other.person && agency == other.agency && role == other.role
    }
}

/// Why a post cannot be given, lent or ended so.
public enum StaffRefusal: Error, Hashable, Sendable {
    /// Nobody gives power to himself.
    case ownPower
    /// The role cannot be held beside one that the person holds on the same days.
    case rolesApart(wanted: Name<Role>, held: Name<Role>)
    /// No pack gives that role to a body of this kind.
    case roleUnknownHere(Name<Role>)
    /// The person holds it on one of these days already.
    case heldAlready(Name<Role>)
    /// The last day lies before the first, or the first before today.
    case daysWrong
    /// A role is lent for so many days at the most.
    case tooLong(mostDays: Int)
    /// Whoever stands in passes nothing on.
    case notTheirOwn(Name<Role>)
    /// Whoever stands in belongs to the same body.
    case notOfTheBody
    /// The person has left, or leaves before.
    case hasLeft
    /// Nobody would be left to look after the office so.
    case lastOfItsKind(Name<Role>)
    /// Work would be left lying; each duty needs a person who takes it.
    case dutiesOpen(Int)
    /// Somebody has, or had, an account under that name. A login is never given to another person.
    case loginTaken
    /// Who still holds posts keeps the account.
    case postsHeld(Int)
    /// Whoever stands in for the deciding role has handled the same file in another.
    case ownProposal(Name<Role>)
}
