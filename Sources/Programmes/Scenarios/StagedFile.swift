internal import Casework
internal import Evidence
internal import Law

/// A file in a story: its procedure, what happened on it, and the file that opened it.
struct StagedFile {
    let procedure: Procedure
    /// Place of the opening file in the story; `nil` when that one is not part of it.
    let parent: Int?
    /// What the opening file would know, when it is not part of the story.
    var outsideFacts = Facts()
    private(set) var file: CaseFile
    private(set) var events: [CaseEvent]

    init(procedure: Procedure, parent: Int?, events: [CaseEvent]) {
        self.procedure = procedure
        self.parent = parent
        self.events = events
        file = CaseFile(folding: events)
    }

    mutating func record(_ events: [CaseEvent]) {
        self.events += events
        for event in events { file.apply(event) }
    }

    /// The bodies that an agency plays on this file.
    func bodies(playedBy agency: AgencyID) -> [String] {
        file.bodies.filter { $0.value == agency }.map(\.key.description).sorted()
    }

    /// Whom some events tell: bodies, roles and parties.
    func told(by events: [CaseEvent]) -> [String] {
        events.flatMap { event -> [String] in
            switch event {
            case .served(_, let to, _): [to]
            case .sent(_, let agency, _), .copied(_, let agency): bodies(playedBy: agency)
            case .acted(let action, _, _): procedure.notices.filter { $0.action == action }.flatMap(\.tells)
            default: []
            }
        }
    }
}

/// The world in which stories play: an agency of a kind in an area is named `police@230102`.
enum StagedWorld {
    static let area = "230102"
    static let province = "230000"

    /// A matter that no file opened comes in at the protection centre; any other at the bureau. What may begin either
    /// way begins, without a file before it, at the body that has the first act.
    static func opener(of procedure: Procedure, from: Name<Procedure>? = nil) -> AgencyID {
        if from == nil, procedure.opening.isByItself, let kind = procedure.firstKind {
            return agency(kind, in: area)
        }
        return procedure.opening.from.isEmpty
            ? agency("ip-centre", in: "230100") : agency("market-supervision", in: area)
    }

    static func agency(_ kind: String, in area: String) -> AgencyID { AgencyID("\(kind)@\(area)") }

    static func area(of agency: AgencyID) -> String {
        agency.description.split(separator: "@").last.map(String.init) ?? area
    }

    static func bodies(of procedure: Procedure, openedBy agency: AgencyID, facts: Facts) -> [Name<Body>:
        AgencyID]
    {
        let pairs = procedure.bodies.map { body -> (Name<Body>, AgencyID) in
            guard case .kind(let kind) = body.kind else { return (body.name, agency) }
            switch body.area {
            case .sameLevel: return (body.name, self.agency(kind, in: area(of: agency)))
            case .provincial: return (body.name, self.agency(kind, in: province))
            case .ofPlace:
                var place = area(of: agency)
                if case .division(let code)? = facts["place"] { place = code }
                return (body.name, self.agency(kind, in: place))
            }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// A text as the journal knows it: a reference and a digest.
    static func text(_ text: String) -> TextReference {
        let digest = Digest(ofText: text).description
        return TextReference(id: "text-\(digest.prefix(12))", digest: digest)
    }

    static func paper(_ kind: Name<PaperKind>, number: Int) -> Paper {
        let text = "\(kind) \(number)"
        return Paper(
            id: "paper-\(number)", kind: kind, digest: Digest(ofText: text).description,
            sizeBytes: text.utf8.count)
    }
}
