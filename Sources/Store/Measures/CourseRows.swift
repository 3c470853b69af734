/// The first time that a file stood in a stage.
public struct StageRow: Hashable, Sendable {
    public let stage: String
    public let reachedDay: Int
    /// The page that says so.
    public let revision: Int
    public let isEnd: Bool

    public init(stage: String, reachedDay: Int, revision: Int, isEnd: Bool) {
        self.stage = stage
        self.reachedDay = reachedDay
        self.revision = revision
        self.isEnd = isEnd
    }
}

/// An act on a file.
public struct ActRow: Hashable, Sendable {
    /// The page that says so.
    public let revision: Int
    public let action: String
    /// Of the officer; `party.NAME` for a party.
    public let agency: String
    /// When it took effect.
    public let tookMs: Int
    public let doneDay: Int

    public init(revision: Int, action: String, agency: String, tookMs: Int, doneDay: Int) {
        self.revision = revision
        self.action = action
        self.agency = agency
        self.tookMs = tookMs
        self.doneDay = doneDay
    }
}

/// What was said about a breach, in a file of its own.
public struct BreachRemarkRow: Hashable, Sendable {
    /// Who signed it, when, and which record holds the words.
    public struct Said: Hashable, Sendable {
        public let by: String
        public let atMs: Int
        /// `nil` once it was erased from the facts.
        public let text: String?

        public init(by: String, atMs: Int, text: String?) {
            self.by = by
            self.atMs = atMs
            self.text = text
        }
    }

    /// Position in the journal of the page that says that the clock ran out.
    public let breach: Int
    /// Whose breach it is.
    public let agency: String
    /// `nil` where the body spoke of its own accord.
    public let askedBy: String?
    public let openedMs: Int
    public let said: Said?
    public let outcome: String?

    public init(
        breach: Int, agency: String, askedBy: String?, openedMs: Int, said: Said?, outcome: String?
    ) {
        self.breach = breach
        self.agency = agency
        self.askedBy = askedBy
        self.openedMs = openedMs
        self.said = said
        self.outcome = outcome
    }
}

extension StageRow {
    static let columns: SQL = "case_number, stage, procedure, area, agency, reached_day, revision, is_end"

    func values(_ cover: CoverSheet) -> SQL {
        """
        (\(cover.number), \(stage), \(cover.procedure), \(cover.area), \(cover.openingAgency), \(reachedDay),
         \(revision), \(isEnd))
        """
    }

    init(_ row: FoundRow) {
        self.init(
            stage: row.text("stage"), reachedDay: row.int("reached_day"), revision: row.int("revision"),
            isEnd: row.bool("is_end"))
    }
}

extension ActRow {
    static let columns: SQL = "case_number, revision, action, procedure, area, agency, took_ms, done_day"

    func values(_ cover: CoverSheet) -> SQL {
        """
        (\(cover.number), \(revision), \(action), \(cover.procedure), \(cover.area), \(agency), \(tookMs),
         \(doneDay))
        """
    }

    init(_ row: FoundRow) {
        self.init(
            revision: row.int("revision"), action: row.text("action"), agency: row.text("agency"),
            tookMs: row.int("took_ms"), doneDay: row.int("done_day"))
    }
}

extension BreachRemarkRow {
    static let columns: SQL = """
        case_number, breach, agency, asked_by, opened_ms, said_ms, said_by, text, outcome
        """

    func values(_ cover: CoverSheet) -> SQL {
        """
        (\(cover.number), \(breach), \(agency), \(askedBy), \(openedMs), \(said?.atMs), \(said?.by),
         \(said?.text), \(outcome))
        """
    }

    init(_ row: FoundRow) {
        self.init(
            breach: row.int("breach"), agency: row.text("agency"), askedBy: row.optionalText("asked_by"),
            openedMs: row.int("opened_ms"),
            said: row.optionalText("said_by").map {
                Said(by: $0, atMs: row.int("said_ms"), text: row.optionalText("text"))
            }, outcome: row.optionalText("outcome"))
    }
}
