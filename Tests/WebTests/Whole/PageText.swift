import Foundation

/// What a reader sees of a page, in its own language: its text and its labels, without what is marked as another
/// language. Pages are cut at their tags; what a tag says is read by name. No regular expressions: they take long on
/// whole pages.
enum PageText {
    /// Attributes that are read out or shown.
    private static let spoken = ["aria-label", "placeholder", "alt", "title", "value", "data-th"]
    /// Elements that nothing stands in.
    private static let empty: Set<String> = ["input", "img", "meta", "link", "br", "hr", "col"]

    /// Texts and labels, in the order of the page.
    static func pieces(of page: String) -> [String] {
        let own = language(of: page) ?? ""
        var pieces: [String] = []
        var skipped: String?
        for part in page.components(separatedBy: "<").dropFirst() {
            let halves = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
            let (tag, text) = (String(halves[0]), halves.count == 2 ? String(halves[1]) : "")
            let name = String(tag.prefix { !$0.isWhitespace })
            if let element = skipped {
                if name == "/" + element { skipped = nil } else { continue }
            } else if isSkipped(name, tag, in: own) {
                if !empty.contains(name) {
                    skipped = name
                    continue
                }
            } else {
                pieces += spoken.compactMap { attribute($0, of: tag) }
            }
            let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            // What a search found stands inside a word.
            if name == "mark" || name == "/mark", let last = pieces.popLast() {
                pieces.append(last + (lines.first ?? ""))
                pieces += lines.dropFirst()
            } else {
                pieces += lines
            }
        }
        return pieces.filter { !$0.isEmpty }
    }

    /// Chinese characters that stand side by side, run for run.
    static func runs(of text: String) -> [[UInt32]] {
        text.unicodeScalars.split { !(0x4E00...0x9FFF).contains($0.value) }.map { $0.map(\.value) }
    }

    /// The language that a whole document says it is in.
    static func language(of page: String) -> String? {
        page.range(of: "<html").flatMap { start in
            attribute("lang", of: String(page[start.upperBound...].prefix { $0 != ">" }))
        }
    }

    /// The addresses of this site that a page leads to.
    static func links(in page: String) -> [String] {
        ["href=\"/"].flatMap { mark in
            page.components(separatedBy: mark).dropFirst().map { rest in
                "/" + rest.prefix { $0 != "\"" && $0 != "#" }.replacing("&amp;", with: "&")
            }
        }
    }

    /// What is marked as another language than the page's.
    private static func isSkipped(_ name: String, _ tag: String, in own: String) -> Bool {
        if ["script", "style"].contains(name) { return true }
        return name != "html"
            && ["lang", "hreflang"].contains { attribute($0, of: tag).map { $0 != own } ?? false }
    }

    static func attribute(_ name: String, of tag: String) -> String? {
        guard let found = tag.range(of: " " + name + "=\"") else { return nil }
        return String(tag[found.upperBound...].prefix { $0 != "\"" })
    }
}
