internal import Foundation

/// One promise, measured: so many operations, their CPU time, and the CPU time of a floor in the same run.
struct Measured {
    let id: String
    let operation: String
    let promise: String
    let count: Int
    let seconds: Double
    let floor: String
    let floorSeconds: Double

    var isKept: Bool
    var perSecond: Double { Double(count) / seconds }
    /// How many times the floor.
    var ratio: Double { seconds / floorSeconds }

    var row: String {
        let cells = [
            id, operation, "\(count)", decimals(seconds, 3), "\(Int(perSecond))",
            "\(floor): \(decimals(floorSeconds, 3)) s", decimals(ratio, 1), promise, isKept ? "yes" : "NO",
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    static let head = """
        | id | operation | n | CPU s | per second and core | floor | ratio | promise | kept |
        |---|---|--:|--:|--:|---|--:|---|---|
        """
}

/// CPU seconds of this process while `work` runs. The best of `rounds`: neighbours only ever make it slower.
func cpuSeconds(rounds: Int = 3, _ work: () -> Void) -> Double {
    (0..<rounds).map { _ in
        let start = processorTime()
        work()
        return processorTime() - start
    }.min() ?? 0
}

/// Keeps the compiler from dropping work whose result nobody reads.
nonisolated(unsafe) private var kept = 0

@inline(never)
func keep(_ number: Int) { kept &+= number }

/// A small generator, the same on every machine: splitmix64.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
}

private func decimals(_ number: Double, _ places: Int) -> String {
    String(format: "%.\(places)f", number)
}
