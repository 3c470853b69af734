public import Foundation

/// What this account may do with a folder, and how much room is left on its disk.
public struct FolderRights: Hashable, Sendable {
    public let isFolder: Bool
    /// The permission bits: 0o700 is for the owner alone.
    public let mode: Int
    public let isWritable: Bool

    public init(of folder: URL) throws {
        let found = try FileManager.default.attributesOfItem(atPath: folder.resolvingSymlinksInPath().path)
        isFolder = found[.type] as? FileAttributeType == .typeDirectory
        mode = (found[.posixPermissions] as? NSNumber)?.intValue ?? 0
        isWritable = SystemFile.isWritable(folder)
    }

    public static func freeBytes(of folder: URL) throws -> Int {
        try SystemFile.freeBytes(of: folder)
    }

    /// Bytes of a file; 0 where there is none.
    public static func size(of path: String) throws -> Int {
        guard FileManager.default.fileExists(atPath: path) else { return 0 }
        let found = try FileManager.default.attributesOfItem(atPath: path)
        return (found[.size] as? NSNumber)?.intValue ?? 0
    }
}
