/// Sentences on limitation.
public enum LimitationBecause: String, Sentence {
    case reachNothing = "reach-nothing"
    case limitDaysReversed = "limit-days-reversed"
    case limitSuedBefore = "limit-sued-before"
    case limitKnewBefore = "limit-knew-before"
    case limitKnewAfterSuing = "limit-knew-after-suing"
    case limitInterruptedAfterSuing = "limit-interrupted-after-suing"
    case limitInterruptedBefore = "limit-interrupted-before"
    case limitInTime = "limit-in-time"
    case limitPassed = "limit-passed"
    case limitLatePart = "limit-late-part"
    case limitLongStop = "limit-long-stop"
    case limitContinuing = "limit-continuing"
    case limitStartOpen = "limit-start-open"
    case limitTextNotLoaded = "limit-text-not-loaded"
    case limitByDefendant = "limit-by-defendant"
    case limitInterruption = "limit-interruption"
}

extension Reason {
    init(_ because: LimitationBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
