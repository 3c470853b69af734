import Casework
import Foundation
import Law

/// The known people and the calendar of the tests: Wang the case officer, Monday 2 March 2026.
enum World {
    static let bureau: AgencyID = "daoli-market-supervision"
    static let station: AgencyID = "daoli-police"
    static let procuratorate: AgencyID = "daoli-procuratorate"

    static let wang = Officer("wang", of: bureau, as: ["case-officer"])
    static let li = Officer("li", of: bureau, as: ["case-officer"])
    static let zhao = Officer("zhao", of: bureau, as: ["agency-head"])
    static let chen = Officer("chen", of: station, as: ["police-desk"])
    static let gao = Officer("gao", of: station, as: ["police-head"])
    static let xu = Officer("xu", of: procuratorate, as: ["procurator"])

    static let monday = Instant(CivilDate(2026, 3, 2), 9, 0)

    /// The notices of the State Council that ship, 2025 and 2026.
    static func calendar(_ years: Int...) throws -> WorkCalendar {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "share/law/calendar")
        let wanted = years.isEmpty ? [2025, 2026] : years
        return try WorkCalendar(
            csv: wanted.map { try String(contentsOf: folder.appending(path: "\($0).csv"), encoding: .utf8) })
    }

    static func text(_ text: String) -> Fact {
        .text(TextReference(id: "text-\(text)", digest: String(repeating: "a", count: 64)))
    }

    static func paper(_ kind: Name<PaperKind>) -> Paper {
        Paper(id: "paper-\(kind)", kind: kind, digest: String(repeating: "b", count: 64), sizeBytes: 10)
    }
}

/// A file and what happens to it, in the order of the telling.
struct Story {
    let procedure: Procedure
    let calendar: WorkCalendar
    var file: CaseFile

    init(
        _ procedure: Procedure = Sample.transfer, facts: [String: Fact] = [:],
        at moment: Instant = World.monday,
        calendar: WorkCalendar? = nil
    ) throws {
        self.procedure = procedure
        self.calendar = try calendar ?? World.calendar()
        let opened = OpenedFile(
            procedure: procedure.name, version: procedure.version, number: "230102-2026-00001",
            agency: World.bureau, area: "230102",
            bodies: [
                "sending-agency": World.bureau, "receiving-police": World.station,
                "procuratorate": World.procuratorate,
            ], at: moment)
        file = CaseFile(folding: procedure.open(opened, facts: facts, calendar: self.calendar))
    }

    /// Does an act now, or tells of it later.
    @discardableResult
    mutating func act(
        _ name: Name<Action>, by officer: Officer, at moment: Instant, recorded: Instant? = nil,
        _ fields: [String: Fact] = [:], terms: [String: [String]] = [:], child: CaseNumber? = nil
    ) throws(Refusal) -> [CaseEvent] {
        let drafts = procedure.actions(in: file.stage).first { $0.name == name }?.drafts ?? []
        let act = Act(
            name, by: officer, at: moment, recordedAt: recorded, fields: fields, terms: terms,
            papers: drafts.map { World.paper($0.name) }, child: child)
        let events = try procedure.decide(act, on: file, calendar: calendar)
        for event in events { file.apply(event) }
        return events
    }

    /// The refusal of an act; `nil` when it would be done.
    func refusal(
        _ name: Name<Action>, by officer: Officer, at moment: Instant, recorded: Instant? = nil,
        _ fields: [String: Fact] = [:], terms: [String: [String]] = [:]
    ) -> Refusal? {
        var copy = self
        do throws(Refusal) {
            try copy.act(name, by: officer, at: moment, recorded: recorded, fields, terms: terms)
            return nil
        } catch {
            return error
        }
    }

    mutating func lay(_ kinds: Name<PaperKind>...) {
        for kind in kinds { file.apply(.documentFiled(World.paper(kind))) }
    }

    /// What the office's round finds at a moment.
    @discardableResult
    mutating func round(at moment: Instant) -> [CaseEvent] {
        let events = procedure.runOut(of: file, at: moment, on: calendar)
        for event in events { file.apply(event) }
        return events
    }

    func state(of clock: Name<Clock>, run: Int? = nil) -> ClockRun.State? {
        file.clocks.last { $0.clock == clock && (run == nil || $0.run == run) }?.state
    }

    func end(of clock: Name<Clock>) -> PeriodEnd? { file.run(of: clock)?.end }
}

/// A moment of March 2026, or of another month of that year.
func at(_ day: Int, _ hour: Int, _ minute: Int = 0, month: Int = 3) -> Instant {
    Instant(CivilDate(2026, month, day), hour, minute)
}

/// A last day of March 2026 on which both readings agree.
func both(_ day: Int, month: Int = 3) -> PeriodEnd {
    .day(alarm: CivilDate(2026, month, day), last: CivilDate(2026, month, day))
}
