/// Why no work can be done on a bucket. Each is one sentence for the person at the command line, and none of them holds a
/// secret.
public enum BucketFault: Error, Hashable, Sendable, CustomStringConvertible {
    case wrongAddress
    case secretInAddress
    case noServer
    case noKeys
    case noKeysFile(String)
    case keysOpen(String)
    case notKeys(String)
    case unknownHost(String)
    /// Nobody listens there, or says nothing for too long.
    case away(host: String)
    /// The connection ended in the middle of a request or an answer.
    case cut(host: String)
    /// It says itself that it cannot now.
    case busy(host: String)
    case tls(String)
    case noBucket(String, host: String)
    case wrongKeys(host: String)
    case noRights(bucket: String, doing: Doing)
    case clock(host: String)
    case region(bucket: String, named: String)
    case full(bucket: String)
    /// What lies there after an upload is not what was sent.
    case differs(String)
    /// The answer is none that S3 gives.
    case strange(host: String, String)

    /// What we were about to do, by the names under which a policy of the bucket grants it.
    public enum Doing: String, Sendable, Hashable {
        case list = "s3:ListBucket"
        case read = "s3:GetObject"
        case write = "s3:PutObject"
        case remove = "s3:DeleteObject"
        case abort = "s3:AbortMultipartUpload"
        case versioning = "s3:GetBucketVersioning"
    }

    public var description: String {
        switch self {
        case .wrongAddress:
            "this is no address of a bucket; it reads s3://BUCKET/PREFIX?endpoint=https://s3.example.cn&region=cn-north-1"
        case .secretInAddress:
            "the address holds a secret, which everybody on this machine could read; give it in a file (keys=/etc/zhibao/vault.keys) or in the environment"
        case .noServer: "the address of the bucket names neither an endpoint nor a region"
        case .noKeys:
            "no access key was given; name a file with keys=/etc/zhibao/vault.keys, or set ZHIBAO_VAULT_ACCESS_KEY and ZHIBAO_VAULT_SECRET_KEY"
        case .noKeysFile(let path): "the file with the access key, \(path), cannot be read"
        case .keysOpen(let path): "others may read the access key; run `chmod 600 \(path)`"
        case .notKeys(let path): "\(path) holds no access key: one line is the key, the next its secret"
        case .unknownHost(let host): "no machine is known by the name \(host)"
        case .away(let host): "no S3 server answers on \(host)"
        case .cut(let host): "the connection to \(host) was cut"
        case .busy(let host): "the S3 server on \(host) cannot work now"
        case .tls(let words): "the TLS connection to the bucket failed: \(words)"
        case .noBucket(let name, let host):
            "there is no bucket \(name) on \(host); make it there, and then begin again"
        case .wrongKeys(let host): "the S3 server on \(host) does not take the access key or its secret"
        case .noRights(let bucket, let doing):
            "the access key has no right \(doing.rawValue) on the bucket \(bucket)"
        case .clock(let host): "the clocks of this machine and of \(host) are too far apart"
        case .region(let bucket, let named): "the bucket \(bucket) is not in the region \(named)"
        case .full(let bucket): "the bucket \(bucket) is full"
        case .differs(let digest): "what lies in the bucket under \(digest) is not what was sent"
        case .strange(let host, let words): "\(host) does not answer as S3 does: \(words)"
        }
    }

    /// Whether the same request may pass a moment later.
    var mayPass: Bool {
        switch self {
        case .unknownHost, .away, .cut, .busy: true
        default: false
        }
    }
}

extension BucketFault {
    /// What a refusal means. The codes are those of S3, with what servers that speak its language say when they are full.
    init(_ answer: BucketAnswer, from place: BucketPlace, doing: Doing) {
        let code = BucketText(answer.body).first("Code") ?? ""
        switch (code, answer.status) {
        case ("NoSuchBucket", _): self = .noBucket(place.bucket, host: place.host)
        case ("InvalidAccessKeyId", _), ("SignatureDoesNotMatch", _), ("InvalidToken", _),
            ("ExpiredToken", _), (_, 401):
            self = .wrongKeys(host: place.host)
        case ("RequestTimeTooSkewed", _): self = .clock(host: place.host)
        case ("AuthorizationHeaderMalformed", _), ("PermanentRedirect", _),
            ("IllegalLocationConstraintException", _), (_, 300..<400):
            self = .region(bucket: place.bucket, named: place.region)
        case ("QuotaExceeded", _), ("QuotaExceededException", _), ("XMinioStorageFull", _),
            ("XMinioAdminBucketQuotaExceeded", _),
            ("InsufficientStorage", _), (_, 507):
            self = .full(bucket: place.bucket)
        case ("RequestTimeout", _), ("SlowDown", _), (_, 408), (_, 429), (_, 500...599):
            self = .busy(host: place.host)
        case (_, 403): self = .noRights(bucket: place.bucket, doing: doing)
        default:
            let shown = code.prefix(60).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
            self = .strange(host: place.host, "\(answer.status) \(shown)")
        }
    }
}
