public import Casework
public import Law

/// The policy paragraph replayed: a test, a demonstration and a piece of documentation at once.
public struct Scenario: Sendable {
    /// A file that stands open when the story begins.
    public struct Beginning: Hashable, Sendable {
        public let procedure: Name<Procedure>
        /// The procedure of the file that opened it, which is not part of the story.
        public let from: Name<Procedure>?
        /// `nil` when it opens with the first line of the story.
        public let at: Instant?
        public let facts: [Given]
    }

    /// `turnover=62000`.
    public struct Given: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    public struct Line: Sendable {
        public let place: Place
        public let step: Step
    }

    public enum Step: Sendable {
        /// Go on with the newest file of a procedure.
        case file(Name<Procedure>)
        case act(Deed)
        case expect(Expectation)
    }

    /// One thing that one person does at one moment.
    public struct Deed: Sendable {
        public enum Kind: Sendable {
            /// An act of the procedure.
            case act(Name<Action>)
            /// Papers that were made elsewhere and are laid into the file.
            case files([Name<PaperKind>])
            case sign([String])
            case recordReceipt(Name<PaperKind>)
            case other(BuiltInAct)
        }

        public let at: Instant
        /// When the office was told, if that was later.
        public let recordedAt: Instant?
        public let role: Name<Role>
        /// Which person in that role: 1, 2 …; `nil` for the first, and for the next one who may sign.
        public let person: Int?
        public let kind: Kind
        public let fields: [Given]
        /// What the office answers instead of doing it.
        public let refusal: ExpectedRefusal?
    }

    public struct ExpectedRefusal: Sendable {
        public let place: Place
        public let because: String
        /// Everything that the refusal names, in any order; `nil` when the story does not say.
        public let names: [String]?
        public let clock: Name<Clock>?
    }

    /// `files NOTE same-as=PAPER`: what is filed has the bytes of a paper that lies in the file.
    public static let sameAs = "same-as"

    public let title: String
    public let place: Place
    public let opens: [Beginning]
    public let course: [Line]
}
