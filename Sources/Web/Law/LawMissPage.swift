internal import Law

/// No rule and no instrument has this name: what the reader may have meant.
struct LawMissPage: Page {
    static let template = "law/missing"

    private let name: String
    private let near: [GroundsPart.RuleLink]
    private let words: Wording

    init(_ name: String, near: [LegalRule], _ words: Wording) {
        self.name = String(name.prefix(LawFilter.mostCharacters))
        self.words = words
        self.near = near.map { rule in
            GroundsPart.RuleLink(
                href: Route.lawRule(rule.id, on: nil).path, label: rule.zh ?? rule.id, id: rule.id,
                isToBeConfirmed: rule.confidence.isToBeConfirmed)
        }
    }

    var title: String { words("law.missing") }
    var foot: String { Route.law(.all).path }
    var place: Rail.Place? { .law }

    func child(named name: String) -> Any? {
        switch name {
        case "lawHref": Route.law(.all).path
        case "lawAction": Route.law(.all).path
        case "missing": self.name
        case "near": near
        case "hasNear": !near.isEmpty
        default: nil
        }
    }
}
