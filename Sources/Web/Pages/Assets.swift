internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The stylesheet, the script and the icon: read once, served under an address that changes with them.
struct Assets: Sendable {
    struct Asset: Sendable {
        let bytes: [UInt8]
        let mediaType: String
        /// First twelve hex digits of SHA-256.
        let mark: String
    }

    private let assets: [String: Asset]

    private static let mediaTypes = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    init(folder: String) throws {
        var assets: [String: Asset] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            guard let ending = name.split(separator: ".").last, let type = Assets.mediaTypes[String(ending)]
            else {
                continue
            }
            let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
            let mark = SHA256.hash(data: bytes).prefix(6).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
            assets[name] = Asset(bytes: bytes, mediaType: type, mark: mark)
        }
        self.assets = assets
    }

    func address(_ name: String) -> String {
        "/assets/" + name + "?v=" + (assets[name]?.mark ?? "")
    }

    /// A year when the address names this very version, else to be asked again.
    func response(_ name: String, version: String?, ifNoneMatch: String?) throws -> Response {
        guard let asset = assets[name] else { throw HTTPError(.notFound) }
        let tag = "\"" + asset.mark + "\""
        let headers: HTTPFields = [
            .contentType: asset.mediaType, .eTag: tag,
            .cacheControl: version == asset.mark ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        if ifNoneMatch == tag { return Response(status: .notModified, headers: headers) }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}
