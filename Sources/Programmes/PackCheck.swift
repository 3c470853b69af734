public import Foundation
internal import Law

/// Reads packs as an office would, tells all their stories, and lists what is wrong.
///
/// Packs stand among those that ship: a pack of the same name takes the place of the shipped one, so that a
/// draft can be checked before it is put there.
public struct PackCheck: Sendable {
    /// A path that holds no pack.
    public struct NoPack: Error, Hashable, Sendable, CustomStringConvertible {
        public let path: String

        public var description: String { "there is no pack in \(path)" }
    }

    private let share: URL

    public init(share: URL) {
        self.share = share
    }

    /// Findings in the order of files and lines, with paths as the caller named them. No paths mean the packs
    /// that ship.
    public func findings(in paths: [String] = []) throws -> [PackFault] {
        let shipped = share.appending(path: "programmes")
        let named = paths.isEmpty ? [shipped.relativePath] : paths
        var own: [PackFile] = []
        var prefixes: [String: String] = [:]
        for path in named {
            let (files, prefix) = try read(path)
            own += files
            for file in files { prefixes[file.pack] = prefix }
        }
        let others = paths.isEmpty ? [] : try PackFile.reading(shipped).filter { prefixes[$0.pack] == nil }
        return try findings(own + others).filter { prefixes[$0.pack] != nil }.map { fault in
            fault.shown(below: prefixes[fault.pack] ?? "")
        }
    }

    private func findings(_ files: [PackFile]) throws -> [PackFault] {
        let law = LawFolder(share.appending(path: "law"))
        let (library, stories, faults) = ProgrammeLibrary.reading(files, law: try law.packLaw())
        let calendar = try law.calendar()
        let failures = stories.flatMap { scenario in
            ScenarioRun(scenario, library: library, calendar: calendar).failures
        }
        let all = faults + failures
        return all.isEmpty ? [] : PackFaults(all).faults
    }

    /// The files of a folder of packs, or of one pack, and what stands before their paths.
    private func read(_ path: String) throws -> (files: [PackFile], prefix: String) {
        let folder = URL(filePath: path, directoryHint: .isDirectory)
        let trimmed = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
        guard isFolder(folder) else { throw NoPack(path: path) }
        let files = try PackFile.reading(folder)
        guard files.contains(where: { $0.path == "programme.yaml" || $0.path.hasPrefix("procedures/") })
        else {
            guard files.contains(where: { $0.name == "programme" || $0.folder == "procedures" }) else {
                throw NoPack(path: path)
            }
            return (files, trimmed + "/")
        }
        let name = folder.standardizedFileURL.lastPathComponent
        let prefix = trimmed.hasSuffix(name) ? String(trimmed.dropLast(name.count)) : trimmed + "/../"
        return (files.map { PackFile(path: "\(name)/\($0.path)", text: $0.text) }, prefix)
    }

    private func isFolder(_ folder: URL) -> Bool {
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(
            atPath: folder.path(percentEncoded: false), isDirectory: &isDirectory)
        return exists && isDirectory.boolValue
    }
}

extension PackFault {
    fileprivate var pack: String { place.file.split(separator: "/").first.map(String.init) ?? "" }

    fileprivate func shown(below prefix: String) -> PackFault {
        PackFault(
            fault, remedy: remedy,
            at: Place(file: prefix + place.file, line: place.line, column: place.column))
    }
}
