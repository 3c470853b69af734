internal import Foundation
internal import Store

/// A mail that came in, as far as the office looks at it.
struct LetterReceived: Sendable {
    struct Attachment: Sendable {
        let name: String
        let mediaType: String
        let bytes: [UInt8]
    }

    /// Largest mail that is taken in, in bytes.
    static let mostBytes = 25 << 20
    static let mostAttachments = 20
    static let mostTextCharacters = 200_000

    /// One plain address; empty where the mail does not say.
    let sender: String
    let subject: String
    let text: String
    let attachments: [Attachment]
    /// Attachments beyond the limit: left out, and said so.
    let attachmentsLeftOut: Int
    /// Tokens of ours that the mail names, where a reply or a bounce names them.
    let tokens: [String]
    let isOwn: Bool
    let isAutomatic: Bool
    let report: DeliveryReport?

    init(reading bytes: [UInt8]) {
        self.init(MIMEPart(reading: bytes))
    }

    private init(_ mail: MIMEPart) {
        let headers = mail.headers
        sender = headers.address("from") ?? headers.address("sender") ?? ""
        subject = String(headers.words("subject").prefix(300))
        let leaves = mail.leaves
        let body = LetterReceived.body(among: leaves)
        text = String(body.map(MIMEText.text)?.prefix(LetterReceived.mostTextCharacters) ?? "")
        let enclosed = leaves.enumerated().filter { place, leaf in
            place != body.flatMap { leaves.firstIndex(sharing: $0) }
                && !LetterReceived.isOtherForm(leaf, body)
        }.map(\.element)
        attachments = enclosed.prefix(LetterReceived.mostAttachments).compactMap(Attachment.init)
        attachmentsLeftOut = max(0, enclosed.count - LetterReceived.mostAttachments)
        report = DeliveryReport(mail)
        tokens = LetterReceived.tokens(in: headers) + (report?.tokens ?? [])
        isOwn = headers["message-id"].map { !LetterReceived.tokens($0).isEmpty } ?? false
        isAutomatic = LetterReceived.isAutomatic(headers)
    }

    /// The first text that is no attachment; a plain one before one with marks.
    private static func body(among leaves: [MIMEPart]) -> MIMEPart? {
        let shown = leaves.filter {
            $0.headers.disposition.value != "attachment" && $0.headers.fileName == nil
        }
        return shown.first { $0.headers.contentType.value == "text/plain" }
            ?? shown.first { $0.headers.contentType.value == "text/html" }
            ?? shown.first { $0.headers.contentType.kind == "text" }
    }

    /// The same letter with marks beside the plain one.
    private static func isOtherForm(_ leaf: MIMEPart, _ body: MIMEPart?) -> Bool {
        body?.headers.contentType.value == "text/plain" && leaf.headers.contentType.value == "text/html"
            && leaf.headers.disposition.value != "attachment" && leaf.headers.fileName == nil
    }

    /// Machines that answer, and lists (RFC 3834): nobody wrote this to us.
    private static func isAutomatic(_ headers: MIMEHeaders) -> Bool {
        let submitted = headers["auto-submitted"]?.lowercased() ?? "no"
        let precedence = headers["precedence"]?.lowercased() ?? ""
        return !submitted.hasPrefix("no") || ["bulk", "junk", "list", "auto_reply"].contains(precedence)
            || headers["list-id"] != nil || headers["x-auto-response-suppress"] != nil
            || headers["return-path"] == "<>"
    }

    static func tokens(in headers: MIMEHeaders) -> [String] {
        ["to", "cc", "delivered-to", "x-original-to", "in-reply-to", "references"]
            .flatMap { headers.all($0).flatMap(tokens) }
    }

    /// Words of the shape of a token: before the @, or behind a + in it.
    static func tokens(_ value: String) -> [String] {
        let separators = Set("<>,; \t\"()+@")
        var seen: Set<String> = []
        return value.lowercased().split { separators.contains($0) }.map(String.init)
            .filter { MailToken.isShaped($0) && seen.insert($0).inserted }
    }
}

extension LetterReceived.Attachment {
    fileprivate init?(_ leaf: MIMEPart) {
        let bytes = MIMEText.bytes(of: leaf)
        let type = leaf.headers.contentType.value
        guard !bytes.isEmpty else { return nil }
        name =
            leaf.headers.fileName.flatMap(Office.fileName)
            ?? (type == "message/rfc822" ? "letter.eml" : "attachment")
        mediaType = Office.mediaType(type)
        self.bytes = bytes
    }
}

extension [MIMEPart] {
    /// Where a part stands that is the same piece of the same mail.
    fileprivate func firstIndex(sharing part: MIMEPart) -> Int? {
        firstIndex { $0.body.startIndex == part.body.startIndex && $0.body.endIndex == part.body.endIndex }
    }
}

/// What another server says became of a mail of ours (RFC 3464).
struct DeliveryReport: Sendable {
    enum Action: String, Sendable { case failed, delayed, delivered, relayed, expanded }

    let action: Action
    /// `5.1.1`, and nothing that the other server wrote beside it: that may name people.
    let status: String
    let tokens: [String]

    init?(_ mail: MIMEPart) {
        guard mail.headers.contentType.value == "multipart/report" else { return nil }
        let leaves = mail.leaves
        let part = leaves.first { $0.headers.contentType.value == "message/delivery-status" }
        guard let part else { return nil }
        // A block for the mail and one for each recipient; each block is written as headers are.
        let fields = MIMEHeaders(MIMEText.bytes(of: part).filterBlankLines()[...])
        guard let action = fields["action"].flatMap({ Action(rawValue: $0.lowercased()) }) else { return nil }
        self.action = action
        let given = fields["status"]?.prefix { $0.isNumber || $0 == "." } ?? ""
        status = given.isEmpty || given.count > 12 ? "5.0.0" : String(given)
        let returned = leaves.filter {
            ["message/rfc822", "text/rfc822-headers", "message/global", "message/rfc822-headers"].contains(
                $0.headers.contentType.value)
        }
        tokens = returned.flatMap { leaf in
            let inner = MIMEPart(reading: MIMEText.bytes(of: leaf)).headers
            return ["message-id", "reply-to"].flatMap { inner.all($0).flatMap(LetterReceived.tokens) }
        }
    }
}

extension [UInt8] {
    /// Without empty lines, so that several blocks of fields read as one.
    fileprivate func filterBlankLines() -> [UInt8] {
        let lines = split(separator: 0x0A).filter { !$0.allSatisfy { $0 == 0x0D || $0 == 0x20 } }
        return Array(lines.joined(separator: [0x0A]))
    }
}
