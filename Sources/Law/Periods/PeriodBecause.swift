/// Sentences on periods: which text sets them, how they were counted and what their end means.
public enum PeriodBecause: String, Sentence {
    // How long
    case hours = "period-hours"
    case days = "period-days"
    case workingDays = "period-working-days"
    case months = "period-months"
    case years = "period-years"
    case stated = "period-stated"

    // Which version
    case chosenFrom = "period-version-chosen-from"
    case chosen = "period-version-chosen"
    case notYet = "period-version-not-yet"
    case noLonger = "period-version-no-longer"
    case otherGoesFirst = "period-version-other-first"
    case otherArea = "period-version-other-area"
    case areaNotStated = "period-version-area-not-stated"
    case tooUnsure = "period-version-too-unsure"

    // How it was counted
    case startNotCounted = "period-start-not-counted"
    case startMoment = "period-start-moment"
    case countedBack = "period-counted-back"
    case windowOpens = "period-window-opens"
    case extended = "period-extended"
    case extendedTo = "period-extended-to"
    case extendedUntil = "period-extended-until"
    case capped = "period-capped"
    case paused = "period-paused"
    case held = "period-held"
    case pauseCapped = "period-pause-capped"
    case pauseReadings = "period-pause-readings"
    case ends = "period-ends"
    case endsAtMoment = "period-ends-at-moment"
    case moved = "period-moved"
    case readingsDiffer = "period-readings-differ"
    case staysPut = "period-stays-put"
    case provisional = "period-provisional"

    // How sure
    case toBeConfirmed = "period-to-be-confirmed"
    case setting = "period-setting"

    // What its end means
    case breach = "period-effect-breach"
    case rightLapses = "period-effect-right-lapses"
    case deemedWaived = "period-effect-deemed-waived"
    case deemedServed = "period-effect-deemed-served"
    case mustRelease = "period-effect-must-release"
    case endsMeasure = "period-effect-ends-measure"
    case mustRestore = "period-effect-must-restore"
    case marksLate = "period-effect-marks-late"
    case powerLapses = "period-effect-power-lapses"
    case defence = "period-effect-defence"
    case goesToSuperior = "period-effect-goes-to-superior"
    case mediationEnds = "period-effect-mediation-ends"
    case wrongfulApplication = "period-effect-wrongful-application"
    case termEnds = "period-effect-term-ends"
    case opens = "period-effect-opens"
    case beyondReach = "period-effect-beyond-reach"
    case noEffect = "period-effect-none"

    // Fines that are paid late
    case paidInTime = "late-payment-none"
    case lateByDays = "late-payment-days"
    case lateFull = "late-payment-full"

    // How long discredit is published
    case creditPublishedUntil = "credit-published-until"
    case creditRepairFrom = "credit-repair-from"
    case creditSlight = "credit-slight"
    case creditTransition = "credit-transition"

    // Papers that go by post
    case postedInTime = "posted-in-time"
    case postedLate = "posted-late"
    case postedOpen = "posted-open"
    case postedProvisional = "posted-provisional"
    case arrivedInTime = "posted-arrived-in-time"
    case transitNotGoverned = "posted-not-governed"
    case postedBeforeStart = "posted-before-start"
    case arrivedBeforePosted = "posted-arrived-before"
}

extension Reason {
    init(_ because: PeriodBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}

extension PeriodBecause {
    init(_ unit: StatutoryPeriod.Unit) {
        switch unit {
        case .hours: self = .hours
        case .days: self = .days
        case .workingDays: self = .workingDays
        case .months: self = .months
        case .years: self = .years
        }
    }

    init(_ standing: PeriodVersion.Standing) {
        switch standing {
        case .chosen: self = .chosen
        case .notYetInForce: self = .notYet
        case .noLongerInForce: self = .noLonger
        case .otherGoesFirst: self = .otherGoesFirst
        case .otherArea: self = .otherArea
        case .areaNotStated: self = .areaNotStated
        case .tooUnsure: self = .tooUnsure
        }
    }

    init(_ effect: Period.Effect) {
        switch effect {
        case .breach: self = .breach
        case .rightLapses: self = .rightLapses
        case .deemedWaived: self = .deemedWaived
        case .deemedServed: self = .deemedServed
        case .mustRelease: self = .mustRelease
        case .endsMeasure: self = .endsMeasure
        case .mustRestore: self = .mustRestore
        case .marksLate: self = .marksLate
        case .powerLapses: self = .powerLapses
        case .defence: self = .defence
        case .goesToSuperior: self = .goesToSuperior
        case .mediationEnds: self = .mediationEnds
        case .wrongfulApplication: self = .wrongfulApplication
        case .termEnds: self = .termEnds
        case .opens: self = .opens
        case .beyondReach: self = .beyondReach
        case .none: self = .noEffect
        }
    }
}
