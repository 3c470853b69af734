public import Law

/// The law, the procedure or the file says no. Expected, explained, and shown to the user in full.
///
/// Everything else that goes wrong is a fault of the machine: thrown untyped, logged under an incident
/// number, and shown to the user as that number alone.
public enum Refusal: Error, Hashable, Sendable {
    /// No pack and no office knows an act of this name.
    case unknownAct(Name<Action>)
    case notInThisStage(Name<Action>, stage: Name<Stage>)
    case notYourRole(needed: [Name<Role>])
    /// The act is said to have taken effect before it was recorded, and no proof of service lies in the file.
    case backDated(to: Instant, earliest: Instant?)
    case notYetHappened(Instant)
    case fieldsInvalid([FieldFault])
    case ruleNotMet(Finding)
    /// The question of a crime is open; a fine may not stand in for the transfer.
    case fineLocked(Finding)
    case documentsMissing([Name<PaperKind>])
    case signatureMissing([String], role: Name<Role>)
    /// The same person may not sign twice, nor one who is not awaited.
    case signatureNotAwaited([String])
    /// Who did one of these acts on the file leaves this one to somebody else.
    case sameHand(after: Name<Action>)
    /// A newer paper lies in the file than the one that the act before has seen.
    case paperChanged(Name<PaperKind>, since: Name<Action>)
    /// Two papers that must be the same are not.
    case papersDiffer(Name<PaperKind>, from: Name<PaperKind>)
    case rightLapsed(Name<Clock>, on: PeriodEnd?)
    /// The act is open only after this clock has stopped or run out.
    case clockStillRuns(Name<Clock>, until: PeriodEnd?)
    case clockNotRunning(Name<Clock>)
    case runNotNamed(Name<Clock>, runs: [Int])
    case noExtensionLeft(Name<Clock>)
    /// The page says that a day was over. What was missed stays; an explanation stands beside it.
    case breachStays(revision: Int)
    /// The matter goes on in another file.
    case joined(to: CaseNumber)
    case notJoinable(JoiningBar)
    case notSplittable(SplittingBar)
    case waitsForLinkedFile(Name<Procedure>, outcomes: [Name<Outcome>])
    /// Nobody at the body of this name, which the field names, could take the next step: the file would stand still.
    case nobodyReceives(at: String, field: String, needed: [Name<Role>])
    /// A file that this act would open stands still at once: nobody at its bodies holds a post that takes the first step.
    case nobodyGoesOn(at: String, needed: [Name<Role>])
    /// Someone else has written to the file since the page was shown.
    case fileMovedOn(expected: Int, found: Int)

    /// One field of a form that cannot be taken as it is.
    public struct FieldFault: Hashable, Sendable {
        public enum Code: String, Hashable, Sendable {
            case required, type, choice, range, unknown
            case tooLong = "too_long"
            case characters
        }

        public let field: String
        public let code: Code

        public init(_ field: String, _ code: Code) {
            self.field = field
            self.code = code
        }
    }
}
