public import Casework
public import Law

/// One file as one caller may see it: what pages and the API show, and nothing that is not shared.
public struct FileView: Sendable {
    public let id: String
    public let number: CaseNumber
    public let procedure: Procedure
    public let file: CaseFile
    /// Key-less title of the matter, such as the reporter's first words or the respondent's name.
    public let subject: String
    public let area: String
    public let openingAgency: AgencyID
    /// What the caller sees; `nil` for everything that is not sealed.
    public let sight: Set<Role.Sight>?
    public let parties: [PartyView]
    public let rights: [RightView]
    public let documents: [DocumentView]
    public let clocks: [ClockView]
    public let findings: [Finding]
    public let acts: [OpenAct]
    /// Acts of the caller's roles in this stage that the law or the file refuses just now.
    public let barred: [BarredAct]
    public let journal: [JournalEntry]
    public let links: [LinkView]
    /// Texts by the id that facts and events refer to, as far as the caller may read them.
    public let texts: [String: String]
    public let names: NameTable
    public let now: Instant
    /// What two people decide about it, and what was erased.
    public var keeping = KeepingGlimpse()

    public func may(_ sight: Role.Sight) -> Bool { self.sight?.contains(sight) ?? true }
}

/// Names of people and agencies, for showing.
public struct NameTable: Sendable, Hashable {
    public var people: [PersonID: String]
    public var agencies: [AgencyID: String]
    /// Divisions that the file names, by code.
    public var places: [String: String]

    public init(
        people: [PersonID: String] = [:], agencies: [AgencyID: String] = [:], places: [String: String] = [:]
    ) {
        self.people = people
        self.agencies = agencies
        self.places = places
    }

    public func person(_ id: PersonID) -> String { people[id] ?? id.description }
    public func agency(_ id: AgencyID) -> String { agencies[id] ?? id.description }
    public func place(_ code: String) -> String { places[code] ?? code }
}

public struct PartyView: Sendable, Hashable {
    public let id: String
    /// `respondent`, `right-holder`, `reporter`.
    public let role: String
    public let name: String
    /// Masked unless the caller may see it whole.
    public let uscc: String?
    public let address: String?
    public let isSealed: Bool
}

public struct RightView: Sendable, Hashable {
    public let type: String
    public let number: String
}

public struct DocumentView: Sendable, Hashable {
    public let id: String
    public let kind: Name<PaperKind>
    public let title: String
    public let digest: String
    public let sizeBytes: Int
    public let mediaType: String
    public let fileName: String?
    public let filedBy: PersonID
    public let filedAt: Instant
    public let signedBy: [PersonID]
    /// A role whose signature is still awaited.
    public let awaits: Name<Role>?
    /// The day on which the paper was erased; its kind, size and digest stay.
    public var erasedOn: CivilDate?
}

/// One run of a clock with its arithmetic.
public struct ClockView: Sendable, Hashable {
    public enum State: String, Sendable, Hashable {
        case running, suspended, stopped, dropped, breached, lapsed
        case notStarted = "not-started"
    }

    public let clock: Clock
    /// 0 when it has not started.
    public let run: Int
    public let state: State
    public let started: Instant?
    public let end: PeriodEnd?
    public let stoppedAt: Instant?
    public let wasAnsweredInTime: Bool
    public let pauses: [Pause]
    public let extensions: [ProposedExtension]
    /// Paper whose receipt starts it, while it waits.
    public let awaits: Name<PaperKind>?
    public let days: [CountedDay]
    /// What is left of a running clock, in its own unit; negative when it is late.
    public let left: Left?

    public struct Left: Sendable, Hashable {
        public enum Unit: String, Sendable, Hashable { case minutes, days, workingDays }

        public let count: Int
        public let unit: Unit
    }

    /// How the badge shows it: a word and its colour.
    public enum Badge: String, Sendable, Hashable {
        case late, soon, run, done, tardy, held, lapsed, shut
        /// A service target of the office that was passed: never a breach.
        case over
        case notStarted = "waiting"
    }

    public let badge: Badge
}

/// An act that is open to the caller now, with its form.
public struct OpenAct: Sendable, Hashable {
    public struct Field: Sendable, Hashable {
        public let field: FactField
        public let isRequired: Bool
        /// What the file says already.
        public let current: Fact?
        /// Bodies that the field may name, by their ids; `nil` where it may name any.
        public var receivers: Set<String>?

        /// The columns of a table, each as a field of its own.
        public var columns: [Field] {
            field.columns.map { Field(field: $0, isRequired: false, current: nil) }
        }
    }

    public struct Need: Sendable, Hashable {
        public enum State: String, Sendable, Hashable {
            case filed, drafted, missing, notNeeded = "not-needed"
        }

        public let kind: PaperKind
        public let state: State
        public let document: String?
    }

    public let action: Action
    public let title: String
    public var fields: [Field]
    public let needs: [Need]
    public let requires: [Finding]
    /// Where the act leads, for the page that says what it starts and stops.
    public let starts: [Clock]
    public let stops: [Clock]
    public let isBuiltIn: Bool
    /// Papers that wait for the caller's second signature (for `sign`), or services without a receipt.
    public let subjects: [String]
}

/// An act that would be the caller's, and why it is not open.
public struct BarredAct: Sendable, Hashable {
    public let action: Action
    public let title: String
    public let refusal: Refusal
}

/// One page of the journal with its proof.
public struct JournalEntry: Sendable, Hashable {
    public let position: Int
    public let revision: Int
    public let kind: String
    /// `nil` when the caller may know that something happened, not what.
    public let event: CaseEvent?
    public let body: String?
    public let officer: PersonID
    public let agency: AgencyID
    public let legalDay: CivilDate
    public let recordedAt: Instant
    public let leaf: String
    public let chain: String
    public let isRectified: Bool
}

public struct LinkView: Sendable, Hashable {
    public enum Relation: String, Sendable, Hashable {
        case parent, child
        /// The file that goes on with the matter, and one that waits beside this one.
        case joinedTo = "joined-to"
        case takenIn = "taken-in"
        /// The file from which this one was split off, and one in which a matter of this one goes on.
        case splitFrom = "split-from"
        case splitOff = "split-off"
    }

    public let relation: Relation
    public let id: String
    public let number: CaseNumber
    public let procedure: Name<Procedure>
    public let stage: Name<Stage>
    public let outcome: Name<Outcome>?
    /// Whether the caller may open it.
    public let isShared: Bool
    var isOfSplit: Bool { relation == .splitFrom || relation == .splitOff }
    /// The next day of a file that waits beside this one.
    public var clock: Name<Clock>?
    public var due: PeriodEnd?
}
