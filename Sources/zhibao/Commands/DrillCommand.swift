internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Law
internal import Programmes
internal import Synchronization

/// `zhibao drill`: fills a new office with the work of a province.
struct DrillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Make an office and fill it with the work of a province, by a seed.",
        discussion: """
            The same number of files, seed and last day make the same journal, to its head. Nothing is entered past \
            the desk: every act is decided, signed by somebody who may, and journalled. An interrupt (Ctrl-C) ends \
            the drill between two acts and leaves a whole office.
            """)

    @OptionGroup var options: OfficeOptions

    @Option(help: "How many files the office holds in the end, at least.")
    var files = 1_000

    @Option(help: "The seed.")
    var seed = 1

    @Option(help: "The last day of the drill.")
    var until: DayOption?

    @Option(help: "Walk one matter alone, as a fault has named it: SEED:MATTER:MOMENT.")
    var replay: ReplayOption?

    @Flag(help: "Prove the office afterwards, as `zhibao verify` does.")
    var verify = false

    func validate() throws {
        guard (1...10_000_000).contains(files) else {
            throw ValidationError("--files takes a number from 1 to 10000000")
        }
        guard options.database == nil else {
            throw ValidationError("a drill is made in a folder; `zhibao move` brings it to a server")
        }
        guard options.vault == nil else {
            throw ValidationError(
                "a drill is made in a folder; `zhibao vault move` brings its documents to a bucket")
        }
    }

    /// Exit status 0 when the office is whole and nothing was found, 1 with findings or faults of the packs, 130 when
    /// the drill was interrupted.
    func run() async throws {
        let share = try options.shareFolder()
        let plan = DrillPlan(
            files: files, seed: seed, until: until?.day ?? DrillPlan.usualEnd, only: replay?.token)
        Interrupt.watch()
        let meter = DrillMeter(files: files)
        let made = try await Drill.make(
            try options.folder, share: share.root, world: try WorldFile("demo", in: share).world, plan: plan,
            progress: meter.show, isStopped: { Interrupt.hasCome })
        meter.end()
        for line in DrillSummary(made, meter).lines { print(line) }
        for fault in made.tally.faults { Terminal.complain("zhibao drill: \(fault)") }
        var isClean = made.tally.faults.isEmpty
        if verify {
            let findings = try await made.office.verify()
            for finding in findings { print(finding) }
            print("verify: \(findings.count) findings")
            isClean = isClean && findings.isEmpty
        }
        try made.office.close()
        if made.wasStopped { throw ExitCode(130) }
        if !isClean { throw ExitCode(1) }
    }
}

/// A day as the command line takes it: 2026-10-09.
struct DayOption: ExpressibleByArgument {
    let day: CivilDate

    init?(argument: String) {
        guard let day = CivilDate(parsing: argument) else { return nil }
        self.day = day
    }
}

/// A matter of a drill, as a fault names it.
struct ReplayOption: ExpressibleByArgument {
    let token: DrillToken

    init?(argument: String) {
        guard let token = DrillToken(argument) else { return nil }
        self.token = token
    }
}

/// Whether somebody has pressed Ctrl-C. The signal ends nothing by itself.
enum Interrupt {
    private static let flag = Atomic<Bool>(false)

    /// From now on the signal is noted, and whoever works asks for it.
    static func watch() {
        flag.store(false, ordering: .relaxed)
        signal(SIGINT) { _ in Interrupt.flag.store(true, ordering: .relaxed) }
    }

    static var hasCome: Bool { flag.load(ordering: .relaxed) }
}
