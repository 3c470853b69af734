/// A page is a pair: this plain value, made from view rows, and a template that shows it.
///
/// Values answer to names by a `switch`. What the template calls and nobody knows is a fault that a test finds.
protocol Page: Named, Sendable {
    /// Name of the template in `share/templates`, without its ending.
    static var template: String { get }
    /// For the window and for the history of the browser.
    var title: String { get }
    /// What the foot of each printed sheet says: number and address.
    var foot: String { get }
    /// The entry of the rail that the page belongs to; `nil` on pages for the public.
    var place: Rail.Place? { get }
}

/// A part of a page: one template partial.
protocol Part: Named, Sendable {}

/// A name that a value knows and has nothing to say to.
struct Nothing: Sendable {}

/// The value, or that there is none: not the same as an unknown name.
func orNothing(_ value: (any Sendable)?) -> Any { value ?? Nothing() }

/// The text, or that there is none: an empty text would open its section.
func orNothing(_ text: String) -> Any { text.isEmpty ? Nothing() : text as Any }

/// A link with its words, or the place where the reader is.
struct LinkPart: Part {
    let href: String
    let label: String
    var isCurrent = false
    var count: String?
    var language: String?

    func child(named name: String) -> Any? {
        switch name {
        case "href": href
        case "label": label
        case "isCurrent": isCurrent
        case "count": orNothing(count)
        case "language": orNothing(language)
        default: nil
        }
    }
}

/// A word with what it says.
struct Pair: Part {
    let term: String
    let text: String
    var source: SourceMark?

    func child(named name: String) -> Any? {
        switch name {
        case "term": term
        case "text": text
        case "source": orNothing(source)
        default: nil
        }
    }
}
