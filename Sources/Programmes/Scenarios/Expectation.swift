public import Casework
public import Law

/// What must be true of a file at a point of the story.
public struct Expectation: Sendable {
    /// How a clock must stand.
    public enum Due: Hashable, Sendable {
        case notStarted
        case state(ClockRun.State)
        case day(alarm: CivilDate, last: CivilDate)
        case moment(alarm: Instant, last: Instant)
    }

    public struct Clock: Hashable, Sendable {
        public let name: Name<Casework.Clock>
        /// The newest run when the story names none.
        public let run: Int?
        public let due: Due
        public let place: Place
    }

    public struct Parent: Hashable, Sendable {
        public let fact: String
        public let outcome: String
    }

    public let place: Place
    public var stage: Name<Stage>?
    public var due: [Clock] = []
    /// Bodies, roles or parties that were told since the last expectation.
    public var told: [String] = []
    public var notTold: [String] = []
    public var hasEnded: Bool?
    public var outcome: Name<Outcome>?
    public var parent: Parent?
    /// The procedure of a file that was opened since the last expectation.
    public var opened: Name<Procedure>?
    public var facts: [Scenario.Given] = []
    /// Acts that the lock on fines must refuse, or not.
    public var locked: [Name<Action>] = []
    public var unlocked: [Name<Action>] = []
}
