internal import ArgumentParser
internal import Foundation
internal import Programmes

/// `zhibao programmes`: what concerns packs.
struct ProgrammesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programmes", abstract: "Work with the packs that define mechanisms.",
        subcommands: [ProgrammesCheckCommand.self])
}

/// `zhibao programmes check`: reads packs, tells their stories, and prints what is wrong, one finding a line.
struct ProgrammesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check packs and tell their stories: `file:line: fault; remedy`.")

    @Argument(help: "Folders of packs, or single packs. Without one, the packs that ship.")
    var packs: [String] = []

    @Option(help: "The folder of content, where it does not lie beside the program.")
    var share: String?

    /// Exit status 0 when nothing is wrong, 1 with findings, 2 for bad usage.
    func run() throws {
        let findings: [PackFault]
        do {
            findings = try PackCheck(share: ShareFolder.locate(option: share).root).findings(in: packs)
        } catch let faults as PackFaults {
            findings = faults.faults
        } catch {
            FileHandle.standardError.write(Data("zhibao programmes check: \(error)\n".utf8))
            throw ExitCode(2)
        }
        for finding in findings { print(finding) }
        guard findings.isEmpty else { throw ExitCode(1) }
    }
}
