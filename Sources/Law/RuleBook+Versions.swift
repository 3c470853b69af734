extension RuleBook {
    /// The version that binds on a day at a place; `nil` when none does, or only one of low confidence.
    public func rule(
        _ reference: String, on day: CivilDate, at place: LegalArea? = nil
    ) -> LegalRule? {
        resolution(of: reference, on: day, at: place)?.chosen
    }

    /// The number of the version that binds on a day at a place.
    public func value(
        id reference: String, on day: CivilDate, at place: LegalArea? = nil
    ) -> LegalNumber? {
        rule(reference, on: day, at: place)?.number(RuleBook.parts(of: reference).key)
    }

    /// Every version with its standing; `nil` for an unknown id.
    public func resolution(
        of reference: String, on day: CivilDate, at place: LegalArea? = nil
    ) -> Resolution? {
        let id = RuleBook.parts(of: reference).id
        let versions = versions(of: id) + overlays(of: id)
        return versions.isEmpty ? nil : Resolution(of: versions, on: day, at: place, among: zones)
    }

    /// The rule of a subject that is in force on a day: `damages.tm` gives `damages.tm.2019` in 2022.
    /// `nil` when none is, or when several are.
    public func edition(ofSubject subject: String, on day: CivilDate) -> LegalRule? {
        let rules = (rulesBySubject[subject] ?? []).filter { $0.isInForce(on: day) }
        return rules.count == 1 ? rules.first : nil
    }

    /// What a release of further versions would bring in that the book does not have already: unknown ids, versions
    /// that do not begin after the current one, changed units, unknown instruments. All at once.
    public func faults(adding release: [LegalRule]) -> [Fault] {
        let unknown = release.filter { versions(of: $0.id).isEmpty }
            .map { Fault.unknownRule(id: $0.id, in: "release") }
        let early = release.filter { rule in
            let before = (rules + overlays).filter { $0.id == rule.id && $0.area == rule.area }
            guard let from = rule.from else { return true }
            return before.compactMap(\.from).contains { $0 >= from }
        }.map { Fault.notLater(id: $0.id) }
        let known = Set(faults)
        return unknown + early + adding(release).faults.filter { !known.contains($0) }
    }

    /// The book with further versions of its rules. The version before each, of the same rule and area, ends on
    /// the day before it begins; what was in force on a day stays in force for that day.
    public func adding(_ release: [LegalRule]) -> RuleBook {
        let all = rules + overlays + release
        let touched = Set(release.map(\.id))
        let ended = all.map { rule in
            guard touched.contains(rule.id) else { return rule }
            let next = all.filter { $0.id == rule.id && $0.area == rule.area }.compactMap(\.from)
                .filter { from in rule.from.map { $0 < from } ?? true }.min()
            guard let next, rule.to.map({ $0 >= next }) ?? true else { return rule }
            return rule.ending(on: next - 1)
        }
        var book = RuleBook(
            rules: ended, authorities: authorities, thresholds: thresholds, zones: zones, articles: articles)
        book.benchmarks = benchmarks
        return book
    }
}

extension RuleBook {
    /// The national version that had begun last on the day; the first one where none had begun, so that an
    /// answer can say from when it would bind; that of the selecting day where nobody stated the day.
    func version(of id: String, near day: CivilDate?) -> LegalRule? {
        let versions = versions(of: id)
        guard let day = day ?? selectingDay else { return versions.last }
        return versions.last { rule in rule.from.map { $0 <= day } ?? true } ?? versions.first
    }
}

extension RuleBook {
    /// A day on which something of the book begins to bind, or no longer does.
    public struct Change: Hashable, Sendable {
        public enum Subject: Hashable, Sendable {
            case rule(LegalRule)
            case instrument(Authority)
        }

        /// The first day on which it is so.
        public let day: CivilDate
        public let subject: Subject
        /// Whether it begins; otherwise the day before was its last.
        public let begins: Bool
    }

    /// Every change, in the order of days.
    public var changes: [Change] {
        let ofRules = (rules + overlays).flatMap { RuleBook.changes(.rule($0), $0.from, $0.to) }
        let ofInstruments = authorities.flatMap { RuleBook.changes(.instrument($0), $0.from, $0.to) }
        return (ofInstruments + ofRules).enumerated()
            .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }

    /// What changes later than a day, the soonest first.
    public func changes(after day: CivilDate) -> [Change] {
        changes.filter { $0.day > day }
    }

    /// The days on which something changes, each once.
    public var days: [CivilDate] {
        Set(changes.map(\.day)).sorted()
    }

    private static func changes(
        _ subject: Change.Subject, _ from: CivilDate?, _ to: CivilDate?
    ) -> [Change] {
        let begin = from.map { Change(day: $0, subject: subject, begins: true) }
        let end = to.map { Change(day: $0 + 1, subject: subject, begins: false) }
        return [begin, end].compactMap { $0 }
    }
}
