public import Casework
public import Law

/// A statutory day that passed, with what was said about it.
public struct BreachView: Sendable {
    public enum Ending: Sendable, Hashable {
        /// Nobody has answered, or it became moot after the day was over.
        case unanswered
        case answeredLate(on: Instant, days: Int)
        /// Answered in time by its proof, and written down later.
        case recordedLate(on: Instant)
    }

    /// The place in the journal of the page that says so.
    public let number: Int
    public let file: CaseNumber
    /// Whether the caller's agency takes part in the file, so that it opens.
    public let isShared: Bool
    public let procedure: Name<Procedure>
    public let clock: Name<Clock>
    public let agency: AgencyID?
    public let agencyName: String
    public let source: Citation?
    public let startedAt: Instant
    public let lastAt: Instant
    public let lastDay: CivilDate
    public let isHours: Bool
    public let recordedAt: Instant
    public let ending: Ending
    public let remarks: [BreachRemark]
}

/// What was said about a breach; asked, or of the body's own accord.
public struct BreachRemark: Sendable {
    public let file: CaseNumber
    public let askedBy: String?
    public let openedAt: Instant
    /// Who signed it and when; `nil` while the question is open.
    public let said: Said?

    public struct Said: Sendable {
        public let by: String
        public let at: Instant
        /// `nil` where the words were erased.
        public let words: String?
    }
}

/// Which breaches a page shows.
public struct BreachFilter: Sendable, Hashable {
    /// GB/T 2260 code of a prefecture or the province itself.
    public var area: String?
    public var agency: String?
    public var clock: String?
    /// `2026-03`
    public var month: String?
    public var isExplained: Bool?
    /// The number of the last breach of the page before.
    public var before: Int?

    public init() {}
}

public struct BreachPageView: Sendable {
    public let rows: [BreachView]
    /// The number of the last breach where more follow.
    public let next: Int?
    public let total: Int
    public let explained: Int
    /// By code of the prefecture, four digits and zeros; within the year that ends today.
    public let byArea: [String: Int]
    public let byAgency: [(agency: String, name: String, count: Int)]
    public let byClock: [(clock: String, procedure: String, count: Int)]
    public let mayAsk: Bool
}

/// How one body keeps its statutory days, or one clock of it.
public struct ComplianceLine: Sendable, Hashable {
    public let key: String
    public let name: String
    public let procedure: Name<Procedure>?
    public let kept: Int
    public let missed: Int
}

/// An inspection by sample in a list: what everybody may know of it.
public struct SampleRow: Sendable {
    public let number: CaseNumber
    public let stage: String
    public let stageName: Name<Stage>
    public let openedOn: CivilDate
    public let frame: String?
    public let area: String?
    public let size: Int?
    public let listCount: Int?
    public let listDigest: String?
    public let publicDay: CivilDate?
    public let draws: [DrawRecord]
    /// Why each further draw was made is a text of the file and stays there.
    public let isShared: Bool
}

/// A file that was drawn, as members see it: its course and its days, nothing that it holds.
public struct SampledFile: Sendable {
    public let place: Int
    public let number: CaseNumber
    public let procedure: Name<Procedure>
    public let stage: Name<Stage>
    public let openedOn: CivilDate
    public let endedOn: CivilDate?
    public let outcome: Name<Outcome>?
    public let kept: Int
    public let missed: Int
}

public struct SampleView: Sendable {
    public let row: SampleRow
    /// Files of the newest draw; empty for everybody but who takes part in the inspection.
    public let files: [SampledFile]
    public let list: String?
}

/// A transfer that did not become a criminal case, with the reasons that the procuratorate reads.
public struct NonFilingView: Sendable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The head of the bureau declined the transfer.
        case declined
        /// The police refused to file.
        case refused
        /// A fine was decided although the transfer had been declined.
        case fined = "fined-instead"
    }

    public let kind: Kind
    public let file: CaseNumber
    public let agencyName: String
    public let day: CivilDate
    public let reasons: [String]
}
