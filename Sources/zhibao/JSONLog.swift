internal import ArgumentParser
internal import Desk
internal import Evidence
internal import Foundation
internal import Logging

/// How the log of a server is written.
enum LogFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json

    func bootstrap() {
        switch self {
        case .text: LoggingSystem.bootstrap(StreamLogHandler.standardError)
        case .json: LoggingSystem.bootstrap { JSONLog(label: $0) }
        }
    }
}

/// One JSON object a line on standard error, for programs that collect logs.
struct JSONLog: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    private let label: String
    private let clock = OfficeClock()

    init(label: String) {
        self.label = label
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let about = metadata.merging(event.metadata ?? [:]) { _, newer in newer }
        let line = JSON.object([
            "about": .object(about.mapValues { .string("\($0)") }), "at": .string("\(clock.now)"),
            "label": .string(label), "level": .string(event.level.rawValue),
            "message": .string("\(event.message)"),
        ])
        // One call a line: lines of several threads do not mix.
        FileHandle.standardError.write(Data((line.canonical + "\n").utf8))
    }
}
