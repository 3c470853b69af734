public import Casework
public import Law

/// How long one file is kept, and what stands against deciding what becomes of it.
public struct RetentionView: Sendable, Hashable {
    public struct Hold: Sendable, Hashable {
        public let reason: String
        public let setBy: String
        public let setAt: Instant
    }

    public let found: RetentionClass
    /// `nil` while the file is open.
    public let closedOn: CivilDate?
    /// The last day of keeping; `nil` for ever, or while the file is open.
    public let lastDay: CivilDate?
    /// Whether a decision moved the last day.
    public let isKeptLonger: Bool
    public let hold: Hold?
    /// `nil` when somebody may propose what becomes of the file.
    public let bar: RetentionBar?
    /// Whether the archives authority approved the schedule, so that files may be destroyed at all.
    public let approval: RetentionSchedule.Approval?
    /// How long a proposal waits for its decision.
    public let standsHours: Int
}

/// A file whose time is over.
public struct DueFile: Sendable, Hashable {
    public let number: CaseNumber
    public let procedure: Name<Procedure>
    public let outcome: Name<Outcome>?
    public let found: RetentionClass
    public let closedOn: CivilDate
    public let lastDay: CivilDate
    /// What stands against deciding on it just now.
    public let bar: RetentionBar?
    /// What was proposed and waits for its decision.
    public let proposed: KeepingRequest.Act?
}

/// The files of a body whose time is over, the longest closed first.
public struct DueFileList: Sendable {
    public let files: [DueFile]
    /// Continues the list; `nil` at its end.
    public let next: String?
    public let approval: RetentionSchedule.Approval?
}
