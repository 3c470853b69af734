public import Law

/// What the public sees of the files of a procedure, on which list, and which clocks end it.
public struct PublicShowing: Hashable, Sendable {
    /// The public list, such as `penalties`.
    public let register: String
    /// The paper that is shown beside the entry, already redacted.
    public let paper: Name<PaperKind>?
    /// Clocks whose term is the term of the entry: the latest end counts.
    public let term: [Name<Clock>]
    /// Clocks whose end is the first day on which a repair may be asked for.
    public let repair: [Name<Clock>]

    public init(
        register: String, paper: Name<PaperKind>?, term: [Name<Clock>], repair: [Name<Clock>]
    ) {
        self.register = register
        self.paper = paper
        self.term = term
        self.repair = repair
    }
}

/// One state of an entry that the public saw, from a moment until a moment.
public struct PublicState: Hashable, Sendable {
    /// Why it was shown no longer.
    public enum Ending: Hashable, Sendable {
        /// Another version took its place; `mustHide` where the old one may not be shown again.
        case replaced(mustHide: Bool)
        /// The file ended in this outcome.
        case ended(Name<Outcome>)
        /// The term ran out.
        case term
    }

    /// 1, 2, 3 …
    public let version: Int
    public let summary: PublishedSummary
    /// Id of the redacted paper.
    public let paper: Paper?
    public let from: Instant
    public let until: Instant?
    public let ending: Ending?
}

/// Reads from the pages of a file what the public saw of it, and when. Pure.
public struct PublicCourse: Hashable, Sendable {
    public let states: [PublicState]
    /// The last day of the display; `nil` while it is not known.
    public let untilDay: CivilDate?
    /// The first day on which a repair may be asked for; `nil` where none is.
    public let repairDay: CivilDate?

    /// - Parameter pages: the events of the file, each with the moment of its recording.
    public init(_ pages: [(event: CaseEvent, at: Instant)], of file: CaseFile, shows: PublicShowing) {
        let ends = PublicCourse.ends(of: shows.term, in: file)
        untilDay = ends.map(\.lastDay).max()
        let waits = PublicCourse.ends(of: shows.repair, in: file)
        repairDay = waits.map(\.lastDay).max().map { $0 + 1 }
        var open: [(summary: PublishedSummary, paper: Paper?, from: Instant)] = []
        var closed: [(at: Instant, ending: PublicState.Ending)] = []
        var paper: Paper?
        var end: (at: Instant, ending: PublicState.Ending)?
        for page in pages {
            switch page.event {
            case .documentFiled(let filed) where filed.kind == shows.paper: paper = filed
            case .published(let summary):
                if !open.isEmpty {
                    closed.append((page.at, .replaced(mustHide: summary.hidesFormer == true)))
                }
                open.append((summary, paper, page.at))
            case .ended(let outcome): end = (page.at, .ended(outcome))
            default: break
            }
        }
        let termEnd = ends.map(\.lastMoment).max()
        let last = PublicCourse.earlier(
            end, termEnd.map { (at: $0.adding(ms: 1), ending: PublicState.Ending.term) })
        states = open.enumerated().map { index, state in
            let ending: Closing? = index < closed.count ? closed[index] : last
            return PublicState(
                version: index + 1, summary: state.summary, paper: state.paper, from: state.from,
                until: ending?.at, ending: ending?.ending)
        }
    }

    private static func ends(of clocks: [Name<Clock>], in file: CaseFile) -> [PeriodEnd] {
        file.clocks.filter { clocks.contains($0.clock) && !$0.wasDropped }.compactMap(\.end)
    }

    private typealias Closing = (at: Instant, ending: PublicState.Ending)

    /// A file that is closed long after its term was not shown till then.
    private static func earlier(_ first: Closing?, _ second: Closing?) -> Closing? {
        guard let first else { return second }
        guard let second else { return first }
        return first.at < second.at ? first : second
    }
}

extension [CaseEvent] {
    /// What was shown to the public by an act.
    public var published: PublishedSummary? {
        lazy.compactMap { event -> PublishedSummary? in
            if case .published(let summary) = event { summary } else { nil }
        }.last
    }
}
