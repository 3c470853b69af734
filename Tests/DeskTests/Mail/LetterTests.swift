import Foundation
import Law
import Store
import Testing

@testable import Desk

/// A mail as it comes over the wire, with its lines ended as they must be.
func wire(_ text: String) -> [UInt8] {
    Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
}

@Suite struct `A mail is read, whatever it holds` {
    private func letter(_ text: String) -> LetterReceived { LetterReceived(reading: wire(text)) }

    @Test(arguments: 0..<500)
    func `bytes without any order are read to an end`(seed: UInt64) {
        var die = Die(state: seed &+ 5)
        let words = [
            "Content-Type: multipart/mixed; boundary=b\r\n", "--b\r\n", "--b--\r\n", "\r\n", "\n", "\r",
            "\u{0}",
            "Content-Type: text/plain; charset=\"x-none\"\r\n", "Content-Transfer-Encoding: base64\r\n",
            "=?gb2312?B?",
            "?=", "From: <a@b>\r\n", "boundary=\"", "=E4=B", "filename*0*=utf-8''%E4%B", ";;;=", "<", "\"",
            "侵权",
            "Content-Type: message/delivery-status\r\n", "Action: failed\r\n",
            "Content-Type: multipart/report; boundary=b\r\n",
        ]
        let text = (0..<die.roll(60)).map { _ in words[die.roll(words.count)] }.joined()

        let letter = LetterReceived(reading: Array(text.utf8))

        #expect(letter.attachments.count <= LetterReceived.mostAttachments)
        #expect(FormReading.isClean(letter.text) && FormReading.isClean(letter.subject))
        #expect(letter.attachments.allSatisfy { !$0.name.contains("/") && !$0.name.contains("\\") })
    }

    @Test func `a mail nested a thousand deep is read to the limit`() {
        let depth = 1_000
        let opened = (0..<depth).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
            .joined()
        let letter = letter("From: <yi@example.org>\n" + opened + "\nin the middle\n")

        #expect(letter.sender == "yi@example.org")
    }

    @Test func `a header without end, and ten thousand parts, are cut off`() {
        let parts = String(repeating: "--b\nContent-Type: application/x\n\nx\n", count: 10_000)
        let letter = letter(
            "From: <yi@example.org>\nContent-Type: multipart/mixed; boundary=b\n"
                + "Subject: \(String(repeating: "a", count: 300_000))\n\n" + parts)

        #expect(letter.subject.count == 300)
        #expect(letter.attachments.count == LetterReceived.mostAttachments)
        #expect(letter.attachmentsLeftOut > 0)
    }

    @Test(arguments: [
        ("=?utf-8?B?5L615p2D?=", "侵权"), ("=?gb2312?B?x9bIqA==?=", "侵权"), ("=?GBK?Q?=C7=D6=C8=A8?=", "侵权"),
        ("=?utf-8?B?5L61?=\n =?utf-8?B?5p2D?=", "侵权"), ("plain", "plain"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("=?utf-8?B?", "=?utf-8?B?"), ("=?utf-8?Q?a=0D=0ABcc:_x?=", "a  Bcc: x"),
    ])
    func `a subject is read in its own characters`(written: String, read: String) {
        #expect(letter("Subject: \(written)\n\n").subject == read)
    }

    @Test func `a text in GBK, in base64, beside a page and an enclosure with a path for a name`() throws {
        let mail = letter(
            """
            From: "Yi" <yi@example.org>
            Content-Type: multipart/mixed; boundary="o;uter"

            preamble
            --o;uter
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=gb2312
            Content-Transfer-Encoding: base64

            x9bIqA==
            --inner
            Content-Type: text/html

            <p>other form</p>
            --inner--
            --o;uter
            Content-Type: application/pdf; name=x.pdf
            Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fetc%2F%E8%AF%81%E6%8D%AE.pdf
            Content-Transfer-Encoding: quoted-printable

            a=3Db=
            c
            --o;uter--
            epilogue
            """)

        #expect(mail.text == "侵权")
        let enclosure = try #require(mail.attachments.first)
        #expect(mail.attachments.count == 1)
        #expect(enclosure.name == "证据.pdf")
        #expect(enclosure.mediaType == "application/pdf")
        #expect(String(decoding: enclosure.bytes, as: UTF8.self) == "a=bc")
    }

    @Test func `a character set that nobody knows loses no mail`() {
        let mail = letter("Content-Type: text/plain; charset=../../etc/passwd\n\nhello\u{0}\u{202E}\n")

        #expect(mail.text.hasPrefix("hello"))
        #expect(FormReading.isClean(mail.text))
    }

    @Test func `a page becomes the text that a person would read`() {
        let mail = letter(
            "Content-Type: text/html\n\n<style>p{}</style><p>a &lt;b&gt;</p><script>alert(1)</script><div>c</div>"
        )

        #expect(mail.text == "a <b>\nc")
    }

    @Test(arguments: [
        "Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <x.example.org>",
        "X-Auto-Response-Suppress: All", "Return-Path: <>",
    ])
    func `a machine that answers is known`(header: String) {
        #expect(letter("From: <yi@example.org>\n\(header)\n\nI am away").isAutomatic)
        #expect(!letter("From: <yi@example.org>\nAuto-Submitted: no\n\nI am here").isAutomatic)
    }

    @Test(arguments: ["From: a@example.org, b@example.org", "From: nobody", "X: y", "From: <a b@c>"])
    func `a mail that does not say who sent it has no sender`(header: String) {
        #expect(letter(header + "\n\nx").sender == "")
    }
}
