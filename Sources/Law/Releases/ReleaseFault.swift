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
    /// The numbers change, and the words of the rule still name the old one.
    case wordsUnchanged(id: String, number: Int, Subject)
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
            .wordsUnchanged(_, _, let subject), .selectorChanged(_, let subject),
            .unknownRule(_, let subject), .unknownOffence(_, let subject),
            .unknownInstrument(_, let subject), .instrumentEnded(_, _, let subject),
            .noCitation(_, let subject), .lowConfidence(_, let subject), .absurdNumber(_, _, _, let subject):
            subject
        case .noChangelog: .release
        }
    }
}

extension ReleaseFault {
    /// The key of the sentence that tells it, under `release-fault.` in `share/texts`, and what goes into it.
    public var reason: Reason {
        switch self {
        case .changesNothing: Reason("changes-nothing")
        case .noChangelog(let language): Reason("no-changelog", ["language": language])
        case .reachesBack(let day, let today, _):
            Reason("reaches-back", ["day": "\(day)", "today": "\(today)"])
        case .beforeRelease(let day, let from, _):
            Reason("before-release", ["day": "\(day)", "from": "\(from)"])
        case .endsBeforeItBegins: Reason("ends-before-it-begins")
        case .noFirstDay(let id, _): Reason("no-first-day", ["id": id])
        case .overlaps(let id, let day, let release, _):
            release == nil
                ? Reason("overlaps", ["id": id, "day": "\(day)"])
                : Reason("overlaps-release", ["id": id, "day": "\(day)", "release": "\(release ?? 0)"])
        case .unitChanged(let id, let key, _): Reason("unit-changed", ["id": id, "key": key])
        case .wordsUnchanged(let id, let number, _):
            Reason("words-unchanged", ["id": id, "number": "\(number)"])
        case .selectorChanged(let id, _): Reason("selector-changed", ["id": id])
        case .unknownRule(let id, _): Reason("unknown-rule", ["id": id])
        case .unknownOffence(let article, _): Reason("unknown-offence", ["article": article])
        case .unknownInstrument(let citation, _):
            Reason("unknown-instrument", ["instrument": citation.instrument])
        case .instrumentEnded(let citation, let end, _):
            Reason("instrument-ended", ["instrument": citation.instrument, "day": "\(end)"])
        case .noCitation(let id, _): Reason("no-citation", ["id": id])
        case .lowConfidence(let id, _): Reason("low-confidence", ["id": id])
        case .absurdNumber(let id, let key, let number, _):
            Reason("absurd-number", ["id": id, "key": key, "number": "\(number)"])
        }
    }

    /// Every key of a sentence that tells a fault.
    public static let keys = [
        "changes-nothing", "no-changelog", "reaches-back", "before-release", "ends-before-it-begins",
        "no-first-day", "overlaps", "overlaps-release", "unit-changed", "words-unchanged",
        "selector-changed", "unknown-rule", "unknown-offence", "unknown-instrument", "instrument-ended",
        "no-citation", "low-confidence", "absurd-number",
    ]
}
