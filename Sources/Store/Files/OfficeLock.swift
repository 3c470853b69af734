public import Foundation

/// Another process works on this data folder.
public struct OfficeLocked: Error, Hashable, Sendable {
    public let file: String
}

/// Held while the office serves, and by commands that must be alone. The system drops it with the process, so
/// that a killed server leaves nothing behind. A class, because it ends with its last holder.
public final class OfficeLock: Sendable {
    private let descriptor: Int32

    /// Throws `OfficeLocked` while another process holds `zhibao.lock` in that folder.
    public init(folder: URL) throws {
        let file = folder.appending(path: "zhibao.lock")
        let descriptor = try SystemFile.openToAppend(file)
        guard try SystemFile.lock(descriptor) else {
            SystemFile.close(descriptor)
            throw OfficeLocked(file: file.path)
        }
        self.descriptor = descriptor
    }

    /// A lock that processes of one fleet hold together, in a folder that several of them use.
    ///
    /// - Parameter isFirst: called while nobody else is here: what an interrupted process left may be cleared away.
    /// - Throws: `OfficeLocked` while a process holds the lock for itself.
    public init(sharing folder: URL, isFirst: () throws -> Void) throws {
        let file = folder.appending(path: "zhibao.lock")
        let descriptor = try SystemFile.openToAppend(file)
        do {
            if try SystemFile.lock(descriptor) { try isFirst() }
            guard try OfficeLock.share(descriptor) else { throw OfficeLocked(file: file.path) }
        } catch {
            SystemFile.close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    /// One that starts at the same moment has the lock for itself for a moment.
    private static func share(_ descriptor: Int32) throws -> Bool {
        for _ in 0..<50 {
            if try SystemFile.lock(descriptor, isShared: true) { return true }
            Thread.sleep(forTimeInterval: 0.1)
        }
        return false
    }

    /// Whether a process holds the lock. Nothing is made or changed; a lock that is free is let go at once.
    public static func isHeld(_ file: URL) throws -> Bool {
        guard FileManager.default.fileExists(atPath: file.path) else { return false }
        let descriptor = try SystemFile.openToRead(file)
        defer { SystemFile.close(descriptor) }
        return try !SystemFile.lock(descriptor)
    }

    deinit {
        SystemFile.close(descriptor)
    }
}
