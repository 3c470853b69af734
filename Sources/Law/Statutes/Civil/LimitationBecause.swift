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
    case limitInEarliest = "limit-in-earliest"
    case limitLastMoved = "limit-last-moved"
    case limitCalendarOpen = "limit-calendar-open"
    case limitLongStopCaps = "limit-long-stop-caps"

    // What began it anew, and what held it
    case limitBegan = "limit-began"
    case limitAnew = "limit-anew"
    case limitAnewAfterProceedings = "limit-anew-after-proceedings"
    case limitProceedingsOpen = "limit-proceedings-open"
    case limitInterruptionLate = "limit-interruption-late"
    case limitInterruptionOpen = "limit-interruption-open"
    case limitAgreedAfterEnd = "limit-agreed-after-end"
    case limitObstacle = "limit-obstacle"
    case limitObstacleEarly = "limit-obstacle-early"
    case limitObstacleOpen = "limit-obstacle-open"

    // What cannot be
    case limitInterruptionAtOnce = "limit-interruption-at-once"
    case limitInterruptionReversed = "limit-interruption-reversed"
    case limitObstacleReversed = "limit-obstacle-reversed"
    case limitObstacleBefore = "limit-obstacle-before"
    case limitObstacleAfterSuing = "limit-obstacle-after-suing"
}

extension Reason {
    init(_ because: LimitationBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
