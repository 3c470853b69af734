public import Casework
public import Law

/// What is left of something that was erased, for who sees the file.
public struct StubView: Sendable, Hashable {
    public let kind: KeepingRequest.Kind
    public let subject: String
    /// Compartment, role, field or kind of paper.
    public let label: String
    /// The field of a sealed record that a pack names.
    public let field: String?
    public let day: CivilDate
    public let decider: String
    public let agency: AgencyID
    public let basis: Citation
}

/// What the page of a file says of what two people decide.
public struct KeepingGlimpse: Sendable, Hashable {
    public var stubs: [StubView] = []
    /// Whether the caller may ask, propose or answer.
    public var isTheirs = false
    /// Requests that wait for an answer that the caller may give.
    public var waiting = 0
    /// What is left of a file that was destroyed.
    public var destroyed: StubView?

    public init() {}
}

/// Something that two people may erase, or a sealed record that they may open.
public struct KeptThing: Sendable, Hashable {
    public let kind: KeepingRequest.Kind
    public let id: String
    /// Compartment, role or field.
    public let label: String
    /// The field of a sealed record that a pack names.
    public let field: String?
    /// The name of a party, or the first words of a text; nothing of what is sealed.
    public let hint: String
}

/// A sealed record that nobody opens alone.
public struct GuardedRecord: Sendable, Hashable {
    public let thing: KeptThing
    public let rule: TwoPersonRule
    /// Until when an opening lasts for the caller; `nil` where none does.
    public let openUntil: Instant?
    /// Whether the caller waits for an answer.
    public let isAsked: Bool
}

/// One request with its names.
public struct KeepingLine: Sendable, Hashable {
    public let request: KeepingRequest
    public let label: String
    public let field: String?
    public let askerName: String
    public let askerAgency: AgencyID
    public let askedAt: Instant
    public let reason: String
    public let basis: Citation?
    public let answererName: String?
    public let answer: String?
    public let answeredAt: Instant?
    public let standing: KeepingRequest.Standing
    /// Of a proposal to keep a file longer; `nil` for ever.
    public let years: Int?
    public let mayAnswer: Bool
    public let mayWithdraw: Bool
}

/// The page on which two people decide about what a file keeps.
public struct KeepingView: Sendable {
    public let number: String
    public let procedure: Procedure
    public let guarded: [GuardedRecord]
    public let erasable: [KeptThing]
    public let bases: [Citation]
    public let erasingStandsHours: Int
    /// How long the file is kept, for whoever decides on it.
    public let retention: RetentionView?
    public let requests: [KeepingLine]
    public let stubs: [StubView]
    public let names: NameTable
    public let now: Instant
}

/// What somebody asks for.
public struct KeepingOrder: Sendable, Hashable {
    public let act: KeepingRequest.Act
    public let subject: String
    public let reason: String
    /// Of a proposal to erase.
    public let basis: String?
    /// For how many years the file is to be kept longer; `nil` for ever.
    public let years: Int?

    public init(
        act: KeepingRequest.Act, subject: String, reason: String, basis: String? = nil, years: Int? = nil
    ) {
        self.years = years
        self.act = act
        self.subject = subject
        self.reason = reason
        self.basis = basis
    }
}
