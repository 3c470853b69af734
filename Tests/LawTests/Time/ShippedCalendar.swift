import Foundation
import Law

/// The calendar that ships: notices of 2019 to 2026, and the statutory days of 2027.
enum ShippedCalendar {
    static func read() throws -> WorkCalendar {
        let notices = try (2019...2026).map { try text("\($0).csv") }
        return try WorkCalendar(csv: notices, statutoryDays: [text("statutory-2027.csv")])
    }

    static func text(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        return try String(contentsOf: root.appending(path: "share/law/calendar/\(name)"), encoding: .utf8)
    }
}
