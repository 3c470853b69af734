import Foundation

/// What a reader sees of a page, in its own language: its text and its labels, without what is marked as another
/// language. Pages are cut at their tags; what a tag says is read by name. No regular expressions: they take long on
/// whole pages.
enum PageText {
    /// Attributes that are read out or shown.
    private static let spoken = ["aria-label", "placeholder", "alt", "title", "value", "data-th"]

    /// Texts and labels, in the order of the page.
    static func pieces(of page: String) -> [String] {
        var pieces: [String] = []
        var skipped: String?
        for part in page.components(separatedBy: "<").dropFirst() {
            let halves = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
            let (tag, text) = (String(halves[0]), halves.count == 2 ? String(halves[1]) : "")
            let name = String(tag.prefix { !$0.isWhitespace })
            if let element = skipped {
                if name == "/" + element { skipped = nil } else { continue }
            } else if isSkipped(name, tag) {
                skipped = name
                continue
            } else {
                pieces += spoken.compactMap { attribute($0, of: tag) }
            }
            pieces += text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        return pieces.filter { !$0.isEmpty }
    }

    /// Every three Chinese characters that stand side by side.
    static func triples(of text: String) -> Set<String> {
        var triples: Set<String> = []
        var (first, second): (Unicode.Scalar?, Unicode.Scalar?) = (nil, nil)
        for scalar in text.unicodeScalars {
            guard (0x4E00...0x9FFF).contains(scalar.value) else {
                (first, second) = (nil, nil)
                continue
            }
            if let first, let second {
                var triple = String.UnicodeScalarView()
                triple.append(contentsOf: [first, second, scalar])
                triples.insert(String(triple))
            }
            (first, second) = (second, scalar)
        }
        return triples
    }

    /// The addresses of this site that a page leads to.
    static func links(in page: String) -> [String] {
        ["href=\"/", "action=\"/"].flatMap { mark in
            page.components(separatedBy: mark).dropFirst().map { rest in
                "/" + rest.prefix { $0 != "\"" && $0 != "#" }.replacing("&amp;", with: "&")
            }
        }
    }

    private static func isSkipped(_ name: String, _ tag: String) -> Bool {
        if ["script", "style"].contains(name) { return true }
        return name != "html"
            && ["lang", "hreflang"].contains { attribute($0, of: tag)?.hasPrefix("zh") ?? false }
    }

    private static func attribute(_ name: String, of tag: String) -> String? {
        guard let found = tag.range(of: " " + name + "=\"") else { return nil }
        return String(tag[found.upperBound...].prefix { $0 != "\"" })
    }
}
