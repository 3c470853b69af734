public import Law

/// How long files of one kind are kept, and which files are of that kind.
public struct RetentionClass: Hashable, Sendable {
    public enum Term: Hashable, Sendable {
        case years(Int)
        case permanent
    }

    public let name: String
    /// What it is called, by language.
    public let titles: [String: String]
    public let term: Term
    /// The text for the sake of which such files are kept, and by which they may be destroyed afterwards.
    public let basis: Citation
    public let covers: [Cover]

    public init(name: String, titles: [String: String], term: Term, basis: Citation, covers: [Cover]) {
        self.name = name
        self.titles = titles
        self.term = term
        self.basis = basis
        self.covers = covers
    }

    /// Files of a procedure: all of them, or those that ended in a certain way, or of which something was said.
    public struct Cover: Hashable, Sendable {
        public let procedure: Name<Procedure>
        /// Empty for every outcome.
        public let outcomes: Set<Name<Outcome>>
        /// Each fact has one of these values; `yes` and `no` for questions.
        public let facts: [String: Set<String>]

        public init(
            procedure: Name<Procedure>, outcomes: Set<Name<Outcome>> = [], facts: [String: Set<String>] = [:]
        ) {
            self.procedure = procedure
            self.outcomes = outcomes
            self.facts = facts
        }

        /// Whether every file of the procedure is covered.
        public var isWhole: Bool { outcomes.isEmpty && facts.isEmpty }

        func covers(_ file: CaseFile) -> Bool {
            guard file.procedure == procedure else { return false }
            if !outcomes.isEmpty {
                guard let outcome = file.outcome, outcomes.contains(outcome) else { return false }
            }
            return facts.allSatisfy { name, values in
                switch file.facts[name] {
                case .choice(let choice)?: values.contains(choice)
                case .yesNo(let answer)?: values.contains(answer ? "yes" : "no")
                default: false
                }
            }
        }
    }
}

/// How long each file of the office is kept: a setting of the office, which the archives authority approves.
public struct RetentionSchedule: Hashable, Sendable {
    /// That the archives authority approved the schedule as it stands.
    public struct Approval: Hashable, Sendable {
        /// Who approved it, with the number of the paper.
        public let by: String
        public let day: CivilDate

        public init(by: String, day: CivilDate) {
            self.by = by
            self.day = day
        }
    }

    /// The first that covers a file is the file's.
    public let classes: [RetentionClass]
    /// How long a proposal waits for its decision.
    public let standsHours: Int
    /// `nil` until then: files are kept by it, and none is destroyed.
    public let approval: Approval?

    public init(classes: [RetentionClass], standsHours: Int, approval: Approval?) {
        self.classes = classes
        self.standsHours = standsHours
        self.approval = approval
    }

    public func retentionClass(of file: CaseFile) -> RetentionClass? {
        classes.first { $0.covers.contains { $0.covers(file) } }
    }

    /// The fewest years for which a file of the procedure may be kept; `nil` where all are kept for ever.
    public func fewestYears(of procedure: Name<Procedure>) -> Int? {
        classes.filter { $0.covers.contains { $0.procedure == procedure } }.compactMap { found in
            if case .years(let years) = found.term { years } else { nil }
        }.min()
    }

    public var procedures: Set<Name<Procedure>> {
        Set(classes.flatMap(\.covers).map(\.procedure))
    }

    /// The last day on which something is kept for so many years: they are counted from 1 January after the day.
    public static func lastDay(_ years: Int, after day: CivilDate) -> CivilDate {
        CivilDate(day.year + years, 12, 31)
    }
}

extension RetentionClass {
    /// The last day on which a file is kept that was closed on that day; `nil` for one that is kept for ever.
    public func lastDay(closedOn day: CivilDate) -> CivilDate? {
        switch term {
        case .years(let years): RetentionSchedule.lastDay(years, after: day)
        case .permanent: nil
        }
    }
}

/// Why nobody proposes what becomes of a file.
public enum RetentionBar: Hashable, Sendable {
    case notClosed
    /// It is kept to the end of that day; `nil` for ever.
    case notDue(CivilDate?)
    case held
    /// A file that is linked with it is still at work.
    case linkedAtWork(CaseNumber)
    /// A period still runs in it, to that day.
    case periodRuns(CivilDate)
    case destroyed(CivilDate)
}
