/// A paper that the office writes: a template in plain words, filled from the file, as print-ready HTML.
///
/// The template's own grammar is small: `#` and `##` headings, paragraphs, `-` lists, `|` tables, `---` for a
/// rule, and `{{name}}` for a value. There is no logic: what is missing stands in the paper as missing, and a line
/// with `{{name?}}` is left out where the file does not hold that value.
public struct Letter: Sendable, Hashable {
    /// HTML that stands alone: A4, no script, nothing from outside.
    public let html: String
    /// Names of the values that the file does not hold.
    public let missing: [String]

    /// Fills a template.
    ///
    /// - Parameter value: the text for a name, unescaped; `nil` when the file does not say.
    /// - Parameter gap: what stands for a missing value, given its name.
    public init(
        template: String, title: String, language: String,
        value: (String) -> String?, gap: (String) -> String
    ) {
        var missing: [String] = []
        let lines = template.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
            Letter.fill(String(line), value: value, gap: gap, missing: &missing)
        }
        self.missing = missing
        html = Letter.page(Letter.body(of: lines), title: title, language: language)
    }

    /// A letter of parts that were put together elsewhere.
    public init(_ text: LetterText, language: String) {
        missing = []
        html = Letter.page(
            text.blocks.map(Letter.html).joined(), title: text.title, language: language)
    }

    private static func html(_ block: LetterText.Block) -> String {
        func line(_ text: String) -> String { escaped(text[...]).replacing("\n", with: "<br>") }
        switch block {
        case .heading(let level, let text): return "<h\(level)>\(line(text))</h\(level)>\n"
        case .paragraph(let text): return "<p>\(line(text))</p>\n"
        case .list(let lines): return "<ul>\n" + lines.map { "<li>\(line($0))</li>\n" }.joined() + "</ul>\n"
        case .table(let rows):
            let rows = rows.map { row in
                "<tr>" + row.map { "<td>\(line($0))</td>" }.joined() + "</tr>\n"
            }
            return "<table>\n" + rows.joined() + "</table>\n"
        case .rule: return "<hr>\n"
        }
    }

    /// Whether a letter of ours still shows that something is to be filled in.
    public static func hasGaps(_ html: String) -> Bool { html.contains("<mark>") }

    /// Replaces `{{name}}`; the words around it and the value are escaped. `nil` for a line whose optional value is
    /// missing.
    private static func fill(
        _ line: String, value: (String) -> String?, gap: (String) -> String, missing: inout [String]
    ) -> String? {
        var filled = ""
        var rest = Substring(line)
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}")
        {
            filled += escaped(rest[..<open.lowerBound])
            let written = rest[open.upperBound..<close.lowerBound].filter { $0 != " " }
            let isOptional = written.hasSuffix("?")
            let name = isOptional ? String(written.dropLast()) : written
            if let text = value(name), !text.isEmpty {
                filled += escaped(text[...]).replacing("\n", with: "<br>")
            } else if isOptional {
                return nil
            } else {
                if !missing.contains(name) { missing.append(name) }
                filled += "<mark>" + escaped(gap(name)[...]) + "</mark>"
            }
            rest = rest[close.upperBound...]
        }
        return filled + escaped(rest)
    }

    public static func escaped(_ text: Substring) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    private enum Block { case paragraph, list, table }

    private static func body(of lines: [String]) -> String {
        var html = ""
        var open: Block?
        func close() {
            switch open {
            case .paragraph: html += "</p>\n"
            case .list: html += "</ul>\n"
            case .table: html += "</table>\n"
            case nil: break
            }
            open = nil
        }
        func enter(_ block: Block, _ tag: String) {
            if open != block {
                close()
                html += tag
                open = block
            }
        }
        for line in lines {
            if line.isEmpty {
                close()
            } else if line == "---" {
                close()
                html += "<hr>\n"
            } else if line.hasPrefix("## ") {
                close()
                html += "<h2>\(line.dropFirst(3))</h2>\n"
            } else if line.hasPrefix("# ") {
                close()
                html += "<h1>\(line.dropFirst(2))</h1>\n"
            } else if line.hasPrefix("- ") {
                enter(.list, "<ul>\n")
                html += "<li>\(line.dropFirst(2))</li>\n"
            } else if line.hasPrefix("|") {
                enter(.table, "<table>\n")
                html += row(line)
            } else {
                if open == .paragraph { html += "<br>\n" } else { enter(.paragraph, "<p>") }
                html += line
            }
        }
        close()
        return html
    }

    /// `| a | b |` as a row; a row of dashes only separates and is not shown.
    private static func row(_ line: String) -> String {
        let cells = line.split(separator: "|").map { $0.trimmingSpaces }
        if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { return "" }
        return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
    }

    private static func page(_ body: String, title: String, language: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(escaped(language[...]))">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title[...]))</title>
        <style>
        @page { size: A4; margin: 25mm 24mm }
        body { font: 16px/1.9 "FangSong", "Noto Serif CJK SC", "AR PL UMing CN", serif; color: #000;
               max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 1.6rem; text-align: center; font-weight: 600; margin: 0 0 1.5rem }
        h2 { font-size: 1.1rem; font-weight: 600; margin: 1.5rem 0 .5rem }
        p { margin: 0 0 .75rem; overflow-wrap: anywhere }
        table { border-collapse: collapse; width: 100%; margin: 0 0 1rem }
        td { border: 1px solid #000; padding: .35rem .6rem; vertical-align: top; overflow-wrap: anywhere }
        hr { border: 0; border-top: 2px solid #000 }
        mark { background: none; border-bottom: 2px dashed #000 }
        </style>
        </head>
        <body>
        <main>
        \(body)</main>
        </body>
        </html>

        """
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = self
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
