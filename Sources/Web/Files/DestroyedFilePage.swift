internal import Casework
internal import Desk
internal import Law

/// A file that was destroyed: number, procedure, days, who decided on what basis, and the proof that its pages are what they were.
struct DestroyedFilePage: Page {
    static let template = "files/destroyed"

    private let view: FileView
    private let stub: StubView
    private let words: Wording

    init(_ view: FileView, _ stub: StubView, _ words: Wording) {
        self.view = view
        self.stub = stub
        self.words = words
    }

    var title: String { words("destroyed.window", ["number": view.number.description]) }
    var foot: String {
        words(
            "file.foot", ["number": view.number.description, "address": Route.file(view.id).path])
    }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "number": view.number.description
        case "destroyed":
            words("destroyed.said", ["day": words.day(stub.day), "person": stub.decider])
        case "source": SourceMark(stub.basis, words)
        case "lines": lines
        case "pages": words.counted("destroyed.pages", view.journal.count)
        case "chain": orNothing(view.journal.last?.chain)
        case "filesHref": Route.files(.all).path
        default: nil
        }
    }

    private var lines: [Pair] {
        let opened = view.file.opening.map {
            Pair(term: words("destroyed.opened"), text: words.day($0.at.legalDay))
        }
        let closed = view.journal.last {
            if case .ended? = $0.event { true } else { false }
        }.map { Pair(term: words("retention.closed"), text: words.day($0.legalDay)) }
        return [
            Pair(term: words("destroyed.procedure"), text: words.procedureTitle(view.procedure)), opened,
            closed,
            Pair(term: words("destroyed.day"), text: words.day(stub.day)),
        ].compactMap(\.self)
    }
}
