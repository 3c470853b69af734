import Foundation
import Law
import Programmes

/// A copy of the law base that ships, in which a test plants a fault.
struct PlantedLaw {
    static let shipped = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "share/law")

    let folder = FileManager.default.temporaryDirectory.appending(path: "law-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.copyItem(at: PlantedLaw.shipped.resolvingSymlinksInPath(), to: folder)
    }

    /// Only some of the files, so that many spoilt copies can be read in a short time.
    init(only paths: [String]) throws {
        for path in paths {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: PlantedLaw.shipped.resolvingSymlinksInPath().appending(path: path), to: file)
        }
    }

    func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    func write(_ text: String, to path: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    /// Puts one text in place of the first occurrence of another.
    func replace(_ old: String, with new: String, in path: String) throws {
        let text = try text(path)
        guard let range = text.range(of: old) else { throw Missing(old: old, path: path) }
        try write(text.replacingCharacters(in: range, with: new), to: path)
    }

    struct Missing: Error {
        let old: String
        let path: String
    }

    func faults() -> [PackFault] {
        do {
            _ = try LawFolder(folder).ruleBook()
            return []
        } catch let error as PackFaults {
            return error.faults
        } catch {
            return [PackFault("not a pack fault: \(error)", remedy: "", at: Place(file: "", line: 0))]
        }
    }

    func remove() throws {
        try FileManager.default.removeItem(at: folder)
    }
}
