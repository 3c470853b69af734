public import Law

/// The channels of a described matter side by side, in an order that gives its reasons. Pure: the same description
/// gives the same order on any day, and in any order of the definitions.
///
/// A channel is open when every condition is met, closed when one is not, and otherwise waits for an answer: what
/// nobody said is asked for and never taken for a no. Points come only from conditions that are met.
public struct ChannelComparison: Hashable, Sendable {
    public enum Standing: Int, Hashable, Sendable, Comparable {
        case open, asks, closed

        public static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }
    }

    public enum Order: String, Hashable, Sendable, CaseIterable { case suited, fastest, cheapest }

    /// Why a channel stands where it stands: a condition, whether it is met, and what it counts.
    public struct Because: Hashable, Sendable {
        public let rule: String
        public let isMet: Bool
        /// Zero for a condition that only opens or closes.
        public let points: Int
        public let source: Citation
    }

    public struct Line: Hashable, Sendable {
        public let channel: Channel
        public let standing: Standing
        public let points: Int
        /// Conditions that are met and speak, the weightiest first; for a closed channel, those that close it.
        public let because: [Because]
        public let held: [DescribedMatter.Proof]
        public let missing: [DescribedMatter.Proof]
        /// Facts that could still open or close it.
        public let asks: [String]
        /// Facts that could still move it up or down.
        public let wouldHelp: [String]
    }

    /// Every channel once, the best first.
    public let lines: [Line]

    public init(_ channels: [Channel], on facts: Facts, by order: Order = .suited) {
        lines = channels.map { ChannelComparison.line($0, facts) }.sorted {
            ChannelComparison.precedes($0, $1, order)
        }
    }

    public var open: [Line] { lines.filter { $0.standing == .open } }
    /// The channel that is proposed: the first that is open; else the first that waits for an answer.
    public var first: Line? { lines.first { $0.standing != .closed } }

    public func line(of channel: Name<Channel>) -> Line? { lines.first { $0.channel.name == channel } }

    /// What is asked of the speaker, in the order in which it would help most.
    public var questions: [String] {
        let asked = lines.filter { $0.standing == .asks }.flatMap(\.asks)
        return (asked + lines.filter { $0.standing == .open }.flatMap(\.wouldHelp)).withoutRepetition
    }

    private static func line(_ channel: Channel, _ facts: Facts) -> Line {
        let gates = channel.gates.map { $0.finding(on: facts) }
        let closing = gates.filter { $0.verdict == .unmet }
        let open = gates.filter { $0.verdict == .undetermined }
        let standing: Standing = !closing.isEmpty ? .closed : open.isEmpty ? .open : .asks
        let weighed = channel.weights.map { ($0, $0.rule.finding(on: facts)) }
        let met = weighed.filter { $0.1.verdict == .met }
        let held = (channel.needs + channel.helps).filter { facts.ifStated($0.field) == true }
        let missing = channel.needs.filter { facts.ifStated($0.field) != true }
        let points = met.map(\.0.points).reduce(0, +) + held.count - missing.count
        let speaks = met.map { weight, finding in
            Because(rule: finding.rule, isMet: true, points: weight.points, source: finding.source)
        }.sorted { (-abs($0.points), $0.rule) < (-abs($1.points), $1.rule) }
        let closes = closing.map { Because(rule: $0.rule, isMet: false, points: 0, source: $0.source) }
        return Line(
            channel: channel, standing: standing, points: points,
            because: standing == .closed ? closes : speaks, held: held, missing: missing,
            asks: open.flatMap(\.missing).withoutRepetition,
            wouldHelp: weighed.filter { $0.1.verdict == .undetermined }.flatMap(\.1.missing).withoutRepetition
        )
    }

    private static func precedes(_ left: Line, _ right: Line, _ order: Order) -> Bool {
        if left.standing != right.standing { return left.standing < right.standing }
        switch order {
        case .suited: break
        case .fastest:
            let (mine, theirs) = (hours(left.channel), hours(right.channel))
            if mine != theirs { return mine < theirs }
        case .cheapest:
            let (mine, theirs) = (left.channel.cost.leastFen ?? .max, right.channel.cost.leastFen ?? .max)
            if mine != theirs { return mine < theirs }
        }
        if left.points != right.points { return left.points > right.points }
        if left.missing.count != right.missing.count { return left.missing.count < right.missing.count }
        return (left.channel.order, left.channel.name) < (right.channel.order, right.channel.name)
    }

    /// The first step of a channel, roughly in hours, only to put channels in order; without a term, none at all.
    private static func hours(_ channel: Channel) -> Int {
        guard let period = channel.terms.first?.period else { return 0 }
        let hours =
            switch period.unit {
            case .hours: 1
            case .days: 24
            case .workingDays: 24 * 7 / 5
            case .months: 24 * 30
            case .years: 24 * 365
            }
        return period.length * hours
    }
}
