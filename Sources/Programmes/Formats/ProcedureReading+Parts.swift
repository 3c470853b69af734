internal import Casework
internal import Law

/// Bodies, roles, facts and papers.
extension ProcedureReading {
    mutating func readBodies(_ section: Section) {
        for (name, body) in parts(section, "bodies", "body", keys: ["title", "kind", "area"]) {
            let kind = body.demanded("kind", &faults)
            let area = body.word("area", &faults)
            let areas = Dictionary(Body.Area.allCases.map { ($0.rawValue, $0) }) { first, _ in first }
            let found = area.flatMap { faults.resolve($0, "area", among: areas) }
            guard let kind else { continue }
            let kinds = Dictionary((AgencyKinds.names + ["the-opening-agency"]).map { ($0, $0) }) {
                first, _ in first
            }
            guard let resolved = faults.resolve(kind, "kind of agency", among: kinds) else { continue }
            if resolved != "the-opening-agency", area == nil {
                faults.add(
                    "body \(name.text) has no area", remedy: "add `area: same-level`, or another area",
                    at: name.place)
            }
            bodies[name.text] = Body(
                name: Name(name.text), title: body.word("title", &faults)?.text,
                kind: resolved == "the-opening-agency" ? .openingAgency : .kind(resolved),
                area: found ?? .sameLevel)
        }
    }

    mutating func readRoles(_ section: Section) {
        for (name, role) in parts(
            section, "roles", "role", keys: ["title", "of", "party", "sees", "named_by", "reads", "files"])
        {
            let title = role.demanded("title", &faults)
            let body = readSide(role)
            let sights = Dictionary(Role.Sight.allCases.map { ($0.rawValue, $0) }) { first, _ in first }
            let sees = role.words("sees", &faults).compactMap { faults.resolve($0, "sight", among: sights) }
            var read = Role(
                name: Name(name.text), title: title?.text ?? name.text, body: body ?? "",
                sees: role.has("sees") ? Set(sees) : nil)
            let reads = role.words("reads", &faults)
            course.readable += reads
            read.reads = reads.map(\.text)
            let files = role.words("files", &faults)
            course.filed += files
            read.files = files.map { Name($0.text) }
            if let word = role.word("named_by", &faults) {
                course.naming.append(word)
                read.namedBy = word.text
            }
            roles[name.text] = read
        }
    }

    /// The body that a role is of, or the party whose role it is.
    private mutating func readSide(_ role: Section) -> Name<Body>? {
        guard let party = role.word("party", &faults) else {
            return role.demanded("of", &faults).flatMap { faults.resolve($0, "body", among: bodies) }?.name
        }
        checkName(party, "party")
        if role.has("of") {
            faults.add(
                "\(role.title) is of a body and of a party", remedy: "keep one of them", at: party.place)
        }
        return PartyRole.body(of: party.text)
    }

    mutating func readFacts(_ section: Section) {
        let plain: [String: FactField.Kind] = Dictionary(
            [
                FactField.Kind.text, .count, .money, .day, .moment, .yesNo, .division, .agency, .party,
                .person, .sealed(Sealing(readers: [], sharedWhen: [])),
            ]
            .map { ($0.name, $0) }
        ) { first, _ in first }
        let known = plain.merging(["choice": .choice([]), "rows": .rows([])]) { first, _ in first }
        var tables: [(Word, Section, String)] = []
        for (name, fact) in parts(
            section, "facts", "fact", keys: ["title", "type", "of", "read_by", "shared_when"])
        {
            let title = fact.demanded("title", &faults)
            let kind = fact.demanded("type", &faults).flatMap {
                faults.resolve($0, "type of fact", among: known)
            }
            let choices = fact.words("of", &faults).map(\.text)
            if case .rows? = kind {
                tables.append((name, fact, title?.text ?? name.text))
            } else if case .choice? = kind {
                if choices.isEmpty {
                    faults.add(
                        "fact \(name.text) is a choice among nothing", remedy: "add `of: [first, second]`",
                        at: name.place)
                }
            } else if fact.has("of") {
                faults.add(
                    "fact \(name.text) lists choices and is none",
                    remedy: "write `type: choice`, or drop `of`",
                    at: fact.place(of: "of"))
            }
            var resolved = kind ?? .text
            if case .choice? = kind { resolved = .choice(choices) }
            if case .sealed? = kind { resolved = .sealed(readSealing(fact)) }
            course.factPlaces[name.text] = name.place
            facts[name.text] = FactField(name: name.text, title: title?.text ?? name.text, kind: resolved)
        }
        for (name, fact, title) in tables { readTable(name, fact, title) }
        for word in course.naming {
            guard let field = faults.resolve(word, "fact", among: facts), field.kind != .person else {
                continue
            }
            faults.add(
                "fact \(field.name) is a \(field.kind.name) and names nobody",
                remedy: "name a fact of type person", at: word.place)
        }
    }

    /// A table's columns are facts of the procedure, declared like any other.
    private mutating func readTable(_ name: Word, _ fact: Section, _ title: String) {
        let columns = fact.words("of", &faults).compactMap { faults.resolve($0, "fact", among: facts) }
        if !fact.has("of") {
            faults.add(
                "table \(name.text) has no columns", remedy: "add `of: [fact, fact]`", at: name.place)
        }
        facts[name.text] = FactField(name: name.text, title: title, kind: .rows(columns))
    }

    private mutating func readSealing(_ fact: Section) -> Sealing {
        let readers = fact.words("read_by", &faults).compactMap {
            faults.resolve($0, "role", among: roles)?.name
        }
        let when = fact.words("shared_when", &faults)
        course.conditions += when
        return Sealing(readers: readers, sharedWhen: when.map(\.text))
    }

    /// What roles may read must be there: a fact or a paper.
    mutating func checkReadable() {
        let known = Dictionary((Array(facts.keys) + Array(papers.keys)).map { ($0, $0) }) { first, _ in first
        }
        for word in course.readable { _ = faults.resolve(word, "fact or document", among: known) }
        for word in course.filed { _ = faults.resolve(word, "document", among: papers) }
    }

    mutating func readPapers(_ section: Section) {
        for (name, paper) in parts(
            section, "documents", "document", keys: ["title", "source", "drafted_from", "when"])
        {
            let title = paper.demanded("title", &faults)
            let source = paper.word("source", &faults)
            _ = readCitation(source)
            let template = paper.word("drafted_from", &faults).flatMap {
                faults.resolve($0, "template in documents/", among: neighbours.templates)
            }
            let condition = paper.word("when", &faults)
            var fact = condition.flatMap { faults.resolve($0, "fact", among: facts) }
            if let found = fact, let condition, found.kind != .yesNo {
                faults.add(
                    "`\(found.name)` is a \(found.kind.name) and cannot be a condition",
                    remedy: "name a fact of type yes-no", at: condition.place)
                fact = nil
            }
            if let fact, let condition {
                course.conditions.append(Word(text: fact.name, place: condition.place))
            }
            papers[name.text] = PaperKind(
                name: Name(name.text), title: title?.text ?? name.text, source: source?.text,
                template: template ?? paper.word("drafted_from", &faults)?.text, neededWhen: fact?.name)
        }
    }

    /// The named parts under one key of the procedure. What is no table at all is reported once, and not
    /// again for every name that refers to it.
    mutating func parts(
        _ section: Section, _ key: String, _ kind: String, keys: Set<String>
    ) -> [(Word, Section)] {
        guard let tree = section[key] else { return [] }
        if case .map = tree.content {} else { faults.broken.insert(kind) }
        return Section.pairs(of: tree, "`\(key)`", &faults).map { pair in
            checkName(pair.key, kind)
            return (pair.key, Section(pair.value, "\(kind) \(pair.key.text)", keys: keys, &faults))
        }
    }

    /// Names are kebab case, so that they can stand in addresses, forms and messages as they are.
    mutating func checkName(_ word: Word, _ kind: String) {
        let isKebab = word.text.utf8.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
        }
        guard !isKebab || word.text.hasPrefix("-") || word.text.hasSuffix("-") else { return }
        faults.add(
            "`\(word.text)` is not a name", remedy: "name the \(kind) in small letters, digits and hyphens",
            at: word.place)
    }
}

/// The kinds of agency in the world, as the outside contract lists them.
enum AgencyKinds {
    static let names = [
        "ip-office", "ip-centre", "market-supervision", "police", "procuratorate", "court", "customs",
        "copyright",
        "agriculture", "forestry", "culture", "cyberspace", "mediation", "arbitration", "notary", "credit",
        "platform", "association",
    ]
}
