internal import Foundation

/// The few words that we take from what a server answers in XML. There is no reader of XML behind it: a word stands between its
/// two marks, and whatever else is there is not looked at.
struct BucketText {
    private let text: Substring

    init(_ bytes: [UInt8]) {
        text = Substring(String(decoding: bytes, as: UTF8.self))
    }

    func first(_ name: String) -> String? { all(name, most: 1).first }

    func all(_ name: String, most: Int = .max) -> [String] {
        var found: [String] = []
        var rest = text
        while found.count < most, let begin = rest.range(of: "<\(name)>"),
            let end = rest.range(of: "</\(name)>", range: begin.upperBound..<rest.endIndex)
        {
            found.append(BucketText.plain(rest[begin.upperBound..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return found
    }

    private static func plain(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        return [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&apos;", "'"), ("&amp;", "&"),
        ]
        .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }
}
