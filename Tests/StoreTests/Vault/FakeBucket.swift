import Evidence
import Foundation
import Glibc
import Synchronization

@testable import Store

/// A server that answers as a test wants, and as no sound one does: in the middle of a sentence, too much, nothing, or something
/// else. It listens on this machine only, and takes one request a connection.
final class FakeBucket: Sendable {
    struct Asked: Sendable {
        let line: String
        let headers: [String: String]
        let body: Int
    }

    enum Manner: Sendable {
        case says(_ status: Int, _ headers: [String: String] = [:], _ body: String = "")
        /// Promises more bytes than it sends.
        case breaksOff(_ status: Int, promised: Int, sent: Int)
        /// Goes when it has read so many bytes of what is sent to it.
        case leaves(after: Int)
        case silent
    }

    let port: Int
    private let listener: Int32
    private let manner: @Sendable (Int, Asked) -> Manner
    private let heard = Mutex<[Asked]>([])

    /// - Parameter manner: what is done with each request, the first of which is number 0.
    init(port wanted: Int = 0, _ manner: @escaping @Sendable (Int, Asked) -> Manner) throws {
        self.manner = manner
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var again: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &again, socklen_t(MemoryLayout<Int32>.size))
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = UInt16(wanted).bigEndian
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &place) { [listener] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 8) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard bound else { throw CocoaError(.fileWriteUnknown) }
        port = Int(UInt16(bigEndian: place.sin_port))
        Thread.detachNewThread { [listener, weak self] in
            while case let caller = accept(listener, nil, nil), caller >= 0 { self?.serve(caller) }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    var asked: [Asked] { heard.withLock(\.self) }

    /// A bucket on this server, with patience for a test.
    func bucket(change: (inout BucketLimits) -> Void = { _ in }) throws -> Bucket {
        try FakeBucket.bucket(port: port, change: change)
    }

    static func bucket(port: Int, change: (inout BucketLimits) -> Void = { _ in }) throws -> Bucket {
        var limits = BucketLimits()
        limits.connectMs = 1_000
        limits.silenceSeconds = 8
        limits.attempts = 3
        change(&limits)
        return Bucket(
            try BucketPlace("s3://zhibao/office?endpoint=http://127.0.0.1:\(port)&region=cn-north-1"),
            .given(try BucketKeys(id: "key", secret: "a-secret")), limits: limits)
    }

    private func serve(_ caller: Int32) {
        defer { close(caller) }
        guard let (head, early) = head(from: caller) else { return }
        let lines = head.components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let count = headers["content-length"].flatMap { Int($0) } ?? 0
        let asked = Asked(line: lines[0], headers: headers, body: count)
        let number = heard.withLock { heard in
            heard.append(asked)
            return heard.count - 1
        }
        let manner = manner(number, asked)
        if case .leaves(let after) = manner {
            skip(after - early, from: caller)
            return
        }
        if headers["expect"] != nil { send("HTTP/1.1 100 Continue\r\n\r\n", to: caller) }
        skip(count - early, from: caller)
        let isHead = asked.line.hasPrefix("HEAD")
        switch manner {
        case .says(let status, let headers, let body):
            var lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
            if headers["content-length"] == nil { lines += "content-length: \(body.utf8.count)\r\n" }
            send(
                "HTTP/1.1 \(status) Said\r\nconnection: close\r\n\(lines)\r\n" + (isHead ? "" : body),
                to: caller)
        case .breaksOff(let status, let promised, let sent):
            let head = "HTTP/1.1 \(status) Said\r\ncontent-length: \(promised)\r\n"
            let range = "content-range: bytes 0-\(promised - 1)/\(promised)\r\n\r\n"
            send(head + range + String(repeating: "z", count: sent), to: caller)
        case .silent: Thread.sleep(forTimeInterval: 6)
        case .leaves: break
        }
    }

    /// What stands before the body, and how many bytes of the body came with it.
    private func head(from caller: Int32) -> (String, Int)? {
        var found: [UInt8] = []
        while true {
            var part = [UInt8](repeating: 0, count: 4_096)
            let got = recv(caller, &part, part.count, 0)
            guard got > 0 else { return nil }
            found += part.prefix(got)
            let text = String(decoding: found, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let head = String(text[..<end.lowerBound])
            return (head, found.count - head.utf8.count - 4)
        }
    }

    private func skip(_ count: Int, from caller: Int32) {
        var rest = count
        var part = [UInt8](repeating: 0, count: 65_536)
        while rest > 0 {
            let got = recv(caller, &part, min(part.count, rest), 0)
            guard got > 0 else { return }
            rest -= got
        }
    }

    private func send(_ text: String, to caller: Int32) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let went = bytes[sent...].withUnsafeBytes {
                Glibc.send(caller, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard went > 0 else { return }
            sent += went
        }
    }
}

extension FakeBucket.Manner {
    /// A refusal as S3 writes it.
    static func refuses(_ status: Int, _ code: String) -> FakeBucket.Manner {
        .says(status, [:], "<?xml version=\"1.0\"?><Error><Code>\(code)</Code><Message>no</Message></Error>")
    }

    static let emptyList = FakeBucket.Manner.says(
        200, [:], "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>")
}
