public import Casework
public import Law

/// A place in a procedure where a rule of the law base is at work.
public struct RuleUse: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        /// The rule gives the clock its length.
        case clock(Name<Clock>)
        /// The rule lets the clock be lengthened.
        case extending(Name<Clock>)
        /// The rule is the act's own basis.
        case act(Name<Action>)
        /// The act waits for a condition that rests on the rule.
        case condition(String, of: Name<Action>)
    }

    public let procedure: Name<Procedure>
    /// First day in force of the version of the procedure.
    public let version: String
    public let place: Place
    public let source: Citation?
}

/// How many open files of the caller's own lists stand under a use of a rule. Counts, never files.
public struct LiveUse: Hashable, Sendable {
    /// No count goes further: the page then says so.
    public static let ceiling = 1_000

    public let procedure: Name<Procedure>
    /// Open files of the procedure, at most one more than `ceiling`.
    public let files: Int
    /// By clock, files in which it runs; at most one more than `ceiling` each.
    public let clocks: [Name<Clock>: Int]

    public init(procedure: Name<Procedure>, files: Int, clocks: [Name<Clock>: Int]) {
        self.procedure = procedure
        self.files = files
        self.clocks = clocks
    }
}
