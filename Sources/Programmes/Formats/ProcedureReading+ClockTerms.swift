internal import Casework
internal import Law

/// What a clock depends on beside its period: a rule, a term that a paper states, a paper that it serves.
extension ProcedureReading {
    /// `when: RULE`: the clock starts only where the rule is met.
    mutating func readCondition(_ section: Section) -> Rule? {
        guard let word = section.word("when", &faults),
            let rule = faults.resolve(word, "rule", among: law.rules)
        else { return nil }
        checkFacts(of: rule, at: word.place)
        return rule
    }

    /// `shortened_by: FACT`: days that a paper states.
    mutating func readStatedTerm(_ section: Section) -> String? {
        guard let word = section.word("shortened_by", &faults),
            let fact = faults.resolve(word, "fact", among: facts)
        else { return nil }
        if fact.kind != .count {
            faults.add(
                "fact \(fact.name) is a \(fact.kind.name) and states no days",
                remedy: "name a fact of type count", at: word.place)
        }
        course.conditions.append(Word(text: fact.name, place: word.place))
        return fact.name
    }

    /// `serves: DOCUMENT` and `on_expiry: deemed-served` stand together.
    mutating func readDeemedService(_ section: Section, _ clock: Clock) -> Name<PaperKind>? {
        let isDeemed = clock.onExpiry == .deemedServed
        guard let word = section.word("serves", &faults) else {
            if isDeemed {
                faults.add(
                    "clock \(clock.name) counts as service of nothing", remedy: "add `serves: DOCUMENT`",
                    at: section.place(of: "on_expiry"))
            }
            return nil
        }
        if !isDeemed {
            faults.add(
                "clock \(clock.name) serves a paper without `on_expiry: deemed-served`",
                remedy: "add it, or drop `serves`", at: word.place)
        }
        return faults.resolve(word, "document", among: papers)?.name
    }

    /// `ends_in: STAGE`: the file ends by itself when the term is over. Stages are read after clocks, so that the name
    /// is looked for in the tree.
    mutating func readEndStage(_ section: Section, _ clock: Clock) -> Name<Stage>? {
        guard let word = section.word("ends_in", &faults) else { return nil }
        if clock.onExpiry != .termEnds {
            faults.add(
                "clock \(clock.name) ends a file without `on_expiry: term-ends`",
                remedy: "add it, or drop `ends_in`", at: word.place)
        }
        course.endings.append(word)
        return Name(word.text)
    }

    /// The stages in which terms end files are there, and end.
    mutating func checkEndings(_ ordered: [Stage]) {
        let ends = Dictionary(ordered.filter(\.ends).map { ($0.name.description, $0.name) }) { first, _ in
            first
        }
        for word in course.endings {
            if let stage = faults.resolve(word, "stage that ends", among: ends) {
                course.moves.append((from: nil, to: stage))
            }
        }
    }
}
