internal import Casework
internal import Evidence
internal import Law
internal import Store

/// Whether a caller may see how the system stands: backups, keys by fingerprint, counts, never a file. The
/// administrator may, and the supervisors of IP offices, who answer for it. The one place that says so.
public func mayLookAfterTheSystem(_ caller: Caller) -> Bool {
    caller.roles.contains(Administration.system)
        || (caller.agencyKind == "ip-office" && caller.roles.contains(Oversight.supervisor))
}

/// How the backups of the office stand, with the ages from which they are no longer to be relied on.
public struct BackupsView: Hashable, Sendable {
    public let standing: BackupStanding
    public let limits: BackupLimits
    /// The fingerprint of the master key with which the office is open now.
    public let masterKey: String

    public init(standing: BackupStanding, limits: BackupLimits, masterKey: String) {
        self.standing = standing
        self.limits = limits
        self.masterKey = masterKey
    }
}

extension Office {
    /// - Throws: `DeskRefusal.notFound` for everybody else: the page is not there for them.
    public func backups(for caller: Caller) async throws -> BackupsView {
        guard mayLookAfterTheSystem(caller) else { throw DeskRefusal.notFound }
        let (standing, limits) = try await database.read { db in
            (try BackupStanding(on: db), try BackupLimits(on: db))
        }
        return BackupsView(standing: standing, limits: limits, masterKey: key.fingerprint.description)
    }

    /// Sets from which ages on backups are no longer to be relied on.
    public func setBackupLimits(_ limits: BackupLimits) async throws {
        let moment = now
        try await database.write { db in
            let days = "\(limits.staleDays) \(limits.oldDays)"
            try OfficeSettings.set(BackupLimits.setting, to: days, at: moment.ms, on: db)
            let details: JSON = .object(["old": .int(limits.oldDays), "stale": .int(limits.staleDays)])
            _ = try Audit.append(
                AuditEntry(
                    atMs: moment.ms, person: nil, agency: nil, kind: "backup-ages-set", details: details),
                on: db)
        }
    }
}
