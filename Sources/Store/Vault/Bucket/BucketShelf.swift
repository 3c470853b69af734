internal import Evidence
internal import Foundation

/// Documents in a bucket, under `PREFIX/ab/cd/abcd…`.
struct BucketShelf: BlobShelf {
    let bucket: Bucket
    let isElsewhere = true

    init(_ bucket: Bucket) {
        self.bucket = bucket
    }

    /// Asks for the first byte: what answers a bare look does not tell a bucket that is gone from a document that is.
    func has(_ digest: Digest) throws -> Bool {
        try stretch(of: digest, from: 0, count: 1) != nil
    }

    func open(_ digest: Digest) throws -> any BlobStretches {
        guard let first = try stretch(of: digest, from: 0, count: bucket.limits.stretch) else {
            throw Vault.Fault.missing(digest)
        }
        return BucketStretches(digest, on: self, first)
    }

    /// Always writes, also where the same bytes lie: they are then young, so that nobody takes them away before they have their row,
    /// and whole, if they were not.
    func put(_ document: SpooledDocument) throws {
        let key = bucket.key(of: document.sha256)
        let checksums: Set<String>
        if document.sizeBytes <= bucket.limits.wholeUpTo {
            var request = BucketRequest(.put, key, .write)
            request.body = BucketBody(
                document.file, from: 0, count: document.sizeBytes, digest: document.sha256)
            let checksum = request.body.checksum
            request.headers = ["x-amz-checksum-sha256": checksum, "content-type": "application/octet-stream"]
            try bucket.good(request)
            checksums = [checksum]
        } else {
            checksums = try BucketParts(document, to: key, of: bucket).put()
        }
        try confirm(document, under: key, checksums)
    }

    /// What lies there now is what was sent, as far as the server tells.
    private func confirm(_ document: SpooledDocument, under key: String, _ checksums: Set<String>) throws {
        guard let found = try look(key) else { throw BucketFault.differs(key) }
        let told = found.headers["x-amz-checksum-sha256"]
        guard found.headers["content-length"] == "\(document.sizeBytes)", told.map(checksums.contains) ?? true
        else {
            throw BucketFault.differs(key)
        }
    }

    /// `nil` where there is nothing under that name.
    private func look(_ key: String) throws -> BucketAnswer? {
        var request = BucketRequest(.head, key, .read)
        request.headers = ["x-amz-checksum-mode": "ENABLED"]
        let answer = try bucket.ask(request)
        if answer.status == 404 { return nil }
        guard answer.isGood else { throw BucketFault(answer, from: bucket.place, doing: .read) }
        return answer
    }

    func remove(_ digest: Digest) throws -> Bool {
        guard try has(digest), let found = try look(bucket.key(of: digest)) else { return true }
        guard let age = found.ageSeconds, age >= bucket.limits.youngSeconds else { return false }
        try bucket.good(BucketRequest(.delete, bucket.key(of: digest), .remove))
        return true
    }

    func page(after last: Digest?, most: Int) throws -> [Digest] {
        var key = last.map(bucket.key)
        while true {
            let page = try bucket.page(after: key, most: most)
            guard page.digests.isEmpty, let next = page.next else { return page.digests }
            key = next
        }
    }

    func standing(of digest: Digest) throws -> BlobStanding? {
        guard try has(digest), let found = try look(bucket.key(of: digest)) else { return nil }
        return BlobStanding(
            sizeBytes: found.headers["content-length"].flatMap { Int($0) } ?? 0,
            ageSeconds: found.ageSeconds ?? 0)
    }

    /// What was put is kept by the server before it answers.
    func waitForDisk() {}

    /// Some bytes of a document, and how many it has in all; `nil` where there is none.
    fileprivate func stretch(of digest: Digest, from: Int, count: Int) throws -> (bytes: Data, of: Int)? {
        var request = BucketRequest(.get, bucket.key(of: digest), .read)
        request.headers = ["range": "bytes=\(from)-\(from + count - 1)"]
        // A refusal may be longer than the one byte that is asked for.
        request.most = max(count, 64 << 10)
        let answer = try bucket.ask(request)
        switch answer.status {
        case 206:
            guard let all = answer.headers["content-range"]?.split(separator: "/").last.flatMap({ Int($0) }),
                answer.body.count == min(count, all - from)
            else { throw BucketFault.strange(host: bucket.place.host, "a stretch of another length") }
            return (Data(answer.body), all)
        case 200 where from == 0: return (Data(answer.body), answer.body.count)
        // Nothing can be a stretch of a document without bytes.
        case 416: return (Data(), from)
        case 404 where BucketText(answer.body).first("Code") != "NoSuchBucket": return nil
        default: throw BucketFault(answer, from: bucket.place, doing: .read)
        }
    }
}

/// Reads a document by stretches, each of which is asked for again when its connection is cut.
private struct BucketStretches: BlobStretches {
    private let digest: Digest
    private let shelf: BucketShelf
    let sizeBytes: Int
    private var held: Data
    private var fetched: Int

    init(_ digest: Digest, on shelf: BucketShelf, _ first: (bytes: Data, of: Int)) {
        self.digest = digest
        self.shelf = shelf
        sizeBytes = first.of
        held = first.bytes
        fetched = first.bytes.count
    }

    mutating func next(_ most: Int) throws -> Data? {
        if held.isEmpty {
            guard fetched < sizeBytes else { return nil }
            let found = try shelf.stretch(of: digest, from: fetched, count: shelf.bucket.limits.stretch)
            guard let found, !found.bytes.isEmpty else { throw Vault.Fault.missing(digest) }
            held = found.bytes
            fetched += held.count
        }
        let piece = held.prefix(most)
        held = held.dropFirst(piece.count)
        return Data(piece)
    }
}
