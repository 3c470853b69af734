/// A number that the records give: what is counted, how, in which unit, over which period, by what it can be
/// broken down. Nobody types it in, and each opens to the files behind it.
public struct Measure: Hashable, Sendable {
    /// What is counted: each is a view of the database, one record a row.
    public enum View: String, Hashable, Sendable, CaseIterable {
        case openedFiles = "opened-files"
        case endedFiles = "ended-files"
        case firstActs = "first-acts"
        case actsOfFiles = "acts-of-files"
        case clockAnswers = "clock-answers"
        case recurringRespondents = "recurring-respondents"
    }

    public enum Reckoning: String, Hashable, Sendable, CaseIterable {
        /// How many records there are.
        case count
        /// How many of them are hits, of how many.
        case share
        /// The middle amount; of an even number the lower one.
        case median
    }

    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case files, acts, clocks, hours, days
    }

    public enum Dimension: String, Hashable, Sendable, CaseIterable {
        /// The prefecture in which the matter arose.
        case area
        /// The body that answers for it.
        case body
        case month
        /// The outcome, the clock or the act, as the view says.
        case detail
    }

    public let name: Name<Measure>
    /// By language: `zh-Hans`, `en`.
    public let titles: [String: String]
    /// What exactly is counted, by language.
    public let definitions: [String: String]
    public let view: View
    public let procedures: [Name<Procedure>]
    /// Only records with one of these outcomes, clocks or acts; all of them where it is empty.
    public let details: [String]
    /// Outcomes that are hits; where it is empty, the view says what is one.
    public let hits: [String]
    public let reckoning: Reckoning
    public let unit: Unit
    /// Days back from today over which it is counted.
    public let periodDays: Int
    public let dimensions: [Dimension]
    /// Shown to everybody: figures alone, and no file behind them.
    public let isPublic: Bool

    public init(
        name: Name<Measure>, titles: [String: String], definitions: [String: String], view: View,
        procedures: [Name<Procedure>], details: [String], hits: [String], reckoning: Reckoning, unit: Unit,
        periodDays: Int, dimensions: [Dimension], isPublic: Bool
    ) {
        self.name = name
        self.titles = titles
        self.definitions = definitions
        self.view = view
        self.procedures = procedures
        self.details = details
        self.hits = hits
        self.reckoning = reckoning
        self.unit = unit
        self.periodDays = periodDays
        self.dimensions = dimensions
        self.isPublic = isPublic
    }

    public func title(in language: String) -> String {
        Measure.text(titles, in: language) ?? name.description
    }
    public func definition(in language: String) -> String { Measure.text(definitions, in: language) ?? "" }

    private static func text(_ texts: [String: String], in language: String) -> String? {
        texts[language] ?? texts[language.hasPrefix("zh") ? "zh-Hans" : "en"]
    }
}

/// What a measure comes to: records, how many of them are hits, and the middle amount where it asks for one.
public struct MeasureValue: Hashable, Sendable {
    public let records: Int
    public let hits: Int
    public let median: Int?

    public init(records: Int, hits: Int, median: Int? = nil) {
        self.records = records
        self.hits = hits
        self.median = median
    }

    /// Fewer records than this are shown as numbers: a share of three says nothing.
    public static let smallDenominator = 10

    /// In tenths of a per cent, rounded half up; `nil` where there are too few records.
    public var perMille: Int? {
        guard records >= MeasureValue.smallDenominator else { return nil }
        return (hits * 2_000 + records) / (2 * records)
    }
}
