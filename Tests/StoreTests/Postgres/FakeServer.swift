import Foundation
import Glibc
import Synchronization

/// A server that speaks as much of PostgreSQL's protocol as signing in takes, and answers as a test wants: no real one is
/// too old, without TLS or full on demand. It listens on this machine only.
final class FakeServer: Sendable {
    enum Manner: Sendable {
        /// Lets everybody in and says that it is that version.
        case version(String)
        /// Asks for the password in plain, and then refuses with that code and these words.
        case asksAndRefuses(code: String, words: String)
        case refuses(code: String, words: String)
        /// Says nothing at all.
        case silent
    }

    let port: Int
    private let listener: Int32
    private let manner: Manner
    private let heard = Mutex<[String]>([])

    init(_ manner: Manner) throws {
        self.manner = manner
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
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

    /// The passwords that callers sent.
    var passwords: [String] { heard.withLock(\.self) }

    private func serve(_ caller: Int32) {
        defer { close(caller) }
        if case .silent = manner {
            Thread.sleep(forTimeInterval: 3)
            return
        }
        guard var hello = packet(from: caller, isTyped: false) else { return }
        // 80877103 asks for TLS; N says that there is none.
        if hello.prefix(4) == [4, 210, 22, 47] {
            send("N".utf8.map(\.self), to: caller)
            guard let next = packet(from: caller, isTyped: false) else { return }
            hello = next
        }
        switch manner {
        case .version(let version):
            send(message("R", [0, 0, 0, 0]), to: caller)
            for (name, value) in [("server_version", version), ("server_encoding", "UTF8")] {
                send(message("S", Array(name.utf8) + [0] + Array(value.utf8) + [0]), to: caller)
            }
            send(message("Z", Array("I".utf8)), to: caller)
            _ = packet(from: caller, isTyped: true)
        case .asksAndRefuses(let code, let words):
            send(message("R", [0, 0, 0, 3]), to: caller)
            if let password = packet(from: caller, isTyped: true) {
                heard.withLock { $0.append(String(decoding: password.dropLast(), as: UTF8.self)) }
            }
            send(refusal(code, words), to: caller)
        case .refuses(let code, let words): send(refusal(code, words), to: caller)
        case .silent: break
        }
    }

    private func refusal(_ code: String, _ words: String) -> [UInt8] {
        message("E", ["SFATAL", "VFATAL", "C\(code)", "M\(words)"].flatMap { Array($0.utf8) + [0] } + [0])
    }

    private func message(_ kind: String, _ body: [UInt8]) -> [UInt8] {
        Array(kind.utf8) + bytes(body.count + 4) + body
    }

    private func bytes(_ number: Int) -> [UInt8] {
        withUnsafeBytes(of: UInt32(number).bigEndian) { Array($0) }
    }

    /// The body of what the caller says next; `nil` when it has gone.
    private func packet(from caller: Int32, isTyped: Bool) -> [UInt8]? {
        guard !isTyped || read(1, from: caller) != nil, let head = read(4, from: caller) else { return nil }
        return read(head.reduce(0) { $0 << 8 | Int($1) } - 4, from: caller)
    }

    private func read(_ count: Int, from caller: Int32) -> [UInt8]? {
        var found: [UInt8] = []
        while found.count < count {
            var part = [UInt8](repeating: 0, count: count - found.count)
            let got = recv(caller, &part, part.count, 0)
            guard got > 0 else { return nil }
            found += part.prefix(got)
        }
        return found
    }

    private func send(_ bytes: [UInt8], to caller: Int32) {
        _ = Glibc.send(caller, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}
