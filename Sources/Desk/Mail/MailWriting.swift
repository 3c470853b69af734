internal import Programmes
internal import Store

/// Writes mails from the templates in `share/texts`.
struct MailWriting: Sendable {
    let texts: TextCatalogue
    let settings: MailSettings

    /// A template in a language, else in the office's own; the key itself where nobody wrote one.
    func filled(_ key: String, _ values: [String: String], in language: String) -> String {
        let sentence = texts.sentence(key, in: language) ?? texts.sentence(key, in: Office.language) ?? key
        return values.reduce(sentence) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// The mail with what only its sending knows: where the file is opened, and whether an answer is taken in.
    func whole(_ mail: OutgoingMail) -> OutgoingMail {
        guard let about = mail.about else { return mail }
        var lines = [mail.text]
        if let site = settings.site {
            lines.append(
                filled("mail.notice.link", ["link": "\(site)/files/\(about.caseNumber)"], in: about.language))
        }
        let reply = settings.replies == nil ? "mail.notice.no-reply" : "mail.notice.reply"
        lines.append(filled(reply, [:], in: about.language))
        return OutgoingMail(
            token: mail.token, recipient: mail.recipient, subject: mail.subject,
            text: lines.joined(separator: "\n") + "\n", about: about)
    }
}
