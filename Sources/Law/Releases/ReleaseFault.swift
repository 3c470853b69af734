/// What speaks against a change set, as the law base stands. A loader reports all of them, each at its place.
public enum ReleaseFault: Error, Hashable, Sendable {
    /// What the fault is about, so that it can be shown at its place.
    public enum Subject: Hashable, Sendable {
        case release
        /// The version of that rule, by its place in the change set.
        case rule(Int)
        /// A version of a threshold, by the places of its table and of the version in it.
        case threshold(Int, Int)
    }

    case changesNothing(Subject)
    case noChangelog(language: String)
    /// Days before the day of the release need a ground.
    case reachesBack(CivilDate, today: CivilDate, Subject)
    /// A version begins before the release does.
    case beforeRelease(CivilDate, from: CivilDate, Subject)
    case endsBeforeItBegins(Subject)
    case noFirstDay(id: String, Subject)
    /// Another version of the rule begins on the same day or later.
    case overlaps(id: String, with: CivilDate, release: Int?, Subject)
    /// The version counts what the one before did not: `wd` is missing, or `days` is new.
    case unitChanged(id: String, key: String, Subject)
    case selectorChanged(id: String, Subject)
    /// A rule of this id is not known, and the version does not say that it is new.
    case unknownRule(id: String, Subject)
    case unknownOffence(String, Subject)
    case unknownInstrument(Citation, Subject)
    /// The instrument that is cited is no longer in force on that day.
    case instrumentEnded(Citation, CivilDate, Subject)
    case noCitation(id: String, Subject)
    case lowConfidence(id: String, Subject)
    /// A number is not positive, or greater than any text asks for.
    case absurdNumber(id: String, key: String, Int, Subject)

    public var subject: Subject {
        switch self {
        case .changesNothing(let subject), .reachesBack(_, _, let subject), .beforeRelease(_, _, let subject),
            .endsBeforeItBegins(let subject), .noFirstDay(_, let subject), .overlaps(_, _, _, let subject),
            .unitChanged(_, _, let subject),
            .selectorChanged(_, let subject), .unknownRule(_, let subject), .unknownOffence(_, let subject),
            .unknownInstrument(_, let subject), .instrumentEnded(_, _, let subject),
            .noCitation(_, let subject), .lowConfidence(_, let subject), .absurdNumber(_, _, _, let subject):
            subject
        case .noChangelog: .release
        }
    }
}
