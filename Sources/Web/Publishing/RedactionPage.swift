internal import Casework
internal import Desk
internal import Law

/// The text with its strokes: one person redacts, another approves.
struct RedactionPage: Page {
    static let template = "publication/redaction"

    private let view: RedactionView
    private let words: Wording

    init(_ view: RedactionView, _ words: Wording) {
        self.view = view
        self.words = words
    }

    private var id: String { view.file.id }
    var title: String { words("publication.redaction-title", ["number": id]) }
    var foot: String { words("file.foot", ["number": id, "address": Route.redaction(id).path]) }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "number": id
        case "fileHref": Route.file(id).path
        case "parts": view.parts.map { RedactedPartLines($0, view.placeholders, words) }
        case "hasParts": !view.parts.isEmpty
        case "form": orNothing(form)
        case "barredWhy": orNothing(barredWhy)
        default: nil
        }
    }

    /// The act's own form; the strokes that may be taken back are boxes in it.
    private var form: ActForm? {
        var choices = FormChoices()
        choices.strokes = view.parts.flatMap { part in
            part.redaction.strokes.filter(\.kind.mayBeRestored).map { stroke in
                let hidden = part.redaction.hidden(stroke).replacing("\u{2029}", with: " ")
                let value = part.name + "." + stroke.id
                return ActField.Option(
                    value: value,
                    label: words("publication.restore", ["text": hidden, "shown": shown(stroke)]),
                    isChosen: part.restored.contains(stroke.id), id: "stroke-" + value)
            }
        }
        return view.act.map { ActForm($0, in: view.file, choices: choices, refused: nil, words) }
    }

    private func shown(_ stroke: Redaction.Stroke) -> String {
        stroke.kind == .name ? stroke.shown : view.placeholders[stroke.kind.rawValue] ?? stroke.shown
    }

    private var barredWhy: String? {
        view.barred.map { barred in
            let said = words.spokenOfLaw(barred.refusal, in: view.file)
            return [said.detail, said.wayOn].compactMap(\.self).joined(separator: words("list.blank"))
        }
    }
}

/// A letter, line by line, with its strokes in place and what they hide beside them.
struct RedactedPartLines: Part {
    private let title: String
    private let pieces: [StrokePiece]
    private let counted: String

    init(_ part: RedactionView.Part, _ placeholders: [String: String], _ words: Wording) {
        title = part.title
        pieces = part.redaction.pieces.map { StrokePiece($0, part, placeholders) }
        counted = words.counted("publication.strokes", part.redaction.strokes.count)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "partTitle": title
        case "pieces": pieces
        case "counted": counted
        default: nil
        }
    }
}

struct StrokePiece: Part {
    private let text: String
    private let isInk: Bool
    private let isRestored: Bool
    private let label: String

    init(_ piece: Redaction.Piece, _ part: RedactionView.Part, _ placeholders: [String: String]) {
        switch piece {
        case .text(let text):
            self.text = text.replacing("\u{2029}", with: "\n")
            (isInk, isRestored, label) = (false, false, "")
        case .stroke(let stroke, let hidden):
            text = hidden.replacing("\u{2029}", with: "\n")
            isRestored = part.restored.contains(stroke.id)
            isInk = !isRestored
            label =
                stroke.kind == .name
                ? stroke.shown : placeholders[stroke.kind.rawValue] ?? stroke.kind.rawValue
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "piece": text
        case "isInk": isInk
        case "isRestored": isRestored
        case "label": label
        default: nil
        }
    }
}
