public import Casework
internal import Documents
internal import Evidence
public import Law
internal import Programmes
internal import Store

/// Somebody who could mediate a matter: their place, and why.
public struct MediatorChoice: Sendable, Hashable {
    public let person: PersonID
    public let name: String
    /// From 1; `nil` for who may not.
    public let rank: Int?
    public let reasons: [Reason]
}

/// What the office finds out for a mediation: who should mediate it, and which court can confirm what came of it.
extension Office {
    /// The mediators of the body that plays a file's mediation, in their order, with reasons.
    func ranking(on hand: FileInHand) async throws -> MediatorRanking {
        guard let agency = hand.file.bodies["mediation-body"] else {
            return MediatorRanking([], rightType: nil, place: nil, parties: [])
        }
        let entries = try await database.read { db in
            try Mediators.all(at: agency.description, on: db)
        }
        let rightType: String? =
            if case .choice(let type)? = hand.file.facts["right-type"] { type } else { nil }
        let place: String? = if case .division(let code)? = hand.file.facts["place"] { code } else { nil }
        let parties = hand.quoted.parties.compactMap { party in
            party.name.map { MediatorRanking.Party(name: $0, uscc: party.uscc) }
        }
        return MediatorRanking(
            entries.map(MediatorRanking.Candidate.init), rightType: rightType, place: place, parties: parties)
    }

    /// The mediators in their order, for who assigns one; nobody for a file without mediators.
    public func mediators(of number: String, for caller: Caller) async throws -> [MediatorChoice] {
        let hand = try await sharedFile(number, with: caller)
        guard sight(of: caller, on: hand) == nil else { return [] }
        let ranking = try await ranking(on: hand)
        let names = try await database.read { db in
            try Directory.people(ranking.lines.map(\.person.description), on: db)
        }
        let known = Dictionary(names.map { ($0.id, $0.name) }) { first, _ in first }
        return ranking.lines.map { line in
            MediatorChoice(
                person: line.person, name: known[line.person.description] ?? line.person.description,
                rank: line.rank, reasons: line.reasons)
        }
    }

    /// A tie or a full desk bars; passing over a better place needs a reason.
    func rankMediators(_ act: Act, on hand: FileInHand) async throws -> EffectDone {
        guard case .person(let chosen)? = act.fields["mediator"] else { return EffectDone() }
        let ranking = try await ranking(on: hand)
        guard let line = ranking.line(of: PersonID(chosen)) else {
            throw Refusal.fieldsInvalid([.init("mediator", .unknown)])
        }
        guard let rank = line.rank else {
            throw Refusal.ruleNotMet(
                Finding(
                    rule: "mediator-without-tie", verdict: .unmet, source: "PMED2010",
                    because: Array(line.reasons.prefix(1))))
        }
        if rank > 1, act.fields["override-reason"] == nil {
            throw Refusal.fieldsInvalid([.init("override-reason", .required)])
        }
        let names = try await database.read { db in
            try Directory.people(ranking.lines.map(\.person.description), on: db)
        }
        let known = Dictionary(names.map { ($0.id, $0.name) }) { first, _ in first }
        let lines = ranking.lines.map { line in
            let place = line.rank.map(String.init) ?? "—"
            let why = line.reasons.map(said).joined(separator: " ")
            return "| \(place) | \(known[line.person.description] ?? line.person.description) | \(why) |"
        }
        let paper = finding("mediator-ranking", of: hand, lines: lines)
        return EffectDone(facts: ["mediator-rank": .count(rank)], papers: [paper])
    }

    /// The court, by the seats of the parties and of the body that mediated; where the law leaves several, the act names
    /// one of them.
    func findConfirmingCourt(_ act: Act, on hand: FileInHand) throws -> EffectDone {
        var facts = hand.file.facts
        for (name, fact) in act.fields { facts[name] = fact }
        let answer = try confirmationAnswer(facts, on: hand, day: act.tookEffectAt.legalDay)
        guard answer.outcome != .barred else {
            throw Refusal.ruleNotMet(
                Finding(
                    rule: "agreement-leaves-right-alone", verdict: .unmet,
                    source: "CIVPI art. 355 para. 1 item (5)", because: answer.grounds.because))
        }
        let found = answer.candidates.compactMap { body -> (CompetentBody, AgencyEntry)? in
            guard let division = body.division,
                let court = agencies.all.first(where: { $0.kind == "court" && $0.division == division })
            else { return nil }
            return (body, court)
        }
        let courts = found.map(\.1.id)
        let lines = found.map { body, court in
            "| \(court.name) | \(body.isToBeConfirmed ? said(Reason(.courtToBeConfirmed)) : "") |"
        }
        guard let court = try court(among: courts, named: act.fields["chosen-court"]) else {
            throw Refusal.fieldsInvalid([.init("chosen-court", courts.isEmpty ? .unknown : .required)])
        }
        let because = answer.grounds.because.map { "| " + said($0) + " |" }
        let paper = finding("court-finding", of: hand, lines: lines + because)
        return EffectDone(facts: ["competent-court": .agency(court)], papers: [paper])
    }

    private func court(among courts: [String], named: Fact?) throws -> String? {
        if case .agency(let chosen)? = named {
            guard courts.contains(chosen) else {
                throw Refusal.fieldsInvalid([.init("chosen-court", .choice)])
            }
            return chosen
        }
        return Set(courts).count == 1 ? courts.first : nil
    }

    /// The courts that the law leaves for a confirmation; empty while the file does not say enough.
    func confirmingCourts(on hand: FileInHand) -> [String] {
        do {
            let answer = try confirmationAnswer(hand.file.facts, on: hand, day: now.legalDay)
            let divisions = Set(answer.candidates.compactMap(\.division))
            return agencies.all.filter { $0.kind == "court" && divisions.contains($0.division) }.map(\.id)
        } catch {
            return []
        }
    }

    private func confirmationAnswer(
        _ facts: Facts, on hand: FileInHand, day: CivilDate
    ) throws -> JurisdictionAnswer {
        var question = JurisdictionQuestion(.confirmation)
        question.filedOn = day
        question.mediation = facts["invited-by-court"] == .yesNo(true) ? .invitedByCourt : .ofTheirOwn
        if case .choice(let subject)? = facts["subject"] { question.subject = .init(rawValue: subject) }
        question.dispute = .infringement
        if facts["settles-validity"] == .yesNo(true) { question.dispute = .validity }
        for name in ["applicant-place", "respondent-place"] {
            if case .division(let code)? = facts[name] { question.places.append(.init(.domicile, code)) }
        }
        do throws(JurisdictionFaults) {
            return try jurisdictions.answer(question, today: now.legalDay)
        } catch {
            throw Refusal.fieldsInvalid([.init("applicant-place", .type)])
        }
    }

    /// A paper of the office that shows how it came to its answer.
    private func finding(_ kind: Name<PaperKind>, of hand: FileInHand, lines: [String]) -> DraftedPaper {
        let title = hand.procedure.paper(kind)?.title ?? kind.description
        let text = "# \(title)\n\n" + lines.joined(separator: "\n") + "\n"
        let letter = Letter(
            template: text.replacing("{{", with: "{ {"), title: title, language: "zh-CN", value: { _ in nil },
            gap: { $0 })
        let bytes = Array(letter.html.utf8)
        let paper = Paper(
            id: randomness.identifier("d"), kind: kind, digest: Digest(of: bytes).description,
            sizeBytes: bytes.count)
        return DraftedPaper(paper: paper, html: letter.html, title: title)
    }

    private func said(_ reason: Reason) -> String {
        var text = texts.sentence(reason.key, in: Office.language) ?? reason.key
        for (name, value) in reason.values { text = text.replacing("{\(name)}", with: value) }
        return text
    }
}

extension MediatorRanking.Candidate {
    init(_ entry: MediatorEntry) {
        self.init(
            person: PersonID(entry.person), skills: entry.skills, areas: entry.areas, most: entry.most,
            load: entry.load,
            ties: entry.ties.compactMap { tie in
                MediatorRanking.Tie.Kind(rawValue: tie.kind).map { .init($0, name: tie.name, uscc: tie.uscc) }
            })
    }
}
