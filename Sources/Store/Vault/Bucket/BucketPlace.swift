public import Foundation

/// Which bucket documents lie in, and by which server it is reached:
/// `s3://zhibao/office?endpoint=https://s3.example.cn&region=cn-north-1&keys=/etc/zhibao/vault.keys`.
///
/// The secret is never among the words: whoever lists the processes of a machine would read it.
public struct BucketPlace: Hashable, Sendable, CustomStringConvertible {
    public let bucket: String
    /// Folders before the digests, without a stroke at either end; empty for none.
    public let prefix: String
    public let region: String
    /// `https` unless the operator's own network is the wall.
    public let scheme: String
    public let host: String
    /// The bucket stands in the path, and else before the host.
    public let isInPath: Bool
    /// Certificates that vouch for the server, besides those of the machine.
    public let authorities: URL?
    /// Where the access key lies; without it the environment has it.
    public let keys: URL?

    public init(_ text: String) throws {
        guard let parts = URLComponents(string: text), parts.scheme == "s3", parts.fragment == nil,
            parts.port == nil, let bucket = parts.host, BucketPlace.isBucket(bucket)
        else { throw BucketFault.wrongAddress }
        guard parts.user == nil, parts.password == nil else { throw BucketFault.secretInAddress }
        let prefix = parts.path.split(separator: "/", omittingEmptySubsequences: true)
        guard prefix.allSatisfy(BucketPlace.isFolder) else { throw BucketFault.wrongAddress }
        var words = try BucketPlace.words(parts.queryItems ?? [])
        self.bucket = bucket
        self.prefix = prefix.joined(separator: "/")
        let server = try BucketPlace.server(words.removeValue(forKey: "endpoint"))
        let named = words.removeValue(forKey: "region")
        guard server != nil || named != nil else { throw BucketFault.noServer }
        region = named ?? "us-east-1"
        guard BucketPlace.isFolder(Substring(region)) else { throw BucketFault.wrongAddress }
        let style = words.removeValue(forKey: "style") ?? (server == nil ? "host" : "path")
        guard style == "path" || style == "host" else { throw BucketFault.wrongAddress }
        isInPath = style == "path"
        scheme = server?.scheme ?? "https"
        let authority =
            server?.authority ?? "s3.\(region).amazonaws.com" + (region.hasPrefix("cn-") ? ".cn" : "")
        host = isInPath ? authority : "\(bucket).\(authority)"
        authorities = try BucketPlace.file(words.removeValue(forKey: "ca"))
        keys = try BucketPlace.file(words.removeValue(forKey: "keys"))
        guard words.isEmpty else { throw BucketFault.wrongAddress }
    }

    /// What may be shown.
    public var description: String {
        "the bucket \(bucket)\(prefix.isEmpty ? "" : "/" + prefix) on \(host)"
    }

    /// Whether everybody on the way may read the documents.
    public var isPlain: Bool { scheme == "http" }

    /// The path of an object, or of the bucket itself, as it is signed and sent: nothing in it needs an escape.
    func path(of key: String?) -> String {
        (isInPath ? "/\(bucket)" : "") + (key.map { "/\($0)" } ?? (isInPath ? "" : "/"))
    }

    private static func words(_ items: [URLQueryItem]) throws -> [String: String] {
        var words: [String: String] = [:]
        for item in items {
            guard item.name != "secret", item.name != "password" else { throw BucketFault.secretInAddress }
            guard let value = item.value, !value.isEmpty, words[item.name] == nil else {
                throw BucketFault.wrongAddress
            }
            words[item.name] = value
        }
        return words
    }

    private static func server(_ text: String?) throws -> (scheme: String, authority: String)? {
        guard let text else { return nil }
        guard let parts = URLComponents(string: text), let scheme = parts.scheme,
            ["http", "https"].contains(scheme), let host = parts.host, isHost(host),
            ["", "/"].contains(parts.path), parts.query == nil, parts.fragment == nil
        else { throw BucketFault.wrongAddress }
        guard parts.user == nil, parts.password == nil else { throw BucketFault.secretInAddress }
        let usual = scheme == "http" ? 80 : 443
        guard let port = parts.port, port != usual else { return (scheme, host) }
        guard (1...65_535).contains(port) else { throw BucketFault.wrongAddress }
        return (scheme, "\(host):\(port)")
    }

    private static func file(_ path: String?) throws -> URL? {
        guard let path else { return nil }
        guard path.hasPrefix("/") else { throw BucketFault.wrongAddress }
        return URL(filePath: path)
    }

    private static func isBucket(_ name: String) -> Bool {
        (3...63).contains(name.utf8.count) && name.utf8.first != 0x2E && name.utf8.last != 0x2E
            && !name.contains("..") && name.utf8.allSatisfy { isLower($0) || $0 == 0x2D || $0 == 0x2E }
    }

    private static func isHost(_ name: String) -> Bool {
        (1...253).contains(name.utf8.count)
            && name.lowercased().utf8.allSatisfy {
                isLower($0) || [0x2D, 0x2E, 0x3A, 0x5B, 0x5D].contains($0)
            }
    }

    /// No word of a path that a server, a shell or a URL reads as something else.
    private static func isFolder(_ name: Substring) -> Bool {
        (1...100).contains(name.utf8.count) && name.utf8.first != 0x2E
            && name.lowercased().utf8.allSatisfy { isLower($0) || [0x2D, 0x2E, 0x5F].contains($0) }
    }

    private static func isLower(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
