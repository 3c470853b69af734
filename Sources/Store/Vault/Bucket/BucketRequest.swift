internal import Evidence
internal import Foundation

/// One question to the server of a bucket.
struct BucketRequest {
    enum Method: String {
        case get = "GET"
        case head = "HEAD"
        case put = "PUT"
        case post = "POST"
        case delete = "DELETE"
    }

    let method: Method
    /// The object; `nil` asks the bucket itself.
    let key: String?
    let doing: BucketFault.Doing
    var query: [String: String] = [:]
    /// By names in lower case.
    var headers: [String: String] = [:]
    var body = BucketBody.none
    /// Bytes of an answer that are taken in. A server that sends more is none of ours.
    var most = 1 << 20

    init(_ method: Method, _ key: String? = nil, _ doing: BucketFault.Doing) {
        self.method = method
        self.key = key
        self.doing = doing
    }
}

/// What is sent with a request; its digest is known before.
struct BucketBody {
    let source: Source
    let count: Int
    let digest: Digest

    enum Source {
        case bytes([UInt8])
        case file(URL, from: Int)
    }

    static let none = BucketBody([])

    init(_ bytes: [UInt8]) {
        source = .bytes(bytes)
        count = bytes.count
        digest = Digest(of: bytes)
    }

    /// A stretch of a file, the whole of which may not fit into memory.
    init(_ file: URL, from: Int, count: Int, digest: Digest) {
        source = .file(file, from: from)
        self.count = count
        self.digest = digest
    }

    /// As S3 writes it.
    var checksum: String { Data(digest.bytes).base64EncodedString() }
}

/// What the server says.
struct BucketAnswer {
    let status: Int
    /// By names in lower case.
    let headers: [String: String]
    let body: [UInt8]

    var isGood: Bool { (200..<300).contains(status) }
}
