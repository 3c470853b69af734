internal import Casework
internal import Evidence
internal import Law
internal import Programmes
internal import Store

/// One sentence for those who hold a role, or for a whole body.
struct NoticeToGive: Hashable, Sendable {
    let text: String
    /// Names of roles or of bodies of the procedure.
    let tells: [String]
    /// What caused it: an act, or `clock-ran-out`.
    let act: String
    var clock: Name<Clock>?

    /// Roles whose holders have the next step of a file that was opened just now.
    private static let intake: Name<Role> = "intake-officer"
    static let caseOfficer: Name<Role> = "case-officer"
    static let head: Name<Role> = "agency-head"

    /// What an act makes known, as the pack says; two consequences that no pack names are added.
    static func all(for act: String, of file: CaseFile, _ procedure: Procedure) -> [NoticeToGive] {
        switch act {
        case "opened":
            let first = procedure.actions(in: procedure.opening.stage).first?.by.first
            let role = procedure.role(intake)?.name ?? first
            return role.map { [NoticeToGive(text: "notice.opened", tells: [$0.description], act: act)] } ?? []
        case "split-off":
            let leading = procedure.actions(in: file.stage).first { $0.goesTo != nil }?.by.first
            return leading.map { [NoticeToGive(text: "notice.split-off", tells: [$0.description], act: act)] }
                ?? []
        case "linked-file-ended":
            let tells = [caseOfficer.description]
            return [NoticeToGive(text: "notice.linked-file-ended", tells: tells, act: act)]
        default:
            return procedure.notices.filter { $0.action.description == act }.map {
                NoticeToGive(text: $0.text, tells: $0.tells, act: act)
            }
        }
    }

    /// A clock that ran out is told to whoever owed the answer, and to the head.
    init(_ clock: Clock, effect: Clock.Expiry, of procedure: Procedure) {
        let owing = procedure.allActions.filter { $0.stops.contains(clock) }.flatMap(\.by)
        var seen: Set<Name<Role>> = []
        tells = (owing + [NoticeToGive.head]).filter { seen.insert($0).inserted }.map(\.description)
        text =
            switch effect {
            case .breach: "notice.clock-breach"
            case .rightLapses: "notice.clock-right-lapses"
            case .marksLate: "notice.clock-marks-late"
            case .endsMeasure: "notice.clock-ends-measure"
            case .deemedServed: "notice.clock-deemed-served"
            case .termEnds: "notice.clock-term-ends"
            }
        act = "clock-ran-out"
        self.clock = clock.name
    }

    init(text: String, tells: [String], act: String) {
        self.text = text
        self.tells = tells
        self.act = act
    }
}

extension Office {
    /// Tells those who take part in a file what an act means for them, in the transaction of the act.
    func tell(
        _ act: String, _ events: [CaseEvent], of file: CaseFile, procedure: Procedure, on db: some Connection
    ) throws {
        try give(NoticeToGive.all(for: act, of: file, procedure), of: file, procedure, on: db)
    }

    /// Puts each sentence on the desks it is for, and a mail into the outbox for who has an address.
    func give(
        _ notices: [NoticeToGive], of file: CaseFile, _ procedure: Procedure, on db: some Connection
    ) throws {
        let moment = now
        var holders: [AgencyID: [(role: String, person: PersonEntry)]] = [:]
        for notice in notices {
            var told: Set<Audience> = []
            for name in notice.tells {
                guard let (agency, role) = NoticeAddress(name, of: file, procedure)?.pair else { continue }
                let audience: Audience =
                    role.map { .role($0, at: agency.description) } ?? .agency(agency.description)
                guard told.insert(audience).inserted else { continue }
                let id = try Notices.put(
                    notice.text, to: audience, about: file.number.description,
                    details: details(notice, of: file, procedure), at: moment.ms, on: db)
                guard let role else { continue }
                let known = try holders[agency] ?? reachable(at: agency, on: moment.legalDay, from: db)
                holders[agency] = known
                for holder in known where holder.role == role {
                    let mail = try mail(notice, id, to: holder.person, of: file, procedure, on: db)
                    try Outbox.put(mail, at: moment.ms, on: db)
                }
            }
        }
    }

    private func details(_ notice: NoticeToGive, of file: CaseFile, _ procedure: Procedure) -> JSON {
        var details: [String: JSON] = [
            "act": .string(notice.act), "stage": .string(file.stage.description),
            "procedure": .string(procedure.name.description), "number": .string(file.number.description),
        ]
        if let clock = notice.clock { details["clock"] = .string(clock.description) }
        return .object(details)
    }

    /// Who holds a post at the agency and has an address.
    private func reachable(
        at agency: AgencyID, on day: CivilDate, from db: some Connection
    ) throws -> [(role: String, person: PersonEntry)] {
        let posts = try Directory.posts(at: agency.description, on: day.dayNumber, from: db)
        guard !posts.isEmpty else { return [] }
        let people = try Directory.people(Array(Set(posts.map(\.person))), on: db).filter { $0.email != nil }
        return people.flatMap { person in
            Set(posts.filter { $0.person == person.id }.map(\.role)).sorted().map { ($0, person) }
        }
    }

    /// The sentence and the number of the file, in the recipient's language: a mail says nothing that is
    /// anyone's own.
    private func mail(
        _ notice: NoticeToGive, _ id: Int, to person: PersonEntry, of file: CaseFile, _ procedure: Procedure,
        on db: some Connection
    ) throws -> OutgoingMail {
        let language = try mailLanguage(of: person.id, on: db)
        let sentence =
            library.text(notice.text, of: procedure.name, in: language)
            ?? texts.sentence(notice.text, in: language) ?? procedure.title
        let number = file.number.description
        let title = library.text("procedure.\(procedure.name)", of: procedure.name, in: language)
        let values = [
            "sentence": sentence, "number": number, "procedure": title ?? procedure.title,
        ]
        let writing = MailWriting(texts: texts, settings: MailSettings())
        return OutgoingMail(
            token: "notice-\(id)/\(person.id)", recipient: person.email ?? "",
            subject: writing.filled("mail.notice.subject", values, in: language),
            text: ["mail.notice.sentence", "mail.notice.file"].map {
                writing.filled($0, values, in: language)
            }
            .joined(separator: "\n") + "\n",
            about: .init(caseNumber: number, person: person.id, notice: id, language: language))
    }

    /// The language in which an office writes to people who chose none.
    static let language = "zh-Hans"
}

/// Where a role or a body of a procedure is found on one file. Who takes no part in it is not told.
private struct NoticeAddress {
    let pair: (agency: AgencyID, role: String?)

    init?(_ name: String, of file: CaseFile, _ procedure: Procedure) {
        let role = procedure.role(Name(name))
        guard let agency = file.bodies[role?.body ?? Name(name)], file.participates(agency),
            PartyRole.party(of: agency) == nil
        else { return nil }
        pair = (agency, role?.name.description)
    }
}
