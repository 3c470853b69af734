internal import Casework
internal import Law

extension ScenarioReading {
    /// `2026-03-02 09:00 case-officer/2 act name=value …`.
    mutating func readDeed(_ text: String, _ place: Place) {
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 4 else {
            faults.add(
                "`\(text)` is no line of a story", remedy: "write `DATE TIME ROLE ACT name=value …`",
                at: place)
            return
        }
        guard let at = readMoment("\(words[0]) \(words[1])", place) else { return }
        let who = words[2].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let person = who.count == 2 ? Int(who[1]) ?? 0 : nil
        guard who.count <= 2, (1...9).contains(person ?? 1) else {
            faults.add(
                "`\(words[2])` is nobody", remedy: "write ROLE, or ROLE/2 for the second person", at: place)
            return
        }
        let rest = Array(words.dropFirst(4))
        let (names, fields) = split(rest)
        var recordedAt: Instant?
        var given = fields
        if let told = fields.first(where: { $0.name == "recorded" }) {
            recordedAt = readMoment(told.value.replacing("T", with: " "), place)
            given.removeAll { $0.name == "recorded" }
        }
        guard let kind = kind(words[3], names, place) else { return }
        let deed = Scenario.Deed(
            at: at, recordedAt: recordedAt, role: Name(who[0]), person: person, kind: kind, fields: given,
            refusal: nil)
        append(.act(deed), at: place)
    }

    /// Words before the first `name=value`, then the fields; a value goes on up to the next name.
    private func split(_ words: [String]) -> (names: [String], fields: [Scenario.Given]) {
        var names: [String] = []
        var fields: [Scenario.Given] = []
        for word in words {
            if let equals = word.firstIndex(of: "="), isName(word[..<equals]) {
                fields.append(
                    .init(name: String(word[..<equals]), value: String(word[word.index(after: equals)...])))
            } else if let last = fields.popLast() {
                fields.append(.init(name: last.name, value: "\(last.value) \(word)"))
            } else {
                names.append(word)
            }
        }
        return (names, fields)
    }

    private func isName(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }

    private mutating func kind(_ verb: String, _ names: [String], _ place: Place) -> Scenario.Deed.Kind? {
        func misused(_ remedy: String) -> Scenario.Deed.Kind? {
            faults.add("`\(verb)` names \(names.isEmpty ? "nothing" : "too much")", remedy: remedy, at: place)
            return nil
        }
        switch verb {
        case "files":
            return names.isEmpty
                ? misused("name the documents that are filed") : .files(names.map { Name($0) })
        case "sign": return names.isEmpty ? misused("name what is signed") : .sign(names)
        case "record-receipt":
            return names.count == 1
                ? .recordReceipt(Name(names[0])) : misused("name the one document received")
        default:
            guard names.isEmpty else { return misused("write fields as name=value") }
            return BuiltInAct(rawValue: verb).map { .other($0) } ?? .act(Name(verb))
        }
    }

    mutating func readExpectation(_ tree: Tree) {
        let keys: Set<String> = [
            "stage", "due", "told", "not_told", "ended", "outcome", "parent", "opened", "facts", "locked",
            "unlocked",
        ]
        let section = Section(tree, "`expect`", keys: keys, &faults)
        var expectation = Expectation(place: tree.place)
        expectation.stage = section.word("stage", &faults).map { Name($0.text) }
        expectation.told = section.words("told", &faults).map(\.text)
        expectation.notTold = section.words("not_told", &faults).map(\.text)
        expectation.hasEnded = section.has("ended") ? section.flag("ended", &faults) : nil
        expectation.outcome = section.word("outcome", &faults).map { Name($0.text) }
        expectation.opened = section.word("opened", &faults).map { Name($0.text) }
        expectation.facts = section.table("facts", &faults).map {
            .init(name: $0.key.text, value: $0.value.text)
        }
        expectation.locked = section.words("locked", &faults).map { Name($0.text) }
        expectation.unlocked = section.words("unlocked", &faults).map { Name($0.text) }
        if let parent = section["parent"] {
            let read = Section(parent, "`parent`", keys: ["fact", "is"], &faults)
            if let fact = read.demanded("fact", &faults), let value = read.demanded("is", &faults) {
                expectation.parent = .init(fact: fact.text, outcome: value.text)
            }
        }
        if let due = section["due"] {
            for pair in Section.pairs(of: due, "`due`", &faults) { readDue(pair, &expectation) }
        }
        append(.expect(expectation), at: tree.place)
    }

    /// `CLOCK: stopped`, `CLOCK: { alarm: …, last: … }`; `CLOCK/2` is its second run.
    private mutating func readDue(_ pair: Tree.Pair, _ expectation: inout Expectation) {
        let parts = pair.key.text.split(separator: "/").map(String.init)
        let run = parts.count == 2 ? Int(parts[1]) : nil
        guard let due = readDue(pair.value, pair.key) else { return }
        expectation.due.append(
            .init(name: Name(parts.first ?? pair.key.text), run: run, due: due, place: pair.key.place))
    }

    private mutating func readDue(_ tree: Tree, _ clock: Word) -> Expectation.Due? {
        if case .text = tree.content {
            guard let word = Section.word(tree, "`due` of \(clock.text)", &faults) else { return nil }
            guard word.text != "not-started" else { return .notStarted }
            let states: [ClockRun.State] = [
                .running, .suspended, .stopped, .dropped, .breached, .lapsed, .late, .measureEnded,
                .deemedServed, .termEnded,
            ]
            let known = Dictionary(states.map { ($0.rawValue, $0) }) { first, _ in first }
            return faults.resolve(word, "state of a clock", among: known).map { .state($0) }
        }
        let section = Section(tree, "`due` of \(clock.text)", keys: ["alarm", "last"], &faults)
        guard let alarm = section.demanded("alarm", &faults), let last = section.demanded("last", &faults)
        else {
            return nil
        }
        if let alarm = CivilDate(parsing: alarm.text), let last = CivilDate(parsing: last.text) {
            return .day(alarm: alarm, last: last)
        }
        guard let alarm = readMoment(alarm.text, alarm.place), let last = readMoment(last.text, last.place)
        else {
            return nil
        }
        return .moment(alarm: alarm, last: last)
    }
}
