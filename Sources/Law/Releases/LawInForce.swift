/// The law base with the releases that were made since, in their order: which version of a rule holds on which day.
public struct LawInForce: Sendable {
    /// A release with the number under which offices know it.
    public struct Numbered: Hashable, Sendable {
        /// From 1.
        public let number: Int
        public let release: LawRelease

        public init(_ number: Int, _ release: LawRelease) {
            self.number = number
            self.release = release
        }
    }

    /// A version of a rule, and the release that brought it; `nil` for what the base says.
    public struct Version: Hashable, Sendable {
        public let rule: LegalRule
        public let release: Int?
    }

    public let base: RuleBook
    public let releases: [Numbered]
    /// The base and all releases as one book, in which a rule has its versions.
    public let book: RuleBook
    /// Numbers of releases by what they brought.
    private let origins: [Origin: Int]

    private struct Origin: Hashable {
        let id: String
        let from: CivilDate?
        let area: String?

        init(_ rule: LegalRule) {
            id = rule.id
            from = rule.from
            area = rule.area
        }
    }

    public init(base: RuleBook, releases: [Numbered] = []) {
        self.base = base
        self.releases = releases
        origins = Dictionary(
            releases.flatMap { numbered in numbered.release.rules.map { (Origin($0), numbered.number) } }
        ) { _, last in last }
        guard !releases.isEmpty else {
            book = base
            return
        }
        let amended = base.adding(releases.flatMap(\.release.rules))
        let tables = base.thresholds.map { table in
            let later = releases.flatMap(\.release.thresholds).filter { $0.offence == table.offence }
            return later.isEmpty ? table : table.adding(later.flatMap(\.versions))
        }
        book = amended.with(rules: amended.rules, thresholds: tables)
    }

    /// The book as it answers on a day: who asks it for a rule without a day gets the version that holds then,
    /// never one that is still to come.
    public func book(on day: CivilDate) -> RuleBook { book.selecting(day) }

    /// Whether some version begins after one day and until another, so that undated questions are answered anew.
    public func changes(after day: CivilDate, until last: CivilDate) -> Bool {
        releases.flatMap(\.release.rules).contains { rule in rule.from.map { day < $0 && $0 <= last } ?? false
        }
    }

    /// The law as it would be with one more release.
    public func adding(_ release: LawRelease) -> LawInForce {
        LawInForce(base: base, releases: releases + [Numbered(lastNumber + 1, release)])
    }

    public var lastNumber: Int { releases.last?.number ?? 0 }

    /// The release that brought a version; `nil` for what the base says.
    public func release(of rule: LegalRule) -> Int? { origins[Origin(rule)] }

    /// Every version of a rule for the whole country, or for one area, the earliest first.
    public func versions(of id: String, area: String? = nil) -> [Version] {
        let rules = area == nil ? book.versions(of: id) : book.overlays(of: id).filter { $0.area == area }
        return rules.map { Version(rule: $0, release: release(of: $0)) }
    }

    /// The national version that holds on a day. Before the first that is known, the first.
    public func version(of id: String, on day: CivilDate) -> Version? {
        let all = versions(of: id)
        return all.last { $0.rule.from.map { $0 <= day } ?? true } ?? all.first
    }

    /// The number that a pack names, `id#key`, as it holds on a day.
    public func number(_ reference: String, on day: CivilDate) -> LegalNumber? {
        let (id, key) = RuleBook.parts(of: reference)
        return version(of: id, on: day)?.rule.number(key)
    }

    /// Days from which releases change a rule for the whole country, in their order.
    public func changes(of id: String) -> [(from: CivilDate, release: Int)] {
        guard !origins.isEmpty else { return [] }
        return versions(of: id).compactMap { version in
            version.release.flatMap { number in version.rule.from.map { ($0, number) } }
        }
    }
}
