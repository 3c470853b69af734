internal import Documents
internal import Evidence

/// An entry as the public gets it: a heading, lines with their terms, and paragraphs. Canonical JSON, so that its digest
/// can be held against a copy.
struct PublicEntryText: Hashable, Sendable {
    let title: String
    let rows: [(term: String, text: String)]
    let paragraphs: [String]

    init(_ letter: LetterText) {
        var (title, paragraphs): (String, [String]) = (letter.title, [])
        var rows: [(term: String, text: String)] = []
        for block in letter.blocks {
            switch block {
            case .heading(1, let text): title = text
            case .heading(_, let text), .paragraph(let text): paragraphs.append(text)
            case .list(let lines): paragraphs += lines
            case .table(let table):
                rows += table.filter { $0.count >= 2 && !$0[1].isEmpty }.map { (term: $0[0], text: $0[1]) }
            case .rule: break
            }
        }
        (self.title, self.rows, self.paragraphs) = (title, rows, paragraphs)
    }

    init(reading json: JSON) {
        title = json["title"]?.string ?? ""
        rows = (json["rows"]?.array ?? []).map { row in
            (term: row.array?.first?.string ?? "", text: row.array?.last?.string ?? "")
        }
        paragraphs = (json["text"]?.array ?? []).compactMap(\.string)
    }

    var json: JSON {
        .object([
            "title": .string(title),
            "rows": .array(rows.map { .array([.string($0.term), .string($0.text)]) }),
            "text": .array(paragraphs.map(JSON.string)),
        ])
    }

    /// The first line of an entry names the party.
    var party: String { rows.first?.text ?? "" }

    static func == (first: PublicEntryText, second: PublicEntryText) -> Bool { first.json == second.json }
    func hash(into hasher: inout Hasher) { hasher.combine(json.canonical) }
}
