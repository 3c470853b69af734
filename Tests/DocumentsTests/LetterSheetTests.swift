import Documents
import Foundation
import Testing

@Suite struct `A letter goes on paper` {
    private let foot = LetterSheet.Foot(
        text: "230102-2026-00417 · /files/230102-2026-00417", paging: "第{page}页，共{pages}页")
    private let letter = Letter(
        template:
            "# 行政处罚决定书\n\n{{number}}\n\n| 当事人 | {{name}} |\n| --- | --- |\n| 住所 | {{place}} |\n\n违法事实：\n\n{{facts}}\n\n- 一\n- 二\n\n---\n\n## 附\n\n{{none}}",
        title: "行政处罚决定书", language: "zh-CN",
        value: {
            ["number": "黑市监处罚〔2026〕12号", "name": "张三丰 & 子 <有限公司>", "place": "道里区", "facts": "第一行\n第二行"][$0]
        },
        gap: { "（缺：\($0)）" })

    private func sheet(_ text: LetterText) -> LetterSheet {
        LetterSheet(text, foot: foot, moment: "2026-10-09T08:25:00+08:00", ink: ["[证件号码]"])
    }

    /// What a reader of the file finds in it.
    private func run(_ tool: String, _ arguments: [String], on pdf: [UInt8]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sheet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "a.pdf")
        try Data(pdf).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments.map { $0 == "FILE" ? file.path(percentEncoded: false) : $0 }
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try FileManager.default.removeItem(at: folder)
        #expect(process.terminationStatus == 0)
        return String(decoding: said, as: UTF8.self)
    }

    @Test func `HTML that is not ours is no letter`() {
        for html in [
            "", "<html><title>x</title><main>\n<script>1</script></main>",
            "<title>x</title><main>\n<p>a<b>c</b></p></main>",
            "<title>x</title><main>\n<table><tr><th>a</th></tr></table></main>",
            "<title>x</title><main>\n<p>open</main>",
        ] {
            #expect(LetterText(html: html) == nil)
        }
    }

    @Test func `a line whose optional value is missing is left out, and any other gap is told`() {
        let letter = Letter(
            template: "| 罚款 | {{fine?}} |\n| 没收 | {{taken?}} |\n\n{{why}}", title: "t", language: "zh-CN",
            value: { ["taken": "三千元"][$0] }, gap: { "（缺：\($0)）" })
        #expect(letter.missing == ["why"])
        #expect(!letter.html.contains("罚款"))
        #expect(LetterText(html: letter.html)?.lines == ["没收", "三千元", "（缺：why）"])
        #expect(Letter.hasGaps(letter.html))
    }

    @Test func `a letter is read back as it was written`() throws {
        let text = try #require(LetterText(html: letter.html))
        #expect(text.title == "行政处罚决定书")
        #expect(
            text.blocks == [
                .heading(1, "行政处罚决定书"), .paragraph("黑市监处罚〔2026〕12号"),
                .table([["当事人", "张三丰 & 子 <有限公司>"], ["住所", "道里区"]]), .paragraph("违法事实："),
                .paragraph("第一行\n第二行"), .list(["一", "二"]), .rule, .heading(2, "附"), .paragraph("（缺：none）"),
            ])
        #expect(text.saying(text.lines) == text)
        #expect(text.saying(text.lines.map { _ in "x" }).lines.allSatisfy { $0 == "x" })
    }

    @Test func `the page says what the letter says, and numbers its pages`() throws {
        let text = try #require(LetterText(html: letter.html))
        let said = try run("pdftotext", ["-layout", "FILE", "-"], on: sheet(text).pdf())
        for word in ["行政处罚决定书", "黑市监处罚〔2026〕12号", "张三丰 & 子 <有限公司>", "第二行", "230102-2026-00417", "第1页，共1页"] {
            #expect(said.contains(word), "\(said)")
        }
    }

    @Test func `the same letter at the same moment is the same file`() throws {
        let text = try #require(LetterText(html: letter.html))
        #expect(sheet(text).pdf() == sheet(text).pdf())
    }

    @Test func `the file tells its kind and nothing of anybody`() throws {
        let text = try #require(LetterText(html: letter.html))
        let told = try run("pdfinfo", ["FILE"], on: sheet(text).pdf())
        #expect(told.contains("行政处罚决定书") && told.contains("595.276 x 841.89"))
        #expect(!told.contains("Author") && !told.contains("Keywords") && !told.contains("Creator:"))
    }

    @Test func `a long letter with long cells goes over pages and loses no line`() throws {
        let lines = (1...300).map { "第\($0)条事实" }
        let text = LetterText(
            title: "长文",
            blocks: [
                .heading(1, "长文"), .table([["事实", lines.joined(separator: "\n")]]),
                .paragraph(lines.joined(separator: "\n")),
            ])
        let pdf = sheet(text).pdf()
        let said = try run("pdftotext", ["FILE", "-"], on: pdf)
        for line in lines { #expect(said.components(separatedBy: line).count == 3, "\(line)") }
        #expect(said.contains("第2页，共"))
    }

    @Test func `control characters, marks and long lines break nothing`() throws {
        let hostile = "a\u{0}b\u{202E}c<span>&amp;\u{7}" + String(repeating: "长", count: 20_000)
        let text = LetterText(
            title: "x\u{0}y",
            blocks: [.paragraph(hostile), .table([[hostile, "", "x"]]), .list([""]), .table([[]])])
        let said = try run("pdftotext", ["FILE", "-"], on: sheet(text).pdf())
        #expect(said.contains("abc<span>&amp;"))
    }

    @Test func `what is hidden is not in the file`() throws {
        let text = LetterText(title: "决定书", blocks: [.paragraph("身份证[证件号码]，完")])
        let said = try run("pdftotext", ["FILE", "-"], on: sheet(text).pdf())
        #expect(said.contains("证件号码") && !said.contains("["))
    }
}
