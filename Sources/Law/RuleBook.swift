/// What `share/law` says: the rules with their numbers, the instruments they rest on, and the thresholds.
///
/// A rule may have several versions with days of their own, and versions that bind in one area alone. Reading
/// files is not the work of this room: a loader decodes the parts and hands them in.
public struct RuleBook: Sendable {
    /// The rules of the whole country; an id stands once for each version.
    public let rules: [LegalRule]
    /// Versions that bind in one area alone.
    public let overlays: [LegalRule]
    public let authorities: [Authority]
    public let thresholds: [ThresholdTable]
    public let zones: [LegalZone]
    public let articles: [Article]
    /// Tables of discretion that authorities have issued; empty until one is loaded.
    public var benchmarks: [DiscretionBenchmark] = []
    /// The day that selects the version where a question names none; `nil` for the newest version.
    private(set) var selectingDay: CivilDate?
    private let versionsByID: [String: [LegalRule]]
    private let overlaysByID: [String: [LegalRule]]
    let rulesBySubject: [String: [LegalRule]]
    private let authorityByKey: [String: Authority]
    private let articlesByPlace: [Citation: [Article]]

    /// Rules with an area count as overlays, wherever they are handed in.
    public init(
        rules: [LegalRule], authorities: [Authority], thresholds: [ThresholdTable] = [],
        overlays: [LegalRule] = [], zones: [LegalZone] = [], articles: [Article] = []
    ) {
        self.rules = rules.filter { $0.area == nil }
        self.overlays = (rules + overlays).filter { $0.area != nil }
        self.authorities = authorities
        self.thresholds = thresholds
        self.zones = zones
        self.articles = articles
        versionsByID = RuleBook.versions(self.rules)
        overlaysByID = RuleBook.versions(self.overlays)
        rulesBySubject = Dictionary(grouping: self.rules, by: \.subject)
        authorityByKey = Dictionary(authorities.map { ($0.key, $0) }) { first, _ in first }
        articlesByPlace = Dictionary(grouping: articles, by: \.citation)
    }

    /// The same book with other rules and thresholds.
    public func with(rules: [LegalRule], thresholds: [ThresholdTable]) -> RuleBook {
        var book = RuleBook(
            rules: rules, authorities: authorities, thresholds: thresholds, overlays: overlays, zones: zones,
            articles: articles)
        book.benchmarks = benchmarks
        return book
    }

    /// The same book, in which a question without a day is answered by the version of this one: the national
    /// version that had begun last. No version is left out; `nil` changes nothing.
    public func selecting(_ day: CivilDate?) -> RuleBook {
        guard let day else { return self }
        var book = self
        book.selectingDay = day
        return book
    }

    /// The rule that a pack names: `link.step.approve`, or `link.step.reconsider.decide#police_days`; of several
    /// versions that of the selecting day, without one the last.
    public func rule(_ reference: String) -> LegalRule? {
        version(of: RuleBook.parts(of: reference).id, near: selectingDay)
    }

    /// The number that a pack names, with its rule; `nil` for an unknown id or key, and for an id
    /// without a key whose rule holds several numbers.
    public func value(id reference: String) -> LegalNumber? {
        rule(reference)?.number(RuleBook.parts(of: reference).key)
    }

    /// Every national version of a rule, the earliest first.
    public func versions(of id: String) -> [LegalRule] {
        versionsByID[id] ?? []
    }

    /// Every version that lies over a rule in some area, the earliest first.
    public func overlays(of id: String) -> [LegalRule] {
        overlaysByID[id] ?? []
    }

    public func authority(_ key: String) -> Authority? {
        authorityByKey[key]
    }

    public func authority(of citation: Citation) -> Authority? {
        authorityByKey[citation.instrument]
    }

    /// What an instrument or edition took the place of.
    public func predecessors(of key: String) -> [Authority] {
        authorities.filter { $0.successor == key }
    }

    /// The words of the place on that day, or those of the paragraph or article that it lies in; `nil` when the
    /// book does not hold them.
    public func article(for citation: Citation, on day: CivilDate) -> Article? {
        citation.places.lazy.compactMap { place in
            articlesByPlace[place]?.first { $0.isInForce(on: day) && isInForce($0.citation, on: day) }
        }.first
    }

    private func isInForce(_ citation: Citation, on day: CivilDate) -> Bool {
        authority(of: citation)?.isInForce(on: day) ?? false
    }

    private static func versions(_ rules: [LegalRule]) -> [String: [LegalRule]] {
        Dictionary(grouping: rules, by: \.id).mapValues { versions in
            versions.count == 1
                ? versions
                : versions.enumerated().sorted { left, right in
                    let days = [left, right].map { $0.element.from?.dayNumber ?? Int.min }
                    return (days[0], left.offset) < (days[1], right.offset)
                }.map(\.element)
        }
    }

    static func parts(of reference: String) -> (id: String, key: String?) {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        return (parts.first.map(String.init) ?? "", parts.count == 2 ? String(parts[1]) : nil)
    }
}
