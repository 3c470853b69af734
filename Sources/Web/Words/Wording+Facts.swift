internal import Casework
internal import Desk
internal import Law

/// What a file says, in words.
extension Wording {
    /// A fact of a procedure's file; texts are looked up among those that the caller may read.
    func fact(_ fact: Fact, named name: String, in view: FileView) -> String {
        switch fact {
        case .text(let reference): view.texts[reference.id] ?? self("fact.text-kept")
        case .count(let count): number(count)
        case .money(let sum): money(sum)
        case .day(let date): day(date)
        case .moment(let instant): moment(instant)
        case .yesNo(let answer): self(answer ? "answer.yes" : "answer.no")
        case .choice(let value): choice(value, of: name, in: view.procedure.name)
        case .division(let code):
            view.names.places[code] ?? self("place.unverified", ["code": code])
        case .agency(let id): view.names.agency(AgencyID(id))
        case .party(let id): view.parties.first { $0.id == id }?.name ?? id
        case .person(let id): self.person(PersonID(id), in: view)
        case .rows(let rows): table(rows, named: name, in: view)
        case .sealed: self("event.record-sealed")
        case .absent(let because):
            self("fact.absent", ["reason": view.texts[because.id] ?? self("fact.text-kept")])
        }
    }

    /// A table in one sentence a row, numbered from 1.
    private func table(_ rows: [[String: Fact]], named name: String, in view: FileView) -> String {
        let columns = view.procedure.fact(name)?.columns ?? []
        return list(
            rows.enumerated().map { index, row in
                let cells = columns.compactMap { column in
                    row[column.name].map { fact($0, named: column.name, in: view) }
                }
                return "\(index + 1). " + cells.joined(separator: " · ")
            })
    }

    func choice(_ value: String, of fact: String, in procedure: Name<Procedure>) -> String {
        if value == "yes" || value == "no", knownTitle("choice", "\(fact).\(value)", of: procedure) == nil {
            return self(value == "yes" ? "answer.yes" : "answer.no")
        }
        return title("choice", "\(fact).\(value)", of: procedure)
    }

    /// The name of a fact: the pack's word in this language, else the one the definition gives.
    func factTitle(_ name: String, in procedure: Procedure) -> String {
        if let known = knownTitle("fact", name, of: procedure.name) { return known }
        if name.hasPrefix("received.") {
            return self(
                "fact.received", ["paper": paperTitle(Name(String(name.dropFirst(9))), in: procedure)])
        }
        if let field = procedure.fact(name), language.isChinese { return field.title }
        return sentence("fact.\(name)") ?? procedure.fact(name)?.title ?? title("fact", name)
    }

    /// A field of a form: a fact, or a cell of a table as `obligations.2.amount`.
    func cellTitle(_ name: String, in procedure: Procedure) -> String {
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count == 3, let row = Int(parts[1]) else { return factTitle(name, in: procedure) }
        return self(
            "field.cell", ["number": number(row), "column": factTitle(parts[2], in: procedure)])
    }

    func stageTitle(_ name: Name<Stage>, in procedure: Procedure) -> String {
        chosen("stage", name.description, procedure, procedure.stage(name)?.title)
    }

    func clockTitle(_ name: Name<Clock>, in procedure: Procedure) -> String {
        chosen("clock", name.description, procedure, procedure.clock(name)?.title)
    }

    func paperTitle(_ name: Name<PaperKind>, in procedure: Procedure) -> String {
        if name == PaperKind.proofOfService { return self("document.proof-of-service") }
        if procedure.paper(name) == nil, let common = sentence("document.\(name)") { return common }
        return chosen("document", name.description, procedure, procedure.paper(name)?.title)
    }

    /// Who takes part: an office by its name, a party by what the pack calls its part.
    func agency(_ id: AgencyID, in view: FileView) -> String {
        let party = PartyRole.party(of: id)
        let role = party.flatMap { party in view.procedure.roles.first { $0.party == party } }
        return role.map { roleTitle($0.name, in: view.procedure) } ?? view.names.agency(id)
    }

    /// Who acted: somebody of an office by name, a party by what the pack calls its part.
    func person(_ id: PersonID, in view: FileView) -> String {
        let role = view.procedure.roles.first { $0.party.map(PartyRole.person) == id }
        return role.map { roleTitle($0.name, in: view.procedure) } ?? view.names.person(id)
    }

    /// A post, wherever its holder is at work; posts that act in no pack stand in the catalogue.
    func postTitle(_ name: Name<Role>) -> String {
        sentence("role.\(name)") ?? title("role", name.description)
    }

    func roleTitle(_ name: Name<Role>, in procedure: Procedure) -> String {
        chosen("role", name.description, procedure, procedure.role(name)?.title)
    }

    /// An act of the pack, or one that every file knows.
    func actTitle(_ name: Name<Action>, in procedure: Procedure) -> String {
        if BuiltInAct(rawValue: name.description) != nil { return self("act.\(name)") }
        return chosen("act", name.description, procedure, nil)
    }

    func procedureTitle(_ procedure: Procedure) -> String {
        chosen("procedure", procedure.name.description, procedure, procedure.title)
    }

    func bodyTitle(_ name: Name<Body>, in procedure: Procedure) -> String {
        chosen("body", name.description, procedure, procedure.bodies.first { $0.name == name }?.title)
    }

    /// Whom something is addressed to: a body, a role, or `party.ROLE`.
    func addressee(_ name: String, in view: FileView) -> String {
        if name.hasPrefix("party.") { return self("party.\(name.dropFirst(6))") }
        if let agency = view.file.bodies[Name(name)] { return self.agency(agency, in: view) }
        if view.procedure.role(Name(name)) != nil { return roleTitle(Name(name), in: view.procedure) }
        return bodyTitle(Name(name), in: view.procedure)
    }

    /// Chinese titles stand in the definition, those of other languages in the pack's texts.
    private func chosen(_ kind: String, _ name: String, _ procedure: Procedure, _ given: String?) -> String {
        if let given, language.isChinese { return given }
        return knownTitle(kind, name, of: procedure.name) ?? given ?? title(kind, name, of: procedure.name)
    }
}
