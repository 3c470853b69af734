internal import Foundation

/// A lock on one file, which the system drops with the process. A class, because it ends with its last holder.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// `nil` while another process holds it.
    init?(_ file: URL) throws {
        let descriptor = try SystemFile.openToAppend(file)
        guard try SystemFile.lock(descriptor) else {
            SystemFile.close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    deinit {
        SystemFile.close(descriptor)
    }
}
