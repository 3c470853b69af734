/// Everything that the tables say of one file: its cover sheet, its place on each agency's list, its clocks
/// and papers under way. The desk computes it from the folded file.
public struct FileProjection: Hashable, Sendable {
    public let cover: CoverSheet
    public let agencies: [AgencyRow]
    public let clocks: [RunningClockRow]
    public let signatures: [SignatureWanted]
    public let services: [ServiceRow]
    public let messages: [MessageRow]
    public let related: [RelatedFile]
    public let rights: [RightClaimed]
    /// What the intake desk did with the proposal; `nil` for a file that was never sorted.
    public let triage: TriageDecision?
    public let search: [SearchRow]
    /// Ids of texts of other files on which its tables draw, in their order.
    public var borrowed: [String] = []
    /// What measures count of it.
    public var history: FileHistory
    /// What the public sees or saw of it; `nil` for most files.
    public var entry: PublicEntryRow?
    public var versions: [PublicVersionRow] = []

    public init(
        cover: CoverSheet, agencies: [AgencyRow], clocks: [RunningClockRow] = [],
        signatures: [SignatureWanted] = [], services: [ServiceRow] = [], messages: [MessageRow] = [],
        related: [RelatedFile] = [], rights: [RightClaimed] = [], search: [SearchRow] = [],
        history: FileHistory = FileHistory(), triage: TriageDecision? = nil
    ) {
        self.cover = cover
        self.agencies = agencies
        self.clocks = clocks
        self.signatures = signatures
        self.services = services
        self.messages = messages
        self.related = related
        self.rights = rights
        self.triage = triage
        self.search = search
        self.history = history
    }

    /// The names of the tables that say something else: what `verify` reports of a file.
    public func tables(differingFrom other: FileProjection) -> [String] {
        [
            ("case_file", cover == other.cover),
            ("case_for_agency", Set(agencies) == Set(other.agencies)),
            ("running_clock", Set(clocks) == Set(other.clocks)),
            ("signature_wanted", Set(signatures) == Set(other.signatures)),
            ("service_of_document", Set(services) == Set(other.services)),
            ("message_sent", Set(messages) == Set(other.messages)),
            ("related_file", Set(related) == Set(other.related)),
            ("right_claimed", Set(rights) == Set(other.rights)),
            ("triage_decision", triage == other.triage),
            ("search_text", search == other.search),
            ("borrowed_text", borrowed == other.borrowed),
            ("public_summary", entry == other.entry),
            ("public_version", Set(versions) == Set(other.versions)),
        ].filter { !$0.1 }.map(\.0) + history.tables(differingFrom: other.history)
    }
}
