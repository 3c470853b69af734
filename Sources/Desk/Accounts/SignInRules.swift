internal import Casework
internal import Evidence
internal import Law
internal import Store

/// What an office demands of those who sign in. Each rule has a usual value, and bounds that no office leaves.
public struct SignInRules: Hashable, Sendable {
    public enum Rule: String, CaseIterable, Sendable {
        /// Characters that a new password has at least.
        case passwordShortest = "password-shortest"
        /// Of small letters, capitals, digits and other characters, how many kinds a new password has.
        case passwordKinds = "password-kinds"
        /// Last passwords, the present one among them, that are not taken again.
        case passwordHistory = "password-history"
        /// Days after which a password must be changed; 0 for never.
        case passwordDays = "password-days"

        /// Minutes without a page after which a session ends.
        case sessionIdleMinutes = "session-idle-minutes"
        /// Days without a sign-in after which an account is reported as unused.
        case unusedDays = "unused-days"
        /// Days without a sign-in after which an account is closed; 0 for never.
        case closingDays = "closing-days"
        /// Days before the closing at which its owner and the security administrators are told.
        case closingWarningDays = "closing-warning-days"

        public var usual: Int {
            switch self {
            case .passwordShortest: 10
            case .passwordKinds: 3
            case .passwordHistory: 5
            case .passwordDays: 0
            case .sessionIdleMinutes: 30
            case .unusedDays: 90
            case .closingDays: 0
            case .closingWarningDays: 14
            }
        }

        public var bounds: ClosedRange<Int> {
            switch self {
            case .passwordShortest: 8...64
            case .passwordKinds: 1...4
            case .passwordHistory: 0...24
            case .passwordDays: 0...3650
            case .sessionIdleMinutes: 5...720
            case .unusedDays: 1...3650
            case .closingDays: 0...3650
            case .closingWarningDays: 1...90
            }
        }

        var setting: String { Setting.signIn + rawValue }
    }

    private var values: [Rule: Int] = [:]

    init() {}

    /// What somebody wrote past the bounds into the database counts as not written.
    init(on db: some Connection) throws {
        let kept = try OfficeSettings.values(startingWith: Setting.signIn, on: db)
        for rule in Rule.allCases {
            guard let value = kept[rule.setting].flatMap(Int.init), rule.bounds.contains(value) else {
                continue
            }
            values[rule] = value
        }
    }

    public subscript(rule: Rule) -> Int { values[rule] ?? rule.usual }

    var idleMs: Int { self[.sessionIdleMinutes] * 60_000 }
}

extension Office {
    public func signInRules() async throws -> SignInRules {
        try await database.read { db in try SignInRules(on: db) }
    }

    /// Sets a rule for everybody from now on. Says whether the value lies within the bounds.
    ///
    /// - Parameter caller: `nil` for an operator.
    public func set(
        _ rule: SignInRules.Rule, to value: Int, by caller: Caller? = nil
    ) async throws -> Bool {
        guard rule.bounds.contains(value) else { return false }
        let nowMs = now.ms
        try await database.write { db in
            let before = try SignInRules(on: db)[rule]
            try OfficeSettings.set(rule.setting, to: "\(value)", at: nowMs, on: db)
            let entry = AuditEntry(
                atMs: nowMs, person: caller?.person.description, agency: caller?.agency.description,
                kind: "sign-in-rule-set",
                details: .object([
                    "rule": .string(rule.rawValue), "before": .int(before), "after": .int(value),
                ]))
            try Audit.append(entry, on: db)
        }
        return true
    }
}
