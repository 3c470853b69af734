public import Foundation

/// The files of this repository as they lie in the checkout.
public struct Repository: Sendable {
    public let root: URL

    /// The checkout in which the test's own source lies.
    public init(containing file: String = #filePath) {
        var folder = URL(fileURLWithPath: file).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/", !Self.isFile(folder.appendingPathComponent("Package.swift")) {
            folder = folder.deletingLastPathComponent()
        }
        root = folder
    }

    /// All files under the folders, with one of the endings, sorted by path. A folder that is not there has none.
    public func files(under folders: [String], endings: [String]) throws -> [TextFile] {
        try paths(under: folders)
            .filter { path in endings.contains { path.hasSuffix($0) } }
            .map { TextFile($0, try text(at: $0)) }
    }

    public func paths(under folders: [String]) throws -> [String] {
        let found = folders.flatMap { folder in
            let walk = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
            return (walk?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
        }
        return found.filter { !$0.contains("/.") && Self.isFile(root.appendingPathComponent($0)) }.sorted()
    }

    public func text(at path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    public func bytes(at path: String) throws -> Data {
        try Data(contentsOf: root.appendingPathComponent(path))
    }

    public func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }

    /// Every Swift file of ours.
    public func swiftFiles() throws -> [TextFile] {
        try files(under: ["Sources", "Tests", "Benchmarks"], endings: [".swift"])
    }

    private static func isFile(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}
