internal import Desk

extension Wording {
    func spokenOfProvider(_ refusal: ProviderRefusal) -> SpokenRefusal {
        switch refusal {
        case .away: said(503, "provider-away")
        case .tokenRefused: said(403, "provider-token")
        case .clocksApart: said(403, "provider-clocks")
        case .usedAlready: said(409, "provider-used")
        case .lapsed: said(403, "provider-lapsed")
        case .declined: said(403, "provider-declined")
        case .notLinked(let subject): said(403, "provider-unlinked", ["identity": subject])
        case .accountClosed: said(403, "provider-closed")
        case .subjectTaken: said(409, "identity-taken")
        case .linkedAlready: said(409, "linked-already")
        }
    }

    func spokenOfCare(_ refusal: AccountCareRefusal) -> SpokenRefusal {
        switch refusal {
        case .notNow(let act): said(409, "account-not-now", ["act": self("care.act.\(act.rawValue)")])
        }
    }
}
