internal import Casework
internal import Desk
internal import Law
internal import Programmes

/// A refusal at the place of the act: what is missing, by which article, and the way on.
struct RefusalSection: Part {
    let said: SpokenRefusal
    let source: SourceMark?
    let faults: [Pair]
    let link: LinkPart?
    private let detail: String

    init(
        _ said: SpokenRefusal, _ words: Wording, link: LinkPart? = nil,
        fieldTitle: (String) -> String = { $0 }
    ) {
        self.said = said
        self.link = link
        source = said.source.map { SourceMark($0, words) }
        let fields = said.fields.map { fault in
            Pair(term: fieldTitle(fault.field), text: words("field.fault.\(fault.code.rawValue)"))
        }
        faults =
            fields
            + said.faults.map { fault in
                Pair(
                    term: words("refusal.line", ["line": "\(fault.place.line)"]),
                    text: words.told(fault))
            }
        detail = said.faults.isEmpty ? said.detail : words("refusal.change-set-faulty.short")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "refusalTitle": said.title
        case "refusalDetail": detail
        case "refusalSource": orNothing(source)
        case "refusalWayOn": orNothing(said.wayOn)
        case "refusalFaults": faults
        case "hasFaults": !faults.isEmpty
        case "refusalLink": orNothing(link)
        default: nil
        }
    }
}

/// A page that only refuses: an address that is not there, a session that is over, a door that is shut.
struct RefusalPage: Page {
    static let template = "refusal"

    let section: RefusalSection
    let next: LinkPart
    let isForOffice: Bool

    init(_ said: SpokenRefusal, _ words: Wording, context: OfficeContext) {
        section = RefusalSection(said, words)
        isForOffice = context.caller != nil
        let then = said.status == 401 ? FormText.query([("then", context.address)]) : ""
        next =
            switch said.status {
            case 401: LinkPart(href: Route.signIn.path + then, label: words("sign-in.title"))
            case _ where isForOffice: LinkPart(href: Route.desk.path, label: words("refusal.to-desk"))
            default: LinkPart(href: Route.home.path, label: words("refusal.to-home"))
            }
    }

    var title: String { section.said.title }
    var foot: String { section.said.title }
    var place: Rail.Place? { isForOffice ? .desk : nil }

    func child(named name: String) -> Any? {
        switch name {
        case "next": next
        default: section.child(named: name)
        }
    }
}

extension Wording {
    /// A fault of a document in the reader's words; one that only authors of definitions meet, as it is.
    func told(_ fault: PackFault) -> String {
        if let reason = fault.reason, let sentence = sentence("release-fault.\(reason.key)") {
            return Wording.fill(sentence, reason.values)
        }
        return self("refusal.line.fault", ["fault": fault.fault, "remedy": fault.remedy])
    }
}
