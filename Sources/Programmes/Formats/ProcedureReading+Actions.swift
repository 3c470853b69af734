internal import Casework
internal import Law

extension ProcedureReading {
    static let actionKeys: Set<String> = [
        "title", "by", "not_by", "requires", "needs", "unchanged_since", "does", "within", "after",
        "waits_for", "asks", "records", "absents",
        "drafts",
        "signs", "cosigned_by", "signed", "matches", "passes", "answered", "running", "overdue", "takes",
        "passes_sealed",
        "serves", "sends",
        "copies", "opens", "binds", "publishes", "starts", "stops",
        "drops", "suspends", "resumes", "extends", "goes_to", "id",
    ]

    mutating func readAction(_ name: Word, _ section: Section) -> Action {
        var action = Action(name: Name(name.text), title: section.word("title", &faults)?.text)
        if BuiltInAct(rawValue: name.text) != nil {
            faults.add(
                "every file knows the act `\(name.text)` by itself", remedy: "choose another name",
                at: name.place)
        }
        readConditions(section, &action)
        readHands(section, &action)
        readFields(section, &action)
        readPapers(section, &action)
        readPairs(section, &action)
        readClocks(section, &action)
        if let stage = section.word("goes_to", &faults) {
            action.goesTo = faults.resolve(stage, "stage", among: stages)
        }
        if let id = section.word("id", &faults) {
            action.ruleID = id.text
            action.confidence = readRuleID(id)?.confidence ?? .verified
        }
        return action
    }

    /// Who and whether.
    private mutating func readConditions(_ section: Section, _ action: inout Action) {
        action.by = section.words("by", &faults).compactMap { faults.resolve($0, "role", among: roles)?.name }
        if !section.has("by") {
            faults.add("\(section.title) is open to nobody", remedy: "add `by: ROLE`", at: section.place)
        }
        for word in section.words("requires", &faults) {
            guard let rule = faults.resolve(word, "rule", among: law.rules) else { continue }
            action.requires.append(rule)
            checkFacts(of: rule, at: word.place)
        }
        action.within = section.words("within", &faults).compactMap {
            faults.resolve($0, "clock", among: clocks)
        }
        action.after = section.words("after", &faults).compactMap {
            faults.resolve($0, "clock", among: clocks)
        }
        action.answered = section.words("answered", &faults).compactMap {
            faults.resolve($0, "clock", among: clocks)
        }
        action.running = section.words("running", &faults).compactMap {
            faults.resolve($0, "clock", among: clocks)
        }
        action.overdue = section.words("overdue", &faults).compactMap {
            faults.resolve($0, "clock", among: clocks)
        }
        for (procedure, outcomes) in section.lists("waits_for", &faults) {
            course.crossings += outcomes.map { .outcome(of: procedure, $0) }
            if outcomes.isEmpty {
                faults.add(
                    "\(section.title) waits for no outcome of \(procedure.text)",
                    remedy: "list the outcomes", at: procedure.place)
            }
            action.waitsFor.append(
                .init(procedure: Name(procedure.text), outcomes: outcomes.map { Name($0.text) }))
        }
    }

    /// A rule can only answer from facts that the procedure declares, and in the type that it reads.
    mutating func checkFacts(of rule: Rule, at place: Place) {
        for name in rule.reads {
            if name.hasPrefix("linked.") {
                course.crossings.append(.linkedFact(String(name.dropFirst("linked.".count)), place))
            } else if let fact = facts[name] {
                checkForm(of: fact, readBy: rule, at: place)
            } else if !Self.isKnownWithoutDeclaring(name), !faults.broken.contains("fact") {
                faults.add(
                    "the rule `\(rule.name)` reads `\(name)`, which this procedure does not declare",
                    remedy: "declare it under `facts`", at: place)
            }
        }
    }

    private mutating func checkForm(of fact: FactField, readBy rule: Rule, at place: Place) {
        guard let form = CaseField.forms[fact.name] else { return }
        let place = course.factPlaces[fact.name] ?? place
        guard form.name == fact.kind.name else {
            faults.add(
                "fact \(fact.name) is a \(fact.kind.name), and the rule `\(rule.name)` reads a \(form.name)",
                remedy: "write `type: \(form.name)`", at: place)
            return
        }
        guard case .choice(let readable) = form, case .choice(let declared) = fact.kind else { return }
        let strange = declared.filter { !readable.contains($0) }
        guard !strange.isEmpty else { return }
        faults.add(
            "the rule `\(rule.name)` cannot read \(strange.joined(separator: ", ")) in `\(fact.name)`",
            remedy: "choose among \(readable.joined(separator: ", "))", at: place)
    }

    /// What it takes in, and whom it binds.
    private mutating func readFields(_ section: Section, _ action: inout Action) {
        action.asks = section.words("asks", &faults).compactMap { faults.resolve($0, "fact", among: facts) }
        action.records = section.words("records", &faults).compactMap {
            faults.resolve($0, "fact", among: facts)
        }
        action.absents = section.words("absents", &faults).compactMap {
            faults.resolve($0, "fact", among: facts)
        }
        let taken = action.asks + action.records
        course.recorded.formUnion(taken.map(\.name))
        for (body, fact) in section.table("binds", &faults) {
            guard let body = faults.resolve(body, "body", among: bodies) else { continue }
            guard let field = faults.resolve(fact, "fact", among: facts) else { continue }
            if field.kind != .agency {
                faults.add(
                    "fact \(field.name) is a \(field.kind.name) and names no agency",
                    remedy: "name a fact of type agency", at: fact.place)
            } else if !taken.contains(field), action.effect?.facts.contains(field.name) != true {
                faults.add(
                    "\(section.title) binds by `\(field.name)` and does not ask for it",
                    remedy: "add it to `asks`",
                    at: fact.place)
            }
            action.binds[body.name] = field.name
        }
        if let opens = section.word("opens", &faults) {
            action.opens = Name(opens.text)
            course.crossings.append(.opens(opens))
        }
        if let tree = section["publishes"] {
            let made = (action.effect?.facts ?? []).compactMap { facts[$0] }
            action.publishes = readPublishing(tree, section, asked: action.asks + made)
        }
    }

    private mutating func readPublishing(
        _ tree: Tree, _ owner: Section, asked: [FactField]
    ) -> Action.Publishing? {
        let section = Section(
            tree, "`publishes` of \(owner.title)", keys: ["summary", "checked_by"], &faults)
        let known = Dictionary(asked.map { ($0.name, $0) }) { first, _ in first }
        let summary = section.demanded("summary", &faults).flatMap { word -> String? in
            guard let field = faults.resolve(word, "field that the act asks for", among: known) else {
                return nil
            }
            if field.kind != .text {
                faults.add(
                    "`\(field.name)` is a \(field.kind.name)", remedy: "publish a fact of type text",
                    at: word.place)
            }
            return field.name
        }
        let role = section.demanded("checked_by", &faults).flatMap {
            faults.resolve($0, "role", among: roles)
        }
        guard let summary, let role else { return nil }
        return .init(summary: summary, checkedBy: role.name)
    }

    private mutating func readClocks(_ section: Section, _ action: inout Action) {
        action.starts = section.words("starts", &faults).compactMap {
            faults.resolve($0, "clock", among: clocks)
        }
        action.stops = section.words("stops", &faults).compactMap {
            faults.resolve($0, "clock", among: clocks)
        }
        action.drops = section.words("drops", &faults).compactMap {
            faults.resolve($0, "clock", among: clocks)
        }
        for (clock, ground) in section.table("suspends", &faults) {
            guard let clock = faults.resolve(clock, "clock", among: clocks) else { continue }
            action.suspends[clock.name] = ground.text
            course.suspended.append((clock.name, ground))
        }
        readResumptions(section, &action)
        if let word = section.word("extends", &faults),
            let clock = faults.resolve(word, "clock", among: clocks)
        {
            if clock.extensions.isEmpty {
                faults.add(
                    "clock \(clock.name) knows no extension", remedy: "add `extends` to the clock",
                    at: word.place)
            }
            action.extends = clock
        }
        course.started.formUnion(action.starts.map(\.name))
        course.ended.formUnion((action.stops + action.drops).map(\.name))
    }

    /// `resumes: [decision]` takes back every ground, `resumes: { decision: appraisal }` that one.
    private mutating func readResumptions(_ section: Section, _ action: inout Action) {
        guard let tree = section["resumes"] else { return }
        guard case .map = tree.content else {
            for word in section.words("resumes", &faults) {
                guard let clock = faults.resolve(word, "clock", among: clocks) else { continue }
                action.resumes.append(clock)
                course.resumed.append((clock.name, nil, word.place))
            }
            return
        }
        for (name, ground) in section.table("resumes", &faults) {
            guard let clock = faults.resolve(name, "clock", among: clocks) else { continue }
            action.resumes.append(clock)
            action.resumedGrounds[clock.name] = ground.text
            course.resumed.append((clock.name, ground.text, ground.place))
        }
    }
}

extension CaseField.Form {
    /// As a procedure declares it.
    var name: String {
        switch self {
        case .count: "count"
        case .money: "money"
        case .day: "day"
        case .yesNo: "yes-no"
        case .division: "division"
        case .text: "text"
        case .rows: "rows"
        case .choice: "choice"
        }
    }
}
