internal import Casework
internal import Desk

/// The rail of an officer's pages: at most seven entries, only those that the post has a use for.
struct Rail: Part {
    enum Place: String, Hashable, Sendable, CaseIterable {
        case desk, hotline, files, reports, head, knowledge, law, releases, policy, supervision, staff, trail
        case system
    }

    let entries: [LinkPart]

    init(for caller: Caller, at current: Place?, _ words: Wording) {
        entries = Place.allCases.filter { Rail.serves($0, caller) }.map { place in
            LinkPart(
                href: Rail.route(place).path, label: words("rail.\(place.rawValue)"),
                isCurrent: place == current)
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "entries": entries
        default: nil
        }
    }

    private static func route(_ place: Place) -> Route {
        switch place {
        case .desk: .desk
        case .hotline: .hotline(query: nil)
        case .knowledge: .knowledge
        case .files: .files(.all)
        case .reports: .reports(after: nil)
        case .head: .head
        case .law: .law(.all)
        case .releases: .releases
        case .policy: .oversight(.policy(nil, .all))
        case .supervision: .oversight(.supervision(.all))
        case .staff: .staff(.people(.all))
        case .trail: .staff(.trail(.all))
        case .system: .backups
        }
    }

    private static func serves(_ place: Place, _ caller: Caller) -> Bool {
        switch place {
        case .desk, .files: !Administration.looksAfter(caller.roles)
        case .law: true
        case .reports: caller.roles.contains("intake-officer")
        case .hotline: caller.roles.contains("hotline-agent")
        case .knowledge: caller.roles.contains("knowledge-editor")
        case .head: !caller.roles.isDisjoint(with: ["agency-head", "police-head"])
        case .releases: belongsToSection(caller)
        case .policy: !caller.roles.isDisjoint(with: [Oversight.supervisor, Oversight.member])
        case .supervision: Oversight(caller) != nil
        case .staff: !caller.roles.isDisjoint(with: [Administration.system, Administration.security])
        case .trail: caller.roles.contains(Administration.audit)
        case .system: mayLookAfterTheSystem(caller)
        }
    }

    /// Whether a caller belongs to the legal section of an office that keeps the law base.
    static func belongsToSection(_ caller: Caller) -> Bool {
        caller.agencyKind == "ip-office"
            && !caller.roles.isDisjoint(with: ["legal-editor", "legal-reviewer"])
    }
}
