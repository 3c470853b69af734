/// Sentences on the discretion in a fine: its band, the table of the area, and departures from them.
public enum DiscretionBecause: String, Sentence {
    case fineOutsideRange = "fine-outside-range"
    case fineAboveRange = "fine-above-range"
    case fineInRange = "fine-in-range"
    case fineOpen = "fine-open"
    case fineMitigated = "fine-mitigated"
    case noFineImposed = "fine-not-imposed"
    case bandsNotYet = "bands-not-yet"
    case bands = "bands-of-the-range"
    case noBenchmark = "no-benchmark-loaded"
    case benchmarkApplies = "benchmark-applies"
    case benchmarkGrade = "benchmark-grade-span"
    case benchmarkGradeUnknown = "benchmark-grade-unknown"
    case departsFromBand = "departs-from-band"
    case departsFromHeavy = "departs-from-heavy"
    case departsBelowLeast = "departs-below-least"
    case departsFromBenchmark = "departs-from-benchmark"
    case departureNeedsReason = "departure-needs-reason"
    case departureReasoned = "departure-is-reasoned"
    case noDeparture = "no-departure"
}

extension Reason {
    init(_ because: DiscretionBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
