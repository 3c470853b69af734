import Foundation
import Testing

@testable import Store

struct BucketPlaceTests {
    @Test(arguments: [
        "", "zhibao", "/srv/vault", "http://zhibao", "s3:zhibao", "s3://", "s3://zb", "s3://Zhibao",
        "s3://zhi bao", "s3://zhibao:80?region=cn-north-1", "s3://zhibao/../x?region=cn-north-1",
        "s3://zhibao/a%2Fb%3F?region=cn-north-1", "s3://zhibao?region=cn%20north", "s3://zhibao?region=",
        "s3://zhibao?region=a&region=b", "s3://zhibao?region=a&colour=red", "s3://zhibao?endpoint=ftp://h",
        "s3://zhibao?endpoint=https://h/path", "s3://zhibao?endpoint=https://h:0", "s3://zhibao?endpoint=h",
        "s3://zhibao?region=a&style=both", "s3://zhibao?region=a&keys=vault.keys", "s3://zhibao?region=a#b",
    ])
    func `what is no address of a bucket is refused`(text: String) {
        #expect(throws: BucketFault.wrongAddress) { try BucketPlace(text) }
    }

    @Test(arguments: [
        "s3://key:secret@zhibao?region=a", "s3://zhibao?region=a&secret=x",
        "s3://zhibao?endpoint=https://key:secret@h",
    ])
    func `an address with a secret is refused, and the refusal does not hold it`(text: String) {
        #expect(throws: BucketFault.secretInAddress) { try BucketPlace(text) }
        #expect(!BucketFault.secretInAddress.description.contains("key:secret"))
    }

    @Test func `an address without a server is refused`() {
        #expect(throws: BucketFault.noServer) { try BucketPlace("s3://zhibao/office") }
    }

    @Test func `the bucket stands in the path or before the host`() throws {
        let own = try BucketPlace("s3://zhibao/office/vault/?endpoint=http://10.0.0.5:9000")
        #expect(
            own.host == "10.0.0.5:9000" && own.path(of: "k") == "/zhibao/k" && own.path(of: nil) == "/zhibao")
        #expect(own.prefix == "office/vault" && own.region == "us-east-1" && own.isPlain)

        let cloud = try BucketPlace("s3://zhibao?region=cn-north-1")
        #expect(cloud.host == "zhibao.s3.cn-north-1.amazonaws.com.cn" && !cloud.isPlain)
        #expect(cloud.path(of: "k") == "/k" && cloud.path(of: nil) == "/")
        #expect(cloud.description == "the bucket zhibao on zhibao.s3.cn-north-1.amazonaws.com.cn")

        let mixed = try BucketPlace("s3://zhibao?endpoint=https://s3.example.cn:443&region=x&style=host")
        #expect(mixed.host == "zhibao.s3.example.cn" && mixed.scheme == "https")
    }

    @Test func `keys that others may read, that are missing or are none are refused`() throws {
        let file = try TestStore.emptyFolder().appending(path: "vault.keys")
        let secret = BucketSecret.file(file)
        #expect(throws: BucketFault.noKeysFile(file.path)) { try secret.current() }
        for text in ["", "one\n", "a\nb\nc\nd\n", "a b\nc\n", "密\nc\n"] {
            try Data(text.utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            #expect(throws: BucketFault.notKeys(file.path)) { try secret.current() }
        }
        try Data("id\nhidden-word\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        #expect(throws: BucketFault.keysOpen(file.path)) { try secret.current() }
    }

    @Test func `nothing that is printed shows the secret`() throws {
        let keys = try BucketKeys(id: "id", secret: "hidden-word", session: "hidden-too")
        let bucket = Bucket(try BucketPlace("s3://zhibao?region=a"), .given(keys))
        var dumped = ""
        dump(keys, to: &dumped)
        dump(BucketSecret.given(keys), to: &dumped)
        for text in ["\(keys)", "\(BucketSecret.given(keys))", String(reflecting: keys), "\(bucket)", dumped]
        {
            #expect(!text.contains("hidden"))
        }
    }
}
