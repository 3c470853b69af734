internal import Law

/// A what-if page: the answer first, where there is one, then the form with everything that was typed.
struct WhatIfPage: Page {
    static let template = "law/what-if"

    let topic: WhatIfTopic
    let form: WhatIfForm
    let result: WhatIfResult?
    private let words: Wording
    private let filled: String?
    private let next: WhatIfForm?

    /// - Parameter filled: says from which file the form was filled, where it was.
    /// - Parameter next: the form that stands folded below.
    init(
        _ topic: WhatIfTopic, form: WhatIfForm, result: WhatIfResult? = nil, filled: String? = nil,
        next: WhatIfForm? = nil, _ words: Wording
    ) {
        self.topic = topic
        self.form = form
        self.result = result
        self.filled = filled
        self.next = next
        self.words = words
    }

    var title: String { words("what-if.\(topic.rawValue).title") }
    var foot: String { words("list.foot", ["title": title, "address": Route.whatIf(topic).path]) }
    var place: Rail.Place? { .law }

    func child(named name: String) -> Any? {
        switch name {
        case "lawHref": Route.law(.all).path
        case "whatIfsHref": Route.whatIfs.path
        case "headline": result?.headline ?? title
        case "lead": result.map { orNothing($0.lead) } ?? words("what-if.\(topic.rawValue).lead")
        case "hasResult": result != nil
        case "sections": result?.sections ?? []
        case "form": form
        case "filled": orNothing(filled)
        case "next": orNothing(next)
        case "formHeading": result == nil ? words("what-if.facts") : words("what-if.again")
        default: nil
        }
    }
}

/// The list of what can be tried.
struct WhatIfsPage: Page {
    static let template = "law/what-ifs"

    struct Entry: Part {
        let href: String
        let label: String
        let lead: String

        func child(named name: String) -> Any? {
            switch name {
            case "href": href
            case "label": label
            case "entryLead": lead
            default: nil
            }
        }
    }

    let title: String
    let entries: [Entry]

    init(_ topics: [WhatIfTopic], _ words: Wording) {
        title = words("what-ifs.title")
        entries =
            topics.map { topic in
                Entry(
                    href: Route.whatIf(topic).path, label: words("what-if.\(topic.rawValue).title"),
                    lead: words("what-if.\(topic.rawValue).lead"))
            } + [
                Entry(
                    href: Route.questions.path, label: words("questions.title"), lead: words("questions.lead")
                )
            ]
    }

    var foot: String { Route.whatIfs.path }
    var place: Rail.Place? { .law }

    func child(named name: String) -> Any? {
        switch name {
        case "lawHref": Route.law(.all).path
        case "entries": entries
        default: nil
        }
    }
}
