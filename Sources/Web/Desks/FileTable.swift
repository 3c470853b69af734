internal import Casework
internal import Desk
internal import Law

/// One file in a list: its clock, what is to be done, by when.
struct FileLine: Part {
    let href: String
    let number: String
    let subject: String
    let procedure: String
    let stage: String
    let agency: String
    let badge: ClockBadge?
    let due: String
    let clockTitle: String
    let clockHref: String
    let waits: String?
    /// Where a report that waits is proposed to go.
    let proposed: String?
    let excerpt: ExcerptPart?

    /// A file that was found, with the place where the words stand.
    init(_ found: FoundFile, today: CivilDate, _ words: Wording) {
        self.init(found.row, today: today, excerpt: found.excerpt.map { ExcerptPart($0, words) }, words)
    }

    /// - Parameter opens: where the line leads; without it, to the file.
    init(
        _ row: FileRow, today: CivilDate, opens: Route? = nil, excerpt: ExcerptPart? = nil, _ words: Wording
    ) {
        self.excerpt = excerpt
        href = (opens ?? .file(row.id)).path
        number = row.number.description
        subject = row.subject
        procedure =
            words.knownTitle("procedure", row.procedure.description, of: row.procedure) ?? row.procedureTitle
        stage =
            row.joinedTo.map { words("file.joined", ["number": $0.description]) }
            ?? words.knownTitle("stage", row.stage.description, of: row.procedure) ?? row.stageTitle
        agency = row.agencyName
        badge = row.next.map { ClockBadge($0, today: today, words) }
        due =
            row.next.map { next in
                next.isHours
                    ? words.dueDay(.moment(alarm: next.alarm, last: next.last), today: today)
                    : words.shortDay(next.lastDay, today: today)
            } ?? ""
        clockTitle =
            row.next.map { words.knownTitle("clock", $0.name.description, of: row.procedure) ?? $0.title }
            ?? ""
        clockHref = row.next.map { Route.clock($0.name.description, ofFile: row.id).path } ?? href
        waits = row.waitsFor.map { words.title("role", $0.description, of: row.procedure) }
        proposed = row.proposal.flatMap(words.proposed)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "fileHref": href
        case "number": number
        case "subject": subject
        // A file that names nobody is called by its number: a link has words.
        case "caption": subject.isEmpty ? number : subject
        case "procedure": procedure
        case "stage": stage
        case "agencyName": agency
        case "badge": orNothing(badge)
        case "due": orNothing(due)
        case "clockTitle": orNothing(clockTitle)
        case "clockHref": clockHref
        case "waits": orNothing(waits)
        case "excerpt": orNothing(excerpt)
        case "proposed": orNothing(proposed)
        default: nil
        }
    }
}

/// Files under one heading: late, soon, running.
struct FileGroup: Part {
    let heading: String
    let lines: [FileLine]

    func child(named name: String) -> Any? {
        switch name {
        case "groupHeading": heading
        case "lines": lines
        default: nil
        }
    }
}
