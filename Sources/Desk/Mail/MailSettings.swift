/// How the office writes mail, as its operator has set it.
public struct MailSettings: Sendable, Hashable {
    /// The address that mails come from.
    public let sender: String
    /// Where replies go: `files@office.example`. A token is set behind a `+` before the @. `nil` when no mail is
    /// taken in.
    public let replies: String?
    /// The address of the site as people reach it, without a slash at its end; `nil` when mails carry no links.
    public let site: String?

    public init(sender: String = "zhibao@localhost", replies: String? = nil, site: String? = nil) {
        self.sender = sender
        self.replies = replies
        self.site = site
    }

    /// `files+r000000002a…@office.example`
    func replyAddress(_ token: String) -> String? {
        guard let replies, let at = replies.lastIndex(of: "@") else { return nil }
        return replies[..<at] + "+" + token + replies[at...]
    }
}

extension MailSettings {
    /// Whether a text is one plain address that a mail may carry.
    public static func isAddress(_ text: String) -> Bool { MailText.isAddress(text) }
}
