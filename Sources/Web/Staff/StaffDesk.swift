public import Casework
public import Desk
public import Law

/// What pages about people, posts and the trail ask of the desk.
public protocol StaffDesk: Sendable {
    typealias NewAccount = (person: PersonID, password: String)

    func staff(query: String, agency: String?, after: String?, for caller: Caller) async throws -> StaffPage
    func staffMember(_ person: String, leaving day: CivilDate?, for caller: Caller) async throws
        -> StaffMember
    func openAccount(_ order: AccountOrder, for caller: Caller) async throws -> NewAccount
    func closeAccount(of person: String, for caller: Caller) async throws
    func accountCare(of person: String, for caller: Caller) async throws -> AccountCareView
    /// A password that is told this once, where the act makes one.
    func care(_ order: AccountCareOrder, for caller: Caller) async throws -> String?
    func transfer(_ order: TransferOrder, for caller: Caller) async throws
    func lending(of person: String, for caller: Caller) async throws -> LendingView
    func unusedAccounts(after: String?, for caller: Caller) async throws -> UnusedPageView
    func setUnusedRule(
        unusedDays: Int, closingDays: Int, warningDays: Int, password: String, code: String?,
        for caller: Caller
    ) async throws
    func givePost(_ order: PostOrder, for caller: Caller) async throws
    func endPost(
        of person: PersonID, at agency: AgencyID, as role: Name<Role>, last: CivilDate, reason: String,
        for caller: Caller
    ) async throws
    func leave(
        _ person: PersonID, last: CivilDate, successors: [String: PersonID], reason: String,
        for caller: Caller
    ) async throws
    func powers(of person: String, on number: String, for caller: Caller) async throws -> [FilePowers]
    func myPosts(for caller: Caller) async throws -> MyPosts
    func lend(_ order: PostOrder, of owner: PersonID, for caller: Caller) async throws
    func trail(_ filter: TrailFilter, for caller: Caller) async throws -> TrailPageView
    func exportTrail(
        from: CivilDate, to: CivilDate, for caller: Caller
    ) async throws -> AsyncThrowingStream<String, any Error>
}

extension WorkingDesk: StaffDesk {
    public func staff(
        query: String, agency: String?, after: String?, for caller: Caller
    ) async throws -> StaffPage {
        try await office.staff(query: query, agency: agency, after: after, for: caller)
    }

    public func staffMember(
        _ person: String, leaving day: CivilDate?, for caller: Caller
    ) async throws -> StaffMember {
        try await office.staffMember(person, leaving: day, for: caller)
    }

    public func openAccount(_ order: AccountOrder, for caller: Caller) async throws -> NewAccount {
        try await office.openAccount(order, for: caller)
    }

    public func closeAccount(of person: String, for caller: Caller) async throws {
        try await office.closeAccount(of: person, for: caller)
    }

    public func accountCare(of person: String, for caller: Caller) async throws -> AccountCareView {
        try await office.accountCare(of: person, for: caller)
    }

    public func care(_ order: AccountCareOrder, for caller: Caller) async throws -> String? {
        try await office.care(order, for: caller)
    }

    public func transfer(_ order: TransferOrder, for caller: Caller) async throws {
        try await office.transfer(order, for: caller)
    }

    public func lending(of person: String, for caller: Caller) async throws -> LendingView {
        try await office.lending(of: person, for: caller)
    }

    public func unusedAccounts(after: String?, for caller: Caller) async throws -> UnusedPageView {
        try await office.unusedAccounts(after: after, for: caller)
    }

    public func setUnusedRule(
        unusedDays: Int, closingDays: Int, warningDays: Int, password: String, code: String?,
        for caller: Caller
    ) async throws {
        try await office.setUnusedRule(
            unusedDays: unusedDays, closingDays: closingDays, warningDays: warningDays, password: password,
            code: code, for: caller)
    }

    public func givePost(_ order: PostOrder, for caller: Caller) async throws {
        try await office.givePost(order, for: caller)
    }

    public func endPost(
        of person: PersonID, at agency: AgencyID, as role: Name<Role>, last: CivilDate, reason: String,
        for caller: Caller
    ) async throws {
        try await office.endPost(of: person, at: agency, as: role, last: last, reason: reason, for: caller)
    }

    public func leave(
        _ person: PersonID, last: CivilDate, successors: [String: PersonID], reason: String,
        for caller: Caller
    ) async throws {
        try await office.leave(person, last: last, successors: successors, reason: reason, for: caller)
    }

    public func powers(
        of person: String, on number: String, for caller: Caller
    ) async throws -> [FilePowers] {
        try await office.powers(of: person, on: number, for: caller)
    }

    public func myPosts(for caller: Caller) async throws -> MyPosts {
        try await office.myPosts(for: caller)
    }

    public func lend(_ order: PostOrder, of owner: PersonID, for caller: Caller) async throws {
        try await office.lend(order, of: owner, for: caller)
    }

    public func trail(_ filter: TrailFilter, for caller: Caller) async throws -> TrailPageView {
        try await office.trail(filter, for: caller)
    }

    public func exportTrail(
        from: CivilDate, to: CivilDate, for caller: Caller
    ) async throws -> AsyncThrowingStream<String, any Error> {
        try await office.exportTrail(from: from, to: to, for: caller)
    }
}
