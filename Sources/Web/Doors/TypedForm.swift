internal import HTTPTypes
internal import Hummingbird

/// A form as a person sent it: read to a limit, its word checked before anything else is looked at.
struct TypedForm: Sendable {
    /// The longest form: a text of 20 000 Chinese characters, each written with nine.
    static let limitBytes = 512 * 1024
    static let word = "form-word"
    /// More fields than any form of ours has, with all rows of its tables.
    static let mostFields = 2_000

    /// All that was sent, by the name of the field, in the order in which it came.
    private let values: [String: [String]]
    /// Fields whose file is no text in UTF-8.
    private(set) var unreadable: Set<String> = []

    init(_ request: Request, _ context: OfficeContext) async throws {
        try TypedForm.guardOrigin(request)
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw DoorRefusal.malformed
        }
        let body = try await TypedForm.collect(request)
        guard let pairs = FormText.pairs(body.readableBytesView) else { throw DoorRefusal.malformed }
        values = try TypedForm.gathered(pairs)
        try TypedForm.guardWord(self[TypedForm.word], context)
    }

    /// A form that may hold a small text file: what is in the file counts as typed into its field.
    init(withFile request: Request, _ context: OfficeContext) async throws {
        guard let boundary = MultipartParser.boundary(of: request.headers[.contentType] ?? "") else {
            self = try await TypedForm(request, context)
            return
        }
        try TypedForm.guardOrigin(request)
        let body = try await TypedForm.collect(request)
        var parser = MultipartParser(boundary: boundary)
        let events = try parser.feed(body.readableBytesView)
        guard events.last == .end else { throw DoorRefusal.malformed }
        var pairs: [(String, String)] = []
        var file: (field: String, bytes: [UInt8])?
        for event in events {
            switch event {
            case .field(let name, let value): pairs.append((name, value))
            case .fileBegins(let field, _, _): file = (field, [])
            case .bytes(let bytes): file?.bytes += bytes
            case .fileEnds:
                guard let (field, bytes) = file else { throw DoorRefusal.malformed }
                if let text = String(validating: bytes, as: UTF8.self) {
                    pairs.append((field, text))
                } else {
                    unreadable.insert(field)
                }
                file = nil
            case .end: break
            }
        }
        values = try TypedForm.gathered(pairs)
        try TypedForm.guardWord(self[TypedForm.word], context)
    }

    /// The value of a field, without blanks at its ends; `nil` when it was left empty.
    subscript(name: String) -> String? {
        values[name]?.last.flatMap { TypedForm.trimmed($0) }
    }

    /// The names of all fields.
    var names: [String] { values.keys.sorted() }

    /// All values of a field, such as ticked boxes.
    func all(_ name: String) -> [String] {
        (values[name] ?? []).compactMap { TypedForm.trimmed($0) }
    }

    /// Every field but those that belong to the form itself. Ticked boxes of one name are joined by commas.
    func fields(without own: Set<String> = []) -> [String: String] {
        let hidden = own.union([TypedForm.word])
        return Set(values.keys).subtracting(hidden).reduce(into: [:]) { fields, name in
            let values = all(name)
            if !values.isEmpty { fields[name] = values.joined(separator: ",") }
        }
    }

    private static func gathered(_ pairs: [(String, String)]) throws -> [String: [String]] {
        guard pairs.count <= mostFields else { throw DoorRefusal.malformed }
        return pairs.reduce(into: [:]) { values, pair in values[pair.0, default: []].append(pair.1) }
    }

    private static func collect(_ request: Request) async throws -> ByteBuffer {
        do {
            return try await request.body.collect(upTo: limitBytes)
        } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
            throw DoorRefusal.tooLarge(limitBytes: limitBytes)
        }
    }

    /// A browser says where a form comes from. Another site's form is refused even with the right word.
    static func guardOrigin(_ request: Request) throws {
        guard let name = HTTPField.Name("sec-fetch-site"), let site = request.headers[name] else { return }
        guard ["same-origin", "none"].contains(site) else { throw DoorRefusal.formStale }
    }

    /// Compared in a time that does not tell how much of the word was right.
    static func guardWord(_ given: String?, _ context: OfficeContext) throws {
        let expected = Array(context.formToken.utf8)
        let word = Array((given ?? "").utf8)
        guard !expected.isEmpty, word.count == expected.count,
            zip(word, expected).reduce(0, { $0 | ($1.0 ^ $1.1) }) == 0
        else { throw DoorRefusal.formStale }
    }

    static func trimmed(_ text: String) -> String? {
        let blanks: Set<Character> = [" ", "\t", "\n", "\r", "\r\n", "\u{3000}"]
        let kept = text.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed()
        return kept.isEmpty ? nil : String(kept)
    }
}
