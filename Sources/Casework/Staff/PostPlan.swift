public import Law

/// Decides about posts from what is held, without asking anybody.
public struct PostPlan: Sendable {
    /// For how many days a role may be lent at once: a leave, no second appointment.
    public static let mostDaysLent = 90

    private let held: [HeldPost]
    private let today: CivilDate

    /// - Parameter held: every post of the people concerned that has not ended.
    public init(_ held: [HeldPost], on today: CivilDate) {
        self.held = held
        self.today = today
    }

    /// Whether the post can be given by that person.
    public func give(_ post: HeldPost, by giver: PersonID, known roles: Set<Name<Role>>) throws(StaffRefusal)
    {
        guard post.person != giver else { throw .ownPower }
        guard roles.contains(post.role) else { throw .roleUnknownHere(post.role) }
        try fit(post)
    }

    /// Whether the role can be lent: by who holds it, or for them by who gives posts.
    public func lend(_ post: HeldPost, by lender: PersonID) throws(StaffRefusal) {
        guard let owner = post.standsInFor, owner != post.person else { throw .ownPower }
        guard lender == owner || lender != post.person else { throw .ownPower }
        let own = held.filter { $0.person == owner && $0.agency == post.agency && $0.role == post.role }
        guard let last = post.to, last >= post.from else { throw .daysWrong }
        guard last - post.from < PostPlan.mostDaysLent else {
            throw .tooLong(mostDays: PostPlan.mostDaysLent)
        }
        guard
            own.contains(where: { $0.standsInFor == nil && $0.isHeld(on: post.from) && $0.isHeld(on: last) })
        else { throw .notTheirOwn(post.role) }
        guard !Administration.all.contains(post.role) else { throw .notTheirOwn(post.role) }
        let isColleague = held.contains {
            $0.person == post.person && $0.agency == post.agency && $0.standsInFor == nil
                && $0.isHeld(on: post.from)
        }
        guard isColleague else { throw .notOfTheBody }
        try fit(post)
    }

    /// Days in their order, no role twice on a day, none beside one that shuts it out.
    private func fit(_ post: HeldPost) throws(StaffRefusal) {
        guard post.from >= today, post.to.map({ $0 >= post.from }) ?? true else { throw .daysWrong }
        let same = held.filter { $0.person == post.person && $0.overlaps(post) }
        guard !same.contains(where: { $0.isLike(post) }) else { throw .heldAlready(post.role) }
        if let other = Administration.conflict(of: post.role, with: Set(same.map(\.role))) {
            throw .rolesApart(wanted: post.role, held: other)
        }
    }

    /// Whether the post can end on that day, its last. One that ends the day before it begins is taken back.
    public func end(_ post: HeldPost, on last: CivilDate, by ender: PersonID) throws(StaffRefusal) {
        guard last >= post.from - 1, last >= today - 1 else { throw .daysWrong }
        guard post.person != ender || post.standsInFor != nil else { throw .ownPower }
        if Administration.all.contains(post.role) { try keep(post.role, besides: post, after: last) }
    }

    /// An office is never without one who looks after it.
    private func keep(_ role: Name<Role>, besides post: HeldPost, after last: CivilDate) throws(StaffRefusal)
    {
        let others = held.contains { $0.role == role && $0 != post && $0.isHeld(on: last + 1) }
        guard others else { throw .lastOfItsKind(role) }
    }
}
