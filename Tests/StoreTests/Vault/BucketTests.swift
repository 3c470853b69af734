import Evidence
import Foundation
import Testing

@testable import Store

private let isHere = Shelf.address != nil
private let why: Comment = "NO BUCKET WAS ASKED: ZHIBAO_TEST_S3 is not set; script/test starts a server"

/// Who may do what, said by a real server that checks signatures and rights.
@Suite(.enabled(if: isHere, why))
struct BucketTests {
    private static let paper = Array("a paper".utf8)

    @Test func `a wrong secret and a key that nobody knows are refused`() throws {
        let right = try TestVault.bucket()
        let id = try BucketSecret.file(try #require(right.place.keys)).current().id
        for keys in [
            try BucketKeys(id: id, secret: "wrong"), try BucketKeys(id: "AKIANOBODY", secret: "wrong"),
        ] {
            let bucket = Bucket(right.place, .given(keys))
            #expect(throws: BucketFault.wrongKeys(host: right.place.host)) { try bucket.check() }
        }
    }

    @Test func `whoever has no rights is told which one lacks, and nothing is written`() throws {
        let prefix = UUID().uuidString
        let stranger = try TestVault.bucket(keys: "stranger", prefix: prefix)
        #expect(throws: BucketFault.noRights(bucket: "zhibao-test", doing: .list)) {
            try Vault(in: stranger, spool: TestStore.emptyFolder())
        }
        let reader = try TestVault.bucket(keys: "reader", prefix: prefix)
        let vault = try Vault(in: reader, spool: TestStore.emptyFolder())
        let refused = BucketFault.noRights(bucket: "zhibao-test", doing: .write)
        #expect(throws: refused) { try vault.keep(Self.paper) }
        #expect(throws: refused) { try vault.keep(TestVault.bytes(300_000)) }
        #expect(throws: refused) { try reader.tryOut("t") }
        #expect(try vault.digests() == [])
        #expect(try reader.versioning() == .unknown)
        #expect(try FileManager.default.contentsOfDirectory(atPath: vault.incoming.path) == [])
    }

    @Test func `a bucket that is not there is named`() throws {
        let bucket = try TestVault.bucket("zhibao-none")
        #expect(throws: BucketFault.noBucket("zhibao-none", host: bucket.place.host)) { try bucket.check() }
        #expect(throws: BucketFault.noBucket("zhibao-none", host: bucket.place.host)) {
            try Vault(beside: bucket, spool: TestStore.emptyFolder()).contains(Digest(of: Self.paper))
        }
    }

    @Test func `a bucket says whether it keeps what is removed`() throws {
        #expect(try TestVault.bucket().versioning() == .off)
        #expect(try TestVault.bucket("zhibao-versions").versioning() == .on)
    }

    @Test func `a bucket is tried out and left as it was`() throws {
        let bucket = try TestVault.bucket()
        try bucket.tryOut("once")
        let answer = try bucket.ask(BucketRequest(.get, "\(bucket.place.prefix)/tried/once", .read))
        #expect(answer.status == 404)
    }

    @Test func `keys that are changed in their file hold from the next request on`() throws {
        let right = try TestVault.bucket()
        let keys = try TestStore.emptyFolder().appending(path: "vault.keys")
        let text = try String(contentsOf: try #require(right.place.keys), encoding: .utf8)
        func write(_ text: String) throws {
            try Data(text.utf8).write(to: keys)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: keys.path)
        }
        try write("AKIANOBODY\nwrong\n")
        let bucket = Bucket(right.place, .file(keys))
        #expect(throws: BucketFault.wrongKeys(host: right.place.host)) { try bucket.check() }
        try write(text)
        try bucket.check()
    }
}

/// The signature of each kind of request, as botocore makes it with the same keys at the same second.
struct BucketSignatureTests {
    private static let nothing = Digest(of: [])
    private static let hello = Digest(ofText: "hello")
    private static let key = "/office/ab/cd/abcd0000000000000000000000000000000000000000000000000000000000ff"
    private static let checksum = ["x-amz-checksum-sha256": "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="]

    private func signature(
        _ method: String, _ host: String, _ path: String, _ query: [String: String] = [:],
        _ headers: [String: String] = [:], _ payload: Digest
    ) throws -> Substring? {
        let signature = BucketSignature(
            keys: try BucketKeys(id: "AKIAZHIBAOTEST", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            region: "cn-north-1", at: Date(timeIntervalSince1970: 1_796_082_601))
        #expect(signature.moment == "20261130T235001Z")
        let sent = signature.headers(
            method, host: host, path: path, query: BucketSignature.query(query), headers: headers,
            payload: payload)
        return sent["authorization"]?.split(separator: "=").last
    }

    @Test func `a list`() throws {
        let query = [
            "list-type": "2", "max-keys": "1000", "prefix": "office/", "continuation-token": "a+b/c==",
        ]
        #expect(
            try signature("GET", "s3.example.cn", "/zhibao/vault", query, [:], Self.nothing)
                == "b15a8d215cf2c11a5449aaa974742e0b88404e4d60a25c2c1999149cb34d7ba8")
    }

    @Test func `a document that goes out`() throws {
        #expect(
            try signature("PUT", "127.0.0.1:9000", "/zhibao" + Self.key, [:], Self.checksum, Self.hello)
                == "86c91f94d019603be0a27b23150606aa7f56593f215360899dbda2e0bb3ff3f4")
    }

    @Test func `the beginning of a large document, and a part of it`() throws {
        #expect(
            try signature(
                "POST", "127.0.0.1:9000", "/zhibao" + Self.key, ["uploads": ""],
                ["x-amz-checksum-algorithm": "SHA256"], Self.nothing)
                == "377d96ce0724d934f5006a79e86730457ce7bb530519a09c65380a0d5c3ef775")
        #expect(
            try signature(
                "PUT", "zhibao.s3.cn-north-1.amazonaws.com.cn", Self.key,
                ["partNumber": "12", "uploadId": "aB.c_d~e="], Self.checksum, Self.hello)
                == "f7e17f6b46135e0743a9cb548139d8b55a453f470a12304a18569e7836296873")
    }

    @Test func `a stretch that comes in`() throws {
        #expect(
            try signature(
                "GET", "127.0.0.1:9000", "/zhibao" + Self.key, [:], ["range": "bytes=0-0"], Self.nothing)
                == "5d4fc9716563d517922be6c8e0ed8d2e6d3b50e5fe843c671ca1099618b1338d")
    }
}
