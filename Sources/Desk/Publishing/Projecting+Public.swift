internal import Casework
internal import Evidence
internal import Foundation
internal import Law
internal import Store

// What the public sees of a file, computed from its pages alone.
extension Projecting {
    func publicEntry(area: String?) -> (entry: PublicEntryRow, versions: [PublicVersionRow])? {
        guard let shows = procedure.shows, let opening = file.opening else { return nil }
        let moments = pages.map { (event: $0.event, at: Instant(ms: $0.row.recordedMs)) }
        let course = PublicCourse(moments, of: file, shows: shows)
        guard let first = course.states.first, let last = course.states.last else { return nil }
        let versions = course.states.map(version)
        let body = versions.last?.body ?? .null
        let text = PublicEntryText(reading: body)
        var withdrawn: Int?
        if case .ended? = last.ending { withdrawn = last.until?.legalDay.dayNumber }
        let entry = PublicEntryRow(
            register: shows.register, procedure: procedure.name.description,
            agency: opening.agency.description,
            area: area, title: text.title, party: text.party, body: body,
            publishedDay: first.from.legalDay.dayNumber, untilDay: course.untilDay?.dayNumber,
            repairDay: course.repairDay?.dayNumber, withdrawnDay: withdrawn)
        return (entry.found(with: folding), versions)
    }

    private func version(_ state: PublicState) -> PublicVersionRow {
        let text = shown[state.summary.summary.id]
        var (ending, isHidden): (String?, Bool) = (nil, false)
        switch state.ending {
        case .replaced(let mustHide)?: (ending, isHidden) = ("replaced", mustHide)
        case .ended(let outcome)?: ending = outcome.description
        case .term?: ending = "term"
        case nil: break
        }
        return PublicVersionRow(
            version: state.version, digest: state.summary.digest.flatMap { Digest(hex: $0) },
            body: text.flatMap(Projecting.json), paper: state.paper?.id, fromMs: state.from.ms,
            untilMs: state.until?.ms, ending: ending, isHidden: isHidden)
    }

    /// A text that is no JSON was no entry; it is shown as nothing.
    private static func json(_ text: String) -> JSON? {
        do {
            return try JSON(parsing: Data(text.utf8))
        } catch {
            return nil
        }
    }
}
