public import Law

/// Why something that two people decide is not done.
public enum KeepingRefusal: Error, Hashable, Sendable {
    /// Nobody reads this record alone, and no opening of it lasts for this person.
    case secondNeeded
    /// Nobody answers what they asked themselves.
    case ownRequest
    case standsInForAsker
    /// It was answered, withdrawn, or nobody answered in time.
    case notWaiting
    case notTheAsker
    /// The same waits for an answer already.
    case askedAlready
    /// One person may open it, with a reason.
    case noSecondNeeded
    /// It was erased on that day.
    case erased(CivilDate)
    /// The time for which the file is kept is not over, or something stands against deciding on it.
    case barred(RetentionBar)
    /// The archives authority has not approved the schedule.
    case scheduleNotApproved
    case heldAlready
    case notHeld
    /// What becomes of a whole file is decided on the page, with a password.
    case onPageAlone

    /// The public name, as refusals of acts have one.
    public var kind: String {
        switch self {
        case .secondNeeded: "second-person-needed"
        case .ownRequest: "own-request"
        case .standsInForAsker: "stands-in-for-asker"
        case .notWaiting: "not-waiting"
        case .notTheAsker: "not-the-asker"
        case .askedAlready: "asked-already"
        case .noSecondNeeded: "no-second-needed"
        case .erased: "erased"
        case .barred(let bar): bar.kind
        case .scheduleNotApproved: "schedule-not-approved"
        case .heldAlready: "file-held-already"
        case .notHeld: "file-not-held"
        case .onPageAlone: "on-page-alone"
        }
    }
}

extension RetentionBar {
    /// The public name of the refusal, and the end of the sentence on pages.
    public var kind: String {
        switch self {
        case .notClosed: "not-closed"
        case .notDue(.some): "still-kept"
        case .notDue(nil): "kept-for-ever"
        case .held: "on-hold"
        case .linkedAtWork: "linked-at-work"
        case .periodRuns: "period-runs"
        case .destroyed: "destroyed"
        }
    }

    /// Whether it may fall away by itself or by an act while the time is over: such a file stays on the list.
    public var isPassing: Bool {
        switch self {
        case .held, .linkedAtWork, .periodRuns: true
        case .notClosed, .notDue, .destroyed: false
        }
    }
}
