internal import Law

/// The versions of a rule on one line of time: a drawing without words, the table stands beneath.
struct TimeBar: Part {
    struct Segment: Part {
        let x1: String
        let x2: String
        let isShown: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "x1": x1
            case "x2": x2
            case "isShown": isShown
            default: nil
            }
        }
    }

    let segments: [Segment]
    let todayAt: String
    let label: String

    /// The drawing begins and ends so many days before and after what it shows.
    private static let marginDays = 200

    init(_ versions: [LegalRule], today: CivilDate, _ words: Wording) {
        let marks = versions.flatMap { [$0.from, $0.to] }.compactMap(\.self) + [today]
        let first = (marks.min() ?? today) - TimeBar.marginDays
        let last = (marks.max() ?? today) + TimeBar.marginDays
        func place(_ day: CivilDate) -> String {
            let permille = (day - first) * 1000 / max(1, last - first)
            return "\(permille / 10).\(permille % 10)%"
        }
        segments = versions.map { version in
            Segment(
                x1: place(version.from ?? first), x2: place(version.to ?? last),
                isShown: version.isInForce(on: today))
        }
        todayAt = place(today)
        label = words("law.time-bar", ["day": words.plainDay(today)])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "segments": segments
        case "todayAt": todayAt
        case "barLabel": label
        default: nil
        }
    }
}

/// One version of a rule in the table of versions.
struct VersionLine: Part {
    let line: RuleLine
    let isShown: Bool
    private let figures: String
    private let release: LinkPart?

    init(
        _ rule: LegalRule, isShown: Bool, in shelf: LawShelf, on day: CivilDate, asked: CivilDate?,
        _ words: Wording
    ) {
        // A version is looked at on a day on which it holds.
        let from = rule.isInForce(on: day) ? asked : rule.from ?? asked
        line = RuleLine(rule, in: shelf, on: day, asked: from, words)
        self.isShown = isShown
        let said = LegalWords(words)
        let known = rule.values.filter { LegalWords.isFigure($0.value) }
        figures = known.isEmpty ? rule.zh ?? rule.id : said.line(known)
        release = shelf.release(of: rule).map { words.releaseLink($0) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "isShown": isShown
        case "figures": figures
        case "releaseLink": orNothing(release)
        default: line.child(named: name)
        }
    }
}

/// A version that binds in one area alone, or the national one, in the order in which they go.
struct OverlayLine: Part {
    private let area: String
    private let says: String
    private let days: String
    private let standing: String
    private let isChosen: Bool
    private let isToBeConfirmed: Bool
    private let sources: String
    private let release: LinkPart?

    init(_ candidate: Resolution.Candidate, in shelf: LawShelf, _ words: Wording) {
        let rule = candidate.rule
        area =
            rule.area.map(shelf.areaTitle) ?? words("law.area.nation")
        says = rule.zh ?? LegalWords(words).line(rule.values)
        days = words.inForce(from: rule.from, to: rule.to)
        standing = words("law.standing.\(candidate.standing.name)")
        isChosen = candidate.standing == .chosen
        sources = words.list(rule.citations.map(words.citation))
        release = shelf.release(of: rule).map { words.releaseLink($0) }
        isToBeConfirmed = rule.confidence.isToBeConfirmed
    }

    func child(named name: String) -> Any? {
        switch name {
        case "area": area
        case "overlaySays": says
        case "overlayDays": days
        case "standing": standing
        case "isChosen": isChosen
        case "overlaySources": orNothing(sources)
        case "releaseLink": orNothing(release)
        case "isToBeConfirmed": isToBeConfirmed
        default: nil
        }
    }
}

extension Wording {
    /// The record of a release, for everybody.
    func releaseLink(_ number: Int) -> LinkPart {
        LinkPart(
            href: Route.lawChanges.path + "#release-\(number)",
            label: self("releases.number", ["number": self.number(number)]))
    }
}

extension Resolution.Standing {
    /// As keys of the catalogue write it.
    fileprivate var name: String { rawValue.map { $0 == "_" ? "-" : String($0) }.joined() }
}
