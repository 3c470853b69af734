public import Foundation

/// One file of a pack: where it lies below the folder of packs, and what it says.
public struct PackFile: Hashable, Sendable {
    /// Names and faults show this path: `criminal-linkage/procedures/transfer-to-police.yaml`.
    public let path: String
    public let text: String

    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The folder of packs holds folders only; a file beside them belongs to no pack.
    var pack: String { path.split(separator: "/").first.map(String.init) ?? "" }
    var folder: String { path.split(separator: "/").dropFirst().dropLast().joined(separator: "/") }
    var name: String {
        let last = path.split(separator: "/").last.map(String.init) ?? ""
        return last.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
    }

    /// More than a province needs; a folder with more was named by mistake.
    static let mostFiles = 5000

    /// All YAML and Markdown files below a folder, in the order of their paths.
    public static func reading(_ folder: URL) throws -> [PackFile] {
        let root = folder.standardizedFileURL.path(percentEncoded: false)
        guard let names = FileManager.default.enumerator(atPath: root) else {
            throw CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: root])
        }
        var files: [PackFile] = []
        for case let name as String in names where name.hasSuffix(".yaml") || name.hasSuffix(".md") {
            guard files.count < mostFiles else { throw CocoaError(.fileReadTooLarge) }
            let url = folder.appending(path: name)
            files.append(
                PackFile(
                    path: name, text: String(decoding: try Foundation.Data(contentsOf: url), as: UTF8.self)))
        }
        return files.sorted { $0.path < $1.path }
    }
}
