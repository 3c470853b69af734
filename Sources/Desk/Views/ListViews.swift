public import Casework
public import Law

/// One row of a list of files: what it is, where it stands, what is next.
public struct FileRow: Sendable, Hashable {
    public let id: String
    public let number: CaseNumber
    public let procedure: Name<Procedure>
    public let procedureTitle: String
    public let stage: Name<Stage>
    public let stageTitle: String
    public let subject: String
    public let agency: AgencyID
    public let agencyName: String
    public let revision: Int
    public let openedOn: CivilDate
    public let updatedAt: Instant
    public let next: NextClock?
    public let isEnded: Bool
    /// The role of the caller's agency that has the next act.
    public let waitsFor: Name<Role>?
    /// The file that goes on with the matter, while this one is joined to it.
    public var joinedTo: CaseNumber?
    /// Where a report that waits is proposed to go, for those who sort reports and read it whole.
    public var proposal: TriageProposal?

    public struct NextClock: Sendable, Hashable {
        public let name: Name<Clock>
        public let title: String
        public let alarm: Instant
        public let last: Instant
        public let lastDay: CivilDate
        public let isHours: Bool
        public let isProvisional: Bool
        public let badge: ClockView.Badge
        public let left: ClockView.Left
        public let source: Citation
    }
}

/// What an officer has to do, in three groups by clock.
public struct DeskView: Sendable {
    public let late: [FileRow]
    public let soon: [FileRow]
    public let running: [FileRow]
    /// Files that wait for the caller's role.
    public let waitingForMe: [FileRow]
    public let toSign: [SignatureWanted]
    public let notices: [NoticeView]
    public let counts: Counts
    public let now: Instant

    public struct Counts: Sendable, Hashable {
        public let late: Int
        public let soon: Int
        public let running: Int
        public let waiting: Int
        public let toSign: Int
        public let files: Int
        /// Counting stops there: "1 000+".
        public static let ceiling = 1_000
    }
}

/// A paper that waits for the caller's signature.
public struct SignatureWanted: Sendable, Hashable {
    public let fileID: String
    public let number: CaseNumber
    public let what: String
    public let title: String
    public let since: Instant
    public let subject: String
}

public struct NoticeView: Sendable, Hashable {
    public let id: Int
    public let text: String
    public let values: [String: String]
    public let fileID: String?
    public let number: CaseNumber?
    public let madeAt: Instant
    public let isRead: Bool
    /// How many of the mails that carry it are in each state: `sent`, `bounced` …
    public var mail: [String: Int] = [:]
}

/// A list of files with its cursor.
public struct FileList: Sendable {
    public let rows: [FileRow]
    public let next: String?

    public init(rows: [FileRow], next: String?) {
        self.rows = rows
        self.next = next
    }
}

/// Where a lead stands, for the person who holds its code: never what is sealed.
public struct ProgressView: Sendable, Hashable {
    public struct Step: Sendable, Hashable {
        public enum State: String, Sendable, Hashable { case past, now, ahead }

        public let title: String
        public let holder: String?
        public let day: CivilDate?
        public let state: State
        /// The stage and its procedure, whose pack says the title in other languages.
        public var stage: Name<Stage>?
        public var procedure: Name<Procedure>?
    }

    public let number: CaseNumber
    public let receivedAt: Instant
    public let procedure: Name<Procedure>
    public let stage: String
    public let stageTitle: String
    public let holder: AgencyID
    public let holderName: String
    public let nextDay: CivilDate?
    public let nextTitle: String?
    public let nextSource: Citation?
    public let nextIsProvisional: Bool
    public let steps: [Step]
    public let isEnded: Bool
    public let outcome: Name<Outcome>?
    /// Whether the code also lets its holder act in the file.
    public var mayAct = false
    /// Whether the matter goes on in another file, whose path this is from then on.
    public var isJoined = false
    /// Files in which a part of the report goes on.
    public var splitOff: [CaseNumber] = []
    /// The clock that ends next, for its title in other languages.
    public var nextClock: Name<Clock>?
}
