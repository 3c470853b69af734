internal import Casework
internal import Law

/// Reads one procedure file from top to bottom and resolves every name in it to its value.
///
/// What cannot be resolved is reported and left out, so that the rest of the file is still read and checked.
struct ProcedureReading {
    let law: PackLaw
    let neighbours: PackNeighbours
    var faults: FaultList

    var bodies: [String: Body] = [:]
    var roles: [String: Role] = [:]
    var facts: [String: FactField] = [:]
    var papers: [String: PaperKind] = [:]
    var clocks: [String: Clock] = [:]
    var stages: [String: Name<Stage>] = [:]
    var basis: Citation = "UNKNOWN"
    /// When the procedure is in force; texts cited must have been in force then too.
    var force: ClosedRange<CivilDate>?
    var course = Course()

    static let keys: Set<String> = [
        "procedure", "title", "in_force", "basis", "opening", "bodies", "roles", "facts", "clocks",
        "documents",
        "stages", "anywhere", "afterwards", "notices", "shows",
    ]

    init(law: PackLaw, neighbours: PackNeighbours, faults: FaultList) {
        self.law = law
        self.neighbours = neighbours
        self.faults = faults
        self.faults.broken = []
    }

    mutating func procedure(_ tree: Tree) -> ReadProcedure? {
        let section = Section(tree, "the procedure", keys: Self.keys, &faults)
        let name = section.demanded("procedure", &faults)
        let title = section.demanded("title", &faults)
        let from = readForce(section)
        basis = readCitation(section.demanded("basis", &faults)) ?? basis
        readBodies(section)
        readRoles(section)
        readFacts(section)
        readPapers(section)
        checkReadable()
        readClocks(section)
        let stageTrees = stageSections(section)
        let opening = readOpening(section)
        let ordered = stageTrees.map { readStage($0, $1) }
        let anywhere = readActions(section["anywhere"], in: nil)
        let afterwards = readAfterwards(section)
        let acts = ordered.flatMap(\.actions) + anywhere + afterwards
        checkEndings(ordered)
        checkNamedActs(acts)
        let notices = readNotices(section, acts: acts)
        guard let name, let from, let opening else { return nil }
        var procedure = Procedure(
            name: Name(name.text), title: title?.text ?? name.text, inForceFrom: from.from,
            inForceTo: from.to,
            basis: basis, opening: opening, bodies: order(bodies, by: section["bodies"]),
            roles: order(roles, by: section["roles"]), facts: order(facts, by: section["facts"]),
            clocks: order(clocks, by: section["clocks"]), papers: order(papers, by: section["documents"]),
            stages: ordered, anywhere: anywhere, notices: notices,
            isReviewed: neighbours.isReviewed)
        procedure.afterwards = afterwards
        procedure.shows = readShowing(section)
        course.check(procedure, place: name.place, &faults)
        return ReadProcedure(
            procedure: procedure, place: name.place, crossings: course.crossings, texts: course.texts)
    }

    /// The values of a table in the order in which the file declares them.
    private func order<Value>(_ values: [String: Value], by tree: Tree?) -> [Value] {
        guard case .map(let pairs)? = tree?.content else { return [] }
        return pairs.compactMap { values[$0.key.text] }
    }

    private mutating func readForce(_ section: Section) -> (from: CivilDate, to: CivilDate?)? {
        guard let tree = section["in_force"] else {
            faults.add(
                "the procedure has no `in_force`", remedy: "add `in_force: { from: 2026-01-01 }`",
                at: section.place)
            return nil
        }
        let dates = Section(tree, "`in_force`", keys: ["from", "to"], &faults)
        _ = dates.demanded("from", &faults)
        guard let from = dates.day("from", &faults) else { return nil }
        let to = dates.day("to", &faults)
        if let to, to < from {
            faults.add(
                "the procedure ends before it begins", remedy: "mend `in_force`", at: dates.place(of: "to"))
            return (from, nil)
        }
        force = from...(to ?? ProcedureReading.horizon)
        return (from, to)
    }

    /// A procedure without a last day is held against the texts of its first day and later.
    private static let horizon = CivilDate(9999, 12, 31)

    private mutating func readOpening(_ section: Section) -> Procedure.Opening? {
        guard let tree = section["opening"] else {
            faults.add(
                "the procedure has no `opening`", remedy: "add `opening: { stage: … }`", at: section.place)
            return nil
        }
        let opening = Section(
            tree, "`opening`",
            keys: ["from", "stage", "inherits", "by_itself", "binds", "joins", "party", "starts"],
            &faults)
        let from = opening.words("from", &faults)
        course.crossings += from.map { .opener($0) }
        let inherits = opening.words("inherits", &faults)
        for word in inherits where !ProcedureReading.isKnownWithoutDeclaring(word.text) {
            guard let fact = faults.resolve(word, "fact", among: facts) else { continue }
            course.recorded.insert(fact.name)
            course.crossings.append(.inherits(fact, word.place))
        }
        guard let stage = opening.demanded("stage", &faults),
            let name = faults.resolve(stage, "stage", among: stages)
        else { return nil }
        course.entries.append(name)
        var read = Procedure.Opening(
            from: from.map { Name($0.text) }, stage: name, inherits: inherits.map(\.text))
        if opening.has("by_itself") { read.isByItself = opening.flag("by_itself", &faults) }
        if let party = opening.word("party", &faults) {
            let acting = Dictionary(roles.values.compactMap(\.party).map { ($0, $0) }) { first, _ in first }
            read.starter = faults.resolve(party, "party with a role", among: acting)
        }
        read.joins = opening.words("joins", &faults).compactMap {
            faults.resolve($0, "body", among: bodies)?.name
        }
        read.starts = opening.words("starts", &faults).compactMap {
            faults.resolve($0, "clock", among: clocks)
        }
        course.started.formUnion(read.starts.map(\.name))
        for (body, fact) in opening.table("binds", &faults) {
            guard let body = faults.resolve(body, "body", among: bodies),
                let fact = faults.resolve(fact, "fact", among: facts)
            else { continue }
            read.binds[body.name] = fact.name
        }
        return read
    }

    /// Facts that every file has by itself: where it was opened, and how the files that it opened ended.
    static func isKnownWithoutDeclaring(_ fact: String) -> Bool {
        fact == "agency-area" || fact == "act-day" || fact == "until" || fact.hasPrefix("linked.")
            || fact.hasPrefix("received.")
    }

    private mutating func readNotices(_ section: Section, acts: [Action]) -> [Procedure.Notice] {
        guard let tree = section["notices"] else { return [] }
        let known = Dictionary(acts.map { ($0.name.description, $0.name) }) { first, _ in first }
        let receivers = Dictionary((Array(bodies.keys) + Array(roles.keys)).map { ($0, $0) }) { first, _ in
            first
        }
        return Section.pairs(of: tree, "`notices`", &faults).compactMap { pair in
            let act = faults.resolve(pair.key, "act", among: known)
            let notice = Section(pair.value, "notice \(pair.key.text)", keys: ["tells", "text"], &faults)
            let tells = notice.words("tells", &faults).compactMap {
                faults.resolve($0, "role or body", among: receivers)
            }
            if !notice.has("tells") {
                faults.add(
                    "notice \(pair.key.text) tells nobody", remedy: "add `tells: [ROLE]`", at: pair.key.place)
            }
            let text = notice.demanded("text", &faults)
            if let text { course.texts.append(text) }
            guard let act, let text else { return nil }
            return Procedure.Notice(action: act, tells: tells, text: text.text)
        }
    }
}

/// What a procedure can name in its own pack.
struct PackNeighbours {
    /// Names of `documents/NAME.md`.
    let templates: [String: String]
    /// Names of messages.
    let messages: [String: String]
    let isReviewed: Bool
}

/// A procedure as it was read, and what it says about others.
struct ReadProcedure {
    let procedure: Procedure
    let place: Place
    let crossings: [Crossing]
    /// Keys of texts that its notices name.
    let texts: [Word]
}

/// A name in one procedure that belongs to another.
enum Crossing {
    case opener(Word)
    case opens(Word)
    case outcome(of: Word, Word)
    case linkedFact(String, Place)
    case inherits(FactField, Place)
}
