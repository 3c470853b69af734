internal import CCurl
internal import Foundation

/// What one request still has to send, and what came back so far. A class, because curl holds on to it by its address.
final class BucketTalk {
    private static let mostHeaders = 100

    private let source: BucketBody.Source
    private let file: FileHandle?
    private let most: Int
    private var rest: Int
    private var sent = 0
    private(set) var headers: [String: String] = [:]
    private(set) var body: [UInt8] = []
    /// Why a file of ours could not be read on.
    private(set) var fault: (any Error)?

    init(_ request: BucketRequest) throws {
        source = request.body.source
        rest = request.body.count
        most = request.most
        if case .file(let url, let from) = request.body.source {
            let file = try FileHandle(forReadingFrom: url)
            try file.seek(toOffset: UInt64(from))
            self.file = file
        } else {
            file = nil
        }
    }

    static func at(_ context: UnsafeMutableRawPointer) -> BucketTalk {
        Unmanaged<BucketTalk>.fromOpaque(context).takeUnretainedValue()
    }

    /// `nil` where the file ends too early or cannot be read.
    func fill(_ room: UnsafeMutableRawBufferPointer) -> Int? {
        let count = min(room.count, rest)
        guard count > 0 else { return 0 }
        switch source {
        case .bytes(let bytes):
            room.copyBytes(from: bytes[sent..<sent + count])
            return moved(count)
        case .file:
            do {
                guard let piece = try file?.read(upToCount: count), !piece.isEmpty else {
                    throw CocoaError(.fileReadCorruptFile)
                }
                room.copyBytes(from: piece)
                return moved(piece.count)
            } catch {
                fault = error
                return nil
            }
        }
    }

    private func moved(_ count: Int) -> Int {
        sent += count
        rest -= count
        return count
    }

    /// Takes less than it is given when the answer is longer than it may be, which ends the request.
    func take(_ piece: UnsafeRawBufferPointer) -> Int {
        guard body.count + piece.count <= most else { return 0 }
        body.append(contentsOf: piece)
        return piece.count
    }

    /// A line before the answer; each answer begins anew, also the one that only bids us go on.
    func takeHeader(_ piece: UnsafeRawBufferPointer) -> Int {
        let line = String(decoding: piece, as: UTF8.self)
        if line.hasPrefix("HTTP/") { headers = [:] }
        guard let colon = line.firstIndex(of: ":"), headers.count < BucketTalk.mostHeaders else {
            return piece.count
        }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
        headers[line[..<colon].lowercased()] = value
        return piece.count
    }
}
