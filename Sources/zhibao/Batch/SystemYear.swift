internal import Foundation
internal import Law

/// The year by the clock of the machine, in UTC+08:00. A batch has no office clock.
enum SystemYear {
    static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(ms: time.tv_sec * 1000).legalDay.year
    }
}
