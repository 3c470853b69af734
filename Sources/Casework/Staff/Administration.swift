/// The three who look after an office, kept apart as GB/T 22239-2019 asks of its third level (8.1.5.1 to 8.1.5.3).
///
/// One makes accounts and gives no power; one gives power and makes no account; one reads the trail and changes
/// nothing. None of them handles a file, so that nobody who could cover a trace has one to cover.
public enum Administration {
    public static let system: Name<Role> = "system-administrator"
    public static let security: Name<Role> = "security-administrator"
    public static let audit: Name<Role> = "audit-administrator"

    public static let all: [Name<Role>] = [system, security, audit]

    public static func looksAfter(_ roles: Set<Name<Role>>) -> Bool { !roles.isDisjoint(with: all) }

    /// The role, of those that a person holds on the same days, beside which another cannot be held.
    ///
    /// An administrator holds no second role whatever; every other role goes with every other.
    public static func conflict(of role: Name<Role>, with held: Set<Name<Role>>) -> Name<Role>? {
        let others = held.subtracting([role])
        if all.contains(role) { return others.min() }
        return others.intersection(all).min()
    }
}
