public import Law

/// A person at their post: who acts, for which body, in which roles.
public struct Officer: Hashable, Sendable {
    public let person: PersonID
    public let agency: AgencyID
    public let roles: Set<Name<Role>>

    public init(_ person: PersonID, of agency: AgencyID, as roles: Set<Name<Role>>) {
        self.person = person
        self.agency = agency
        self.roles = roles
    }
}

/// A paper that comes with an act: drafted from the file, or filed just now.
public struct Paper: Hashable, Sendable, Codable {
    public let id: String
    public let kind: Name<PaperKind>
    /// SHA-256 of the bytes, lower-case hex.
    public let digest: String
    public let sizeBytes: Int

    public init(id: String, kind: Name<PaperKind>, digest: String, sizeBytes: Int) {
        self.id = id
        self.kind = kind
        self.digest = digest
        self.sizeBytes = sizeBytes
    }
}

/// What a person does to a file, before the law has answered.
public struct Act: Hashable, Sendable {
    public let action: Name<Action>
    public let officer: Officer
    /// When the act took effect in law. Clocks run on this.
    public let tookEffectAt: Instant
    /// When the office was told. Proof runs on this.
    public let recordedAt: Instant
    public var fields: [String: Fact]
    /// Names and lists that built-in acts take: `documents`, `of`, `method`, `role`, `basis`, `record`.
    public var terms: [String: [String]]
    /// Papers that the office drafted from the file for this act.
    public var papers: [Paper]
    /// Number of the file that this act opens.
    public var child: CaseNumber?
    /// The file that this one is set beside; `nil` when there is none, or the officer does not see it whole.
    public var other: OtherFile?

    public init(
        _ action: Name<Action>, by officer: Officer, at tookEffectAt: Instant, recordedAt: Instant? = nil,
        fields: [String: Fact] = [:], terms: [String: [String]] = [:], papers: [Paper] = [],
        child: CaseNumber? = nil
    ) {
        self.action = action
        self.officer = officer
        self.tookEffectAt = tookEffectAt
        self.recordedAt = recordedAt ?? tookEffectAt
        self.fields = fields
        self.terms = terms
        self.papers = papers
        self.child = child
    }

    /// Between a click and its recording some moments pass; an act is back-dated when more than these do.
    public static let toleranceMs = 120_000

    public var isBackDated: Bool { recordedAt.ms - tookEffectAt.ms > Act.toleranceMs }
}
