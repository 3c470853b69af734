internal import Foundation
internal import Store

/// Turns the bytes of a part into what its sender meant.
enum MIMEText {
    /// The bytes of a part without its transfer encoding.
    static func bytes(of part: MIMEPart) -> [UInt8] {
        switch part.headers["content-transfer-encoding"]?.lowercased() {
        case "base64": base64(part.body)
        case "quoted-printable": quotedPrintable(part.body)
        default: Array(part.body)
        }
    }

    /// The text of a part. Characters that cannot be read are shown as such, none is dropped.
    static func text(of part: MIMEPart) -> String {
        let type = part.headers.contentType
        let text = text(bytes(of: part), charset: type.parameters["charset"] ?? "utf-8")
        return type.value == "text/html" ? withoutMarkup(text) : text
    }

    static func text(_ bytes: [UInt8], charset: String) -> String {
        let known = TextDecoder(charset: charset)?.text(bytes)
        return clean(known ?? String(decoding: bytes, as: UTF8.self))
    }

    /// Without characters that a page or a form would not take.
    static func clean(_ text: String) -> String {
        let kept = text.unicodeScalars.map { scalar in
            FormReading.isClean(String(scalar)) ? scalar : "\u{FFFD}"
        }
        return String(String.UnicodeScalarView(kept))
    }

    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        Data(base64Encoded: Data(bytes), options: .ignoreUnknownCharacters).map(Array.init) ?? []
    }

    /// `=E4=BE=B5`, and `=` at the end of a line that goes on (RFC 2045, 6.7).
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == 0x3D else {
                decoded.append(byte)
                continue
            }
            let next = rest.prefix(2)
            if next.first == 0x0A {
                rest = rest.dropFirst()
            } else if next.elementsEqual([0x0D, 0x0A]) {
                rest = rest.dropFirst(2)
            } else if next.count == 2, let code = UInt8(String(decoding: next, as: UTF8.self), radix: 16) {
                decoded.append(code)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }

    /// What a person would read of a page, roughly: no marks, no scripts, lines where blocks end.
    static func withoutMarkup(_ html: String) -> String {
        var text = ""
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            text += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else { return unescaped(text) }
            let tag = rest[rest.index(after: open)..<close].lowercased()
            rest = rest[rest.index(after: close)...]
            for hidden in ["script", "style"] where tag.hasPrefix(hidden) {
                guard let end = rest.range(of: "</" + hidden, options: .caseInsensitive) else {
                    return unescaped(text)
                }
                rest = rest[end.lowerBound...]
            }
            if ["br", "p", "/p", "div", "/div", "/tr", "/li"].contains(where: { tag.hasPrefix($0) }) {
                text += "\n"
            }
        }
        return unescaped(text + rest)
    }

    private static func unescaped(_ text: String) -> String {
        var text = text
        for (name, character) in [
            ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ] {
            text = text.replacing(name, with: character)
        }
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

/// Words in a header that stand for other characters: `=?gb2312?B?…?=` (RFC 2047).
enum EncodedWords {
    static func read(_ text: String) -> String {
        var read = ""
        var rest = text[...]
        var isAfterWord = false
        while let start = rest.range(of: "=?") {
            let between = rest[..<start.lowerBound]
            // Blanks between two words belong to neither.
            if !(isAfterWord && between.allSatisfy(\.isWhitespace)) { read += between }
            guard let (word, end) = word(in: rest[start.lowerBound...]) else {
                read += "=?"
                rest = rest[start.upperBound...]
                isAfterWord = false
                continue
            }
            read += word
            rest = rest[end...]
            isAfterWord = true
        }
        // A line break that was encoded into a header is a blank like any other.
        let scalars = MIMEText.clean(read + rest).unicodeScalars.map { $0.value < 0x20 ? " " : $0 }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func word(in text: Substring) -> (String, Substring.Index)? {
        let parts = text.dropFirst(2).split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[3].hasPrefix("="), parts[2].utf8.count <= 4_096 else { return nil }
        let bytes: [UInt8]
        switch parts[1].lowercased() {
        case "b": bytes = MIMEText.base64(Array(parts[2].utf8)[...])
        case "q":
            bytes = MIMEText.quotedPrintable(Array(parts[2].replacing("_", with: " ").utf8)[...])
        default: return nil
        }
        let charset = parts[0].prefix { $0 != "*" }
        let end = parts[3].index(after: parts[3].startIndex)
        return (MIMEText.text(bytes, charset: String(charset)), end)
    }
}
