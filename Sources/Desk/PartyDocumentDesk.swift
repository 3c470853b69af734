internal import Casework
internal import Evidence
internal import Law
internal import Store

/// Papers of parties: a licence, a proof of purchase. Smaller than those of officers, and of three kinds only.
extension Office {
    /// In bytes: a licence of some pages, photographed.
    public static let partyDocumentLimitBytes = 10 << 20

    /// Files of one party in one file of the office; a code is no storage for everybody.
    static let mostPartyDocuments = 20

    /// Takes in a paper of the party that holds the code. What it is, is read from its first bytes, whatever it is called.
    public func filePartyDocument<Body: AsyncSequence & Sendable>(
        kind: String, name: String?, mediaType: String, body: Body, to number: String, code text: String
    ) async throws -> DocumentView where Body.Element == [UInt8] {
        let caller = try await partyCaller(code: text)
        let filed = try await database.read { db in try Documents.all(of: number, on: db) }
        guard filed.filter({ $0.filedBy == caller.person.description }).count < Office.mostPartyDocuments
        else {
            throw Refusal.fieldsInvalid([.init("file", .tooLong)])
        }
        return try await fileDocument(
            kind: kind, name: name, mediaType: mediaType, limit: Office.partyDocumentLimitBytes,
            body: RecognisedBytes(body, said: mediaType), to: number, for: caller)
    }
}

/// Bytes that begin as a PDF, a JPEG or a PNG does; anything else is refused before it is kept.
struct RecognisedBytes<Body: AsyncSequence & Sendable>: AsyncSequence, Sendable
where Body.Element == [UInt8] {
    typealias Element = [UInt8]

    private let body: Body
    private let said: String

    init(_ body: Body, said: String) {
        self.body = body
        self.said = said
    }

    func makeAsyncIterator() -> Iterator { Iterator(inner: body.makeAsyncIterator(), said: said) }

    struct Iterator: AsyncIteratorProtocol {
        private static var beginnings: [(type: String, bytes: [UInt8])] {
            [
                ("application/pdf", Array("%PDF-".utf8)), ("image/jpeg", [0xFF, 0xD8, 0xFF]),
                ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            ]
        }

        var inner: Body.AsyncIterator
        let said: String
        private var isRecognised = false

        init(inner: Body.AsyncIterator, said: String) {
            self.inner = inner
            self.said = said
        }

        mutating func next() async throws -> [UInt8]? {
            guard !isRecognised else { return try await inner.next() }
            // The first piece may be short; it is put together until it can be told.
            var first: [UInt8] = []
            while first.count < 8, let piece = try await inner.next() { first += piece }
            guard let known = Iterator.beginnings.first(where: { first.starts(with: $0.bytes) }),
                known.type == said.lowercased()
            else { throw DeskRefusal.mediaType(String(said.prefix(60))) }
            isRecognised = true
            return first
        }
    }
}
