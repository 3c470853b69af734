public import Casework
public import Law

/// What the reporter sees by the code: where it stands, what is asked, what was sent, and who opened what is
/// sealed.
public struct MailboxView: Sendable {
    public let progress: ProgressView
    /// The file with the acts that are open to the reporter; `nil` where its procedure knows no reporter who
    /// acts.
    public let file: FileView?
    /// In the order of the journal.
    public let letters: [MailboxLetter]
    public let openings: [SealedOpening]
    /// Whether a name or a contact lies sealed in the file.
    public let hasSealedIdentity: Bool

    public init(
        progress: ProgressView, file: FileView? = nil, letters: [MailboxLetter] = [],
        openings: [SealedOpening] = [], hasSealedIdentity: Bool = false
    ) {
        self.progress = progress
        self.file = file
        self.letters = letters
        self.openings = openings
        self.hasSealedIdentity = hasSealedIdentity
    }
}

/// One thing that was said through the mailbox.
public struct MailboxLetter: Sendable, Hashable {
    public enum Side: Sendable, Hashable {
        /// From an office, with its words.
        case received(String, from: AgencyID, name: String)
        /// From the reporter. What it said is sealed, and not shown again: whoever finds the code reads
        /// nothing.
        case sent
    }

    public let side: Side
    public let action: Name<Action>
    /// The field that holds the words.
    public let field: String?
    public let at: Instant
    /// The run of the clock that a question started, or an answer stopped.
    public let run: Int?
    /// The clock of that run while it is open, with the act that answers it.
    public let awaits: Awaited?
    /// Papers that came with it.
    public let papers: [Paper]
    public let proof: Proof

    public struct Awaited: Sendable, Hashable {
        public let answer: Name<Action>
        public let end: PeriodEnd?
    }

    /// The place in the journal and the digest of the page: they prove the moment, and tell nothing of the
    /// content.
    public struct Proof: Sendable, Hashable {
        public let position: Int
        public let leaf: String
    }
}

/// Somebody opened what is sealed: by role and office, never by name.
public struct SealedOpening: Sendable, Hashable {
    public let roles: [Name<Role>]
    public let agency: AgencyID
    public let agencyName: String
    public let at: Instant
    public let reason: String?
    /// The field that was opened; `nil` for the identity.
    public let field: String?
}
