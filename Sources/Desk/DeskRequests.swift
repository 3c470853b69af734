public import Casework
public import Evidence
public import Law
public import Programmes

/// What the public reports, checked at the edge.
public struct LeadForm: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable { case report, complaint }

    public struct Reporter: Sendable, Hashable {
        public var name: String?
        public var phone: String?
        public var email: String?
        public var uscc: String?

        public init(name: String? = nil, phone: String? = nil, email: String? = nil, uscc: String? = nil) {
            self.name = name
            self.phone = phone
            self.email = email
            self.uscc = uscc
        }
    }

    public var kind: Kind
    public var isConsumer: Bool
    /// A consumer's complaint that also tells of an illegal act: the two are handled apart.
    public var alsoReports = false
    public var isAnonymous: Bool
    public var reporter: Reporter?
    public var respondentName: String?
    public var respondentUSCC: String?
    public var respondentAddress: String?
    public var rightType: String?
    public var rightNumber: String?
    /// GB/T 2260 code of the place where it happened.
    public var place: String
    public var occurredOn: CivilDate?
    public var narrative: String
    public var links: [String]
    /// Threshold facts, and what was told before a way was chosen, under their names in files (kebab case).
    public var facts: [String: Fact]
    /// The way that the reporter chose; without one, a report or a consumer's complaint by its kind.
    public var channel: Name<Channel>?
    /// Whether the same words that have made an open file are refused, with its number: a person who sends them again
    /// is told so. A program that passes on what others said keeps what it was given.
    public var isSentOnce = false

    /// A dispute about daily life goes to mediation; every other complaint is a report.
    public var isConsumerComplaint: Bool { kind == .complaint && isConsumer }

    public init(kind: Kind, place: String, narrative: String) {
        self.kind = kind
        self.place = place
        self.narrative = narrative
        isConsumer = false
        isAnonymous = false
        links = []
        facts = [:]
    }
}

/// What the reporter gets: the only time that the code is shown.
public struct LeadReceipt: Sendable, Hashable {
    public let id: String
    public let number: CaseNumber
    /// 16 characters of Crockford base32 in four groups.
    public let code: String
    public let receivedAt: Instant
    /// Keys of the sentences that say what happens next (`lead.next.…`).
    public let next: [String]
}

/// What an act did.
public struct ActReceipt: Sendable, Hashable {
    public let revision: Int
    public let events: [CaseEvent]
    public let opened: OpenedChild?
    /// The code of a party, told this once.
    public var code: String?

    public struct OpenedChild: Sendable, Hashable {
        public let id: String
        public let number: CaseNumber
    }
}

/// A refusal of the desk itself, beside those of the law and the procedure.
public enum DeskRefusal: Error, Sendable, Hashable {
    /// Unknown or not shared: the same answer.
    case notFound
    case signIn
    case passwordWrong
    case accountLocked(until: Instant)
    /// Of who is signed in and has a second factor: which of the two was wrong is not told.
    case passwordOrCodeWrong
    /// The first code of a second factor was wrong.
    case codeWrong
    case secondFactorThere
    /// A new password, with everything that is wrong with it.
    case passwordUnfit([PasswordFault])
    case tooMany(retryAfterSeconds: Int)
    case invalid([Refusal.FieldFault])
    case idempotencyConflict
    /// The same words about the same matter have made a file that is still open.
    case alreadyFiled(CaseNumber)
    case tooLarge(limitBytes: Int)
    case mediaType(String)
    case databaseUnwritable
    /// The records cannot be reached, or another process holds them for too long.
    case databaseAway
    /// The server was lost while it kept what was done: it is there whole, or not at all.
    case outcomeUnknown
    /// A file whose marks of the device cannot be taken out: of that kind of file, or of this broken one.
    case notCleanable(PictureFormat)
    case pictureUnreadable(PictureFormat)
    /// So many papers came by the code of one file that no more are taken.
    case mailboxFull(most: Int)
    /// The public text would show gaps: places of its template that the file does not fill, such as `fact.NAME`.
    case publicTextIncomplete([String])
    /// So many searches are kept already.
    case savedSearchesFull(most: Int)
    /// A search that finds so many files that an alert of it would say nothing.
    case searchTooWide(most: Int)
    /// A change set of the law, with everything that is wrong in it.
    case changeSetFaulty([PackFault])
    /// No tests of exactly this change set were passed.
    case testsNotOfThis
    /// The law has moved on since the tests: this release was made meanwhile.
    case lawMovedOn(release: Int)
    /// A signed explanation stands beside the breach; a further one is given when a supervisor asks.
    case breachExplainedAlready
    /// A question about the breach is open.
    case breachAskedAlready
}
