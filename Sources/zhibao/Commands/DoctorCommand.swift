internal import ArgumentParser
internal import Configuration
internal import Desk
internal import Evidence
internal import Foundation
internal import Programmes
internal import Web

/// `zhibao doctor`: how an office stands, one check a line.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look an office over, served or broken; nothing is changed.",
        discussion: """
            One line for each check: ok, warn or fail, what was found, and what to do. Exit status 0 without a \
            fail, 1 with one; warnings do not count. See docs/operations/doctor.md.
            """)

    @OptionGroup var options: OfficeOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    @Option(help: "The moment by which ages are told, in RFC 3339; by default the machine's clock.")
    var at: MomentOption?

    func run() async throws {
        let share = try options.shareFolder()
        let doctor = Doctor(
            of: try options.folder, share: share.root, clock: at.map { OfficeClock(standingAt: $0.moment) })
        let lines = doctor.lines() + pageLines(share) + (await providerLines())
        let worst = lines.map(\.verdict).max() ?? .ok
        if json {
            print(DoctorCommand.asJSON(lines, worst).canonical)
        } else {
            for line in lines { print(DoctorCommand.asText(line)) }
        }
        guard worst < .fail else { throw ExitCode(1) }
    }

    /// The provider of identities is at the other end of a line, which no other check uses.
    private func providerLines() async -> [DoctorLine] {
        do {
            let reader = ConfigReader(provider: EnvironmentVariablesProvider())
            let wiring = try ProviderWiring(reader, site: try MailWiring(reader).settings.site)
            return await wiring.line(at: (at.map { OfficeClock(standingAt: $0.moment) } ?? OfficeClock()).now)
                .map { [$0] } ?? []
        } catch {
            return [
                DoctorLine(
                    check: .identityProvider, verdict: .fail, said: "\(error)",
                    remedy: "mend the setting; see docs/operations/accounts.md")
            ]
        }
    }

    /// Templates are read by the room of pages, which no other check knows.
    private func pageLines(_ share: ShareFolder) -> [DoctorLine] {
        do {
            let path = share.root.path(percentEncoded: false)
            let texts = try TextCatalogue(loading: path + "/texts")
            _ = try Site.Pages(folders: .init(share: path), texts: texts)
            return [
                DoctorLine(check: .pages, verdict: .ok, said: "every page and text compiles", remedy: nil)
            ]
        } catch {
            let text = "\(error)".split(separator: "\n").first.map(String.init) ?? "\(error)"
            return [
                DoctorLine(
                    check: .pages, verdict: .fail, said: "a page or a text does not compile: \(text)",
                    remedy: "install the folder `share` of this version once more")
            ]
        }
    }

    static func asText(_ line: DoctorLine) -> String {
        let word = line.verdict.rawValue.padding(toLength: 4, withPad: " ", startingAt: 0)
        let check = line.check.rawValue.padding(toLength: 15, withPad: " ", startingAt: 0)
        return "\(word)  \(check)  \(line.said)" + (line.remedy.map { "; \($0)" } ?? "")
    }

    static func asJSON(_ lines: [DoctorLine], _ worst: DoctorLine.Verdict) -> JSON {
        .object([
            "checks": .array(
                lines.map { line in
                    .object([
                        "check": .string(line.check.rawValue),
                        "remedy": line.remedy.map(JSON.string) ?? .null,
                        "said": .string(line.said), "verdict": .string(line.verdict.rawValue),
                    ])
                }),
            "verdict": .string(worst.rawValue),
        ])
    }
}
