/// A place in a legal text, written one way everywhere: `TR310 art. 5 para. 2 item (3)`.
///
/// The first word is the key of the instrument in `share/law/authorities.yaml`; the rest is the place in it.
/// One search for the string finds code, pack, page and commit.
public struct Citation: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let description: String

    /// A citation written by us, in code. A citation that came from a file goes through `init(parsing:)`.
    public init(stringLiteral value: String) {
        precondition(Citation(parsing: value) != nil, "a citation reads `KEY art. N …`: \(value)")
        description = value
    }

    /// `nil` when the text does not read `KEY`, or `KEY art. N`, with an optional paragraph and item.
    public init?(parsing text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard let key = words.first, Citation.isKey(key), Citation.isPlace(Array(words.dropFirst())) else {
            return nil
        }
        description = text
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let citation = Citation(parsing: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a citation: \(text)"))
        }
        self = citation
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Key of the instrument in `share/law/authorities.yaml`.
    public var instrument: String {
        String(description.prefix { $0 != " " })
    }

    /// The article alone, such as `5` or `219-1`; `nil` when the whole instrument is cited.
    public var article: String? {
        place(after: "art.")
    }

    public var paragraph: String? {
        place(after: "para.")
    }

    public var item: String? {
        place(after: "item")?.trimmingParentheses
    }

    private func place(after marker: String) -> String? {
        let words = description.split(separator: " ").map(String.init)
        guard let at = words.firstIndex(of: marker), at + 1 < words.count else { return nil }
        return words[at + 1]
    }

    private static func isKey(_ word: String) -> Bool {
        guard let first = word.first, first.isASCII, first.isLetter else { return false }
        return word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    private static func isPlace(_ words: [String]) -> Bool {
        let markers = ["art.", "para.", "item"]
        guard words.count.isMultiple(of: 2), words.count <= 2 * markers.count else { return false }
        var expected = markers[...]
        for index in stride(from: 0, to: words.count, by: 2) {
            guard let at = expected.firstIndex(of: words[index]), !words[index + 1].isEmpty else {
                return false
            }
            expected = expected[(at + 1)...]
        }
        return words.isEmpty || words[0] == "art."
    }
}

extension String {
    fileprivate var trimmingParentheses: String {
        hasPrefix("(") && hasSuffix(")") ? String(dropFirst().dropLast()) : self
    }
}
