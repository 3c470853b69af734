internal import Desk

/// A person changes their own password. What was typed is never shown again.
struct PasswordPage: Page {
    static let template = "accounts/password"

    private let caller: Caller
    private let duty: SignInDuty?
    private let then: String
    private let rules: [String]
    private let refusal: RefusalSection?
    private let isDone: Bool
    private let words: Wording

    init(
        of caller: Caller, rules: SignInRules, duty: SignInDuty?, then: String, refused: SpokenRefusal?,
        isDone: Bool, _ words: Wording
    ) {
        self.caller = caller
        self.duty = duty == .secondFactor ? nil : duty
        self.then = then
        self.isDone = isDone
        self.words = words
        self.rules = PasswordPage.lines(rules, words)
        refusal = refused.map { said in
            RefusalSection(said, words) { words("password.\($0)") }
        }
    }

    var title: String { words("password.title") }
    var foot: String { OwnAccountRoute.password(then: nil).path }
    var place: Rail.Place? { .desk }

    func child(named name: String) -> Any? {
        switch name {
        case "refusal": orNothing(refusal)
        case "person": caller.personName
        case "agencyName": caller.agencyName
        case "duty": orNothing(duty.map { words("password.\($0.rawValue)") })
        case "said": orNothing(isDone && refusal == nil ? words("password.done") : nil)
        case "then": then
        case "rules": rules
        case "passwordAction": OwnAccountRoute.password(then: nil).path
        case "backHref": duty == nil ? OwnAccountRoute.overview.path : Route.signOut.path
        case "backLabel": words(duty == nil ? "password.back" : "sign-out.title")
        default: nil
        }
    }

    /// What a new password must be, one sentence each. A rule that demands nothing is not told.
    private static func lines(_ rules: SignInRules, _ words: Wording) -> [String] {
        var lines = [words("password.rule-length", ["least": words.number(rules[.passwordShortest])])]
        if rules[.passwordKinds] > 1 {
            lines.append(words("password.rule-kinds", ["least": words.number(rules[.passwordKinds])]))
        }
        lines.append(words("password.rule-name"))
        if rules[.passwordHistory] > 0 {
            lines.append(words("password.rule-history", ["last": words.number(rules[.passwordHistory])]))
        }
        if rules[.passwordDays] > 0 {
            lines.append(words("password.rule-days", ["days": words.number(rules[.passwordDays])]))
        }
        return lines
    }
}

extension Wording {
    /// What is wrong with a new password, one sentence each.
    func told(_ faults: [PasswordFault]) -> String {
        faults.map(told).joined(separator: self("password.fault.between"))
    }

    private func told(_ fault: PasswordFault) -> String {
        switch fault {
        case .tooShort(let least): self("password.fault.too-short", ["least": number(least)])
        case .tooLong(let most): self("password.fault.too-long", ["most": number(most)])
        case .tooFewKinds(let least): self("password.fault.too-few-kinds", ["least": number(least)])
        case .holdsName: self("password.fault.holds-name")
        case .usedBefore(let last): self("password.fault.used-before", ["last": number(last)])
        case .breached: self("password.fault.breached")
        case .notRepeated: self("password.fault.not-repeated")
        }
    }
}
