internal import Crypto
internal import Evidence
internal import Foundation

/// Signature version 4 of S3: what a request says is bound to whoever sends it, to the region and to the day.
///
/// curl could sign, but the version in Debian 12 leaves names and values of a query as they were typed and in that order.
struct BucketSignature {
    let keys: BucketKeys
    let region: String
    let at: Date

    /// `20261130T235001Z`, whatever calendar the machine goes by.
    var moment: String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: at)
        func two(_ number: Int?) -> String { String((number ?? 0) + 100).suffix(2).description }
        return "\(parts.year ?? 0)\(two(parts.month))\(two(parts.day))"
            + "T\(two(parts.hour))\(two(parts.minute))\(two(parts.second))Z"
    }

    /// The lines that go out with the request, the last of which is the signature of the others.
    ///
    /// - Parameter headers: what is sent besides, by names in lower case.
    func headers(
        _ method: String, host: String, path: String, query: String, headers: [String: String],
        payload: Evidence.Digest
    ) -> [String: String] {
        var sent = headers
        sent["x-amz-date"] = moment
        sent["x-amz-content-sha256"] = payload.description
        if let session = keys.session { sent["x-amz-security-token"] = session }
        var signed = sent
        signed["host"] = host
        let names = signed.keys.sorted()
        let lines = names.map { "\($0):\(signed[$0] ?? "")\n" }.joined()
        let list = names.joined(separator: ";")
        let request = [method, path, query, lines, list, payload.description].joined(separator: "\n")
        let scope = "\(moment.prefix(8))/\(region)/s3/aws4_request"
        let text = ["AWS4-HMAC-SHA256", moment, scope, Evidence.Digest(ofText: request).description]
            .joined(separator: "\n")
        sent["authorization"] =
            "AWS4-HMAC-SHA256 Credential=\(keys.id)/\(scope), SignedHeaders=\(list), Signature=\(mark(of: text))"
        return sent
    }

    private func mark(of text: String) -> String {
        var key = Array("AWS4\(keys.secret)".utf8)
        for word in [String(moment.prefix(8)), region, "s3", "aws4_request", text] {
            let code = HMAC<SHA256>.authenticationCode(for: Array(word.utf8), using: SymmetricKey(data: key))
            key = Array(code)
        }
        return Hex.text(key)
    }

    /// The words of a query in their order, each escaped as it is signed and sent.
    static func query(_ words: [String: String]) -> String {
        words.map { (escaped($0.key), escaped($0.value)) }.sorted { $0 < $1 }
            .map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    /// Letters, digits and four marks stand for themselves.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + Hex.text([byte]).uppercased()
        }.joined()
    }
}
