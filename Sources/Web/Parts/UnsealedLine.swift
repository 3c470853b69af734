internal import Casework
internal import Desk
internal import Evidence
internal import Foundation

/// What this person opened just now, with a reason: it stays readable to them for a quarter of an hour.
struct UnsealedLine: Part {
    private let title: String
    private let lines: [String]

    static func all(in view: FileView, _ words: Wording) -> [UnsealedLine] {
        view.file.sealed.compactMap { entry in
            guard let text = view.texts[entry.record] else { return nil }
            guard let field = entry.field else {
                return UnsealedLine(title: words("party.reporter"), lines: contacts(text))
            }
            let title = words.factTitle(field, in: view.procedure)
            return UnsealedLine(title: title, lines: text.split(whereSeparator: \.isNewline).map(String.init))
        }
    }

    /// Who reported is sealed as one record of several lines.
    private static func contacts(_ text: String) -> [String] {
        do {
            let known = try JSON(parsing: Data(text.utf8)).object ?? [:]
            return ["name", "phone", "email", "uscc"].compactMap { known[$0]?.string }
        } catch {
            return [text]
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "unsealedTitle": title
        case "unsealedLines": lines
        default: nil
        }
    }
}
