import Evidence
import Foundation
import Testing

@testable import Desk

@Suite struct InstallationTests {
    /// A prefix with a program, two files of content and their sums.
    private func prefix(_ release: String = "version 1.2\ncommit 0123456789abcdef\nday 2026-11-30\n") throws
        -> URL
    {
        let root = FileManager.default.temporaryDirectory.appending(path: "installed-\(UUID().uuidString)")
        let files = [
            "bin/zhibao": "program", "share/zhibao/law/one.yaml": "law", "share/zhibao/RELEASE": release,
            "share/doc/zhibao/LICENSE": "licence",
        ]
        var sums = ""
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            let file = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            sums += "\(Digest(ofText: text))  \(path)\n"
        }
        try Data(sums.utf8).write(to: root.appending(path: "share/zhibao/SHA256SUMS"))
        return root
    }

    private func lines(_ root: URL) -> [DoctorLine] {
        Doctor(of: OfficeFolder(root: root), share: root.appending(path: "share/zhibao")).releaseLines()
    }

    @Test func `A tree of sources is no release`() {
        #expect(Installation(share: URL(filePath: "share")) == nil)
    }

    @Test func `A release that says nothing of its commit is none`() throws {
        let root = try prefix("version 1.2\nday 2026-11-30\n")
        #expect(Installation(share: root.appending(path: "share/zhibao")) == nil)
    }

    @Test func `A release names itself, and is whole as it was unpacked`() throws {
        let line = try #require(lines(try prefix()).first)
        #expect(line.verdict == .ok)
        #expect(line.said == "release 1.2 (01234567, 2026-11-30), every file as it was released")
    }

    @Test func `A changed program, a missing law and an added pack are each named`() throws {
        let root = try prefix()
        try Data("Program".utf8).write(to: root.appending(path: "bin/zhibao"))
        try FileManager.default.removeItem(at: root.appending(path: "share/zhibao/law/one.yaml"))
        try Data("pack".utf8).write(to: root.appending(path: "share/zhibao/law/two.yaml"))
        let line = try #require(lines(root).first)
        #expect(line.verdict == .fail)
        #expect(
            line.said.hasSuffix(
                """
                but 3 files are not: changed bin/zhibao; missing share/zhibao/law/one.yaml; \
                added share/zhibao/law/two.yaml
                """))
    }

    @Test func `Papers that a packager put elsewhere are not asked for`() throws {
        let root = try prefix()
        try FileManager.default.removeItem(at: root.appending(path: "share/doc"))
        #expect(lines(root).first?.verdict == .ok)
    }

    @Test(arguments: ["", "no sums here\n", "abc  bin/zhibao\n"])
    func `A list of sums that is none is a failure, not a clean bill`(text: String) throws {
        let root = try prefix()
        let sums = root.appending(path: "share/zhibao/SHA256SUMS")
        try FileManager.default.removeItem(at: sums)
        if !text.isEmpty { try Data(text.utf8).write(to: sums) }
        #expect(lines(root).first?.verdict == .fail)
    }
}
