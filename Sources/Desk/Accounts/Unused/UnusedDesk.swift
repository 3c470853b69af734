public import Casework
internal import Evidence
public import Law
internal import Store

/// An account that may not be wanted any more, and what speaks for that.
public struct UnusedLine: Sendable, Hashable {
    public enum Sign: Sendable, Hashable {
        /// Nobody has signed in for so many days.
        case unused(days: Int)
        /// Nobody ever has, since it was made or opened again.
        case never(days: Int)
        case noPost
        case passwordOld
        /// A post demands a second factor, and there is none.
        case factorMissing
    }

    public let person: PersonID
    public let name: String
    public let login: String
    public let signedInAt: Instant?
    public let signs: [Sign]
    /// When the office closes it by itself; `nil` where no rule does.
    public let closesOn: CivilDate?
    /// Whether a rule would close it if its owner could be told: who has no address is not closed by rule.
    public let isSpared: Bool
}

public struct UnusedPageView: Sendable, Hashable {
    public let lines: [UnusedLine]
    /// Where the next page begins; `nil` on the last.
    public let next: String?
    public let unusedDays: Int
    public let closingDays: Int
    public let warningDays: Int
}

/// The report on accounts that nobody uses.
extension Office {
    static let unusedOnAPage = 50

    /// - Parameter after: the login after which the page begins.
    public func unusedAccounts(after: String?, for caller: Caller) async throws -> UnusedPageView {
        guard StaffPowers(caller).givesPosts else { throw DeskRefusal.notFound }
        let (today, nowMs) = (now.legalDay, now.ms)
        return try await database.read { db in
            let (rules, demanded) = (try SignInRules(on: db), try SecondFactorRoles(on: db).roles)
            let rule = UnusedRule(rules)
            var (lines, last): ([UnusedLine], String) = ([], after ?? "")
            while lines.count <= Office.unusedOnAPage {
                let found = try OpenAccounts.page(
                    after: last, on: today.dayNumber, demanded: demanded, on: db)
                lines += found.compactMap { UnusedLine($0, rule, rules, on: today, nowMs) }
                guard found.count == OpenAccounts.longestPage, let end = found.last else { break }
                last = end.record.login
            }
            let shown = Array(lines.prefix(Office.unusedOnAPage))
            return UnusedPageView(
                lines: shown, next: lines.count > shown.count ? shown.last?.login : nil,
                unusedDays: rule.unusedDays, closingDays: rule.closingDays, warningDays: rule.warningDays)
        }
    }

    /// Sets what counts as unused and when accounts are closed, for everybody from now on.
    public func setUnusedRule(
        unusedDays: Int, closingDays: Int, warningDays: Int, password: String, code: String?,
        for caller: Caller
    ) async throws {
        guard StaffPowers(caller).givesPosts else { throw DeskRefusal.notFound }
        let values: [(SignInRules.Rule, Int)] = [
            (.unusedDays, unusedDays), (.closingDays, closingDays), (.closingWarningDays, warningDays),
        ]
        let faults = values.filter { !$0.0.bounds.contains($0.1) }.map {
            Refusal.FieldFault($0.0.rawValue, .range)
        }
        guard faults.isEmpty else { throw DeskRefusal.invalid(faults) }
        try await confirmPassword(password, code: code, of: caller)
        let before = try await signInRules()
        for (rule, value) in values where before[rule] != value {
            _ = try await set(rule, to: value, by: caller)
        }
    }
}

extension UnusedLine {
    /// `nil` for an account of which nothing is to be said.
    init?(_ account: OpenAccount, _ rule: UnusedRule, _ rules: SignInRules, on today: CivilDate, _ nowMs: Int)
    {
        let record = account.record
        let days = rule.daysUnused(record, on: today)
        var signs: [Sign] = []
        if rule.isUnused(record, on: today) {
            let hasCome = record.signedInMs.map { $0 >= record.reopenedMs ?? 0 } ?? false
            signs.append(hasCome ? .unused(days: days) : .never(days: days))
        }
        if !account.hasPost { signs.append(.noPost) }
        if SignInDuty(of: record, under: rules, at: nowMs) == .changeOld { signs.append(.passwordOld) }
        if account.lacksFactor { signs.append(.factorMissing) }
        let closing = rule.closingDay(record, on: today)
        guard !signs.isEmpty || record.warnedMs != nil else { return nil }
        self.init(
            person: PersonID(record.person), name: account.name, login: record.login,
            signedInAt: record.signedInMs.map(Instant.init(ms:)), signs: signs,
            closesOn: account.email == nil ? nil : closing, isSpared: account.email == nil && closing != nil)
    }
}
