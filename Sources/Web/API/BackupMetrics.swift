internal import Desk
internal import Law

/// When the office was last saved, and when a backup was last proved, as Prometheus reads it: whoever watches
/// sets an alarm on the age. A line is missing where it never happened.
struct BackupMetrics {
    let standing: BackupStanding

    var text: String {
        line("zhibao_last_backup_timestamp_seconds", standing.made?.at)
            + line("zhibao_last_good_restore_timestamp_seconds", standing.restored?.at)
    }

    private func line(_ name: String, _ moment: Instant?) -> String {
        guard let moment else { return "" }
        return "# TYPE \(name) gauge\n\(name) \(moment.ms / 1_000)\n"
    }
}
