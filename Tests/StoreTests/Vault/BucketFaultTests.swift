import Evidence
import Foundation
import Testing

@testable import Store

/// What goes wrong between the office and a bucket is said in one sentence, and leaves nothing half done.
struct BucketFaultTests {
    private static let paper = Array("a paper".utf8)
    private static let digest = Digest(of: paper)
    private static let placeOfPaper: String = {
        let name = digest.description
        return "\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)"
    }()
    private static let whole = ["content-length": "7"]

    private func vault(_ bucket: Bucket) throws -> (vault: Vault, waiting: () throws -> [String]) {
        let folder = try TestStore.emptyFolder()
        let vault = Vault(beside: bucket, spool: folder)
        try FileManager.default.createDirectory(at: vault.incoming, withIntermediateDirectories: true)
        return (vault, { try FileManager.default.contentsOfDirectory(atPath: vault.incoming.path) })
    }

    @Test(arguments: [
        (404, "NoSuchBucket", BucketFault.noBucket("zhibao", host: "")),
        (403, "InvalidAccessKeyId", .wrongKeys(host: "")),
        (403, "SignatureDoesNotMatch", .wrongKeys(host: "")),
        (403, "AccessDenied", .noRights(bucket: "zhibao", doing: .write)),
        (403, "RequestTimeTooSkewed", .clock(host: "")), (403, "QuotaExceeded", .full(bucket: "zhibao")),
        (301, "PermanentRedirect", .region(bucket: "zhibao", named: "cn-north-1")),
        (302, "", .region(bucket: "zhibao", named: "cn-north-1")), (507, "", .full(bucket: "zhibao")),
        (400, "InvalidRequest", .strange(host: "", "400 InvalidRequest")),
    ])
    func `what cannot pass is asked once, and refused with its reason`(
        status: Int, code: String, fault: BucketFault
    ) throws {
        let server = try FakeBucket { _, _ in .refuses(status, code) }
        let (vault, waiting) = try vault(server.bucket())

        let found = #expect(throws: BucketFault.self) { try vault.keep(Self.paper) }
        #expect(found?.description == fault.at("127.0.0.1:\(server.port)").description)
        #expect(server.asked.count == 1)
        #expect(try waiting() == [])
    }

    @Test func `what may pass is asked again, a few times`() throws {
        let server = try FakeBucket { number, asked in
            if asked.line.hasPrefix("HEAD") { return .says(200, Self.whole) }
            return number < 2 ? .refuses(503, "SlowDown") : .says(200)
        }
        #expect(try vault(server.bucket()).vault.keep(Self.paper).sha256 == Self.digest)
        #expect(server.asked.map { $0.line.prefix(4) } == ["PUT ", "PUT ", "PUT ", "HEAD"])

        let never = try FakeBucket { _, _ in .refuses(500, "InternalError") }
        let (vault, waiting) = try vault(never.bucket())
        #expect(throws: BucketFault.busy(host: "127.0.0.1:\(never.port)")) { try vault.keep(Self.paper) }
        #expect(never.asked.count == 3)
        #expect(try waiting() == [])
    }

    @Test func `a connection that is cut while a document goes out is begun anew, or named`() throws {
        let bytes = TestVault.bytes(900_000)
        let server = try FakeBucket { number, asked in
            if asked.line.hasPrefix("HEAD") { return .says(200, ["content-length": "900000"]) }
            return number == 0 ? .leaves(after: 400_000) : .says(200)
        }
        #expect(try vault(server.bucket()).vault.keep(bytes).sizeBytes == 900_000)
        #expect(server.asked.map(\.body) == [900_000, 900_000, 0])

        let never = try FakeBucket { _, _ in .leaves(after: 400_000) }
        let (vault, waiting) = try vault(never.bucket())
        #expect(throws: BucketFault.cut(host: "127.0.0.1:\(never.port)")) { try vault.keep(bytes) }
        #expect(try waiting() == [])
    }

    @Test func `a connection that is cut while a document comes in gives nothing of it`() throws {
        let server = try FakeBucket { _, _ in .breaksOff(206, promised: 100_000, sent: 60_000) }
        let (vault, _) = try vault(server.bucket())

        #expect(throws: BucketFault.cut(host: "127.0.0.1:\(server.port)")) {
            try vault.read(Self.digest) { _ in Issue.record("a piece of a broken answer was given out") }
        }
        #expect(server.asked.count == 3)
    }

    @Test func `a document that lies there in another length or with another checksum was not taken in`()
        throws
    {
        for headers in [
            ["content-length": "8"], ["content-length": "7", "x-amz-checksum-sha256": "AAAA"],
        ] {
            let server = try FakeBucket { _, asked in
                .says(200, asked.line.hasPrefix("HEAD") ? headers : [:])
            }
            let (vault, _) = try vault(server.bucket())
            let found = #expect(throws: BucketFault.self) { try vault.keep(Self.paper) }
            #expect(found?.description.contains("is not what was sent") == true)
        }
        let gone = try FakeBucket { _, asked in asked.line.hasPrefix("HEAD") ? .says(404) : .says(200) }
        let (vault, _) = try vault(gone.bucket())
        #expect(throws: BucketFault.self) { try vault.keep(Self.paper) }
    }

    @Test func `a large document whose end is refused is taken back`() throws {
        let server = try FakeBucket { _, asked in
            if asked.line.contains("uploads=") {
                return .says(200, [:], "<R><UploadId>up&amp;1</UploadId></R>")
            }
            if asked.line.hasPrefix("PUT") { return .says(200, ["etag": "\"e\""]) }
            if asked.line.hasPrefix("DELETE") { return .says(204) }
            return .refuses(200, "InternalError")
        }
        let (vault, waiting) = try vault(server.bucket { ($0.wholeUpTo, $0.part) = (1_000, 1_000) })

        #expect(throws: BucketFault.busy(host: "127.0.0.1:\(server.port)")) {
            try vault.keep(TestVault.bytes(2_500))
        }
        #expect(server.asked.map(\.body).prefix(4) == [0, 1_000, 1_000, 500])
        #expect(server.asked.last?.line.contains("?uploadId=up%261 ") == true)
        #expect(server.asked.last?.line.hasPrefix("DELETE") == true)
        #expect(try waiting() == [])
    }

    @Test func `a server that says nothing, and one that is not there, are away`() throws {
        let silent = try FakeBucket { _, _ in .silent }
        let (slow, _) = try vault(silent.bucket { ($0.attempts, $0.silenceSeconds) = (1, 1) })
        #expect(throws: BucketFault.away(host: "127.0.0.1:\(silent.port)")) { try slow.contains(Self.digest) }

        let unknown = try BucketPlace("s3://zhibao?endpoint=https://nowhere.invalid")
        var limits = BucketLimits()
        limits.attempts = 1
        let nowhere = Bucket(unknown, .given(try BucketKeys(id: "a", secret: "b")), limits: limits)
        #expect(throws: BucketFault.unknownHost("nowhere.invalid")) { try nowhere.check() }
    }

    @Test func `a server that is away and back is worked with again`() throws {
        let port = try FakeBucket { _, _ in .silent }.port
        let (vault, waiting) = try vault(FakeBucket.bucket(port: port))
        #expect(throws: BucketFault.away(host: "127.0.0.1:\(port)")) { try vault.contains(Self.digest) }
        #expect(throws: BucketFault.away(host: "127.0.0.1:\(port)")) { try vault.keep(Self.paper) }
        #expect(try waiting() == [])

        let back = try FakeBucket(port: port) { _, asked in
            .says(200, asked.line.hasPrefix("HEAD") ? Self.whole : [:])
        }
        #expect(try vault.keep(Self.paper).sha256 == Self.digest)
        #expect(back.asked.count == 2)
    }

    @Test func `an answer that is none of S3 is not believed`() throws {
        let page = try FakeBucket { _, _ in .says(200, [:], "<html>Welcome</html>") }
        #expect(throws: BucketFault.strange(host: "127.0.0.1:\(page.port)", "the list has no end")) {
            try page.bucket().check()
        }
        let round = try FakeBucket { _, _ in
            .says(200, [:], "<IsTruncated>true</IsTruncated><Key>office/\(Self.placeOfPaper)</Key>")
        }
        #expect(throws: BucketFault.strange(host: "127.0.0.1:\(round.port)", "the list has no end")) {
            try vault(round.bucket()).vault.digests()
        }
        let long = try FakeBucket { _, _ in .says(200, [:], String(repeating: "z", count: 200_000)) }
        #expect(throws: BucketFault.strange(host: "127.0.0.1:\(long.port)", "the answer is too long")) {
            try vault(long.bucket()).vault.contains(Self.digest)
        }
    }

    @Test func `what lies beside the documents is no document`() throws {
        let digest = Self.digest.description
        let keys = [
            "office/tried/x", "office/aa/bb/\(digest)", "other/\(digest)",
            "office/\(Self.placeOfPaper)",
        ]
        let list = keys.map { "<Contents><Key>\($0)</Key></Contents>" }.joined()
        let server = try FakeBucket { number, _ in
            number == 0 ? .says(200, [:], "<IsTruncated>false</IsTruncated>" + list) : .emptyList
        }

        #expect(try vault(server.bucket()).vault.digests() == [Self.digest])
    }

    @Test func `a document of which the server does not tell the age is not taken away`() throws {
        let server = try FakeBucket { _, _ in .says(200, Self.whole, "a paper") }
        #expect(try !vault(server.bucket()).vault.remove(Self.digest))
        #expect(!server.asked.contains { $0.line.hasPrefix("DELETE") })

        let old = [
            "content-length": "7", "last-modified": "Mon, 30 Nov 2026 10:00:00 GMT",
            "date": "Mon, 30 Nov 2026 10:10:01 GMT",
        ]
        let telling = try FakeBucket { _, _ in .says(200, old, "a paper") }
        #expect(try vault(telling.bucket()).vault.remove(Self.digest))
        #expect(telling.asked.last?.line.hasPrefix("DELETE") == true)
    }

    @Test func `a bucket that is not there is never read as documents that are missing`() throws {
        let server = try FakeBucket { _, _ in .refuses(404, "NoSuchBucket") }
        let (vault, _) = try vault(server.bucket())
        let gone = BucketFault.noBucket("zhibao", host: "127.0.0.1:\(server.port)")

        #expect(throws: gone) { try vault.contains(Self.digest) }
        #expect(throws: gone) { try vault.verify(Self.digest) }
        #expect(throws: gone) { try vault.remove(Self.digest) }
    }
}

extension BucketFault {
    /// The same fault of a server whose port is known only now.
    fileprivate func at(_ host: String) -> BucketFault {
        switch self {
        case .noBucket(let name, _): .noBucket(name, host: host)
        case .wrongKeys: .wrongKeys(host: host)
        case .clock: .clock(host: host)
        case .strange(_, let words): .strange(host: host, words)
        default: self
        }
    }
}
