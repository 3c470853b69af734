internal import Casework
internal import Law

extension ProcedureReading {
    private static let clockKeys: Set<String> = [
        "title", "runs", "from", "before", "until", "id", "source", "extends", "on_expiry", "target", "when",
        "shortened_by", "serves", "agreed", "ends_in",
    ]

    mutating func readClocks(_ section: Section) {
        for (name, clock) in parts(section, "clocks", "clock", keys: Self.clockKeys) {
            let read = readClock(name, clock)
            clocks[name.text] = read
            course.clocks.append(.init(name: name, clock: read))
        }
    }

    private mutating func readClock(_ name: Word, _ section: Section) -> Clock {
        let title = section.demanded("title", &faults)
        let isTarget = section.flag("target", &faults)
        let source = readSource(section, isTarget: isTarget)
        // What the parties agreed runs to the day of each item; no text says how long.
        let isAgreed = section.flag("agreed", &faults)
        let runs = isAgreed ? nil : section.demanded("runs", &faults)
        let period = runs.flatMap { readPeriod($0, source: source ?? basis) }
        let rule = readClockRule(
            section, period: period, runs: runs, source: source, isTarget: isTarget || isAgreed)
        let start = readStart(section, name)
        let expiries = Dictionary(Clock.Expiry.allCases.map { ($0.rawValue, $0) }) { first, _ in first }
        let expiry = section.word("on_expiry", &faults).flatMap {
            faults.resolve($0, "expiry", among: expiries)
        }
        if isTarget, section.has("on_expiry") {
            faults.add(
                "clock \(name.text) is a target and has `on_expiry`", remedy: "drop one of the two",
                at: section.place(of: "on_expiry"))
        }
        var clock = Clock(
            name: Name(name.text), title: title?.text ?? name.text,
            period: period ?? StatutoryPeriod(1, .days, source: source ?? basis), start: start ?? .act,
            ruleID: section.word("id", &faults)?.text, confidence: rule?.confidence ?? .verified,
            extensions: readExtensions(section, name, unit: period?.unit), onExpiry: expiry ?? .breach,
            isTarget: isTarget, until: readUntil(section))
        clock.condition = readCondition(section)
        clock.shortenedBy = readStatedTerm(section)
        clock.deems = readDeemedService(section, clock)
        clock.endsIn = readEndStage(section, clock)
        clock.later = law.law.versions(of: clock)
        return clock
    }

    /// A statutory clock says by which text it runs; an office's target rests on the basis of the procedure.
    private mutating func readSource(_ section: Section, isTarget: Bool) -> Citation? {
        if isTarget { return readCitation(section.word("source", &faults)) }
        return readCitation(section.demanded("source", &faults))
    }

    private mutating func readClockRule(
        _ section: Section, period: StatutoryPeriod?, runs: Word?, source: Citation?, isTarget: Bool
    ) -> LegalRule? {
        guard let id = isTarget ? section.word("id", &faults) : section.demanded("id", &faults) else {
            return nil
        }
        guard let period, let runs else { return readRuleID(id) }
        guard let rule = check(period.length, period.unit, against: id, at: runs.place) else { return nil }
        if let source { check(source, at: section.place(of: "source"), restsOn: rule) }
        return rule
    }

    private mutating func readPeriod(_ word: Word, source: Citation) -> StatutoryPeriod? {
        if let period = StatutoryPeriod(parsing: word.text, source: source) { return period }
        faults.add(
            "`\(word.text)` is not a period",
            remedy: "write a number and hours, days, working days, months or years", at: word.place)
        return nil
    }

    private mutating func readStart(_ section: Section, _ name: Word) -> Clock.Start? {
        if let fact = section.word("before", &faults) {
            if section.has("from") {
                faults.add(
                    "clock \(name.text) has both `from` and `before`", remedy: "keep one of them",
                    at: fact.place)
            }
            return readDay(fact).map { .before($0) }
        }
        guard let from = section.demanded("from", &faults) else { return nil }
        let parts = from.text.split(separator: " ").map(String.init)
        switch (parts.first, parts.count) {
        case ("opening", 1): return .opening
        case ("act", 1): return .act
        case ("receipt-of", 2):
            return faults.resolve(Word(text: parts[1], place: from.place), "document", among: papers)
                .map { .receiptOf($0.name) }
        case ("each", 2): return readEach(parts[1], from.place)
        case ("day-of", 2): return readDay(Word(text: parts[1], place: from.place)).map { .dayOf($0) }
        default:
            faults.add(
                "`\(from.text)` starts no clock",
                remedy: "write opening, act, receipt-of DOCUMENT, day-of FACT or each TABLE.COLUMN",
                at: from.place)
            return nil
        }
    }

    /// `obligations.due-on`: a table and its column of days.
    private mutating func readEach(_ text: String, _ place: Place) -> Clock.Start? {
        let names = text.split(separator: ".").map(String.init)
        guard names.count == 2, let table = facts[names[0]],
            table.columns.contains(where: { $0.name == names[1] && $0.kind == .day })
        else {
            faults.add(
                "`\(text)` is no column of days", remedy: "write TABLE.COLUMN, the column of type day",
                at: place)
            return nil
        }
        return .each(names[0], day: names[1])
    }

    /// The name of a fact of type day.
    private mutating func readDay(_ word: Word) -> String? {
        guard let fact = faults.resolve(word, "fact", among: facts) else { return nil }
        if fact.kind != .day {
            faults.add(
                "fact \(fact.name) is a \(fact.kind.name) and dates nothing",
                remedy: "name a fact of type day",
                at: word.place)
        }
        course.dated.append(Word(text: fact.name, place: word.place))
        return fact.name
    }

    private mutating func readUntil(_ section: Section) -> Name<PaperKind>? {
        guard let until = section.word("until", &faults) else { return nil }
        let parts = until.text.split(separator: " ").map(String.init)
        guard parts.count == 2, parts[0] == "receipt-of" else {
            faults.add("`\(until.text)` ends no clock", remedy: "write receipt-of DOCUMENT", at: until.place)
            return nil
        }
        return faults.resolve(Word(text: parts[1], place: until.place), "document", among: papers)?.name
    }

    private mutating func readExtensions(
        _ section: Section, _ name: Word, unit: StatutoryPeriod.Unit?
    ) -> [Clock.Extension] {
        guard let tree = section["extends"] else { return [] }
        var trees = [tree]
        if case .list(let members) = tree.content { trees = members }
        return trees.compactMap { readExtension($0, of: name, unit: unit) }
    }

    private mutating func readExtension(
        _ tree: Tree, of clock: Word, unit: StatutoryPeriod.Unit?
    ) -> Clock.Extension? {
        let section = Section(
            tree, "an extension of \(clock.text)",
            keys: ["by", "to", "until", "id", "source", "asks", "cosigned_by", "times"], &faults)
        let ways = ["by", "to", "until"].filter(section.has)
        if ways.count != 1 {
            faults.add(
                "an extension of \(clock.text) reaches \(ways.isEmpty ? "nowhere" : "two ways")",
                remedy: "write one of `by`, `to` and `until: asked`", at: section.place)
        }
        _ = readCitation(section.word("source", &faults))
        let id = section.demanded("id", &faults)
        let reach = readReach(section, unit: unit)
        var rule: LegalRule?
        if let id {
            if let (length, unit, place) = reach?.length {
                rule = check(length, unit, against: id, at: place)
            } else {
                rule = readRuleID(id)
            }
        }
        let asks = section.words("asks", &faults).compactMap { faults.resolve($0, "fact", among: facts) }
        course.recorded.formUnion(asks.map(\.name))
        let cosigner = section.word("cosigned_by", &faults).flatMap {
            faults.resolve($0, "role", among: roles)
        }
        guard let reach else { return nil }
        return Clock.Extension(
            reach: reach.reach, ruleID: id?.text, confidence: rule?.confidence ?? .verified, asks: asks,
            cosignedBy: cosigner?.name, times: section.count("times", &faults) ?? 1)
    }

    private typealias Reach = (
        reach: Clock.Extension.Reach, length: (Int, StatutoryPeriod.Unit, Place)?
    )

    private mutating func readReach(_ section: Section, unit: StatutoryPeriod.Unit?) -> Reach? {
        if let until = section.word("until", &faults) {
            guard until.text != "asked" else { return (.untilAsked, nil) }
            faults.add(
                "`\(until.text)` is no end of an extension", remedy: "write `until: asked`", at: until.place)
            return nil
        }
        let isMore = section.has("by")
        guard let word = section.word(isMore ? "by" : "to", &faults),
            let period = readPeriod(word, source: basis)
        else { return nil }
        if let unit, unit != period.unit {
            faults.add(
                "the extension counts \(period.unit.rawValue), its clock \(unit.rawValue)",
                remedy: "count both alike", at: word.place)
        }
        let length = (period.length, period.unit, word.place)
        return (isMore ? .by(period.length) : .to(period.length), length)
    }
}
