public import Desk
internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Hands mails to a mail server, one connection for each (RFC 5321).
public struct SMTPSink: MailSink {
    /// Seconds in which one mail must be handed over.
    private static let longestSeconds = 120
    /// Bytes of one line of a server; more is no mail server.
    private static let longestLine = 4_096
    private static let mostLines = 200

    private let settings: SMTPSettings
    private let tls: NIOSSLContext?

    /// - Throws: what is wrong with the certificates that are to be trusted.
    public init(_ settings: SMTPSettings) throws {
        self.settings = settings
        guard settings.security != .none else {
            tls = nil
            return
        }
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let pem = settings.authorities {
            configuration.additionalTrustRoots = [
                .certificates(try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8)))
            ]
        }
        tls = try NIOSSLContext(configuration: configuration)
    }

    public func send(_ mail: MailText) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await hand(mail) }
            group.addTask {
                try await Task.sleep(for: .seconds(SMTPSink.longestSeconds))
                throw SMTPFault(.connect)
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private func hand(_ mail: MailText) async throws {
        let channel = try await connect()
        try await channel.executeThenClose { inbound, outbound in
            var dialogue = SMTPDialogue(settings, from: mail.returnPath, to: mail.recipient)
            var replies = Replies(bytes: inbound.makeAsyncIterator())
            while true {
                var next = try dialogue.next(after: try await replies.next())
                if next == .hide {
                    // Bytes that came before the hiding began were put there by somebody else.
                    guard replies.isEmpty else { throw SMTPFault(.startTLS) }
                    let wire = channel.channel
                    try await wire.eventLoop.submit {
                        try wire.pipeline.syncOperations.addHandler(hiding(), position: .first)
                    }.get()
                    next = dialogue.hidden()
                }
                switch next {
                case .say(let line): try await outbound.write(ByteBuffer(string: line + "\r\n"))
                case .content: try await outbound.write(ByteBuffer(string: SMTPSink.stuffed(mail.text)))
                case .hide: throw SMTPFault(.startTLS)
                case .done:
                    try await outbound.write(ByteBuffer(string: "QUIT\r\n"))
                    return
                }
            }
        }
    }

    private func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        do {
            return try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connectTimeout(.seconds(20))
                .connect(host: settings.host, port: settings.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        if settings.security == .tls {
                            try channel.pipeline.syncOperations.addHandler(try hiding())
                        }
                        return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                    }
                }
        } catch {
            throw SMTPFault(.connect)
        }
    }

    private func hiding() throws -> NIOSSLClientHandler {
        guard let tls else { throw SMTPFault(.startTLS) }
        let isAddress = settings.host.allSatisfy { $0.isNumber || $0 == "." } || settings.host.contains(":")
        return try NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : settings.host)
    }

    /// A line that begins with a dot gets a second one, and a lone dot ends the mail.
    static func stuffed(_ text: String) -> String {
        let dotted = text.hasPrefix(".") ? "." + text : text
        let body = dotted.replacing("\r\n.", with: "\r\n..")
        return body + (body.hasSuffix("\r\n") ? "" : "\r\n") + ".\r\n"
    }

    /// Reads replies out of the bytes as they come.
    private struct Replies {
        var bytes: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        private var pending = ByteBuffer()

        init(bytes: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator) {
            self.bytes = bytes
        }

        var isEmpty: Bool { pending.readableBytes == 0 }

        mutating func next() async throws -> SMTPReply {
            var lines: [String] = []
            while lines.count < SMTPSink.mostLines {
                guard let (code, isLast, text) = SMTPReply.parse(try await line()) else {
                    throw SMTPFault(.greeting)
                }
                lines.append(text)
                if isLast { return SMTPReply(code: code, lines: lines) }
            }
            throw SMTPFault(.greeting)
        }

        private mutating func line() async throws -> String {
            while true {
                let view = pending.readableBytesView
                if let end = view.firstIndex(of: 0x0A) {
                    let count = end - view.startIndex + 1
                    let line = pending.readString(length: count) ?? ""
                    return line.trimmingCharacters(in: .whitespacesAndNewlines)
                }
                guard pending.readableBytes <= SMTPSink.longestLine,
                    var more = try await bytes.next()
                else { throw SMTPFault(.greeting) }
                pending.discardReadBytes()
                pending.writeBuffer(&more)
            }
        }
    }
}

extension SMTPRefusal: FinalMailFault {}
