public import Law

/// A way that a matter can go: for whom it is open, how long it takes, what it costs, what has to be shown, and where
/// it begins. A definition of `share/channels`.
public struct Channel: Hashable, Sendable {
    /// Where it begins.
    public enum Start: Hashable, Sendable {
        /// A file of the office opens with what was written.
        case file(Name<Procedure>)
        /// Somebody else takes it: we say where, and prepare the paper that is taken along.
        case outside(paper: String)
    }

    /// Who is competent, as the tables of jurisdiction answer it.
    public enum Competence: String, Hashable, Sendable, CaseIterable {
        case penalty, adjudication, court, police, customs, mediation
        /// Nobody of the province: the platform, the exhibition, the national office.
        case none
    }

    /// How long a step takes, by its rule.
    public struct Term: Hashable, Sendable {
        /// Names the step in the texts.
        public let step: String
        public let period: StatutoryPeriod
        public let ruleID: String
        public let confidence: Confidence

        public init(step: String, period: StatutoryPeriod, ruleID: String, confidence: Confidence) {
            self.step = step
            self.period = period
            self.ruleID = ruleID
            self.confidence = confidence
        }
    }

    /// What it costs. Amounts that no law sets say where they come from in words.
    public struct Cost: Hashable, Sendable {
        /// In fen; `nil` where it depends.
        public let leastFen: Int?
        public let source: Citation?
        /// Why no citation stands here.
        public let uncited: String?

        public init(leastFen: Int?, source: Citation?, uncited: String?) {
            self.leastFen = leastFen
            self.source = source
            self.uncited = uncited
        }
    }

    /// Which files that ended count as like matters of this way, and which of their ends helped whoever asked.
    public struct Likes: Hashable, Sendable {
        public let procedure: Name<Procedure>
        public let stages: [Name<Stage>]
        public let helped: [Name<Outcome>]

        /// - Parameter stages: those in which files of the procedure end.
        public init(procedure: Name<Procedure>, stages: [Name<Stage>], helped: [Name<Outcome>]) {
            self.procedure = procedure
            self.stages = stages
            self.helped = helped
        }
    }

    /// A condition that speaks for the channel, or, below zero, against it.
    public struct Weight: Hashable, Sendable {
        public let rule: Rule
        public let points: Int

        public init(rule: Rule, points: Int) {
            self.rule = rule
            self.points = points
        }
    }

    public let name: Name<Channel>
    /// Place among the channels where nothing else tells them apart.
    public let order: Int
    public let basis: [Citation]
    public let gates: [Rule]
    public let weights: [Weight]
    /// What must be shown; without it the channel is hard to walk.
    public let needs: [DescribedMatter.Proof]
    /// What helps.
    public let helps: [DescribedMatter.Proof]
    public let terms: [Term]
    public let cost: Cost
    public let competence: Competence
    public let start: Start
    /// Names of warnings that are read before it begins.
    public let warnings: [String]
    /// `nil` where this office does not see how such matters end.
    public let likes: Likes?

    public init(
        name: Name<Channel>, order: Int, basis: [Citation], gates: [Rule], weights: [Weight],
        needs: [DescribedMatter.Proof], helps: [DescribedMatter.Proof], terms: [Term], cost: Cost,
        competence: Competence, start: Start, warnings: [String], likes: Likes? = nil
    ) {
        self.name = name
        self.order = order
        self.basis = basis
        self.gates = gates
        self.weights = weights
        self.needs = needs
        self.helps = helps
        self.terms = terms
        self.cost = cost
        self.competence = competence
        self.start = start
        self.warnings = warnings
        self.likes = likes
    }
}
