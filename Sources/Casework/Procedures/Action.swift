public import Law

/// One act that a procedure allows: who may do it, what it needs, what it takes in, what it causes.
public struct Action: Hashable, Sendable {
    /// A paper or text that goes to someone.
    public struct Serving: Hashable, Sendable {
        public let document: Name<PaperKind>
        /// A body, a role, or `party.ROLE`.
        public let to: String

        public init(document: Name<PaperKind>, to: String) {
            self.document = document
            self.to = to
        }
    }

    public struct Sending: Hashable, Sendable {
        public let message: String
        public let to: Name<Body>

        public init(message: String, to: Name<Body>) {
            self.message = message
            self.to = to
        }
    }

    /// A copy of a paper, or of a text that the act asks for.
    public struct Copying: Hashable, Sendable {
        public let what: String
        public let to: Name<Body>

        public init(what: String, to: Name<Body>) {
            self.what = what
            self.to = to
        }
    }

    /// What the public may see, and the second person who checks it.
    public struct Publishing: Hashable, Sendable {
        public let summary: String
        public let checkedBy: Name<Role>

        public init(summary: String, checkedBy: Name<Role>) {
            self.summary = summary
            self.checkedBy = checkedBy
        }
    }

    public struct Waiting: Hashable, Sendable {
        public let procedure: Name<Procedure>
        public let outcomes: [Name<Outcome>]

        public init(procedure: Name<Procedure>, outcomes: [Name<Outcome>]) {
            self.procedure = procedure
            self.outcomes = outcomes
        }
    }

    public let name: Name<Action>
    public let title: String?
    public var by: [Name<Role>] = []
    public var requires: [Rule] = []
    public var needs: [PaperKind] = []
    /// Acts whose doers may not do this one too: four eyes on one matter.
    public var notBy: [Name<Action>] = []
    /// Papers that must still be those that lay in the file when the newest of these acts was done.
    public var unchangedSince: [Name<PaperKind>: [Name<Action>]] = [:]
    public var within: [Clock] = []
    public var after: [Clock] = []
    public var waitsFor: [Waiting] = []
    /// Fields that the form demands.
    public var asks: [FactField] = []
    /// Facts that the form offers; each may be left open.
    public var records: [FactField] = []
    /// Facts that the officer may state, with a signed reason, as not to be established.
    public var absents: [FactField] = []
    public var drafts: [PaperKind] = []
    /// Papers that come with the act itself, such as a picture that a reporter sends.
    public var takes: [PaperKind] = []
    /// Papers, and texts among `asks`, that the officer signs with the act.
    public var signs: [String] = []
    public var cosignedBy: Name<Role>?
    /// Papers that must bear the signatures of these roles as they now lie in the file.
    public var signed: [Name<PaperKind>: [Name<Role>]] = [:]
    /// Papers that must be, byte for byte, the same as others.
    public var matches: [Name<PaperKind>: Name<PaperKind>] = [:]
    /// Papers that the file which is opened takes over.
    public var passes: [Name<PaperKind>] = []
    /// Sealed fields of which the new file takes over what lies in them: as sealed as it is, for that file's readers.
    public var passesSealed: [String] = []
    /// Clocks of which every run must have been answered.
    public var answered: [Clock] = []
    /// Clocks of which a run must be open: nobody answers twice, or what nobody asked.
    public var running: [Clock] = []
    /// Clocks of which a run must have run out unanswered.
    public var overdue: [Clock] = []
    public var serves: [Serving] = []
    public var sends: Sending?
    public var copies: [Copying] = []
    public var opens: Name<Procedure>?
    /// Body to the fact (of type agency) that names who plays it from now on.
    public var binds: [Name<Body>: String] = [:]
    public var publishes: Publishing?
    public var starts: [Clock] = []
    public var stops: [Clock] = []
    public var drops: [Clock] = []
    /// Clock to the ground on which it is suspended.
    public var suspends: [Name<Clock>: String] = [:]
    public var resumes: [Clock] = []
    /// Clock to the one ground that the act takes back; without an entry it takes back all of them.
    public var resumedGrounds: [Name<Clock>: String] = [:]
    public var extends: Clock?
    public var goesTo: Name<Stage>?
    /// What the office does beside the events, and records with them.
    public var effect: Effect?
    /// Id of the act's own legal basis in `share/law`.
    public var ruleID: String?
    public var confidence: Confidence = .verified

    public init(name: Name<Action>, title: String?) {
        self.name = name
        self.title = title
    }

    /// Whether the person who does it puts their name under something, and so enters the password again.
    public var isSigned: Bool { !signs.isEmpty }
}
