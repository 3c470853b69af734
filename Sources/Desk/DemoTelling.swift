internal import Casework
internal import Evidence
internal import Foundation
internal import Law
internal import Programmes
internal import Store

/// Tells stories through the desk, all their steps in the order of time. What lies after the world's moment
/// is left untold, so that files stand in every stage.
struct DemoTelling {
    private let office: Office
    private let moment: Instant
    private let people: [Post: [World.Person]]
    private var files: [[String: String]] = []
    private var steps: [Timed] = []
    private var tellings: [Telling] = []
    private(set) var fileCount = 0
    /// Stories that the law of their days did not let go on. None at the usual moment.
    private(set) var untold: [DemoWorld.Untold] = []

    private struct Post: Hashable {
        let agency: String
        let role: String
    }

    /// One file's way through a story.
    private struct Telling {
        let story: StoryBook.Story
        let matter: StoryBook.Matter
        let place: String
        let begins: Instant
    }

    private struct Timed {
        let at: Instant
        let telling: Int
        /// `nil` for the report itself.
        let step: StoryBook.Step?
    }

    init(office: Office, world: World, books: [StoryBook], until moment: Instant) {
        self.office = office
        self.moment = moment
        var people: [Post: [World.Person]] = [:]
        for person in world.people {
            for post in person.posts {
                for role in post.roles {
                    people[Post(agency: post.agency, role: role), default: []].append(person)
                }
            }
        }
        self.people = people
        for book in books { plan(book) }
        steps.sort { ($0.at, $0.telling, $0.step?.line ?? 0) < ($1.at, $1.telling, $1.step?.line ?? 0) }
    }

    /// Spreads each story's files over its days and places.
    private mutating func plan(_ book: StoryBook) {
        for story in book.stories {
            for turn in 0..<story.times {
                let span = story.daysBefore.upperBound - story.daysBefore.lowerBound
                let days = story.daysBefore.lowerBound + span * turn / max(1, story.times - 1)
                let day = office.calendar.workday(onOrAfter: moment.legalDay - days)
                let matter = story.matter ?? book.matters[(tellings.count * 7 + turn) % book.matters.count]
                let minutes = (tellings.count * 13) % 40
                let telling = Telling(
                    story: story, matter: matter, place: place(story, turn),
                    begins: Instant(day, 8, minutes))
                let index = tellings.count
                tellings.append(telling)
                files.append([:])
                add(Timed(at: telling.begins, telling: index, step: nil))
                for step in story.steps {
                    let at = Instant(self.day(step.day, after: day), step.hour, step.minute)
                        .adding(ms: minutes * 60_000)
                    add(Timed(at: at, telling: index, step: step))
                }
            }
        }
    }

    private mutating func add(_ step: Timed) {
        if step.at <= moment { steps.append(step) }
    }

    private func place(_ story: StoryBook.Story, _ turn: Int) -> String {
        story.places.isEmpty ? "230102" : story.places[turn % story.places.count]
    }

    private func day(_ day: StoryBook.Day, after first: CivilDate) -> CivilDate {
        switch day {
        case .calendar(let count): return first + count
        case .working(let count):
            var (day, left) = (first, count)
            while left > 0 {
                day = office.calendar.workday(onOrAfter: day + 1)
                left -= 1
            }
            return day
        }
    }

    mutating func tellAll() async throws {
        var lastRound: CivilDate?
        var stopped: Set<String> = []
        for step in steps {
            office.clock.stand(at: step.at)
            if lastRound != step.at.legalDay {
                _ = try await office.runClockRound()
                lastRound = step.at.legalDay
            }
            let telling = tellings[step.telling]
            let place = "\(step.telling) \(step.step?.procedure ?? "")"
            if stopped.contains(place) { continue }
            do {
                if let told = step.step {
                    try await perform(told, telling, at: step.telling)
                } else {
                    try await begin(telling, at: step.telling)
                }
            } catch let refusal where refusal is Refusal || refusal is Lost {
                stopped.insert(place)
                untold.append(
                    DemoWorld.Untold(
                        story: telling.story.name, line: step.step?.line ?? 0, moment: step.at,
                        cause: "\(refusal)"))
            }
        }
    }

    private mutating func begin(_ telling: Telling, at index: Int) async throws {
        switch telling.story.begins {
        case "report", "complaint": try await report(telling, at: index)
        default: try await open(telling, at: index)
        }
    }

    private mutating func report(_ telling: Telling, at index: Int) async throws {
        let matter = telling.matter
        var lead = LeadForm(kind: .report, place: telling.place, narrative: matter["narrative"] ?? "")
        lead.isAnonymous = telling.story.isAnonymous
        if !telling.story.isAnonymous, let name = matter["reporter"] {
            lead.reporter = .init(name: name, phone: matter["phone"], email: matter["email"])
        }
        lead.respondentName = matter["respondent"]
        lead.respondentUSCC = matter["uscc"]
        lead.respondentAddress = matter["address"]
        lead.rightType = matter["right-type"]
        lead.rightNumber = matter["right-number"]
        if !telling.story.steps.isEmpty || telling.story.matter == nil {
            lead.occurredOn = matter["occurred-on"].flatMap(CivilDate.init(parsing:))
        }
        if telling.story.begins == "complaint" {
            lead.kind = .complaint
            lead.isConsumer = true
            lead.isAnonymous = false
            lead.reporter = .init(name: matter["reporter"] ?? "", phone: matter["phone"])
            files[index]["consumer-complaint"] = try await office.take(lead).id
        } else {
            files[index]["report"] = try await office.take(lead).id
        }
        fileCount += 1
    }

    /// A file that an officer opens: a mediation on application.
    private mutating func open(_ telling: Telling, at index: Int) async throws {
        let name = Name<Procedure>(telling.story.begins)
        guard let procedure = office.library.current(name, on: office.now.legalDay),
            let kind = procedure.firstKind, let body = office.agencies.nearest(kind, to: telling.place),
            let role = procedure.actions(in: procedure.opening.stage).first?.by.first,
            let person = people[Post(agency: body.id, role: role.description)]?.first
        else { throw Lost(what: telling.story.begins) }
        let caller = Caller(
            person: PersonID(person.id), personName: person.name, agency: AgencyID(body.id),
            agencyName: body.name, agencyKind: body.kind, division: body.division, roles: [role])
        let matter = telling.matter
        let lines = ["right-type", "right-number", "narrative", "subject"].compactMap { name in
            matter[name].map { (name, JSON.string($0)) }
        }
        let places = ["place", "applicant-place", "respondent-place"].map {
            ($0, JSON.string(telling.place))
        }
        let parties = procedure.actingParties.map { party in
            PartyToName(
                role: party, name: matter[party] ?? "", uscc: nil, address: matter["\(party)-address"])
        }
        files[index][name.description] = try await office.openFile(
            name, fields: Dictionary(lines + places) { first, _ in first }, parties: parties, for: caller)
        fileCount += 1
    }

    private mutating func perform(_ step: StoryBook.Step, _ telling: Telling, at index: Int) async throws {
        guard let number = files[index][step.procedure] else { throw Lost(what: step.procedure) }
        guard
            let hand = try await office.database.read({ [office] db in try office.readFile(number, on: db) })
        else { throw Lost(what: number) }
        let caller = try self.caller(step, on: hand)
        if step.act == "files" {
            for kind in step.names {
                try await filePaper(kind, same: step.fields["same-as"], on: hand, by: caller)
            }
            return
        }
        let fields = fields(step, telling, hand.procedure)
        let receipt = try await office.submit(
            step.act, fields: fields, to: number, expecting: nil, for: caller)
        guard let child = receipt.opened else { return }
        fileCount += 1
        let opened = try await office.database.read { [office] db in
            try office.readFile(child.id, on: db)?.procedure.name
        }
        if let opened { files[index][opened.description] = child.id }
    }

    private func fields(
        _ step: StoryBook.Step, _ telling: Telling, _ procedure: Procedure
    ) -> [String: JSON] {
        var fields = step.fields.mapValues { JSON.string(filled($0, telling)) }
        for (name, value) in step.fields where procedure.fact(name)?.columns.isEmpty == false {
            let rows = StoryBook.rows(filled(value, telling))
            fields[name] = .array(rows.map { .object($0.mapValues(JSON.string)) })
        }
        switch step.act {
        case "sign": fields["documents"] = .array(step.names.map(JSON.string))
        case "record-receipt": fields["document"] = step.names.first.map(JSON.string)
        default: break
        }
        return fields
    }

    /// `{goods}` is a value of the matter; `{d-30}` the day thirty days before the report; `{bureau}` its bureau.
    private func filled(_ text: String, _ telling: Telling) -> String {
        guard text.contains("{") else { return text }
        var filled = text.replacing("{place}", with: telling.place)
        if let bureau = office.agencies.nearest("market-supervision", to: telling.place) {
            filled = filled.replacing("{bureau}", with: bureau.id)
        }
        for (name, value) in telling.matter.values {
            filled = filled.replacing("{\(name)}", with: value)
        }
        while let start = filled.range(of: "{d"),
            let end = filled.range(of: "}", range: start.upperBound..<filled.endIndex),
            let count = Int(filled[start.upperBound..<end.lowerBound])
        {
            let day = telling.begins.legalDay + count
            filled.replaceSubrange(start.lowerBound..<end.upperBound, with: "\(day)")
        }
        return filled
    }

    private func caller(_ step: StoryBook.Step, on hand: FileInHand) throws -> Caller {
        if let role = hand.procedure.role(Name(step.role)), let party = role.party {
            var caller = Caller(
                person: PartyRole.person(of: party), personName: "", agency: PartyRole.agency(of: party),
                agencyName: "", agencyKind: "party", division: "", roles: [role.name])
            caller.onlyFiles = [hand.number]
            return caller
        }
        guard let role = hand.procedure.role(Name(step.role)), let agency = hand.file.bodies[role.body],
            let body = office.agencies.agency(agency)
        else { throw Lost(what: step.role) }
        let holders = people[Post(agency: agency.description, role: step.role)] ?? []
        guard holders.count >= step.person else { throw Lost(what: "\(step.role)@\(agency)") }
        let person = holders[step.person - 1]
        return Caller(
            person: PersonID(person.id), personName: person.name, agency: agency, agencyName: body.name,
            agencyKind: body.kind, division: body.division, roles: [Name(step.role)])
    }

    /// A paper that nobody drafts here: its title and the number of the file.
    private func filePaper(
        _ kind: String, same: String?, on hand: FileInHand, by caller: Caller
    ) async throws {
        let title = hand.procedure.paper(Name(kind))?.title ?? kind
        let text = "\(title)\n\(hand.number)\n\(caller.agencyName)\n\(office.now.legalDay)\n"
        let copied = same.flatMap { hand.file.paper(Name($0)) }.flatMap { Digest(hex: $0.digest) }
        let bytes = try copied.map { try office.vault.bytes(of: $0) } ?? Array(text.utf8)
        let body = AsyncStream<[UInt8]> { stream in
            stream.yield(bytes)
            stream.finish()
        }
        _ = try await office.fileDocument(
            kind: kind, name: title + ".txt", mediaType: "text/plain; charset=utf-8", body: body,
            to: hand.number, for: caller)
    }

    /// Something that a story takes for granted is not there.
    private struct Lost: Error, CustomStringConvertible {
        let what: String
        var description: String { "there is no \(what)" }
    }
}
