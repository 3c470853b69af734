internal import Casework
internal import Desk
internal import Law

/// A clock among those of a file: what it counts, by when, its badge, its arithmetic.
struct ClockRow: Part {
    let id: String
    let title: String
    let due: String
    let badge: ClockBadge
    let sums: ClockSums
    let isOpenAtFirst: Bool

    init(_ clock: ClockView, in view: FileView, _ words: Wording) {
        let today = view.now.legalDay
        id = "clock-\(clock.clock.name)-\(clock.run)"
        let name = words.clockTitle(clock.clock.name, in: view.procedure)
        title = clock.run > 1 ? words("clock.nth", ["title": name, "run": words.number(clock.run)]) : name
        badge = ClockBadge(clock, in: view.procedure, today: today, words)
        sums = ClockSums(clock, in: view, words)
        due = ClockRow.due(clock, today, words)
        isOpenAtFirst = false
    }

    private static func due(_ clock: ClockView, _ today: CivilDate, _ words: Wording) -> String {
        guard let end = clock.end else {
            return words(clock.state == .notStarted ? "clock.due.not-started" : "clock.due.held")
        }
        return words(
            end.isProvisional ? "clock.due.provisional" : "clock.due",
            ["due": words.dueDay(end, today: today)])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "clockID": id
        case "clockTitle": title
        case "clockDue": due
        case "badge": badge
        case "sums": sums
        case "isOpen": isOpenAtFirst
        default: nil
        }
    }
}
