internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Law
internal import Programmes

/// `zhibao law`: the releases of the law base.
struct LawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "law", abstract: "The releases of the law base.",
        subcommands: [LawReleasesCommand.self, LawCheckCommand.self])
}

/// `zhibao law releases`: one release a line, with the digest of what was signed.
struct LawReleasesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "releases", abstract: "List the releases: number, day, file, digest, title.")

    @OptionGroup var options: OfficeOptions

    func run() async throws {
        let office = try await options.open()
        let made = office.madeReleases
        try office.close()
        for each in made {
            let release = each.changeSet.release
            let title = release.title["zh-Hans"] ?? ""
            print("\(each.number) \(release.from) \(each.file) \(each.digest) \(title)")
        }
    }
}

/// `zhibao law check`: a change set is held against the law, tried, and compared with the open files. Nothing is
/// kept.
struct LawCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Try a change set: faults, rule tests, effects; nothing is kept.")

    @Argument(help: "A change set in YAML.")
    var file: String

    @OptionGroup var options: OfficeOptions

    /// Exit status 0 when it could be signed, 1 when tests fail, 2 with faults.
    func run() async throws {
        let text = try Terminal.text(of: file)
        let office = try await options.open()
        do {
            let outcomes = try office.trial(ofText: text).outcomes
            let impact = try await office.impact(ofText: text)
            try office.close()
            for outcome in outcomes where !outcome.isPassed {
                for fault in outcome.faults { print("\(outcome.title): \(fault)") }
            }
            let failed = outcomes.count { !$0.isPassed }
            Terminal.complain(
                "zhibao law check: \(outcomes.count) tests, \(failed) failed; \(impact.filesSeen) files, "
                    + "\(impact.clocksMoving) clocks would move, \(impact.clocksKeeping) keep their law, "
                    + "\(impact.verdictsChanging) verdicts would change")
            guard failed == 0 else { throw ExitCode(1) }
        } catch DeskRefusal.changeSetFaulty(let faults) {
            for fault in faults {
                print("\(file):\(fault.place.line): \(fault.fault); \(fault.remedy)")
            }
            throw ExitCode(2)
        }
    }
}
