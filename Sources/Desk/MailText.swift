internal import Evidence
internal import Foundation
public import Law
public import Store

/// A mail as it goes over the wire (RFC 5322, MIME): ASCII lines that end in CR LF.
public struct MailText: Hashable, Sendable {
    /// The recipient is no address that a mail may carry.
    public struct Unaddressed: Error, Sendable, Hashable, CustomStringConvertible {
        public var description: String { "the recipient has no plain address" }
    }

    /// Names the mail: the same mail has the same name, so that a folder holds it once.
    public let name: String
    public let recipient: String
    /// Where another server reports what became of the mail: the envelope's sender.
    public let returnPath: String
    public let text: String

    /// - Parameter token: proves that a reply or a bounce is of this mail; see `MailToken`.
    /// - Throws: `Unaddressed` unless the recipient is one address of printable ASCII.
    public init(
        _ mail: OutgoingMail, by settings: MailSettings, token: String? = nil, at moment: Instant
    ) throws(Unaddressed) {
        guard MailText.isAddress(mail.recipient) else { throw Unaddressed() }
        name = String(Digest(ofText: mail.token).description.prefix(32))
        recipient = mail.recipient
        let sender = settings.sender
        let replies = token.flatMap(settings.replyAddress)
        returnPath = replies ?? sender
        let domain = sender.split(separator: "@").last ?? "localhost"
        let headers =
            [
                "Date: \(MailText.date(moment))", "From: <\(sender)>", "To: <\(mail.recipient)>",
            ] + (replies.map { ["Reply-To: <\($0)>"] } ?? []) + [
                "Message-ID: <\(token ?? name)@\(domain)>", "Subject: \(MailText.encoded(mail.subject))",
                "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            ]
        let body = MailText.lines(of: Data(mail.text.utf8).base64EncodedString())
        text = (headers + [""] + body).map { $0 + "\r\n" }.joined()
    }

    /// One address without room for a second header line, a comment or a list.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let forbidden = Set("<>()[]\\,;:\" ".utf8)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !forbidden.contains($0) }
    }

    /// Encoded words (RFC 2047), cut between characters, in lines of at most 76. A line break in the subject
    /// is a character like any other and ends no header.
    static func encoded(_ subject: String) -> String {
        var words: [String] = []
        var piece = ""
        for character in subject {
            if !piece.isEmpty, piece.utf8.count + character.utf8.count > 39 {
                words.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        words.append(piece)
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func lines(of base64: String) -> [String] {
        let letters = Array(base64)
        return stride(from: 0, to: letters.count, by: 76).map {
            String(letters[$0..<min($0 + 76, letters.count)])
        }
    }

    /// `Fri, 09 Oct 2026 08:25:00 +0800`
    static func date(_ moment: Instant) -> String {
        let day = moment.legalDay
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let time = [moment.hour, moment.minute, moment.second].map(two).joined(separator: ":")
        return "\(weekdays[day.weekday.rawValue - 1]), \(two(day.day)) \(months[day.month - 1]) \(day.year) "
            + "\(time) +0800"
    }
}
