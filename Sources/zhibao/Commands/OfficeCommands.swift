internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Law

/// `zhibao token`: keys for programs.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Keys for programs.", subcommands: [TokenCreateCommand.self])
}

/// `zhibao token create`: prints a bearer token alone.
struct TokenCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Print a bearer token for a person at a post, this once.")

    @OptionGroup var options: OfficeOptions

    @Option(help: "The agency of the post.")
    var agency: String

    @Option(help: "The role of the post.")
    var role: String

    @Option(help: "The login of the person; by default the first who holds the post.")
    var login: String?

    func run() async throws {
        let office = try await options.open()
        guard let token = try await office.makeToken(agency: agency, role: role, login: login) else {
            throw ValidationError("nobody holds the post \(role) at \(agency)")
        }
        try office.close()
        print(token)
    }
}

/// `zhibao calendar`: the working calendar.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "The working calendar.", subcommands: [CalendarLoadCommand.self])
}

/// `zhibao calendar load`: takes in a year and reckons running clocks anew.
struct CalendarLoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Load the notice of a year and re-base running clocks on it.")

    @Argument(help: "A CSV table with the columns date, name, type.")
    var file: String

    @OptionGroup var options: OfficeOptions

    func run() async throws {
        let text = try Terminal.text(of: file)
        let office = try await options.open()
        let loaded: Office.LoadedCalendar
        do {
            loaded = try await office.loadCalendar(csv: text)
        } catch let found as CSVFaults {
            complain(of: found)
            throw ExitCode(2)
        }
        try office.close()
        let years = loaded.years.map(String.init).joined(separator: ", ")
        Terminal.complain("zhibao calendar load: \(years); \(loaded.rebased) clocks moved")
    }

    /// Every line that is wrong, as `file:line: fault (what was found)`.
    private func complain(of found: CSVFaults) {
        for fault in found.faults {
            let values = fault.reason.values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            Terminal.complain(
                "\(file):\(fault.line): \(fault.reason.key) (\(values.joined(separator: ", ")))")
        }
    }
}

/// `zhibao verify`: looks the whole office over; one finding a line.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Prove the journal, the vault and the tables; one finding a line.")

    @OptionGroup var options: OfficeOptions

    /// Exit status 0 when nothing is wrong, 1 with findings.
    func run() async throws {
        let office = try await options.open(reading: .asFound)
        let findings = try await office.verify()
        let erased = try await office.erasedPapers()
        let orphans = try await office.orphans()
        try office.close()
        if !orphans.isEmpty {
            Terminal.complain(
                """
                zhibao verify: \(orphans.count) documents in the vault belong to no file and are left there; \
                `zhibao vault orphans` lists them
                """)
        }
        if erased > 0 {
            Terminal.complain(
                "zhibao verify: \(erased) papers were erased by two people, none of them is missing")
        }
        for line in VerificationFinding.lines(findings) { print(line) }
        guard findings.isEmpty else { throw ExitCode(1) }
    }
}

/// `zhibao rebuild`: makes the tables again from the journal.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Make all tables again from the journal.")

    @OptionGroup var options: OfficeOptions

    func run() async throws {
        let (office, lock) = try await options.openAlone()
        let count = try await office.rebuild()
        try office.close()
        withExtendedLifetime(lock) {}
        Terminal.complain("zhibao rebuild: \(count) files")
    }
}
