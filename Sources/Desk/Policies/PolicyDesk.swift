public import Casework
public import Law
internal import Programmes
internal import Store

/// How far a clause has come in one area: computed from the records, never declared.
public struct ClauseStanding: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// Nothing carries it yet.
        case missing = "none"
        /// What carries it is there, and no file passed within the year.
        case built
        case live
    }

    public let state: State
    /// Files that passed within the year.
    public let count: Int
    public let newest: CivilDate?
}

/// A policy with the standing of each clause in each area.
public struct PolicyMap: Sendable {
    public let policy: Policy
    public let others: [Policy]
    /// The whole office is a drill: nothing in it is a real matter.
    public let isDrill: Bool
    public let today: CivilDate
    /// The prefectures of the province, by their codes.
    public let areas: [(code: String, name: String)]
    public let province: String
    private let passed: [Mechanism: [String: PassedFiles.Line]]

    init(
        policy: Policy, others: [Policy], isDrill: Bool, today: CivilDate,
        areas: [(code: String, name: String)], province: String,
        passed: [Mechanism: [String: PassedFiles.Line]]
    ) {
        self.policy = policy
        self.others = others
        self.isDrill = isDrill
        self.today = today
        self.areas = areas
        self.province = province
        self.passed = passed
    }

    /// In one prefecture.
    public func standing(of clause: Clause, in code: String) -> ClauseStanding {
        standing(of: clause.mechanisms, clause) { $0.filter { $0.key == String(code.prefix(4)) } }
    }

    /// In the province as a whole: one file anywhere is enough.
    public func standing(of clause: Clause) -> ClauseStanding {
        let prefix = String(province.prefix(2))
        return standing(of: clause.mechanisms, clause) { $0.filter { $0.key.hasPrefix(prefix) } }
    }

    /// What one mechanism of a clause shows in a prefecture.
    public func standing(of mechanism: Mechanism, _ clause: Clause, in code: String) -> ClauseStanding {
        standing(of: [mechanism], clause) { $0.filter { $0.key == String(code.prefix(4)) } }
    }

    /// Prefectures in which the clause is live.
    public func liveAreas(of clause: Clause) -> Int {
        areas.count { standing(of: clause, in: $0.code).state == .live }
    }

    private func standing(
        of mechanisms: [Mechanism], _ clause: Clause,
        _ chosen: ([String: PassedFiles.Line]) -> [String: PassedFiles.Line]
    ) -> ClauseStanding {
        guard clause.realisation != .missing else {
            return ClauseStanding(state: .missing, count: 0, newest: nil)
        }
        let lines = mechanisms.flatMap { chosen(passed[$0] ?? [:]).values }
        let newest = lines.map(\.newestDay).max()
        return ClauseStanding(
            state: newest == nil ? .built : .live, count: lines.reduce(0) { $0 + $1.count },
            newest: newest.map { CivilDate(dayNumber: $0) })
    }
}

/// A file that passed a mechanism, as an officer may know it.
public struct PassedFile: Sendable {
    public let number: CaseNumber
    public let agencyName: String
    public let place: String
    public let day: CivilDate
    /// Whether it opens to the caller.
    public let isShared: Bool
}

extension Office {
    /// Files behind one mechanism that a page lists.
    static let mostPassedFiles = 20

    public var policies: [Policy] { library.policies }

    /// Whether this is a demo world: everything in it is a drill.
    public func isDrill() async throws -> Bool {
        try await database.read { db in try OfficeSettings.value(Setting.demoMoment, on: db) != nil }
    }

    /// A policy with its standing; the newest where none is named.
    public func policyMap(_ name: String?, province: String) async throws -> PolicyMap {
        let named = policies.first { $0.name.description == name }
        guard let policy = name == nil ? policies.first : named else { throw DeskRefusal.notFound }
        let mechanisms = Set(policy.clauses.flatMap(\.mechanisms))
        let days = passingDays
        let passed = try await database.read { db in
            var passed: [Mechanism: [String: PassedFiles.Line]] = [:]
            for mechanism in mechanisms {
                guard let files = PassedFiles(mechanism, days) else { continue }
                passed[mechanism] = try files.byArea(on: db)
            }
            return passed
        }
        let areas = divisions.children(of: province).compactMap { code in
            divisions[code].map { (code: $0.code, name: $0.name) }
        }
        return PolicyMap(
            policy: policy, others: policies.filter { $0 != policy }, isDrill: try await isDrill(),
            today: now.legalDay, areas: areas, province: province, passed: passed)
    }

    /// The newest files behind a mechanism that the caller may know, and how many there are besides on that
    /// page.
    public func passed(
        _ mechanism: Mechanism, in division: String, for caller: Caller
    ) async throws -> (files: [PassedFile], unnamed: Int) {
        guard let files = PassedFiles(mechanism, passingDays) else { return ([], 0) }
        let prefix = Office.prefix(of: division)
        let (found, shared) = try await database.read { db in
            let found = try files.files(in: prefix, limit: Office.mostPassedFiles, on: db)
            return (
                found,
                try SharedFiles.among(found.map(\.number), with: caller.agency.description, on: db)
            )
        }
        let sight: String? =
            switch Oversight(caller) {
            case .province(let prefix)?, .prefecture(let prefix)?: prefix
            case .partaker?, .own?, nil: nil
            }
        let known = found.filter { file in
            shared.contains(file.number) || sight.map { file.area?.hasPrefix($0) ?? false } ?? false
        }
        return (
            known.map { file in
                PassedFile(
                    number: CaseNumber(file.number), agencyName: agencies.name(AgencyID(file.agency)),
                    place: file.area.map { place($0) } ?? "", day: CivilDate(dayNumber: file.day),
                    isShared: shared.contains(file.number))
            }, found.count - known.count
        )
    }

    private var passingDays: ClosedRange<Int> {
        (now.legalDay - (Policy.liveDays - 1)).dayNumber...now.legalDay.dayNumber
    }
}

extension PassedFiles {
    /// `nil` for what leaves no file.
    fileprivate init?(_ mechanism: Mechanism, _ days: ClosedRange<Int>) {
        guard case .procedure(let name, let passing) = mechanism else { return nil }
        self.init(procedure: name.description, stages: passing.map(\.description), days: days)
    }
}
