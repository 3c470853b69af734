internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The calls of the operating system that Foundation lacks: exclusive creation and waiting for the disk.
enum SystemFile {
    /// What the operating system refused, and on what.
    struct Fault: Error, Hashable, CustomStringConvertible {
        let call: String
        let path: String
        let code: Int32

        var description: String { "\(call) \(path): \(String(cString: strerror(code)))" }
    }

    /// `nil` if something of that name is there already.
    static func create(_ file: URL, mode: mode_t) throws -> Int32? {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        if descriptor < 0, errno == EEXIST { return nil }
        return try checked(descriptor, "create", file)
    }

    static func openToAppend(_ file: URL) throws -> Int32 {
        try checked(open(file.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644), "open", file)
    }

    static func write(_ bytes: some Sequence<UInt8>, to descriptor: Int32) throws {
        try Array(bytes).withUnsafeBytes { try write($0, to: descriptor) }
    }

    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        var rest = bytes
        while !rest.isEmpty {
            #if canImport(Darwin)
                let written = Darwin.write(descriptor, rest.baseAddress, rest.count)
            #elseif canImport(Musl)
                let written = Musl.write(descriptor, rest.baseAddress, rest.count)
            #else
                let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
            #endif
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else { throw fault("write", "") }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
        }
    }

    /// Returns when the bytes are on the disk.
    static func synchronize(_ descriptor: Int32) throws {
        guard fsync(descriptor) == 0 else { throw fault("fsync", "") }
    }

    /// Returns when all that was written is on the disk, whoever wrote it.
    static func synchronizeEverything() {
        sync()
    }

    /// Returns when the names in the folder are on the disk.
    static func synchronizeFolder(_ folder: URL) throws {
        let descriptor = try checked(open(folder.path, O_RDONLY | O_CLOEXEC), "open", folder)
        defer { close(descriptor) }
        try synchronize(descriptor)
    }

    /// Gives the file its final name, in place of nothing.
    static func rename(_ file: URL, to name: URL) throws {
        #if canImport(Darwin)
            let outcome = Darwin.rename(file.path, name.path)
        #elseif canImport(Musl)
            let outcome = Musl.rename(file.path, name.path)
        #else
            let outcome = Glibc.rename(file.path, name.path)
        #endif
        guard outcome == 0 else { throw fault("rename", file.path) }
    }

    /// Bytes that this account may still write on the disk of that folder.
    static func freeBytes(of folder: URL) throws -> Int {
        var found = statvfs()
        guard statvfs(folder.path, &found) == 0 else { throw fault("statvfs", folder.path) }
        return Int(found.f_bavail) * Int(found.f_frsize)
    }

    /// Whether this account may write there; never on a disk that is mounted for reading.
    static func isWritable(_ folder: URL) -> Bool {
        access(folder.path, W_OK) == 0
    }

    static func openToRead(_ file: URL) throws -> Int32 {
        try checked(open(file.path, O_RDONLY | O_CLOEXEC), "open", file)
    }

    static func remove(_ file: URL) {
        unlink(file.path)
    }

    static func close(_ descriptor: Int32) {
        #if canImport(Darwin)
            _ = Darwin.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Glibc.close(descriptor)
        #endif
    }

    /// Takes the lock of the whole file for this process; `false` while another holds it.
    ///
    /// - Parameter isShared: whether others may share it, and nobody have it for himself.
    static func lock(_ descriptor: Int32, isShared: Bool = false) throws -> Bool {
        if flock(descriptor, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw fault("flock", "") }
        return false
    }

    private static func checked(_ descriptor: Int32, _ call: String, _ file: URL) throws -> Int32 {
        guard descriptor >= 0 else { throw fault(call, file.path) }
        return descriptor
    }

    private static func fault(_ call: String, _ path: String) -> any Error {
        switch errno {
        case ENOSPC, EDQUOT, EFBIG: StoreError.diskFull
        case EROFS, EACCES: StoreError.readOnly
        default: Fault(call: call, path: path, code: errno)
        }
    }
}
