/// A letter of ours as its parts: headings, paragraphs, lists, tables. What a sheet of paper is made from.
public struct LetterText: Sendable, Hashable {
    public enum Block: Sendable, Hashable {
        /// 1 is the name of the paper, 2 one of its parts.
        case heading(Int, String)
        /// Lines are parted by line feeds.
        case paragraph(String)
        case list([String])
        case table([[String]])
        case rule
    }

    /// What kind of paper it is; it names nobody.
    public let title: String
    public let blocks: [Block]

    public init(title: String, blocks: [Block]) {
        self.title = title
        self.blocks = blocks
    }

    /// Reads the HTML that `Letter` writes; `nil` for any other.
    public init?(html: String) {
        guard let title = LetterText.between("<title>", "</title>", in: html[...]),
            let main = LetterText.between("<main>\n", "</main>", in: html[...])
        else { return nil }
        var blocks: [Block] = []
        var rest = main
        while true {
            while rest.first?.isNewline == true { rest = rest.dropFirst() }
            if rest.isEmpty { break }
            guard let block = LetterText.block(&rest) else { return nil }
            blocks.append(block)
        }
        self.init(title: LetterText.plain(title) ?? "", blocks: blocks)
    }

    private static func block(_ rest: inout Substring) -> Block? {
        if rest.hasPrefix("<hr>") {
            rest = rest.dropFirst("<hr>".count)
            return .rule
        }
        for (open, close) in [("<h1>", "</h1>"), ("<h2>", "</h2>"), ("<p>", "</p>")]
        where rest.hasPrefix(open) {
            guard let inner = between(open, close, in: rest), let text = plain(inner) else { return nil }
            rest = rest[inner.endIndex...].dropFirst(close.count)
            return open == "<p>" ? .paragraph(text) : .heading(open == "<h1>" ? 1 : 2, text)
        }
        if rest.hasPrefix("<ul>") {
            guard let lines = parts("<ul>", "</ul>", of: &rest, "<li>", "</li>") else { return nil }
            return all(lines.map(plain)).map(Block.list)
        }
        guard rest.hasPrefix("<table>"), let rows = parts("<table>", "</table>", of: &rest, "<tr>", "</tr>")
        else {
            return nil
        }
        let cells = rows.map { row -> [String]? in
            var row = row
            var cells: [String?] = []
            while !row.isEmpty {
                guard let cell = between("<td>", "</td>", in: row), row.hasPrefix("<td>") else { return nil }
                cells.append(plain(cell))
                row = row[cell.endIndex...].dropFirst("</td>".count)
            }
            return all(cells)
        }
        return all(cells).map(Block.table)
    }

    private static func all<Value>(_ values: [Value?]) -> [Value]? {
        let known = values.compactMap(\.self)
        return known.count == values.count ? known : nil
    }

    /// The inner parts of a list or a table, and goes on behind it.
    private static func parts(
        _ open: String, _ close: String, of rest: inout Substring, _ opening: String, _ closing: String
    ) -> [Substring]? {
        guard let whole = between(open, close, in: rest) else { return nil }
        rest = rest[whole.endIndex...].dropFirst(close.count)
        var parts: [Substring] = []
        var inner = whole
        while true {
            while inner.first?.isNewline == true { inner = inner.dropFirst() }
            if inner.isEmpty { return parts }
            guard inner.hasPrefix(opening), let part = between(opening, closing, in: inner) else {
                return nil
            }
            parts.append(part)
            inner = inner[part.endIndex...].dropFirst(closing.count)
        }
    }

    private static func between(_ open: String, _ close: String, in text: Substring) -> Substring? {
        guard let start = text.firstRange(of: open)?.upperBound,
            let end = text[start...].firstRange(of: close)?.lowerBound
        else { return nil }
        return text[start..<end]
    }

    /// Text without marks; `nil` when there is a mark that `Letter` does not write.
    private static func plain(_ html: Substring) -> String? {
        let marked = String(html).replacing("<br>\n", with: "\n").replacing("<br>", with: "\n")
            .replacing("<mark>", with: "").replacing("</mark>", with: "")
        guard !marked.contains("<"), !marked.contains(">") else { return nil }
        return marked.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
            "&quot;", with: "\""
        )
        .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    /// All that is said, part by part, in the order of the page.
    public var lines: [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .heading(_, let text), .paragraph(let text): [text]
            case .list(let lines): lines
            case .table(let rows): rows.flatMap(\.self)
            case .rule: []
            }
        }
    }

    /// The same letter that says other things: as many lines as `lines` has.
    public func saying(_ lines: [String]) -> LetterText {
        var next = lines.makeIterator()
        let take: (String) -> String = { next.next() ?? $0 }
        return LetterText(
            title: title,
            blocks: blocks.map { block in
                switch block {
                case .heading(let level, let text): .heading(level, take(text))
                case .paragraph(let text): .paragraph(take(text))
                case .list(let lines): .list(lines.map(take))
                case .table(let rows): .table(rows.map { $0.map(take) })
                case .rule: .rule
                }
            })
    }
}
