internal import CCurl
internal import Evidence
internal import Foundation
internal import Synchronization

/// How long we wait and how much we send at once.
public struct BucketLimits: Sendable {
    /// Until a server that does not take the connection counts as away.
    public var connectMs = 5_000
    /// Without a byte in either direction.
    public var silenceSeconds = 20
    /// How often the same request is made when the first did not come through.
    public var attempts = 4
    /// From the first attempt on; none begins later.
    public var seconds = 30.0
    /// A document above this goes in parts, so that a cut connection costs one part.
    public var wholeUpTo = 16 << 20
    public var part = 8 << 20
    /// Bytes of a document that are asked for at once, and held in memory while they are read.
    public var stretch = 4 << 20
    /// Names that are asked for at once.
    public var page = 1_000
    /// Documents that were put so short a time ago are not removed: somebody may be about to refer to them.
    public var youngSeconds = BlobStanding.youngSeconds

    public init() {}

    /// A minute, and what the bytes need on a line of 64 kB a second.
    func requestMs(sending bytes: Int) -> Int { 60_000 + bytes / 64 }
}

/// A bucket on a server that speaks S3. A class, because its connections are shared by all who work on it.
public final class Bucket: Sendable, CustomStringConvertible {
    public let place: BucketPlace
    let limits: BucketLimits
    private let secret: BucketSecret
    private let nowMs: @Sendable () -> Int
    private let idle = Mutex<[Idle]>([])

    /// A link that nobody uses; whoever takes it from the list has it alone.
    private struct Idle: @unchecked Sendable {
        let link: BucketLink
    }

    private static let mostIdle = 8

    /// - Parameter nowMs: the machine's own clock, by which requests are signed; a server takes none that is a quarter of an hour off.
    public init(
        _ place: BucketPlace, _ secret: BucketSecret, limits: BucketLimits = BucketLimits(),
        nowMs: @escaping @Sendable () -> Int
    ) {
        self.place = place
        self.secret = secret
        self.nowMs = nowMs
        self.limits = limits
    }

    public var description: String { place.description }

    /// Whether old versions of removed documents stay, as the bucket itself says.
    public enum Versioning: String, Sendable, Hashable {
        case off, on, suspended
        /// The key may not ask.
        case unknown
    }

    /// Throws unless the bucket is there and the key may list what is ours.
    public func check() throws {
        _ = try page(after: nil, most: 1)
    }

    /// Throws unless the key may write, read and remove below the prefix: with a file of no meaning, which is gone afterwards.
    public func tryOut(_ name: String) throws {
        try check()
        let key = folder + "tried/" + name
        var put = BucketRequest(.put, key, .write)
        put.body = BucketBody(Array("zhibao".utf8))
        put.headers["x-amz-checksum-sha256"] = put.body.checksum
        try good(put)
        let found = try good(BucketRequest(.get, key, .read)).body
        try good(BucketRequest(.delete, key, .remove))
        guard found == Array("zhibao".utf8) else { throw BucketFault.differs(key) }
    }

    public func versioning() throws -> Versioning {
        var request = BucketRequest(.get, nil, .versioning)
        request.query = ["versioning": ""]
        do {
            switch BucketText(try good(request).body).first("Status") {
            case "Enabled": return .on
            case "Suspended": return .suspended
            default: return .off
            }
        } catch BucketFault.noRights, BucketFault.strange {
            return .unknown
        }
    }

    func key(of digest: Digest) -> String {
        let name = digest.description
        return folder + "\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)"
    }

    private var folder: String { place.prefix.isEmpty ? "" : place.prefix + "/" }

    /// At most so many documents after that key, in their order; `next` is the key after which there are more.
    func page(after last: String?, most: Int) throws -> (digests: [Digest], next: String?) {
        var request = BucketRequest(.get, nil, .list)
        request.query = ["list-type": "2", "max-keys": "\(min(most, limits.page))", "prefix": folder]
        if let last { request.query["start-after"] = last }
        request.most = 8 << 20
        let text = BucketText(try good(request).body)
        let keys = text.all("Key")
        // A server that forgets where we are would go on for ever.
        guard let isMore = text.first("IsTruncated"), keys.allSatisfy({ $0 > last ?? "" }),
            isMore != "true" || !keys.isEmpty
        else { throw BucketFault.strange(host: place.host, "the list has no end") }
        let digests = keys.compactMap { key -> Digest? in
            guard let digest = Digest(hex: String(key.suffix(64))), self.key(of: digest) == key else {
                return nil
            }
            return digest
        }
        return (digests, isMore == "true" ? keys.last : nil)
    }

    /// The answer to a request, if it is a good one.
    @discardableResult
    func good(_ request: BucketRequest) throws -> BucketAnswer {
        let answer = try ask(request)
        guard answer.isGood else { throw BucketFault(answer, from: place, doing: request.doing) }
        return answer
    }

    /// The answer to a request, asked again where that may help. Asking twice does no harm: a name stands for its bytes.
    func ask(_ request: BucketRequest) throws -> BucketAnswer {
        let deadline = ContinuousClock.now + .seconds(limits.seconds)
        var attempt = 1
        while true {
            let fault: BucketFault
            do {
                let answer = try askOnce(request)
                let refusal = BucketFault(answer, from: place, doing: request.doing)
                guard !answer.isGood, refusal.mayPass else { return answer }
                fault = refusal
            } catch let found as BucketFault where found.mayPass {
                fault = found
            }
            guard attempt < limits.attempts, ContinuousClock.now < deadline else { throw fault }
            Thread.sleep(forTimeInterval: min(0.1 * Double(attempt * attempt), 2))
            attempt += 1
        }
    }

    private func askOnce(_ request: BucketRequest) throws -> BucketAnswer {
        let signature = BucketSignature(
            keys: try secret.current(), region: place.region,
            at: Date(timeIntervalSince1970: Double(nowMs()) / 1_000))
        let headers = signature.headers(
            request.method.rawValue, host: place.host, path: place.path(of: request.key),
            query: BucketSignature.query(request.query), headers: request.headers,
            payload: request.body.digest)
        let link = try idle.withLock { $0.popLast() }?.link ?? BucketLink()
        let answer = try link.ask(request, at: place, headers, limits)
        let free = Idle(link: link)
        idle.withLock { idle in
            if idle.count < Bucket.mostIdle { idle.append(free) }
        }
        return answer
    }
}

extension BucketAnswer {
    /// Seconds since a document was put, by the server's own clock; `nil` where it does not tell.
    var ageSeconds: Int? {
        guard let put = headers["last-modified"], let now = headers["date"] else { return nil }
        let (then, here) = (curl_getdate(put, nil), curl_getdate(now, nil))
        return then < 0 || here < 0 ? nil : Int(here - then)
    }
}
