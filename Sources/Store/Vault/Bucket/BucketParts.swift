internal import Evidence
internal import Foundation

/// Puts a large document in parts, each with its checksum; the server makes it one document at the end, or there is none.
struct BucketParts {
    private let document: SpooledDocument
    private let key: String
    private let bucket: Bucket

    /// More than S3 takes.
    private static let mostParts = 10_000

    init(_ document: SpooledDocument, to key: String, of bucket: Bucket) {
        self.document = document
        self.key = key
        self.bucket = bucket
    }

    private struct Part {
        let number: Int
        let mark: String
        let checksum: String
    }

    /// Returns the checksums that S3 may give to the whole: that of the parts' checksums, with their number or without, or that of
    /// the bytes.
    func put() throws -> Set<String> {
        let upload = try begin()
        do {
            var parts: [Part] = []
            var sums: [UInt8] = []
            let size = max(bucket.limits.part, document.sizeBytes / BucketParts.mostParts + 1)
            for from in stride(from: 0, to: document.sizeBytes, by: size) {
                let body = try body(from: from, count: min(size, document.sizeBytes - from))
                sums += body.digest.bytes
                parts.append(try put(body, number: parts.count + 1, of: upload))
            }
            try complete(parts, of: upload)
            let sum = Data(Digest(of: sums).bytes).base64EncodedString()
            return [sum, "\(sum)-\(parts.count)", Data(document.sha256.bytes).base64EncodedString()]
        } catch {
            try abort(upload, because: error)
        }
    }

    private func begin() throws -> String {
        var request = BucketRequest(.post, key, .write)
        request.query = ["uploads": ""]
        request.headers = [
            "x-amz-checksum-algorithm": "SHA256", "content-type": "application/octet-stream",
        ]
        guard let upload = BucketText(try bucket.good(request).body).first("UploadId"), !upload.isEmpty else {
            throw BucketFault.strange(host: bucket.place.host, "an upload without a name")
        }
        return upload
    }

    private func body(from: Int, count: Int) throws -> BucketBody {
        let file = try FileHandle(forReadingFrom: document.file)
        try file.seek(toOffset: UInt64(from))
        var hash = StreamingDigest()
        var rest = count
        while rest > 0, let piece = try file.read(upToCount: min(rest, 1 << 20)), !piece.isEmpty {
            hash.update(piece)
            rest -= piece.count
        }
        return BucketBody(document.file, from: from, count: count, digest: hash.finish())
    }

    private func put(_ body: BucketBody, number: Int, of upload: String) throws -> Part {
        var request = BucketRequest(.put, key, .write)
        request.query = ["partNumber": "\(number)", "uploadId": upload]
        request.headers = ["x-amz-checksum-sha256": body.checksum]
        request.body = body
        guard let mark = try bucket.good(request).headers["etag"], !mark.contains("<"), !mark.contains("&")
        else {
            throw BucketFault.strange(host: bucket.place.host, "a part without a mark")
        }
        return Part(number: number, mark: mark, checksum: body.checksum)
    }

    private func complete(_ parts: [Part], of upload: String) throws {
        var request = BucketRequest(.post, key, .write)
        request.query = ["uploadId": upload]
        let list = parts.map {
            "<Part><PartNumber>\($0.number)</PartNumber><ETag>\($0.mark)</ETag>"
                + "<ChecksumSHA256>\($0.checksum)</ChecksumSHA256></Part>"
        }
        request.body = BucketBody(
            Array("<CompleteMultipartUpload>\(list.joined())</CompleteMultipartUpload>".utf8))
        let answer = try bucket.ask(request)
        let code = BucketText(answer.body).first("Code")
        // Asked twice, because the first answer was lost: what lies there is looked at afterwards.
        if code == "NoSuchUpload" { return }
        // S3 may begin with 200 and end with a refusal.
        guard answer.isGood, code == nil else {
            guard answer.isGood else { throw BucketFault(answer, from: bucket.place, doing: .write) }
            throw BucketFault.busy(host: bucket.place.host)
        }
    }

    /// Takes back what was sent; if that fails too, a rule of the bucket does it after days.
    private func abort(_ upload: String, because error: any Error) throws -> Never {
        var request = BucketRequest(.delete, key, .abort)
        request.query = ["uploadId": upload]
        do { try bucket.good(request) } catch is BucketFault { throw error }
        throw error
    }
}
