internal import Foundation
internal import Store

/// The header fields of a mail or of a part of it, unfolded.
struct MIMEHeaders: Sendable {
    private let fields: [(name: String, value: String)]

    init(_ bytes: ArraySlice<UInt8>) {
        var fields: [(name: String, value: String)] = []
        let lines = bytes.prefix(MIMEPart.Limit.headerBytes).split(
            separator: 0x0A, maxSplits: MIMEPart.Limit.headers * 4)
        for line in lines {
            let line = line.last == 0x0D ? line.dropLast() : line
            let text = String(decoding: line.prefix(MIMEPart.Limit.oneHeaderBytes), as: UTF8.self)
            if line.first == 0x20 || line.first == 0x09 {
                guard let last = fields.indices.last,
                    fields[last].value.utf8.count < MIMEPart.Limit.oneHeaderBytes
                else { continue }
                fields[last].value += " " + text.trimmed
                continue
            }
            guard let colon = text.firstIndex(of: ":"), fields.count < MIMEPart.Limit.headers else {
                continue
            }
            let name = text[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
            fields.append((name, text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)))
        }
        self.fields = fields
    }

    /// The first field of that name as it was written.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// A field for people, with its encoded words read (RFC 2047).
    func words(_ name: String) -> String { self[name].map(EncodedWords.read) ?? "" }

    var contentType: MIMEValue { MIMEValue(self["content-type"] ?? "text/plain") }

    var disposition: MIMEValue { MIMEValue(self["content-disposition"] ?? "") }

    /// What the sender calls the part: never a path, see `Office.fileName`.
    var fileName: String? {
        let name = disposition.parameters["filename"] ?? contentType.parameters["name"]
        return name.map(EncodedWords.read)
    }

    /// The only address of a field, in small letters: `a@b`, or what stands in `<…>`. `nil` for none, for several,
    /// and for what is not one plain address.
    func address(_ name: String) -> String? {
        guard let value = self[name] else { return nil }
        let pieces = value.split(separator: "<", omittingEmptySubsequences: false)
        guard pieces.count <= 2 else { return nil }
        let inner = pieces.count == 2 ? pieces[1].prefix { $0 != ">" } : pieces[0]
        let address = String(inner).trimmed.lowercased()
        return MailText.isAddress(address) ? address : nil
    }
}

/// A value with parameters: `text/plain; charset=utf-8`, `attachment; filename*=utf-8''…` (RFC 2045, RFC 2231).
struct MIMEValue: Sendable {
    /// In small letters: `text/plain`, `attachment`.
    let value: String
    let parameters: [String: String]

    /// `text` of `text/plain`.
    var kind: String { String(value.prefix { $0 != "/" }) }

    init(_ text: String) {
        var pieces = MIMEValue.pieces(text)
        value = pieces.isEmpty ? "" : pieces.removeFirst().trimmingCharacters(in: .whitespaces).lowercased()
        var plain: [String: String] = [:]
        var sections: [String: [Int: (text: String, isEncoded: Bool)]] = [:]
        for piece in pieces.prefix(100) {
            guard let equals = piece.firstIndex(of: "=") else { continue }
            let name = piece[..<equals].trimmingCharacters(in: .whitespaces).lowercased()
            let value = MIMEValue.unquoted(piece[piece.index(after: equals)...])
            let parts = name.split(separator: "*", omittingEmptySubsequences: false)
            if parts.count == 1 {
                if plain[name] == nil { plain[name] = value }
            } else {
                let number = Int(parts[1]) ?? 0
                let isEncoded = parts.count == 3 || parts[1].isEmpty
                sections[String(parts[0]), default: [:]][number] = (value, isEncoded)
            }
        }
        for (name, pieces) in sections { plain[name] = MIMEValue.joined(pieces) }
        parameters = plain
    }

    /// Cut at semicolons that stand outside quotes.
    private static func pieces(_ text: String) -> [String] {
        var pieces = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if character == ";", !isQuoted {
                pieces.append("")
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && !isEscaped
            pieces[pieces.count - 1].append(character)
        }
        return pieces
    }

    private static func unquoted(_ text: Substring) -> String {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard text.hasPrefix("\""), text.hasSuffix("\""), text.count >= 2 else { return text }
        return String(text.dropFirst().dropLast()).replacing("\\\"", with: "\"")
            .replacing("\\\\", with: "\\")
    }

    private static func joined(_ pieces: [Int: (text: String, isEncoded: Bool)]) -> String {
        var bytes: [UInt8] = []
        var charset = "utf-8"
        for (place, piece) in pieces.sorted(by: { $0.key < $1.key }).enumerated() {
            var text = piece.value.text[...]
            if place == 0, piece.value.isEncoded {
                let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
                if parts.count == 3 {
                    charset = String(parts[0])
                    text = parts[2]
                }
            }
            bytes += piece.value.isEncoded ? percentDecoded(text) : Array(text.utf8)
        }
        return MIMEText.text(bytes, charset: charset)
    }

    private static func percentDecoded(_ text: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2,
                let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
