internal import Casework
internal import Evidence
internal import Law
internal import Programmes

extension Drill {
    /// In so many matters of a hundred a story of a pack is told.
    static let storyPercent = 35
    /// In so many of the others there is a procedure to come to.
    static let goalPercent = 45

    /// Begins the next matter: somebody reports, complains, applies, or an officer opens a file.
    mutating func beginMatter(at moment: Instant) async throws {
        let number = plan.only?.matter ?? tally.matters
        var matter = plannedMatter(number, at: moment)
        tally.matters += 1
        do {
            guard let first = try await open(&matter) else { return count(refusal: "no-desk") }
            take(first, into: &matter)
        } catch let refusal as Refusal {
            return count(refusal: refusal.kind)
        } catch let refusal as DeskRefusal {
            return count(refusal: DrillTally.name(of: refusal))
        } catch is Office.MissingProcedure {
            // Before the law that made it, nobody begins with it.
            return count(refusal: "not-yet-in-force")
        }
        matters[number] = matter
        putOff(number, from: moment, days: 0...2)
    }

    /// What the matter is about follows from the seed and its number alone.
    private func plannedMatter(_ number: Int, at moment: Instant) -> DrillMatter {
        var chance = DrillChance(seed: plan.only?.seed ?? plan.seed, lane: number)
        let place = chance.pick(places) ?? ""
        let begins = writing.words.begins
        let drawn = chance.place(of: begins.map(\.parts)).map { begins[$0].procedure } ?? "report"
        var way: [Name<Procedure>] = [Name(drawn)]
        var story: DrillTale?
        if chance.happens(Drill.storyPercent), let scenario = chance.pick(stories),
            let procedure = scenario.opens.first?.procedure
        {
            let found = charts.way(to: procedure, beginnings: beginnings)
            if !found.isEmpty { (way, story) = (found, DrillTale(scenario)) }
        } else if chance.happens(Drill.goalPercent), let goal = chance.pick(charts.parents.keys.sorted()) {
            let found = charts.way(to: goal, beginnings: beginnings)
            if !found.isEmpty { way = found }
        }
        var matter = DrillMatter(
            token: DrillToken(seed: plan.only?.seed ?? plan.seed, matter: number, at: moment), place: place,
            begins: way.first ?? "report", chance: chance)
        matter.goals = Array(way.dropFirst())
        matter.story = story
        return matter
    }

    private var beginnings: Set<Name<Procedure>> {
        Set(openers.keys).union(["report", "consumer-complaint", "breach-explanation", "breach-inquiry"])
    }

    /// - Returns: the number of the first file; `nil` where nobody can open it now.
    private func open(_ matter: inout DrillMatter) async throws -> String? {
        switch matter.begins {
        case "report", "consumer-complaint": return try await report(&matter)
        case "breach-explanation", "breach-inquiry": return try await remark(&matter)
        default: return try await openByHand(&matter)
        }
    }

    private func report(_ matter: inout DrillMatter) async throws -> String {
        let today = office.now.legalDay
        let firm = writing.firm(&matter.chance)
        let narrative = writing.narrative(on: today, firm: firm, chance: &matter.chance)
        var lead = LeadForm(kind: .report, place: matter.place, narrative: narrative)
        lead.respondentName = firm
        if matter.chance.happens(60) {
            lead.respondentUSCC = writing.creditCode(matter.place, &matter.chance)
        }
        lead.respondentAddress = writing.street(&matter.chance)
        let right = writing.right(&matter.chance)
        (lead.rightType, lead.rightNumber) = (right.type, right.number)
        lead.occurredOn = today - matter.chance.within(1...30)
        let isComplaint = matter.begins == "consumer-complaint"
        lead.isAnonymous = !isComplaint && matter.chance.happens(25)
        if !lead.isAnonymous {
            let phone = "139" + String(10_000_000 + matter.chance.below(90_000_000))
            lead.reporter = .init(name: writing.person(&matter.chance), phone: phone)
        }
        if isComplaint {
            (lead.kind, lead.isConsumer) = (.complaint, true)
            lead.alsoReports = matter.chance.happens(15)
        }
        return try await office.take(lead).id
    }

    private func openByHand(_ matter: inout DrillMatter) async throws -> String? {
        let near = Set(AgencyMap.areas(of: matter.place))
        let all = openers[matter.begins] ?? []
        let here = all.filter { near.contains($0.division) }
        guard let caller = matter.chance.pick(here.isEmpty ? all : here),
            let procedure = office.library.current(matter.begins, on: office.now.legalDay)
        else { return nil }
        let firm = writing.firm(&matter.chance)
        let right = writing.right(&matter.chance)
        let told: [String: JSON] = [
            "right-type": .string(right.type), "right-number": .string(right.number),
            "narrative": .string(
                writing.narrative(on: office.now.legalDay, firm: firm, chance: &matter.chance)),
            "place": .string(matter.place), "applicant-place": .string(matter.place),
            "respondent-place": .string(matter.place), "topic": .string("report"),
            "subject": .string("trademark"),
        ]
        let parties = procedure.actingParties.filter { $0 != PartyRole.reporter }.map { party in
            PartyToName(
                role: party, name: party == "respondent" ? firm : writing.person(&matter.chance), uscc: nil,
                address: writing.street(&matter.chance))
        }
        let fields = told.filter { procedure.opening.inherits.contains($0.key) }
        return try await office.openFile(matter.begins, fields: fields, parties: parties, for: caller)
    }

    /// A body explains a breach of its own, or a supervisor asks about one.
    private func remark(_ matter: inout DrillMatter) async throws -> String? {
        let isOwn = matter.begins == "breach-explanation"
        let role = isOwn ? "agency-head" : "supervisor"
        let posts = writing.people.everyPost.filter { $0.role == role }
        guard let post = matter.chance.pick(posts),
            let caller = office.drillCaller(post.person, at: post.agency, as: post.role)
        else { return nil }
        var filter = BreachFilter()
        filter.isExplained = false
        let found = try await office.breaches(filter, for: caller)
        guard let breach = matter.chance.pick(found.rows) else { return nil }
        guard isOwn else { return try await office.askAboutBreach(breach.number, for: caller) }
        let words = matter.chance.pick(writing.words.phrases) ?? ""
        return try await office.explainBreach(breach.number, words, for: caller)
    }

    /// A new file of the matter.
    mutating func take(_ number: String, into matter: inout DrillMatter) {
        guard !matter.files.contains(number) else { return }
        matter.files.append(number)
        matter.live.append(number)
        tally.files += 1
    }

    mutating func count(refusal kind: String) { tally.refusals[kind, default: 0] += 1 }

    /// Puts a matter off by some days, to a moment at which somebody is at work.
    mutating func putOff(_ number: Int, from moment: Instant, days: ClosedRange<Int>) {
        guard var matter = matters[number] else { return }
        let count = matter.chance.within(days)
        let soon = moment.adding(ms: matter.chance.within(10...120) * 60_000)
        let minutes = matter.chance.within(0...479)
        matters[number] = matter
        let isToday = count == 0 && soon < Instant(moment.legalDay, 17, 30)
        let day = office.calendar.workday(onOrAfter: moment.legalDay + max(count, isToday ? 0 : 1))
        let due = isToday ? soon : Instant(day, 9 + minutes / 60, minutes % 60)
        queue.add(.init(ms: due.ms, matter: number))
    }
}
