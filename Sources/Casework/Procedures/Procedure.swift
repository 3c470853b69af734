public import Law

/// A mechanism's course: stages, acts, clocks, papers and who may do what, as a pack defines it.
public struct Procedure: Hashable, Sendable {
    public let name: Name<Procedure>
    public let title: String
    /// First day in force; also the version that a file keeps.
    public let inForceFrom: CivilDate
    public let inForceTo: CivilDate?
    public let basis: Citation
    public let opening: Opening
    public let bodies: [Body]
    public let roles: [Role]
    public let facts: [FactField]
    public let clocks: [Clock]
    public let papers: [PaperKind]
    public let stages: [Stage]
    /// Acts open in every stage that does not end.
    public let anywhere: [Action]
    /// Acts open in the stages that end: a reporter rates what came of it.
    public var afterwards: [Action] = [] { didSet { gather() } }
    /// The acts of all stages, those of every stage, and those afterwards.
    public private(set) var allActions: [Action] = []
    /// Papers that some act serves on somebody.
    private(set) var servedPapers: [Name<PaperKind>] = []
    public let notices: [Notice]
    /// A pack without a legal review runs with a visible mark.
    public let isReviewed: Bool
    /// What the public sees of its files; `nil` where it sees nothing.
    public var shows: PublicShowing?

    public init(
        name: Name<Procedure>, title: String, inForceFrom: CivilDate, inForceTo: CivilDate?, basis: Citation,
        opening: Opening, bodies: [Body], roles: [Role], facts: [FactField], clocks: [Clock],
        papers: [PaperKind], stages: [Stage], anywhere: [Action], notices: [Notice], isReviewed: Bool
    ) {
        self.name = name
        self.title = title
        self.inForceFrom = inForceFrom
        self.inForceTo = inForceTo
        self.basis = basis
        self.opening = opening
        self.bodies = bodies
        self.roles = roles
        self.facts = facts
        self.clocks = clocks
        self.papers = papers
        self.stages = stages
        self.anywhere = anywhere
        self.notices = notices
        self.isReviewed = isReviewed
        gather()
    }

    /// Acts are asked for at every look at a file, and never change.
    private mutating func gather() {
        allActions = stages.flatMap(\.actions) + anywhere + afterwards
        servedPapers = Set(allActions.flatMap(\.serves).map(\.document)).sorted()
    }

    public var version: String { inForceFrom.description }

    public func stage(_ name: Name<Stage>) -> Stage? { stages.first { $0.name == name } }
    public func clock(_ name: Name<Clock>) -> Clock? { clocks.first { $0.name == name } }
    public func role(_ name: Name<Role>) -> Role? { roles.first { $0.name == name } }
    public func paper(_ name: Name<PaperKind>) -> PaperKind? { papers.first { $0.name == name } }
    public func fact(_ name: String) -> FactField? { facts.first { $0.name == name } }

    /// The acts of a stage, then those open in every stage that does not end; in a stage that ends, what is
    /// open afterwards.
    public func actions(in stage: Name<Stage>) -> [Action] {
        guard let stage = self.stage(stage) else { return [] }
        return stage.ends ? afterwards : stage.actions + anywhere
    }

    /// How a file of this procedure comes to be.
    public struct Opening: Hashable, Sendable {
        /// Procedures whose files may open it; empty when it opens by itself.
        public let from: [Name<Procedure>]
        public let stage: Name<Stage>
        /// Facts that the new file takes over from the file that opened it.
        public let inherits: [String]
        /// Whether a file also comes to be without another file.
        public var isByItself: Bool
        /// Body to the fact of the file before that names who plays it from the beginning.
        public var binds: [Name<Body>: String] = [:]
        /// Bodies that take part from the beginning, beside the one that opens the file.
        public var joins: [Name<Body>] = []
        /// The party who brings the matter through the portal, and acts in it by the code of the receipt.
        public var starter: String?
        /// Clocks that run from a day which the file before knew, where their condition is met.
        public var starts: [Clock] = []

        public init(from: [Name<Procedure>], stage: Name<Stage>, inherits: [String]) {
            self.from = from
            self.stage = stage
            self.inherits = inherits
            isByItself = from.isEmpty
        }
    }

    /// Whom an act tells, and with which text.
    public struct Notice: Hashable, Sendable {
        public let action: Name<Action>
        /// Names of roles, or of bodies (then every post of it).
        public let tells: [String]
        public let text: String

        public init(action: Name<Action>, tells: [String], text: String) {
            self.action = action
            self.tells = tells
            self.text = text
        }
    }
}
