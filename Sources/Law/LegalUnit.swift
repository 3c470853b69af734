/// What a number of a rule counts, as its key says it: `mediate_wd` working days, `flat_cap` yuan.
public enum LegalUnit: Hashable, Sendable {
    case time(StatutoryPeriod.Unit)
    case yuan
    /// How often a sum is taken: `max_multiple: 5`.
    case times
    /// A part of a whole: `late_daily: 0.03`.
    case share
    /// Officers, copies, clicks, penalties.
    case count

    /// `nil` when no word of the key says a unit. The last word that does decides: `renew_within_months_before`.
    public init?(key: String) {
        let words = key.split { $0 == "_" || $0 == "." }.map(String.init)
        guard let unit = words.lazy.reversed().compactMap({ LegalUnit.words[$0] }).first else { return nil }
        self = unit
    }

    /// The units of time as the law base abbreviates them; `wd` are working days, `days` calendar days.
    static let spans: [String: StatutoryPeriod.Unit] = [
        "hours": .hours, "days": .days, "wd": .workingDays, "months": .months, "years": .years,
    ]

    private static let words: [String: LegalUnit] = {
        var words = spans.mapValues(LegalUnit.time)
        for word in ["multiple", "punitive"] { words[word] = .times }
        for word in ["ratio", "share", "daily"] { words[word] = .share }
        for word in counted { words[word] = .count }
        for word in sums { words[word] = .yuan }
        return words
    }()

    private static let counted = [
        "officers", "count", "copies", "works", "clicks", "downloads", "members", "labels", "marks",
        "patents", "persons",
    ]

    private static let sums = [
        "yuan", "pivot", "cap", "flat", "fine", "value", "half", "general", "statutory", "base", "serious",
        "person", "org", "organisation", "agency", "applicant", "gains", "turnover", "sales", "unsold",
        "total", "loss",
    ]
}
