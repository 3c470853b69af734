internal import ArgumentParser
internal import Desk
internal import Foundation

/// The program: one office, and the commands that make it, serve it and look it over.
@main
struct Zhibao: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zhibao",
        abstract: "Collaborative protection of intellectual property: an office at work.",
        version: versionText,
        subcommands: [
            SetupCommand.self, AdministratorsCommand.self, DemoCommand.self, DrillCommand.self,
            ServeCommand.self,
            AccountCommand.self,
            TokenCommand.self, VerifyCommand.self,
            RebuildCommand.self, CalendarCommand.self, LawCommand.self, ImportCommand.self, MailCommand.self,
            ProgrammesCommand.self, BatchCommand.self, SampleCommand.self, TrailCommand.self,
            BackupCommand.self, KeysCommand.self, VaultCommand.self,
            RestoreCommand.self, MoveCommand.self,
            DoctorCommand.self,
        ])

    /// Which release this is, as the content beside the program says.
    private static var versionText: String {
        do {
            let share = try ShareFolder.locate(option: nil)
            if let installation = Installation(share: share.root) { return "zhibao \(installation)" }
        } catch {
            return "zhibao, \(error)"
        }
        return "zhibao, from a tree of sources"
    }

    /// Exit status 2 for bad usage, 1 when a command found or met something wrong.
    static func main() async {
        umask(0o077)  // what an office writes is for its own account alone
        do {
            var command = try parseAsRoot()
            if var asking = command as? any AsyncParsableCommand {
                try await asking.run()
            } else {
                try command.run()
            }
        } catch let status as ExitCode {
            Foundation.exit(status.rawValue)
        } catch {
            if exitCode(for: error) == .success { exit(withError: error) }
            let isUsage = exitCode(for: error) == .validationFailure
            Terminal.complain(isUsage ? fullMessage(for: error) : "zhibao: \(error)")
            Foundation.exit(isUsage || Terminal.isUsage(error) ? 2 : 1)
        }
    }
}
