internal import Configuration
internal import Desk
internal import Exchange
internal import Foundation

/// Why the settings of mail cannot be used. No sentence repeats a secret.
struct MailSettingsFault: Error, CustomStringConvertible {
    let name: String
    let fault: String
    var description: String { "\(name): \(fault)" }
}

/// What the environment says of mail: how it leaves, and where replies come in.
struct MailWiring: Sendable {
    let settings: MailSettings
    /// `nil` where mail is laid into the folder `mail`.
    let smtp: SMTPSettings?
    /// A maildir that is looked through with each round.
    let maildir: URL?

    init(_ reader: ConfigReader) throws {
        let own = reader.scoped(to: "zhibao.mail")
        let sender = try MailWiring.address(own, "from") ?? "zhibao@localhost"
        let site = own.string(forKey: "site").map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        if let site, URL(string: site)?.scheme?.hasPrefix("http") != true {
            throw MailSettingsFault(name: "ZHIBAO_MAIL_SITE", fault: "write https://HOST")
        }
        settings = MailSettings(
            sender: sender, replies: try MailWiring.address(own, "replies"), site: site)
        maildir = own.string(forKey: "maildir").map { URL(filePath: $0, directoryHint: .isDirectory) }
        smtp = try MailWiring.smtp(own)
    }

    func sink(of office: Office) throws -> any MailSink {
        if let smtp { return try SMTPSink(smtp) }
        return FileSink(folder: office.folder.mail)
    }

    private static func address(_ own: ConfigReader, _ key: String) throws -> String? {
        guard let text = own.string(forKey: ConfigKey(key)) else { return nil }
        guard MailSettings.isAddress(text) else {
            throw MailSettingsFault(name: "ZHIBAO_MAIL_\(key.uppercased())", fault: "write NAME@HOST")
        }
        return text
    }

    private static func smtp(_ own: ConfigReader) throws -> SMTPSettings? {
        guard let text = own.string(forKey: "smtp") else { return nil }
        guard let address = Address(argument: text) else {
            throw MailSettingsFault(name: "ZHIBAO_MAIL_SMTP", fault: "write HOST:PORT")
        }
        let named = own.string(forKey: "security", default: "starttls")
        guard let security = SMTPSettings.Security(rawValue: named) else {
            throw MailSettingsFault(name: "ZHIBAO_MAIL_SECURITY", fault: "write none, starttls or tls")
        }
        return SMTPSettings(
            host: address.host, port: address.port, security: security, login: try login(own),
            authorities: try own.string(forKey: "authorities").map {
                try String(contentsOfFile: $0, encoding: .utf8)
            })
    }

    /// The password comes out of a file, or out of the environment as a secret.
    private static func login(_ own: ConfigReader) throws -> SMTPSettings.Login? {
        guard let user = own.string(forKey: "user") else { return nil }
        if let file = own.string(forKey: "passwordFile") {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            return .init(user: user, password: text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        guard let password = own.string(forKey: "password", isSecret: true) else {
            throw MailSettingsFault(
                name: "ZHIBAO_MAIL_PASSWORD_FILE", fault: "name a file, or set ZHIBAO_MAIL_PASSWORD")
        }
        return .init(user: user, password: password)
    }
}
