internal import Casework
internal import Law

extension LawInForce {
    /// What a clock runs by from the days on which releases change a rule that it or an extension of it names.
    func versions(of clock: Clock) -> [Clock.Version] {
        let ids = ([clock.ruleID] + clock.extensions.map(\.ruleID)).compactMap(\.self).map(Self.id)
        let days = Set(ids).flatMap { changes(of: $0) }.sorted {
            ($0.from, $0.release) < ($1.from, $1.release)
        }
        var versions: [Clock.Version] = []
        for change in days {
            if versions.last?.from == change.from { versions.removeLast() }
            versions.append(version(of: clock, from: change.from, release: change.release))
        }
        return versions
    }

    private func version(of clock: Clock, from day: CivilDate, release: Int) -> Clock.Version {
        var period = clock.period
        var confidence = clock.confidence
        if let id = clock.ruleID, let number = number(id, on: day) {
            period = StatutoryPeriod(
                number.number, number.unit ?? period.unit,
                source: source(of: number.rule, after: period.source))
            confidence = number.rule.confidence
        }
        return Clock.Version(
            from: day, period: period, confidence: confidence,
            extensions: clock.extensions.map { inForce($0, on: day) }, release: release)
    }

    private func inForce(_ entry: Clock.Extension, on day: CivilDate) -> Clock.Extension {
        guard let id = entry.ruleID, let rule = version(of: Self.id(of: id), on: day)?.rule else {
            return entry
        }
        let length = number(id, on: day)?.number
        let reach: Clock.Extension.Reach =
            switch entry.reach {
            case .by(let old): .by(length ?? old)
            case .to(let old): .to(length ?? old)
            case .untilAsked: .untilAsked
            }
        return Clock.Extension(
            reach: reach, ruleID: id, confidence: rule.confidence, asks: entry.asks,
            cosignedBy: entry.cosignedBy, times: entry.times)
    }

    /// The place that the clock cites while the rule still rests on it; else the first on which the rule rests.
    private func source(of rule: LegalRule, after old: Citation) -> Citation {
        let same = rule.citations.first { $0.instrument == old.instrument && $0.article == old.article }
        return same != nil ? old : rule.citations.first ?? old
    }

    private static func id(of reference: String) -> String {
        reference.split(separator: "#").first.map(String.init) ?? reference
    }
}
