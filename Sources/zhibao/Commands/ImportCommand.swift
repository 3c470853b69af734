internal import ArgumentParser
internal import Desk
internal import Dispatch
internal import Evidence
internal import Foundation
internal import Store
internal import Synchronization

/// `zhibao import`: lists out of other systems.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in lists out of other systems.",
        subcommands: [ImportLeadsCommand.self])
}

/// `zhibao import leads`: each row of a CSV table becomes a file. The same table again adds nothing.
struct ImportLeadsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leads", abstract: "Take in a CSV table of reports and complaints.",
        discussion: """
            Rows that cannot be taken go to standard output, one JSON object for each fault, or into the table that \
            --rejects names; the last line of output sums up. The columns stand in docs/import.md.
            """)

    @Argument(help: "A CSV table in UTF-8 or GBK.")
    var file: String

    @OptionGroup var options: OfficeOptions

    @Flag(help: "Read and check everything, and write nothing.")
    var dryRun = false

    @Option(help: "The system that the list comes from; its numbers are its own.")
    var source = "list"

    @Option(help: "utf-8, gbk or gb18030; by default what the bytes are.")
    var encoding: EncodingOption?

    @Option(help: "A new CSV table for the rows that were not taken.")
    var rejects: String?

    @Option(help: "The language of the reasons: zh-Hans or en.")
    var language = "zh-Hans"

    @Flag(help: "Tell how far it is on standard error, even where that is no terminal.")
    var progress = false

    /// Exit status 0 when every row is in, 1 with rows that were not taken, 2 when the list cannot be read,
    /// 130 when it was stopped.
    func run() async throws {
        try Terminal.there(file)
        let office = try await options.open()
        let report = try RejectReport(to: rejects, list: RejectList(office, language: language))
        let order = LeadImportOrder(
            file: URL(filePath: file), source: source, encoding: encoding?.encoding, isTrial: dryRun)
        let isTerminal = isatty(STDERR_FILENO) == 1
        var meter = ProgressMeter(isShown: progress || isTerminal, isTerminal: isTerminal)
        StopSignal.await()
        let tally = try await office.importLeads(
            order,
            progress: { tally in
                meter.show(tally)
                return !StopSignal.wasGiven
            }, rejected: report.add)
        meter.close(tally)
        try report.close(tally, isTrial: dryRun)
        try office.close()
        if tally.wasStopped { throw ExitCode(130) }
        guard tally.bad + tally.different == 0 else { throw ExitCode(1) }
    }
}

/// An encoding by one of its names.
struct EncodingOption: ExpressibleByArgument {
    let encoding: TextEncoding

    init?(argument: String) {
        guard let encoding = TextEncoding(named: argument) else { return nil }
        self.encoding = encoding
    }
}

/// Where the rows go that were not taken.
private struct RejectReport {
    private let list: RejectList
    private let table: FileHandle?

    init(to path: String?, list: RejectList) throws {
        self.list = list
        guard let path else {
            table = nil
            return
        }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw ValidationError("\(path) is there already; name a new file")
        }
        guard FileManager.default.createFile(atPath: path, contents: nil) else {
            throw ValidationError("\(path) cannot be written")
        }
        table = try FileHandle(forWritingTo: URL(filePath: path))
        try table?.write(contentsOf: Data(("\u{FEFF}" + RejectList.tableLine(RejectList.columns)).utf8))
    }

    func add(_ row: RejectedRow) throws {
        if let table {
            try table.write(contentsOf: Data(list.table(row).utf8))
        } else {
            for line in list.lines(row) { print(line) }
        }
    }

    func close(_ tally: LeadImportTally, isTrial: Bool) throws {
        try table?.close()
        let sum: JSON = .object([
            "summary": .object([
                "rows": .int(tally.rows), "added": .int(tally.added), "known": .int(tally.known),
                "different": .int(tally.different), "bad": .int(tally.bad), "dry_run": .bool(isTrial),
                "encoding": .string(tally.encoding.rawValue), "stopped": .bool(tally.wasStopped),
            ])
        ])
        print(sum.canonical)
    }
}

/// How far an import is, on standard error: rows, rows a second, time left.
private struct ProgressMeter {
    /// Milliseconds between two lines.
    private static let paceMs = 500

    let isShown: Bool
    let isTerminal: Bool
    private let begun = DispatchTime.now()
    private var shownMs = 0

    init(isShown: Bool, isTerminal: Bool) {
        self.isShown = isShown
        self.isTerminal = isTerminal
    }

    mutating func show(_ tally: LeadImportTally) {
        guard isShown, elapsedMs - shownMs >= ProgressMeter.paceMs else { return }
        shownMs = elapsedMs
        say(tally, isLast: false)
    }

    mutating func close(_ tally: LeadImportTally) {
        if isShown { say(tally, isLast: true) }
    }

    private var elapsedMs: Int {
        Int((DispatchTime.now().uptimeNanoseconds - begun.uptimeNanoseconds) / 1_000_000)
    }

    private func say(_ tally: LeadImportTally, isLast: Bool) {
        let seconds = Double(max(elapsedMs, 1)) / 1_000
        let left =
            tally.bytesRead > 0
            ? seconds * Double(tally.bytesOfAll - tally.bytesRead) / Double(tally.bytesRead) : 0
        let percent = tally.bytesOfAll > 0 ? tally.bytesRead * 100 / tally.bytesOfAll : 100
        let text =
            "\(tally.rows) rows, \(percent) %, \(Int(Double(tally.rows) / seconds)) rows/s, "
            + "\(Int(max(left, 0).rounded())) s left; \(tally.added) added, \(tally.known) known, "
            + "\(tally.different) different, \(tally.bad) bad"
        let end = isTerminal && !isLast ? "" : "\n"
        let begin = isTerminal ? "\r\u{1B}[K" : ""
        FileHandle.standardError.write(Data((begin + text + end).utf8))
    }
}

/// Ctrl-C: the group in hand is finished, and the sum is told. A second one ends the program at once.
private enum StopSignal {
    private static let given = Atomic(false)

    static var wasGiven: Bool { given.load(ordering: .relaxed) }

    static func await() {
        signal(SIGINT) { _ in
            StopSignal.given.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
    }
}
