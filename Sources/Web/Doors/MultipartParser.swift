internal import Foundation

/// Reads `multipart/form-data` as it comes: fields are small and kept, a file passes through in chunks.
struct MultipartParser: Sendable {
    enum Event: Hashable, Sendable {
        case field(name: String, value: String)
        case fileBegins(field: String, name: String, mediaType: String)
        case bytes([UInt8])
        case fileEnds
        case end
    }

    private enum Place: Hashable {
        case beforeFirst
        case headers
        case field(String)
        case file
        case done
    }

    /// A field or the headers of a part may be so long.
    static let smallLimitBytes = 64 * 1024

    private let delimiter: [UInt8]
    private var buffer: [UInt8]
    private var place = Place.beforeFirst
    private var parts = 0
    private var fieldBytes = 0

    init(boundary: String) {
        delimiter = Array(("\r\n--" + boundary).utf8)
        // The first delimiter has no line before it: we think one.
        buffer = [0x0D, 0x0A]
    }

    /// The boundary that a `Content-Type` names; `nil` for any other type.
    static func boundary(of contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let mark = contentType.range(of: "boundary=")
        else { return nil }
        let value = contentType[mark.upperBound...].prefix { $0 != ";" }
        let boundary = value.filter { $0 != "\"" && $0 != " " }
        return (1...70).contains(boundary.utf8.count) ? String(boundary) : nil
    }

    mutating func feed(_ bytes: some Sequence<UInt8>) throws(DoorRefusal) -> [Event] {
        buffer += bytes
        var events: [Event] = []
        while let event = try next() { events += event }
        return events
    }

    /// The events of one step; `nil` when more bytes are needed.
    private mutating func next() throws(DoorRefusal) -> [Event]? {
        switch place {
        case .beforeFirst: return try passDelimiter(saying: [])
        case .headers: return try readHeaders()
        case .field(let name): return try readField(name)
        case .file: return try readFile()
        case .done: return nil
        }
    }

    /// Goes beyond a delimiter at the front: to the headers of the next part, or to the end.
    private mutating func passDelimiter(saying events: [Event]) throws(DoorRefusal) -> [Event]? {
        guard buffer.count >= delimiter.count + 2 else { return nil }
        guard buffer.starts(with: delimiter) else { throw .malformed }
        let mark = buffer[delimiter.count..<delimiter.count + 2]
        if mark.elementsEqual("--".utf8) {
            buffer.removeAll()
            place = .done
            return events + [.end]
        }
        guard mark.elementsEqual("\r\n".utf8) else { throw .malformed }
        buffer.removeFirst(delimiter.count + 2)
        place = .headers
        parts += 1
        guard parts <= TypedForm.mostFields else { throw .malformed }
        return events
    }

    private mutating func readHeaders() throws(DoorRefusal) -> [Event]? {
        guard let end = MultipartParser.find(Array("\r\n\r\n".utf8), in: buffer) else {
            guard buffer.count <= MultipartParser.smallLimitBytes else { throw .malformed }
            return nil
        }
        guard let text = String(validating: buffer[..<end], as: UTF8.self) else { throw .malformed }
        buffer.removeFirst(end + 4)
        var headers: [String: String] = [:]
        for line in text.split(separator: "\r\n") {
            let sides = line.split(separator: ":", maxSplits: 1)
            guard sides.count == 2 else { throw .malformed }
            headers[sides[0].lowercased()] = String(sides[1].drop { $0 == " " })
        }
        let disposition = headers["content-disposition"] ?? ""
        guard let name = MultipartParser.term("name", in: disposition) else { throw .malformed }
        guard let fileName = MultipartParser.term("filename", in: disposition) else {
            place = .field(name)
            return []
        }
        place = .file
        let type = headers["content-type"] ?? "application/octet-stream"
        return [.fileBegins(field: name, name: fileName, mediaType: type)]
    }

    private mutating func readField(_ name: String) throws(DoorRefusal) -> [Event]? {
        guard let end = MultipartParser.find(delimiter, in: buffer) else {
            guard buffer.count <= MultipartParser.smallLimitBytes else { throw .malformed }
            return nil
        }
        guard let value = String(validating: buffer[..<end], as: UTF8.self) else { throw .malformed }
        guard buffer.count >= end + delimiter.count + 2 else { return nil }
        fieldBytes += end
        guard fieldBytes <= TypedForm.limitBytes else { throw .tooLarge(limitBytes: TypedForm.limitBytes) }
        buffer.removeFirst(end)
        return try passDelimiter(saying: [.field(name: name, value: value)])
    }

    /// Gives on what cannot belong to a delimiter any more.
    private mutating func readFile() throws(DoorRefusal) -> [Event]? {
        if let end = MultipartParser.find(delimiter, in: buffer) {
            guard buffer.count >= end + delimiter.count + 2 else { return nil }
            let bytes = Array(buffer[..<end])
            buffer.removeFirst(end)
            return try passDelimiter(saying: (bytes.isEmpty ? [] : [.bytes(bytes)]) + [.fileEnds])
        }
        let safe = buffer.count - (delimiter.count - 1)
        guard safe > 0 else { return nil }
        let bytes = Array(buffer[..<safe])
        buffer.removeFirst(safe)
        return [.bytes(bytes)]
    }

    /// The value of `name="…"` in a header.
    private static func term(_ name: String, in header: String) -> String? {
        for part in header.split(separator: ";").map({ $0.drop { $0 == " " } }) {
            guard part.hasPrefix(name + "=\"") else { continue }
            let rest = part.dropFirst(name.count + 2)
            return String(rest.hasSuffix("\"") ? rest.dropLast() : rest).replacing("%22", with: "\"")
        }
        return nil
    }

    /// Where a pattern begins. The first byte is looked for first, for it is rare.
    private static func find(_ pattern: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= pattern.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            let last = bytes.count - pattern.count
            while at <= last {
                if bytes[at] == pattern[0], (1..<pattern.count).allSatisfy({ bytes[at + $0] == pattern[$0] })
                {
                    return at
                }
                at += 1
            }
            return nil
        }
    }
}
