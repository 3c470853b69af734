internal import Casework
internal import Desk
internal import Law

/// The trail, line by line.
struct TrailPage: Page {
    static let template = "staff/trail"

    private let view: TrailPageView
    private let link: TrailLink
    private let agencies: [(id: String, name: String)]
    private let refusal: RefusalSection?
    private let today: CivilDate
    private let words: Wording

    init(
        _ view: TrailPageView, _ link: TrailLink, _ agencies: [(id: String, name: String)],
        refused: SpokenRefusal? = nil, today: CivilDate, _ words: Wording
    ) {
        self.view = view
        self.link = link
        self.agencies = agencies
        self.today = today
        self.words = words
        refusal = refused.map { RefusalSection($0, words) }
    }

    var title: String { words("trail.title") }
    var foot: String { words("list.foot", ["title": title, "address": StaffRoute.trail(.all).path]) }
    var place: Rail.Place? { .trail }

    func child(named name: String) -> Any? {
        switch name {
        case "trailAction": StaffRoute.trail(.all).path
        case "exportAction": StaffRoute.trailExport.path
        case "refusal": orNothing(refusal)
        case "fileTyped": link.file ?? ""
        case "personTyped": link.person ?? ""
        case "fromTyped": link.from ?? ""
        case "toTyped": link.to ?? ""
        case "exportFrom": link.from ?? (today - 30).description
        case "exportTo": link.to ?? today.description
        case "groups":
            TrailGroup.allCases.map {
                Choice(
                    value: $0.rawValue, label: words("trail.group.\($0.rawValue)"),
                    isChosen: link.group == $0.rawValue)
            }
        case "agencies":
            agencies.map { Choice(value: $0.id, label: $0.name, isChosen: $0.id == link.agency) }
        case "length": words.counted("trail.length", view.length)
        case "key": view.key
        case "lines": view.lines.map { TrailLinePart($0, words) }
        case "hasLines": !view.lines.isEmpty
        case "allHref": StaffRoute.trail(.all).path
        case "nextHref": orNothing(view.next.map(next))
        default: nil
        }
    }

    private func next(_ position: Int) -> String {
        var link = link
        link.before = String(position)
        return StaffRoute.trail(link).path
    }
}

struct TrailLinePart: Part {
    private let line: TrailLine
    private let words: Wording

    /// In words where the catalogue has them: a trail names things as programs do.
    private func detail(_ detail: TrailLine.Detail) -> String {
        let name = words.sentence("trail.name.\(detail.name.replacing("_", with: "-"))") ?? detail.name
        let value =
            switch detail.name {
            case "role": words.postTitle(Name(detail.value))
            case "act" where BuiltInAct(rawValue: detail.value) != nil: words("act.\(detail.value)")
            case "act", "procedure": words.title(detail.name, detail.value)
            default: detail.value
            }
        return words("trail.detail", ["name": name, "value": value])
    }

    init(_ line: TrailLine, _ words: Wording) {
        self.line = line
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "position": words.number(line.position)
        case "moment": words.moment(line.at)
        case "what": words.sentence("trail.kind.\(line.kind)") ?? line.kind
        case "who": line.personName ?? line.person ?? words("trail.nobody")
        case "agencyName": orNothing(line.agencyName)
        case "file": orNothing(line.file)
        case "fileTrailHref":
            orNothing(
                line.file.map { number in
                    var link = TrailLink.all
                    link.file = number
                    return StaffRoute.trail(link).path
                })
        case "why": orNothing(line.why.map { words("trail.why", ["reason": $0]) })
        case "details": line.details.map(detail)
        default: nil
        }
    }
}
