public import Foundation

/// Where mails leave the office.
public protocol MailSink: Sendable {
    /// Returns when the mail is in other hands. Sent twice, a mail arrives once where that can be known.
    func send(_ mail: MailText) async throws
}

/// A mail that no other try will carry: the other side said no, for good.
public protocol FinalMailFault: Error {}

/// Lays each mail as a file into a folder, from which a courier of the house takes it.
public struct FileSink: MailSink {
    private let folder: URL

    public init(folder: URL) {
        self.folder = folder
    }

    public func send(_ mail: MailText) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: mail.name + ".eml")
        try Data(mail.text.utf8).write(to: file, options: .atomic)
    }
}
