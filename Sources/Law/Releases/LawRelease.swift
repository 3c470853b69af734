/// A change of the law base that one person proposed, the office tried and another person signed: new versions of
/// rules and thresholds, from a day.
///
/// A release adds versions and removes nothing: what was in force on a day stays in force for that day.
public struct LawRelease: Hashable, Sendable {
    /// What it is called in each language: `zh-Hans`, `en`.
    public let title: [String: String]
    /// The day from which the release holds; no version begins earlier.
    public let from: CivilDate
    /// Why the law base is changed, in the editor's words.
    public let reason: String
    /// The text that changes the law.
    public let authority: Citation
    /// By which ground the release reaches back behind its own day; `nil` when it does not.
    public let retroactiveGround: String?
    /// What offices read, by language.
    public let changelog: [String: String]
    /// New versions of rules under their ids, and rules that are new; each states its first day.
    public let rules: [LegalRule]
    /// New versions of thresholds: each table holds these alone.
    public let thresholds: [ThresholdTable]
    /// Stories of packs that the change makes untrue, and that the editor says so of: paths below the packs.
    public let outdated: [String]

    public init(
        title: [String: String], from: CivilDate, reason: String, authority: Citation,
        retroactiveGround: String? = nil, changelog: [String: String], rules: [LegalRule],
        thresholds: [ThresholdTable], outdated: [String] = []
    ) {
        self.title = title
        self.from = from
        self.reason = reason
        self.authority = authority
        self.retroactiveGround = retroactiveGround
        self.changelog = changelog
        self.rules = rules
        self.thresholds = thresholds
        self.outdated = outdated
    }

    /// Languages in which offices read what changes.
    public static let languages = ["zh-Hans", "en"]

    public var ruleIDs: [String] { rules.map(\.id).withoutRepetition }

    /// The day from which all of it is in force.
    public var lastDay: CivilDate {
        let days = rules.compactMap(\.from) + thresholds.flatMap(\.versions).map(\.from)
        return days.max() ?? from
    }

    /// The earliest day on which anything of it is in force.
    public var firstDay: CivilDate {
        let days = rules.compactMap(\.from) + thresholds.flatMap(\.versions).map(\.from)
        return days.min() ?? from
    }
}

extension ThresholdTable {
    /// The table with further versions; the one before each ends on the day before it begins.
    func adding(_ later: [Version]) -> ThresholdTable {
        let sorted = (versions + later).sorted { $0.from < $1.from }
        let ended = sorted.indices.map { index in
            let version = sorted[index]
            guard index + 1 < sorted.count else { return version }
            let last = sorted[index + 1].from - 1
            return version.ending(version.to.map { min($0, last) } ?? last)
        }
        return ThresholdTable(offence: offence, title: title, versions: ended)
    }
}

extension ThresholdTable.Version {
    fileprivate func ending(_ day: CivilDate) -> ThresholdTable.Version {
        ThresholdTable.Version(
            name: name, from: from, to: day, confidence: confidence, source: source, limbs: limbs,
            upper: upper)
    }
}
