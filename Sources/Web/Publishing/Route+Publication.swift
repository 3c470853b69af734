internal import Desk
internal import Law

extension Route {
    var publicationPath: String {
        switch self {
        case .publicList(let filter): "/public/penalties" + filter.query
        case .publicFeed: "/public/penalties.atom"
        case .publicTable(let filter): "/public/penalties.csv" + filter.query
        case .publicEntry(let number, let day):
            "/public/penalties/" + FormText.segment(number) + FormText.query([("on", day?.description)])
        case .publicEntryText(let number): "/public/penalties/" + FormText.segment(number) + "/entry.json"
        case .publicPaper(let number): "/public/penalties/" + FormText.segment(number) + "/decision.pdf"
        case .redaction(let id): "/files/" + FormText.segment(id) + "/redaction"
        case .draftSheet(let kind, let id):
            "/files/" + FormText.segment(id) + "/drafts/" + FormText.segment(kind) + "/pdf"
        case .documentSheet(let document, let id):
            "/files/" + FormText.segment(id) + "/documents/" + FormText.segment(document) + "/pdf"
        default: preconditionFailure("an address of the publication")
        }
    }
}

extension PublicFilter {
    var query: String {
        FormText.query([
            ("agency", agency), ("q", words), ("on", day?.description), ("after", after),
        ])
    }
}
