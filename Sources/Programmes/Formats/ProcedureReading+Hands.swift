internal import Casework

/// Whose hands an act may not be in, which papers it must find as they were, and what the office does with it.
extension ProcedureReading {
    mutating func readHands(_ section: Section, _ action: inout Action) {
        for word in section.words("not_by", &faults) {
            action.notBy.append(Name(word.text))
            course.named.append(word)
        }
        for (paper, acts) in section.lists("unchanged_since", &faults) {
            guard let paper = faults.resolve(paper, "document", among: papers) else { continue }
            action.unchangedSince[paper.name] = acts.map { Name($0.text) }
            course.named += acts
        }
        guard let word = section.word("does", &faults) else { return }
        let effects = Dictionary(Effect.allCases.map { ($0.rawValue, $0) }) { first, _ in first }
        guard let effect = faults.resolve(word, "effect", among: effects) else { return }
        action.effect = effect
        for fact in effect.facts where facts[fact] == nil {
            faults.add(
                "`\(effect.rawValue)` records `\(fact)`, which this procedure does not declare",
                remedy: "declare it under `facts`", at: word.place)
        }
        for paper in effect.papers where papers[paper.description] == nil {
            faults.add(
                "`\(effect.rawValue)` makes `\(paper)`, which this procedure does not declare",
                remedy: "declare it under `documents`", at: word.place)
        }
        course.recorded.formUnion(effect.facts)
    }

    /// Acts name each other before all of them are read.
    mutating func checkNamedActs(_ acts: [Action]) {
        let known = Dictionary(acts.map { ($0.name.description, $0.name) }) { first, _ in first }
        for word in course.named { _ = faults.resolve(word, "act", among: known) }
    }
}
