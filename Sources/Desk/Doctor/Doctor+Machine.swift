internal import Evidence
internal import Foundation
internal import Law
internal import Store

/// What concerns the machine: rights, locks, keys, room, and the content beside the program.
extension Doctor {
    func folderLines() -> [DoctorLine] {
        let path = folder.root.path
        let found = attempt(.folder) { try FolderRights(of: folder.root) }
        guard let rights = found.value else { return found.fault }
        var lines: [DoctorLine] = []
        if !rights.isFolder {
            lines.append(.fail(.folder, "\(path) is no folder", "name the data folder with --data"))
        } else if !rights.isWritable {
            lines.append(
                .fail(
                    .folder, "this account cannot write to \(path), or its disk is read-only",
                    "give the folder to the account of the office, and mount its disk for writing"))
        } else if rights.mode & 0o077 != 0 {
            lines.append(
                .warn(.folder, "other accounts may look into \(path)", "run `chmod 700 \(path)`"))
        } else {
            lines.append(.ok(.folder, "\(path) is for its own account alone"))
        }
        return lines + lockLines()
    }

    private func lockLines() -> [DoctorLine] {
        let found = attempt(.lock) { try OfficeLock.isHeld(folder.lock) }
        return found.fault
            + (found.value.map { [.ok(.lock, $0 ? "the office is served" : "the office is not served")] }
                ?? [])
    }

    /// - Parameter kept: the fingerprint that the office remembers of its key; `nil` where it cannot be read.
    func keyLines(kept: String?) -> [DoctorLine] {
        do {
            let ring = try KeyRing.read(from: folder.key)
            guard let kept else { return [.ok(.key, "\(folder.key.path) is a key of mode 0600")] }
            return generationLines(ring, kept)
        } catch let fault as MasterKey.Fault {
            let needed = kept.map { "; this office needs \(BackupFault.short($0))" } ?? ""
            return [
                .fail(
                    .key, "\(OfficeFault(fault))\(needed)",
                    "put the key back from where it is kept apart from the backups")
            ]
        } catch {
            return [
                .fail(
                    .key, "the key cannot be read: \(Doctor.sentence(error))", "mend the rights of the file")
            ]
        }
    }

    private func generationLines(_ ring: KeyRing, _ kept: String) -> [DoctorLine] {
        guard let used = ring.generation(kept) else {
            let there = ring.generations.map { BackupFault.short($0.fingerprint) }.joined(separator: ", ")
            return [
                .fail(
                    .key,
                    """
                    the key in \(folder.key.path) is \(there); this office needs \(BackupFault.short(kept))
                    """, "name the right one with --key")
            ]
        }
        guard !Backups.lies(folder.key, in: folder.root) else {
            return [
                .fail(
                    .key, "the master key lies in the data folder, beside what it opens",
                    "move it outside, and name it with --key")
            ]
        }
        let said = "master key \(BackupFault.short(kept)), generation \(used.number), mode 0600"
        if ring.newest.number != used.number {
            return [
                .warn(
                    .key, "\(said); generation \(ring.newest.number) was made and is not in use",
                    "`zhibao keys rotate --master --finish` takes it into use, `zhibao keys drop` removes it")
            ]
        }
        let older = ring.generations.count - 1
        return [.ok(.key, older == 0 ? said : "\(said); \(older) older kept for backups")]
    }

    func spaceLines() -> [DoctorLine] {
        guard folder.server == nil else { return roomOfVault() }
        let log = folder.database.path + "-wal"
        let found = attempt(.space) {
            (
                free: try FolderRights.freeBytes(of: folder.root),
                database: try FolderRights.size(of: folder.database.path),
                log: try FolderRights.size(of: log)
            )
        }
        guard let sizes = found.value else { return found.fault }
        let said = "\(Doctor.size(sizes.free)) free, the database has \(Doctor.size(sizes.database))"
        let wanted = max(1 << 30, 2 * sizes.database)
        let room: DoctorLine =
            sizes.free < DatabaseCopy.reserveBytes
            ? .fail(.space, said, "make room at once: acts are refused when the disk is full")
            : sizes.free < wanted
                ? .warn(.space, said, "make room: a backup copies the database beside itself for a while")
                : .ok(.space, said)
        let length: DoctorLine =
            sizes.log > 4 * SQLiteStore.largestIdleLogBytes
            ? .warn(
                .log, "it has grown to \(Doctor.size(sizes.log))",
                "look for a command that has been reading for long, and restart the server")
            : .ok(.log, Doctor.size(sizes.log))
        return [room, length]
    }

    /// The server looks after the room of its own disk.
    private func roomOfVault() -> [DoctorLine] {
        let found = attempt(.space) { try FolderRights.freeBytes(of: folder.root) }
        guard let free = found.value else { return found.fault }
        let said = "\(Doctor.size(free)) free for papers; the records are on a server"
        return [
            free < DatabaseCopy.reserveBytes
                ? .fail(.space, said, "make room at once: papers are refused when the disk is full")
                : free < 1 << 30 ? .warn(.space, said, "make room") : .ok(.space, said)
        ]
    }

    /// Folders without which nothing works.
    private static let parts = [
        "assets", "channels", "folding", "keeping", "knowledge", "law", "migrations", "programmes",
        "templates", "texts", "worlds",
    ]

    func contentLines(_ content: Result<OfficeContent, any Error>) -> [DoctorLine] {
        let missing = Doctor.parts.filter {
            !FileManager.default.fileExists(atPath: share.appending(path: $0).path)
        }
        let remedy = "install the folder `share` of this version once more"
        if !missing.isEmpty {
            return [.fail(.share, "\(share.path) lacks \(missing.joined(separator: ", "))", remedy)]
        }
        switch content {
        case .success:
            let packs = attempt(.packs) {
                try FileManager.default.contentsOfDirectory(
                    atPath: share.appending(path: "programmes").path
                ).filter { !$0.hasPrefix(".") }.count
            }
            return [.ok(.share, "\(share.path) is whole")] + packs.fault
                + (packs.value.map { [.ok(.packs, "\($0) packs compile")] } ?? [])
        case .failure(let error):
            let text = "\(error)".split(separator: "\n").first.map(String.init) ?? "\(error)"
            return [
                .ok(.share, "\(share.path) has its folders"),
                .fail(
                    .packs, "the content does not compile: \(text.prefix(300))",
                    "run `zhibao programmes check`, or \(remedy)"),
            ]
        }
    }
}
