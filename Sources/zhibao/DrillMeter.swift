internal import Desk
internal import Foundation
internal import Law

/// Tells once a second how far a drill is and how long it will go on, and what it has cost.
final class DrillMeter: Sendable {
    private let files: Int
    private let begun = ContinuousClock.now
    private let line = ProgressLine()

    init(files: Int) {
        self.files = files
    }

    var seconds: Double {
        let (seconds, attoseconds) = (ContinuousClock.now - begun).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    func show(_ progress: Drill.Progress) {
        let left = progress.share > 0.01 ? Int(seconds / progress.share - seconds) : nil
        let rate = Int(Double(progress.files) / max(seconds, 0.001))
        line.show(
            "zhibao drill: \(progress.files) of \(files) files, \(progress.acts) acts, \(progress.day), "
                + "\(rate) files/s" + (left.map { ", \($0) s left" } ?? ""))
    }

    func end() { line.end() }

    /// Seconds of the processor that this process has used, its own and the kernel's for it.
    static var processorSeconds: Double {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
}

/// What a drill did, in lines that a program can read: a name, a colon, a value.
struct DrillSummary {
    let lines: [String]

    init(_ made: Drill.Made, _ meter: DrillMeter) {
        let tally = made.tally
        let seconds = meter.seconds
        func rate(_ count: Int) -> String { String(format: "%.0f", Double(count) / max(seconds, 0.001)) }
        func table(_ title: String, _ counts: [String: Int]) -> [String] {
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                "\(title) \($0.key): \($0.value)"
            }
        }
        lines =
            [
                "files: \(tally.files) from \(tally.matters) matters, \(tally.ended) ended",
                "acts: \(tally.acts)", "papers filed: \(tally.papers)",
                "clocks run out: \(tally.clocksRunOut)",
                "stories told: \(tally.storiesTold) to the end, \(tally.storiesLeft) left",
            ] + table("acts of", tally.actsOf) + table("refused", tally.refusals)
            + [
                "stands at: \(made.moment)", "head: \(made.head)",
                "faults of packs: \(tally.faults.count)",
                String(format: "seconds: %.1f, of the processor %.1f", seconds, DrillMeter.processorSeconds),
                "rate: \(rate(tally.files)) files/s, \(rate(tally.acts)) acts/s",
            ]
    }
}
