internal import Foundation
internal import Law
internal import Store

/// What concerns backups: how old the last is, and when one was last proved by restoring it.
extension Doctor {
    func backupLines(_ look: any DatabaseLook) -> [DoctorLine] {
        let found = attempt(.backup) {
            (
                standing: try look.read { db in try BackupStanding(on: db) },
                limits: try look.read { db in try BackupLimits(on: db) }, now: try now(look)
            )
        }
        guard let (standing, limits, now) = found.value else { return found.fault }
        return [made(standing, limits, now), restored(standing, limits, now)]
    }

    private func made(_ standing: BackupStanding, _ limits: BackupLimits, _ now: Instant) -> DoctorLine {
        let remedy = "run `zhibao backup --data DIR --to DIR`"
        guard let made = standing.made else { return .warn(.backup, "no backup was ever made", remedy) }
        let said = "backup \(made.number) was made \(Doctor.age(made.at, now)) ago"
        if made.absent > 0 {
            return .warn(
                .backup, said + ", without \(made.absent) documents that the vault had not whole",
                "run `zhibao verify`")
        }
        switch limits.shade(of: made.at, at: now) {
        case .fresh: return .ok(.backup, said)
        case .stale: return .warn(.backup, said, remedy)
        case .old: return .fail(.backup, said, remedy)
        }
    }

    private func restored(_ standing: BackupStanding, _ limits: BackupLimits, _ now: Instant) -> DoctorLine {
        let remedy = "run `zhibao backup check --data DIR --to DIR`"
        if let checked = standing.checked, checked.findings > 0 {
            return .fail(
                .restore,
                """
                backup \(checked.number) was restored \(Doctor.age(checked.at, now)) ago and was not good: \
                \(checked.findings) findings
                """, "\(remedy) and read the findings; make a new backup")
        }
        guard let restored = standing.restored else {
            return .warn(.restore, "no backup was ever proved by restoring it", remedy)
        }
        let said = "backup \(restored.number) was restored \(Doctor.age(restored.at, now)) ago and was good"
        switch limits.shade(of: restored.at, at: now) {
        case .fresh: return .ok(.restore, said)
        case .stale: return .warn(.restore, said, remedy)
        case .old: return .fail(.restore, said, remedy)
        }
    }
}
