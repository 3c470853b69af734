internal import Hummingbird

/// A form with one file, read as it comes: first its fields, then the bytes of the file.
///
/// A class, because the door reads the head and the desk reads on where the door stopped. Only one of them
/// reads at a time: the door hands it over and never touches it again.
final class Upload: AsyncSequence, AsyncIteratorProtocol, @unchecked Sendable {
    typealias Element = [UInt8]
    typealias Failure = any Error

    struct Head: Sendable {
        var fields: [String: String] = [:]
        var fileName: String?
        var mediaType = ""
    }

    private var incoming: RequestBody.AsyncIterator
    private var parser: MultipartParser
    private var waiting: [MultipartParser.Event] = []
    private var isAtEnd = false

    init(_ body: RequestBody, boundary: String) {
        incoming = body.makeAsyncIterator()
        parser = MultipartParser(boundary: boundary)
    }

    func makeAsyncIterator() -> Upload { self }

    /// The fields that stand before the file, and how the file calls itself.
    func head() async throws -> Head {
        var head = Head()
        while let event = try await nextEvent() {
            switch event {
            case .field(let name, let value): head.fields[name] = value
            case .fileBegins(_, let name, let mediaType):
                head.fileName = name
                head.mediaType = mediaType
                return head
            case .bytes, .fileEnds, .end: continue
            }
        }
        return head
    }

    func next() async throws -> [UInt8]? {
        while let event = try await nextEvent() {
            switch event {
            case .bytes(let bytes): return bytes
            case .fileEnds, .end: return nil
            case .field, .fileBegins: continue
            }
        }
        // The connection ended inside the file: what came is not the document.
        throw DoorRefusal.malformed
    }

    private func nextEvent() async throws -> MultipartParser.Event? {
        while waiting.isEmpty, !isAtEnd {
            guard let buffer = try await incoming.next() else {
                isAtEnd = true
                break
            }
            waiting = try parser.feed(buffer.readableBytesView)
        }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }
}
