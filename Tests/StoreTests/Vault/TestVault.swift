import Evidence
import Foundation
import Glibc
import Testing

@testable import Store

/// Where documents of a test lie.
enum Shelf: String, CaseIterable, Sendable {
    case folder, bucket

    /// `s3://…` of a server that tests may fill, as `script/test` starts one. `BucketTests` says so when it is missing.
    static let address = ProcessInfo.processInfo.environment["ZHIBAO_TEST_S3"]

    /// The shelves that are here.
    static let here: [Shelf] = address == nil ? [.folder] : Shelf.allCases
}

/// A vault of its own for each test: a folder, or a folder of a real bucket.
final class TestVault: Sendable {
    let shelf: Shelf
    let folder: URL
    let vault: Vault
    private let bucket: Bucket?

    /// - Parameter youngSeconds: how long a bucket keeps what was just put, whoever would remove it.
    init(_ shelf: Shelf, youngSeconds: Int = 0) throws {
        self.shelf = shelf
        folder = try TestStore.emptyFolder()
        if shelf == .folder {
            bucket = nil
            vault = try Vault(at: folder)
        } else {
            let bucket = try TestVault.bucket { $0.youngSeconds = youngSeconds }
            self.bucket = bucket
            vault = try Vault(in: bucket, spool: folder)
        }
        try TestServer.note(shelf.rawValue)
    }

    /// Small pieces, so that small documents go through everything that large ones do.
    static func bucket(
        _ name: String = "zhibao-test", keys: String = "office", prefix: String = UUID().uuidString,
        change: (inout BucketLimits) -> Void = { _ in }
    ) throws -> Bucket {
        let text = try #require(Shelf.address, "ZHIBAO_TEST_S3 names a bucket")
        let place = try BucketPlace(
            text.replacing("zhibao-test", with: "\(name)/\(prefix)", maxReplacements: 1))
        var limits = BucketLimits()
        limits.wholeUpTo = 256 << 10
        limits.part = 256 << 10
        limits.stretch = 64 << 10
        limits.page = 2
        change(&limits)
        let file = try #require(place.keys).deletingLastPathComponent().appending(path: "\(keys).keys")
        return Bucket(place, .file(file), limits: limits)
    }

    func keep(_ bytes: [UInt8], limit: Int = 1 << 30) throws -> KeptBytes {
        try vault.keep(bytes, limit: limit)
    }

    /// What somebody who may write there does to a document.
    func overwrite(_ digest: Digest, with bytes: [UInt8]) throws {
        if let bucket {
            var request = BucketRequest(.put, bucket.key(of: digest), .write)
            request.body = BucketBody(bytes)
            try bucket.good(request)
        } else {
            try Data(bytes).write(to: FolderShelf(folder, waitsForDisk: false).path(of: digest))
        }
    }

    /// Uploads that did not end.
    func waiting() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: vault.incoming.path)
    }

    /// Bytes of which no piece is like another.
    static func bytes(_ count: Int) -> [UInt8] {
        var state: UInt32 = 1
        return (0..<count).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
    }
}

extension Vault {
    func keep(_ bytes: [UInt8], limit: Int = 1 << 30) throws -> KeptBytes {
        var writer = try writer(name: "u-\(UUID().uuidString)", limit: limit)
        try writer.append(bytes)
        return try writer.finish()
    }
}

extension Bucket {
    /// By the clock of this machine.
    convenience init(_ place: BucketPlace, _ secret: BucketSecret, limits: BucketLimits = BucketLimits()) {
        self.init(
            place, secret, limits: limits, nowMs: { Int(time(nil)) * 1_000 })
    }
}
