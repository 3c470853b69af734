internal import Casework
public import Law
internal import Programmes

/// What is drilled: how much, from which seed, until which day.
public struct DrillPlan: Sendable {
    /// Files that the office holds in the end, at least.
    public let files: Int
    public let seed: Int
    /// The last day of the drill.
    public let until: CivilDate
    /// One matter alone, as a fault has named it.
    public let only: DrillToken?

    /// Days over which the files of a drill come in.
    public static let days = 540
    /// The last day unless another is named: that of the demo world.
    public static let usualEnd = DemoWorld.usualMoment.legalDay

    public init(files: Int, seed: Int, until: CivilDate = usualEnd, only: DrillToken? = nil) {
        self.files = files
        self.seed = seed
        self.until = until
        self.only = only
    }

    var begins: CivilDate { until - DrillPlan.days }
}

/// Names one matter of a drill, so that it can be walked again: `7:132:2026-03-04T09:12:00+08:00`.
public struct DrillToken: Hashable, Sendable, CustomStringConvertible {
    public let seed: Int
    public let matter: Int
    public let at: Instant

    init(seed: Int, matter: Int, at: Instant) {
        self.seed = seed
        self.matter = matter
        self.at = at
    }

    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 2)
        guard parts.count == 3, let seed = Int(parts[0]), let matter = Int(parts[1]),
            let at = Instant(parsing: String(parts[2]))
        else { return nil }
        self.init(seed: seed, matter: matter, at: at)
    }

    public var description: String { "\(seed):\(matter):\(at)" }
}

/// One matter of a drill: how it begins, where it is meant to go, and the files that came of it.
struct DrillMatter: Sendable {
    let token: DrillToken
    /// GB/T 2260 code.
    let place: String
    let begins: Name<Procedure>
    /// Procedures that are to be opened, one out of the other.
    var goals: [Name<Procedure>] = []
    /// The story that is told on the file of its first procedure, where the matter has one.
    var story: DrillTale?
    var files: [String] = []
    /// Files at which there may still be something to do.
    var live: [String] = []
    /// Steps taken on each file, refused ones among them.
    var steps: [String: Int] = [:]
    /// Parties that hold a code in this matter.
    var parties: Set<String> = []
    /// The stage in which each file was last seen.
    var stages: [String: Name<Stage>] = [:]
    /// How often nothing could be done on any of the files.
    var waits = 0
    var chance: DrillChance
}

/// A story of a pack on its way through the office: told in its own steps, on days of the drill.
struct DrillTale: Sendable {
    let scenario: Scenario
    /// The next line.
    var line = 0
    /// The file of each procedure in the story, by the newest.
    var files: [Name<Procedure>: String] = [:]
    var current: Name<Procedure>
    var hasBegun = false
    /// The moment of the story's last deed.
    var told: Instant?

    init(_ scenario: Scenario) {
        self.scenario = scenario
        current = scenario.opens.first?.procedure ?? ""
    }
}
