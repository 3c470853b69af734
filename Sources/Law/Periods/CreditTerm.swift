/// How long a finding of discredit is published at most, and from when its repair can be asked for.
///
/// From 2026-04-01 another regime applies (facts `credit.repair.2023`, `credit.repair.2026`). Whether it
/// reaches findings of the time before is not confirmed: then both are given, and nobody chooses silently.
public struct CreditTerm: Hashable, Sendable {
    public enum Gravity: String, FactValue, Hashable, Sendable, Codable, CaseIterable {
        case slight, general, serious
    }

    /// What one regime says. A slight finding has no shortest time: it is repaired on performance.
    public struct Regime: Hashable, Sendable {
        public let source: Citation
        public let confidence: Confidence
        /// The first day on which repair can be asked for, given performance and a credit promise.
        public let earliestRepair: CivilDate?
        /// The last day of publication; the next day it ends by itself.
        public let lastDay: CivilDate
        public let answers: [PeriodAnswer]
    }

    public enum Refusal: Error, Hashable, Sendable {
        case period(PeriodRefusal)
        /// The question is asked for a day before the finding.
        case seenBeforeFound(found: CivilDate, seen: CivilDate)
        /// The regime of that day knows no such gravity, or the finding is older than both.
        case noRegime(Gravity, found: CivilDate)
    }

    public let gravity: Gravity
    public let foundOn: CivilDate
    /// The regime of the finding first; that of the day asked for after it, when it is another.
    public let regimes: [Regime]
    /// Another regime is in force on the day asked for than on the day of the finding.
    public let isTransitional: Bool

    /// - Parameter seen: the day for which it is asked, such as today.
    public init(
        _ gravity: Gravity, found: CivilDate, seen: CivilDate, periods: PeriodCatalogue,
        on calendar: WorkCalendar, in book: RuleBook
    ) throws(Refusal) {
        guard found <= seen else { throw .seenBeforeFound(found: found, seen: seen) }
        func answer(_ name: String, by day: CivilDate) throws(Refusal) -> PeriodAnswer? {
            do throws(PeriodRefusal) {
                let question = PeriodQuestion(from: .day(found), selecting: day)
                return try periods.reckon(name, question, on: calendar, in: book)
            } catch .notKnownBefore {
                return nil
            } catch {
                throw .period(error)
            }
        }
        func regime(by day: CivilDate) throws(Refusal) -> Regime? {
            guard let end = try answer("publicity-\(gravity.rawValue)-end", by: day),
                let last = end.end?.lastDay
            else { return nil }
            let repair = gravity == .slight ? nil : try answer("repair-\(gravity.rawValue)", by: day)
            return Regime(
                source: end.source, confidence: max(end.confidence, repair?.confidence ?? .verified),
                earliestRepair: repair?.opens, lastDay: last, answers: [end, repair].compactMap { $0 })
        }
        // The first regime knows general and serious findings; before it, nothing is known.
        guard try answer("publicity-general-end", by: found) != nil else {
            throw .noRegime(gravity, found: found)
        }
        let (first, second) = (try regime(by: found), try regime(by: seen))
        isTransitional = first?.source != second?.source
        regimes = [first, isTransitional ? second : nil].compactMap { $0 }
        guard !regimes.isEmpty else { throw .noRegime(gravity, found: found) }
        self.gravity = gravity
        foundOn = found
    }

    /// The publication ends after this day by every regime that may apply.
    public var surelyOverAfter: CivilDate {
        regimes.map(\.lastDay).max() ?? foundOn
    }

    /// By some regime the publication is over: a person looks at it.
    public var perhapsOverAfter: CivilDate {
        regimes.map(\.lastDay).min() ?? foundOn
    }

    public var because: [Reason] {
        let each = regimes.flatMap { regime -> [Reason] in
            let words = ["text": regime.source.instrument, "last": regime.lastDay.description]
            let repair = regime.earliestRepair.map {
                Reason(.creditRepairFrom, ["text": regime.source.instrument, "from": $0.description])
            }
            return [Reason(.creditPublishedUntil, words), repair].compactMap { $0 }
        }
        return each + (isTransitional ? [Reason(.creditTransition)] : [])
            + (gravity == .slight ? [Reason(.creditSlight)] : [])
            + (regimes.contains { $0.confidence.isToBeConfirmed } ? [Reason(.toBeConfirmed)] : [])
    }
}
