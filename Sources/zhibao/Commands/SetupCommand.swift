internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Programmes

/// `zhibao setup`: makes an office in a new folder.
struct SetupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup", abstract: "Make an office: agencies, people and the first administrator.",
        discussion: "Prints every login with its password, which is told this once.")

    @OptionGroup var options: OfficeOptions

    @Option(help: "empty, demo, or a YAML file with `agencies` and `people`.")
    var world: String

    func run() async throws {
        let share = try options.shareFolder()
        let made = try await Office.create(
            try options.folder, share: share.root, world: try WorldFile(world, in: share).world, named: world,
            clock: OfficeClock(), passwords: world == "demo" ? .demo : .office)
        try made.office.close()
        for login in made.logins {
            print("\(login.login)\t\(login.password)\t\(login.agency)\t\(login.roles.joined(separator: ","))")
        }
    }
}

/// A world by its name or by the path of its file.
struct WorldFile {
    let world: World

    init(_ name: String, in share: ShareFolder) throws {
        if ["empty", "demo"].contains(name) {
            let path = "worlds/\(name).yaml"
            world = try World(reading: share.text(path), file: path)
        } else {
            guard FileManager.default.fileExists(atPath: name) else {
                throw ValidationError("there is no world `\(name)`: write empty, demo or the path of a file")
            }
            world = try World(
                reading: String(contentsOfFile: name, encoding: .utf8), file: name)
        }
    }
}
