/// A mail, or a part of one: its headers, and either bytes or parts of its own (RFC 5322, RFC 2045).
///
/// Whatever comes from outside is read to limits and never refused: what cannot be understood is bytes.
struct MIMEPart: Sendable {
    /// Limits of what is looked at in one mail. What lies beyond stays bytes of the part it stands in.
    enum Limit {
        static let depth = 20
        static let parts = 200
        static let headerBytes = 262_144
        static let headers = 1_000
        static let oneHeaderBytes = 16_384
    }

    let headers: MIMEHeaders
    let body: ArraySlice<UInt8>
    let parts: [MIMEPart]

    init(reading bytes: [UInt8]) {
        var room = Limit.parts
        self.init(bytes[...], depth: 0, room: &room)
    }

    private init(_ bytes: ArraySlice<UInt8>, depth: Int, room: inout Int) {
        room -= 1
        let (head, body) = MIMEPart.split(bytes)
        headers = MIMEHeaders(head)
        self.body = body
        let type = headers.contentType
        guard type.kind == "multipart", let boundary = type.parameters["boundary"], !boundary.isEmpty,
            boundary.utf8.count <= 200, depth < Limit.depth
        else {
            parts = []
            return
        }
        var parts: [MIMEPart] = []
        for piece in MIMEPart.pieces(of: body, between: Array(("--" + boundary).utf8)) where room > 0 {
            parts.append(MIMEPart(piece, depth: depth + 1, room: &room))
        }
        self.parts = parts
    }

    /// Everything before the first empty line, and everything behind it.
    private static func split(_ bytes: ArraySlice<UInt8>) -> (
        head: ArraySlice<UInt8>, body: ArraySlice<UInt8>
    ) {
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let line = bytes[start..<end]
            let next = min(end + 1, bytes.endIndex)
            if line.isEmpty || line.elementsEqual([0x0D]) { return (bytes[..<start], bytes[next...]) }
            start = next
            if end == bytes.endIndex { break }
        }
        return (bytes, bytes[bytes.endIndex...])
    }

    /// What stands between the lines of a boundary; the preamble and the epilogue are left out.
    private static func pieces(of body: ArraySlice<UInt8>, between boundary: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var begin: Int?
        var start = body.startIndex
        while start < body.endIndex {
            let end = body[start...].firstIndex(of: 0x0A) ?? body.endIndex
            let next = min(end + 1, body.endIndex)
            if body[start..<end].starts(with: boundary) {
                if let begin { pieces.append(trimmed(body[begin..<start])) }
                let rest = body[(start + boundary.count)..<end]
                if rest.starts(with: [0x2D, 0x2D]) { return pieces }
                begin = next
            }
            start = next
        }
        if let begin, begin < body.endIndex { pieces.append(body[begin...]) }
        return pieces
    }

    /// Without the line end that belongs to the boundary.
    private static func trimmed(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var piece = piece
        if piece.last == 0x0A { piece = piece.dropLast() }
        if piece.last == 0x0D { piece = piece.dropLast() }
        return piece
    }

    /// The part and those below it that hold bytes, in their order.
    var leaves: [MIMEPart] { parts.isEmpty ? [self] : parts.flatMap(\.leaves) }
}
