internal import Store

/// What somebody owes who has signed in, before they may do anything else.
public enum SignInDuty: String, Hashable, Sendable {
    /// The password was told by somebody else.
    case changeTold = "change-told"
    /// The password is older than the office allows.
    case changeOld = "change-old"
    /// A post of theirs needs a second factor.
    case secondFactor = "second-factor"

    private static let dayMs = 86_400_000

    init?(of account: Account, under rules: SignInRules, at nowMs: Int) {
        self.init(mustChange: account.mustChange, setMs: account.passwordSetMs, under: rules, at: nowMs)
    }

    init?(of record: AccountRecord, under rules: SignInRules, at nowMs: Int) {
        self.init(mustChange: record.mustChange, setMs: record.passwordSetMs, under: rules, at: nowMs)
    }

    private init?(mustChange: Bool, setMs: Int, under rules: SignInRules, at nowMs: Int) {
        let days = rules[.passwordDays]
        if mustChange {
            self = .changeTold
        } else if days > 0, nowMs - setMs >= days * SignInDuty.dayMs {
            self = .changeOld
        } else {
            return nil
        }
    }
}

/// Somebody who has signed in and may do nothing but what they owe.
public struct BoundCaller: Hashable, Sendable {
    public let caller: Caller
    /// What each of their forms must carry.
    public let csrf: String
    public let duty: SignInDuty

    public init(caller: Caller, csrf: String, duty: SignInDuty) {
        self.caller = caller
        self.csrf = csrf
        self.duty = duty
    }
}
