public import Law

/// A policy as data: its clauses in its own words, and what of this house carries each of them.
public struct Policy: Hashable, Sendable {
    public struct Section: Hashable, Sendable {
        /// `2.1.2`
        public let id: String
        /// In the policy's own words.
        public let heading: String

        public init(id: String, heading: String) {
            self.id = id
            self.heading = heading
        }
    }

    public let name: Name<Policy>
    /// In the policy's own words.
    public let title: String
    public let basis: Citation
    public let issued: CivilDate
    public let published: CivilDate
    public let sections: [Section]
    public let clauses: [Clause]

    public init(
        name: Name<Policy>, title: String, basis: Citation, issued: CivilDate, published: CivilDate,
        sections: [Section], clauses: [Clause]
    ) {
        self.name = name
        self.title = title
        self.basis = basis
        self.issued = issued
        self.published = published
        self.sections = sections
        self.clauses = clauses
    }

    public func clause(_ id: String) -> Clause? { clauses.first { $0.id == id } }
    public func section(of clause: Clause) -> Section? { sections.first { $0.id == clause.section } }

    /// Days for which a file that passed makes a clause live.
    public static let liveDays = 365
}

/// One mechanism, body, list, programme or target that a policy names.
public struct Clause: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case system, institution, platform, list, programme, target
    }

    /// What it takes to make it real: an engine that computes or refuses, a course through several hands, or
    /// a task that closes on checked evidence.
    public enum Depth: String, Hashable, Sendable, CaseIterable { case computed, course, task }

    public enum Capability: String, Hashable, Sendable, CaseIterable {
        case file = "shared-file"
        case intake, clocks, evidence, linkage, resolution, credit, portal, overseas, innovation, finance,
            supervision
    }

    public enum Scope: String, Hashable, Sendable, CaseIterable {
        /// Each prefecture has it for itself.
        case prefectures
        /// One for the province.
        case province
    }

    public enum Realisation: String, Hashable, Sendable, CaseIterable {
        /// The mechanism does what makes the clause real.
        case whole
        /// It does some of it; a text says what is missing.
        case part
        /// There is none.
        case missing
    }

    /// `2.1.2-b`
    public let id: String
    public let section: String
    /// Verbatim from the text of the policy.
    public let phrase: String
    public let kind: Kind
    public let depth: Depth
    public let capability: Capability
    public let scope: Scope
    public let realisation: Realisation
    public let mechanisms: [Mechanism]
    public let measures: [Name<Measure>]

    public init(
        id: String, section: String, phrase: String, kind: Kind, depth: Depth, capability: Capability,
        scope: Scope, realisation: Realisation, mechanisms: [Mechanism], measures: [Name<Measure>]
    ) {
        self.id = id
        self.section = section
        self.phrase = phrase
        self.kind = kind
        self.depth = depth
        self.capability = capability
        self.scope = scope
        self.realisation = realisation
        self.mechanisms = mechanisms
        self.measures = measures
    }
}

/// What carries a clause: a procedure whose files show that it was used, or a part of the house that leaves
/// no file.
public enum Mechanism: Hashable, Sendable {
    /// A file of the procedure has passed when it reached one of these stages; without any, when it ended.
    case procedure(Name<Procedure>, passing: [Name<Stage>])
    /// Nobody can see from the records where it was used, so that it makes no area live.
    case engine(Engine)

    /// Parts of the house that carry a clause without a file of their own.
    public enum Engine: String, Hashable, Sendable, CaseIterable {
        case criminalThresholds = "criminal-thresholds"
        case fineRanges = "fine-ranges"
        case damagesWorksheet = "damages-worksheet"
        case punitiveDamages = "punitive-damages"
        case courtJurisdiction = "court-jurisdiction"
        case caseTracks = "case-tracks"
        case elementForms = "element-forms"
        case evidenceChecks = "evidence-checks"
        case questionLists = "question-lists"
        case preservationPeriods = "preservation-periods"
        case lawReleases = "law-releases"
        case areaRules = "area-rules"
        case mediatorRegister = "mediator-register"
        case policyMap = "policy-map"
        case measures
        case compliancePage = "compliance-page"
        case sampleDraw = "sample-draw"
        case channelComparison = "channel-comparison"
        case likeMatters = "like-matters"
    }
}
