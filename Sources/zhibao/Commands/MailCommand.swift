internal import ArgumentParser
internal import Desk
internal import Evidence
internal import Foundation

/// `zhibao mail`: mail that comes in.
struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Mail that comes in.", subcommands: [MailReceiveCommand.self])
}

/// `zhibao mail receive`: takes in one mail from standard input, or those of a maildir.
struct MailReceiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive", abstract: "Take in a mail from standard input, or the new ones of a maildir.",
        discussion: """
            Prints one JSON object for each mail. The exit status is for a mail server: 0 taken in, 65 too large, \
            75 try again later (sysexits.h).
            """)

    @OptionGroup var options: OfficeOptions

    @Option(help: "A maildir whose new mails are taken in.")
    var maildir: String?

    private static let tooLarge: Int32 = 65
    private static let tryLater: Int32 = 75

    func run() async throws {
        let outcome: MailOutcome?
        do {
            let office = try await options.open()
            if let maildir {
                let folder = URL(filePath: maildir, directoryHint: .isDirectory)
                try await office.receiveMaildir(folder) { MailReceiveCommand.say($0) }
                outcome = nil
            } else {
                let taken = try await office.receiveMail(try MailReceiveCommand.standardInput())
                MailReceiveCommand.say(taken)
                outcome = taken
            }
            try office.close()
        } catch let fault as OfficeFault {
            throw fault
        } catch {
            // The mail server keeps the mail and tries again: nothing is lost by a full disk.
            Terminal.complain("zhibao mail receive: \(type(of: error))")
            throw ExitCode(MailReceiveCommand.tryLater)
        }
        switch outcome {
        case .tooLarge: throw ExitCode(MailReceiveCommand.tooLarge)
        case .later: throw ExitCode(MailReceiveCommand.tryLater)
        default: break
        }
    }

    /// All of it, up to one byte above the limit.
    private static func standardInput() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= Office.largestMailBytes,
            let chunk = try FileHandle.standardInput.read(upToCount: 1 << 16), !chunk.isEmpty
        {
            bytes += chunk
        }
        return bytes
    }

    private static func say(_ outcome: MailOutcome) {
        var said: [String: JSON] = ["outcome": .string(outcome.word)]
        switch outcome {
        case .filed(let number): said["file"] = .string(number)
        case .waiting(let reason), .stopped(let reason): said["reason"] = .string(reason)
        case .bounce, .known, .later, .tooLarge: break
        }
        print(JSON.object(said).canonical)
    }
}
