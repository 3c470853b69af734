internal import ArgumentParser
internal import Desk

/// `zhibao administrators`: gives an office those of its three administrators that it has not.
struct AdministratorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "administrators",
        abstract:
            "Appoint the administrators of system, security and audit that an office of before has not.",
        discussion:
            "Prints login, password and role of each that was made, this once. Says so where none is missing."
    )

    @OptionGroup var options: OfficeOptions

    func run() async throws {
        let office = try await options.open()
        let made = try await office.appointAdministrators()
        try office.close()
        guard !made.isEmpty else { return Terminal.complain("zhibao administrators: all three are there") }
        for login in made {
            print("\(login.login)\t\(login.password)\t\(login.roles.joined(separator: ","))")
        }
    }
}
