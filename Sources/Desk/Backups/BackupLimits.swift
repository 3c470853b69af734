public import Law
internal import Store

/// From which age on a backup, or a good restore, is no longer what an office should rely on.
public struct BackupLimits: Hashable, Sendable {
    public enum Shade: String, Hashable, Sendable, CaseIterable {
        case fresh, stale, old
    }

    /// Days after which a backup is stale, and days after which it is old.
    public let staleDays: Int
    public let oldDays: Int

    public static let usual = BackupLimits(staleDays: 7, oldDays: 30)

    /// `7 30`, in the setting `backup-limits`.
    static let setting = "backup-limits"

    public init(staleDays: Int, oldDays: Int) {
        self.staleDays = staleDays
        self.oldDays = oldDays
    }

    /// `nil` unless there are two numbers of days, the smaller one first.
    public init?(_ text: String) {
        let days = text.split(separator: " ").map { Int($0) }
        guard days.count == 2, let stale = days[0], let old = days[1], stale > 0, stale <= old, old <= 3_660
        else { return nil }
        self.init(staleDays: stale, oldDays: old)
    }

    init(on db: any Connection) throws {
        self = try OfficeSettings.value(BackupLimits.setting, on: db).flatMap { BackupLimits($0) } ?? .usual
    }

    public func shade(of moment: Instant, at now: Instant) -> Shade {
        let day = 24 * 3_600_000
        let age = now.ms - moment.ms
        return age > oldDays * day ? .old : age > staleDays * day ? .stale : .fresh
    }
}
