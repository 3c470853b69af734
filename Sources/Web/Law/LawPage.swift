internal import Law

/// The instruments of the law base, by kind, as they stand on a day.
struct LawPage: Page {
    static let template = "law/law"

    private let book: RuleBook
    private let filter: LawFilter
    private let today: CivilDate
    private let words: Wording

    init(_ book: RuleBook, _ filter: LawFilter, today: CivilDate, _ words: Wording) {
        self.book = book
        self.filter = filter
        self.today = today
        self.words = words
    }

    var title: String { words("law.title") }
    var foot: String { words("list.foot", ["title": title, "address": Route.law(filter).path]) }
    var place: Rail.Place? { .law }

    func child(named name: String) -> Any? {
        switch name {
        case "whatIfsHref": Route.whatIfs.path
        case "instruments":
            book.authorities.map { LinkPart(href: Route.instrument($0.key, on: nil).path, label: $0.title) }
        default: nil
        }
    }
}
