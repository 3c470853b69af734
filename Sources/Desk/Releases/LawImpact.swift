public import Casework
public import Law

/// What a proposed release would change on the files that are open: dates of clocks, and verdicts of rules.
///
/// It holds numbers of files, stages, clocks and verdicts, and nothing else of what files say.
public struct LawImpact: Sendable {
    /// A clock that runs, and its end if it had started under the proposed version.
    public struct ClockLine: Sendable, Hashable {
        public let place: Place
        public let clock: Name<Clock>
        public let run: Int
        public let startedOn: CivilDate
        public let rule: String
        public let end: PeriodEnd?
        public let wouldEnd: PeriodEnd?
        /// The day from which the proposed version holds.
        public let from: CivilDate
        /// It started on that day or later, so that the release moves it; any other keeps the law of its day.
        public var moves: Bool { startedOn >= from }
    }

    /// A rule whose verdict on the file's facts is another under the proposed law.
    public struct VerdictLine: Sendable, Hashable {
        public let place: Place
        public let rule: String
        public let verdict: Finding.Verdict
        public let wouldBe: Finding.Verdict
    }

    /// Where a line stands: nothing that tells who the file is about.
    public struct Place: Sendable, Hashable {
        public let number: CaseNumber
        public let procedure: Name<Procedure>
        public let stage: Name<Stage>
        public let agency: AgencyID
    }

    /// A clock, an extension or an act that names a rule of the release.
    public struct Use: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable { case clock, act, guarding = "guard" }

        public let procedure: Name<Procedure>
        public let kind: Kind
        public let name: String
        public let rule: String
    }

    /// Lines that a preview keeps of each kind; counts go on.
    public static let mostLines = 20_000

    public let digest: String
    public let uses: [Use]
    public internal(set) var filesTotal = 0
    public internal(set) var filesSeen = 0
    public internal(set) var isDone = false
    public internal(set) var clocks: [ClockLine] = []
    public internal(set) var verdicts: [VerdictLine] = []
    /// Running clocks under a changed rule; those that the release would move, and those that keep their law.
    public internal(set) var clocksMoving = 0
    public internal(set) var clocksKeeping = 0
    public internal(set) var verdictsChanging = 0
    /// Number of the last file that was seen.
    var last: String?

    init(digest: String, uses: [Use]) {
        self.digest = digest
        self.uses = uses
    }

    mutating func add(_ lines: [ClockLine]) {
        for line in lines {
            if line.moves { clocksMoving += 1 } else { clocksKeeping += 1 }
            if clocks.count < LawImpact.mostLines { clocks.append(line) }
        }
    }

    mutating func add(_ lines: [VerdictLine]) {
        verdictsChanging += lines.count
        verdicts += lines.prefix(max(0, LawImpact.mostLines - verdicts.count))
    }
}
