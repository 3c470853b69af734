import Casework
import Evidence
import Foundation
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

@Suite struct `Evidence comes by the code, cleaned before a byte of it is kept` {
    static let planted = "GPS 45.756967N SERIAL-7431905526"

    /// A small JPEG with a word where telephones write.
    static func picture(_ word: String = planted) -> [UInt8] {
        func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
            [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
        }
        return [0xFF, 0xD8] + segment(0xE1, Array("Exif\0\0".utf8) + Array(word.utf8))
            + segment(0xDB, [0] + Array(repeating: 7, count: 64))
            + segment(0xC0, [8, 0, 16, 0, 16, 1, 1, 0x11, 0])
            + segment(0xC4, [0, 1] + Array(repeating: 0, count: 15) + [5])
            + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0x34, 0xFF, 0, 0x56] + [0xFF, 0xD9]
    }

    @Test func `a cleaned picture keeps nothing of the device, nor its name, and is proved by its digest`()
        async throws
    {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            _ = try await live.opens(receipt.code)

            let page = try await live.uploads(
                Self.picture(), named: "张三的手机.JPG", [("cleaning", "cleaned"), ("evidence-note", "柜台内侧")],
                code: receipt.code)

            #expect(page.status == .ok)
            #expect(page.says("已从图片中清除：相机信息"))
            let tang = try await live.officer("tang")
            let view = try await live.office.file(receipt.id, for: tang)
            let document = try #require(view.documents.last)
            #expect(page.says(document.digest))
            #expect(document.fileName == "evidence-1.jpg")
            #expect(document.mediaType == "image/jpeg")
            #expect(document.kind == "evidence")
            #expect(try !live.holds("SERIAL-7431905526"))
            #expect(try !live.holds("张三"))
            #expect(try !live.holds("柜台内侧"), "the note is sealed")
            #expect(try live.holds(receipt.id), "the search finds what is there")
        }
    }

    @Test func `who decides to keep a picture as it is keeps it byte for byte`() async throws {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            _ = try await live.opens(receipt.code)

            let page = try await live.uploads(
                Self.picture(), named: "a.jpg", [("cleaning", "kept")], code: receipt.code)

            #expect(page.says(Digest(of: Self.picture()).description))
        }
    }

    struct Refused: Sendable {
        let bytes: [UInt8]
        let said: String
    }

    static let refused: [Refused] = [
        Refused(bytes: Array("%PDF-1.7 and thirty more bytes of it".utf8), said: "这种文件清除不了设备信息"),
        Refused(bytes: [0, 0, 0, 24] + Array("ftypheic and thirty more bytes of it".utf8), said: "HEIC 图片"),
        Refused(bytes: Array(picture().dropLast(4)), said: "图片不完整或者损坏"),
        Refused(bytes: [], said: "这种文件清除不了设备信息"),
    ]

    @Test(arguments: refused)
    func `what cannot be cleaned is refused with the way on, and nothing of it is kept`(
        sent: Refused
    ) async throws {
        let (bytes, said) = (sent.bytes, sent.said)
        try await LiveSite.with { live in
            let receipt = try await live.report()
            _ = try await live.opens(receipt.code)

            let page = try await live.uploads(
                bytes, named: "a.jpg", [("cleaning", "cleaned"), ("evidence-note", "写过的话")],
                code: receipt.code)

            #expect(page.status == .unprocessableContent)
            #expect(page.says(said))
            #expect(page.says("按原样保存"))
            #expect(page.says("写过的话"), "what was typed stays")
            let view = try await live.office.file(receipt.id, for: try await live.officer("tang"))
            #expect(view.documents.isEmpty)
            #expect(try !live.holds("SERIAL-7431905526"))
        }
    }

    @Test func `a wrong code sends no byte, and an ended matter takes none`() async throws {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            _ = try await live.opens(receipt.code)
            let wrong = try await live.uploads(
                Self.picture(), named: "a.jpg", [], code: "0000-0000-0000-0000")
            #expect(wrong.status == .notFound)
            let tang = try await live.officer("tang")
            try await live.act("leave-on-file", ["reason": "线索不具体"], on: receipt.id, by: tang)

            let late = try await live.uploads(Self.picture(), named: "a.jpg", [], code: receipt.code)

            #expect(late.status == .conflict)
        }
    }

    @Test func `a picture or a file above the limit is refused while it streams`() async throws {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            let chunk = [UInt8](repeating: 0x41, count: 1 << 20)
            // 2 GiB are offered; the office stops reading at the first byte above its limit.
            let offered = Offered(first: Array(Self.picture().prefix(40)), chunk: chunk, most: 2_048)

            for cleaning in [EvidenceByCode.Cleaning.cleaned, .kept] {
                offered.begin()
                await #expect(throws: DeskRefusal.self) {
                    try await live.office.addEvidence(
                        .init(cleaning: cleaning, note: nil, fileName: "a.jpg", mediaType: "image/jpeg"),
                        body: offered,
                        code: receipt.code)
                }
                #expect(offered.given <= 66)
            }
            let left = try FileManager.default.contentsOfDirectory(
                atPath: live.office.folder.vault.appending(path: "incoming").path(percentEncoded: false))
            #expect(left.isEmpty)
        }
    }
}

/// A body that offers more than anybody takes, and counts what was taken.
private final class Offered: AsyncSequence, AsyncIteratorProtocol, @unchecked Sendable {
    typealias Element = [UInt8]

    let first: [UInt8]
    let chunk: [UInt8]
    let most: Int
    private(set) var given = 0

    init(first: [UInt8], chunk: [UInt8], most: Int) {
        self.first = first
        self.chunk = chunk
        self.most = most
    }

    func begin() { given = 0 }
    func makeAsyncIterator() -> Offered { self }

    func next() async throws -> [UInt8]? {
        given += 1
        guard given <= most else { return nil }
        return given == 1 ? first : chunk
    }
}
