internal import ArgumentParser
internal import Desk
internal import Evidence
internal import Foundation
internal import Law
internal import Programmes

/// `zhibao demo`: makes the demo province with its files.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Make the demo province: bodies, people, and files in every stage.",
        discussion: "The same moment makes the same world.")

    @OptionGroup var options: OfficeOptions

    @Flag(help: "Print agencies and logins as one JSON object.")
    var json = false

    @Option(help: "The moment at which the world stands, in RFC 3339.")
    var at: MomentOption?

    func run() async throws {
        let share = try options.shareFolder()
        let made = try await Office.makeDemo(
            try options.folder, share: share.root, world: try WorldFile("demo", in: share).world,
            at: at?.moment ?? DemoWorld.usualMoment)
        try made.office.close()
        if let first = made.untold.first {
            Terminal.complain("zhibao demo: \(made.untold.count) files stand still; the first: \(first)")
        }
        Terminal.complain("zhibao demo: \(made.fileCount) files in \(options.data)")
        if json {
            print(asJSON(made).canonical)
        } else {
            for login in made.logins {
                print(
                    "\(login.login)\t\(login.password)\t\(login.agency)\t\(login.roles.joined(separator: ","))"
                )
            }
        }
    }

    private func asJSON(_ made: DemoWorld.Made) -> JSON {
        .object([
            "agencies": .array(
                made.agencies.map { agency in
                    .object([
                        "id": .string(agency.id), "name": .string(agency.name), "kind": .string(agency.kind),
                        "division": .string(agency.division),
                    ])
                }),
            "logins": .array(
                made.logins.map { login in
                    .object([
                        "login": .string(login.login), "password": .string(login.password),
                        "agency": .string(login.agency), "roles": .array(login.roles.map(JSON.string)),
                    ])
                }),
        ])
    }
}
