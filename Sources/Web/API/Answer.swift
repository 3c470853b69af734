internal import Evidence
internal import HTTPTypes
internal import Hummingbird

/// Answers to programs. Nothing is cached on the way.
enum Answer {
    static func json(
        _ value: JSON, status: HTTPResponse.Status = .ok, as mediaType: String = "application/json"
    ) -> Response {
        bytes(Array(value.canonical.utf8), as: mediaType, status: status)
    }

    static func bytes(
        _ bytes: [UInt8], as mediaType: String, status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: mediaType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension JSON {
    /// The text, or `null`.
    init(_ text: String?) {
        self = text.map(JSON.string) ?? .null
    }

    static func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
}
