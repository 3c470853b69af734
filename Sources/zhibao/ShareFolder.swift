internal import Foundation
internal import Law
internal import Programmes

/// The folder of content that ships with the binary: law, programmes, texts, templates.
struct ShareFolder: Sendable {
    /// No folder was found; `named` is the one that was asked for, if any.
    struct NotFound: Error, CustomStringConvertible {
        let named: String?

        var description: String {
            guard let named else {
                return "the folder share/zhibao was not found beside the program; name it with --share DIR"
            }
            return "there is no content in \(named): it must hold the folder `law`"
        }
    }

    let root: URL

    /// The folder named by `--share`, or else the first of `share/zhibao` and `share` on the way up from the
    /// program, then on the way up from the current directory.
    static func locate(option: String?) throws(NotFound) -> ShareFolder {
        if let option {
            guard let folder = ShareFolder(at: URL(filePath: option)) else { throw NotFound(named: option) }
            return folder
        }
        let current = URL(filePath: FileManager.default.currentDirectoryPath)
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        for start in [program, current].compactMap(\.self) {
            if let folder = upwards(from: start) { return folder }
        }
        throw NotFound(named: nil)
    }

    /// The text of one file, such as `law/calendar/2026.csv`.
    func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Names of the files in a folder, in order; none when there is no such folder.
    func names(in path: String) throws -> [String] {
        let folder = root.appending(path: path).path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private init?(at url: URL) {
        let law = url.appending(path: "law").path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: law) else { return nil }
        root = url
    }

    private static func upwards(from start: URL) -> ShareFolder? {
        var place = start.standardizedFileURL
        while true {
            for name in ["share/zhibao", "share"] {
                if let folder = ShareFolder(at: place.appending(path: name)) { return folder }
            }
            let above = place.deletingLastPathComponent().standardizedFileURL
            guard above.pathComponents.count < place.pathComponents.count else { return nil }
            place = above
        }
    }
}

extension ShareFolder {
    /// The notices `law/calendar/YYYY.csv`, and the statutory days of years without one.
    func workCalendar() throws -> WorkCalendar {
        let tables = try names(in: "law/calendar").filter { $0.hasSuffix(".csv") }
        func texts(_ isWanted: (String) -> Bool) throws -> [String] {
            try tables.filter(isWanted).map { try text("law/calendar/\($0)") }
        }
        return try WorkCalendar(
            csv: texts { !$0.hasPrefix("statutory-") }, statutoryDays: texts { $0.hasPrefix("statutory-") })
    }

    /// The divisions of this province with their history, of its neighbours, and all provinces.
    func divisions() throws -> Divisions {
        let tables = ["heilongjiang", "neighbours"]
        return try Divisions(
            csv: tables.map { try text("law/divisions/\($0).csv") },
            provinces: text("law/divisions/provinces.csv"))
    }

    /// The sentences of `texts`.
    func reasons() throws -> TextCatalogue {
        try TextCatalogue(loading: root.appending(path: "texts").path(percentEncoded: false))
    }
}
