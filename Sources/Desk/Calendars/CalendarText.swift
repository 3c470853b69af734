internal import Law

/// A calendar as programs read it (RFC 5545).
struct CalendarText: Sendable {
    /// One day or one moment in a calendar.
    struct Entry: Hashable, Sendable {
        enum When: Hashable, Sendable {
            case day(CivilDate)
            case moment(Instant)
        }

        /// The same for the same thing for ever, so that a program moves it and does not show it twice.
        let id: String
        let when: When
        let title: String
        let text: String
        let link: String?
        /// When the entry was last changed.
        let changedAt: Instant
        var isProvisional = false
    }

    /// Octets of a line, without its end.
    private static let lineOctets = 75

    let name: String
    let entries: [Entry]
    let writtenAt: Instant

    var text: String {
        let head = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zhibao//Office//EN", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "X-WR-CALNAME:" + CalendarText.escaped(name), "X-WR-TIMEZONE:Asia/Shanghai",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H",
        ]
        let zone = [
            "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
        ]
        return (head + zone + entries.flatMap(lines) + ["END:VCALENDAR"]).map(CalendarText.folded).joined()
    }

    private func lines(_ entry: Entry) -> [String] {
        var lines = [
            "BEGIN:VEVENT", "UID:" + CalendarText.escaped(entry.id),
            "DTSTAMP:" + CalendarText.universal(writtenAt),
            "LAST-MODIFIED:" + CalendarText.universal(entry.changedAt),
        ]
        switch entry.when {
        case .day(let day):
            lines += [
                "DTSTART;VALUE=DATE:" + CalendarText.date(day),
                "DTEND;VALUE=DATE:" + CalendarText.date(day + 1), "TRANSP:TRANSPARENT",
            ]
        case .moment(let moment):
            lines += ["DTSTART;TZID=Asia/Shanghai:" + CalendarText.local(moment), "DURATION:PT0S"]
        }
        lines += [
            "SUMMARY:" + CalendarText.escaped(entry.title), "DESCRIPTION:" + CalendarText.escaped(entry.text),
            "STATUS:" + (entry.isProvisional ? "TENTATIVE" : "CONFIRMED"),
        ]
        if let link = entry.link { lines.append("URL:" + link) }
        return lines + ["END:VEVENT"]
    }

    /// A line of at most 75 octets of UTF-8, gone on with a blank on the next; no character is cut.
    static func folded(_ line: String) -> String {
        var folded = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > lineOctets {
                folded += "\r\n "
                octets = 1
            }
            folded.unicodeScalars.append(scalar)
            octets += width
        }
        return folded + "\r\n"
    }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += "\\" + String(scalar)
            case "\n": escaped += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func date(_ day: CivilDate) -> String { day.description.filter { $0 != "-" } }

    private static func local(_ moment: Instant) -> String {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return date(moment.legalDay) + "T"
            + [moment.hour, moment.minute, moment.second].map(two).joined()
    }

    private static func universal(_ moment: Instant) -> String {
        local(moment.adding(hours: -8)) + "Z"
    }
}
