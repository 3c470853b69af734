internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Law

/// `zhibao batch TOPIC`: JSON lines in, JSON lines out.
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Answer questions of law and evidence, one JSON line each, from standard input.",
        discussion: "Topics: \(BatchTopics.names.joined(separator: ", ")).")

    @Argument(help: "What the questions are about.")
    var topic: String?

    @Option(help: "The folder of content, where it does not lie beside the program.")
    var share: String?

    /// Exit status 0 when every line was answered, 1 when some got an error, 2 for bad usage.
    func run() throws {
        let sources = BatchSources(share: share, thisYear: OfficeClock().now.legalDay.year)
        let run: BatchRun
        do {
            run = BatchRun(try BatchTopics.topic(named: topic ?? "", from: sources))
        } catch {
            FileHandle.standardError.write(Data("zhibao batch: \(error)\n".utf8))
            throw ExitCode(2)
        }
        guard try run.answerAll() else { throw ExitCode(1) }
    }
}
