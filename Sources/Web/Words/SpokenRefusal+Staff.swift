internal import Casework

extension Wording {
    /// Why a post cannot be given, lent or ended so.
    func spokenOfStaff(_ refusal: StaffRefusal) -> SpokenRefusal {
        func role(_ name: Name<Role>) -> String { postTitle(name) }
        switch refusal {
        case .ownPower: return said(403, "own-power")
        case .rolesApart(let wanted, let held):
            return said(409, "roles-apart", ["wanted": role(wanted), "held": role(held)])
        case .roleUnknownHere(let name): return said(422, "role-unknown-here", ["role": role(name)])
        case .heldAlready(let name): return said(409, "held-already", ["role": role(name)])
        case .daysWrong: return said(422, "days-wrong")
        case .tooLong(let days): return said(422, "too-long", ["days": number(days)])
        case .notTheirOwn(let name): return said(409, "not-their-own", ["role": role(name)])
        case .notOfTheBody: return said(409, "not-of-the-body")
        case .hasLeft: return said(409, "has-left")
        case .lastOfItsKind(let name): return said(409, "last-of-its-kind", ["role": role(name)])
        case .dutiesOpen(let count): return said(409, "duties-open", ["count": number(count)])
        case .loginTaken: return said(409, "login-taken")
        case .postsHeld(let count): return said(409, "posts-held", ["count": number(count)])
        case .ownProposal(let name): return said(403, "own-proposal", ["role": role(name)])
        }
    }
}
