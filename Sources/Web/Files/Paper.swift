internal import Casework
internal import Crypto
internal import Desk
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// A paper ready to print: HTML of its own, which may do nothing but be read.
enum Paper {
    /// Only the style that stands in the paper itself is allowed, by its digest.
    static func response(html: String) -> Response {
        let styles = Paper.styles(in: html).map { style in
            "'sha256-" + Data(SHA256.hash(data: Array(style.utf8))).base64EncodedString() + "'"
        }
        let style = styles.isEmpty ? "'none'" : styles.joined(separator: " ")
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"]
        headers[SecurityHeaders.policy] =
            "default-src 'none'; style-src \(style); img-src data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'; sandbox allow-modals"
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    static func styles(in html: String) -> [String] {
        var styles: [String] = []
        var rest = html[...]
        while let open = rest.range(of: "<style>"), let close = rest[open.upperBound...].range(of: "</style>")
        {
            styles.append(String(rest[open.upperBound..<close.lowerBound]))
            rest = rest[close.upperBound...]
        }
        return styles
    }

    /// A document as it was filed, streamed; it may do nothing but be kept.
    static func response(_ document: DocumentView, _ chunks: OfficeDesk.Chunks) -> Response {
        var headers: HTTPFields = [
            .contentType: document.mediaType, .contentLength: "\(document.sizeBytes)",
            .cacheControl: "no-store", .eTag: "\"\(document.digest)\"",
        ]
        let name = document.fileName ?? document.kind.description
        headers[.contentDisposition] = "attachment; filename*=UTF-8''" + FormText.segment(name)
        headers[SecurityHeaders.policy] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        let body = ResponseBody(contentLength: document.sizeBytes) { writer in
            for try await chunk in chunks { try await writer.write(ByteBuffer(bytes: chunk)) }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
