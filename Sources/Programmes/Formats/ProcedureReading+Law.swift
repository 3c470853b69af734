internal import Casework
internal import Law

/// Citations, and numbers held against the rule book.
extension ProcedureReading {
    /// A citation of an instrument that we know and that is in force while the procedure is.
    mutating func readCitation(_ word: Word?) -> Citation? {
        guard let word else { return nil }
        guard let citation = Citation(parsing: word.text) else {
            faults.add(
                "`\(word.text)` is not a citation", remedy: "write `KEY art. 5 para. 2 item (3)`",
                at: word.place)
            return nil
        }
        guard let authority = law.book.authority(of: citation) else {
            let nearest = Nearest.name(to: citation.instrument, among: law.book.authorities.map(\.key))
            faults.add(
                "no instrument has the key `\(citation.instrument)`",
                remedy: nearest.map { "did you mean `\($0)`?" } ?? "add it to law/authorities.yaml",
                at: word.place)
            return citation
        }
        checkForce(authority, word)
        return citation
    }

    /// A text that came later than the procedure is cited only where we know no edition before it.
    private mutating func checkForce(_ authority: Authority, _ word: Word) {
        guard let force else { return }
        if let end = authority.to, end < force.lowerBound {
            faults.add(
                "\(authority.key) ended on \(end), before this procedure begins on \(force.lowerBound)",
                remedy: "cite the edition that replaced it", at: word.place)
        }
        guard let start = authority.from, start > force.lowerBound else { return }
        let earlier = law.book.authorities.first {
            $0.title == authority.title && $0.key != authority.key && $0.isInForce(on: force.lowerBound)
        }
        if start > force.upperBound || earlier != nil {
            faults.add(
                "\(authority.key) begins on \(start), after this procedure on \(force.lowerBound)",
                remedy: earlier.map { "cite \($0.key), or begin the procedure later" }
                    ?? "cite a text that was in force", at: word.place)
        }
    }

    /// The rule that an act rests on.
    mutating func readRuleID(_ word: Word) -> LegalRule? {
        guard let rule = law.book.rule(word.text) else {
            let id = word.text.split(separator: "#").first.map(String.init) ?? word.text
            let nearest = Nearest.name(to: id, among: law.book.rules.map(\.id))
            faults.add(
                "no rule has the id `\(id)`",
                remedy: nearest.map { "did you mean `\($0)`?" } ?? "add it to law/rules", at: word.place)
            return nil
        }
        if !rule.confidence.mayDecide {
            faults.add(
                "the rule `\(rule.id)` is of low confidence and may not decide",
                remedy: "have the text confirmed, or leave this out", at: word.place)
        }
        if let end = rule.to, let force, end < force.lowerBound {
            faults.add(
                "the rule `\(rule.id)` ended on \(end), before this procedure begins",
                remedy: "name the rule that replaced it", at: word.place)
        }
        return rule
    }

    /// Holds a number against the rule that its id names.
    mutating func check(_ length: Int, _ unit: StatutoryPeriod.Unit, against id: Word, at place: Place)
        -> LegalRule?
    {
        guard let rule = readRuleID(id) else { return nil }
        guard let number = law.book.value(id: id.text) else {
            let keys = rule.values.filter { $0.value.number != nil }.keys.sorted()
            let remedy =
                keys.isEmpty
                ? "name a rule that holds a number"
                : "name one: \(keys.map { "\(rule.id)#\($0)" }.joined(separator: ", "))"
            faults.add("`\(id.text)` names no number", remedy: remedy, at: id.place)
            return rule
        }
        let expected = number.unit ?? unit
        if number.number != length || expected != unit {
            let law = "\(number.number) \(expected.rawValue)"
            faults.add(
                "\(length) \(unit.rawValue) differs from \(law) in `\(rule.id)#\(number.key)`",
                remedy: "write the number of the law, or mend the rule book", at: place)
        }
        return rule
    }

    /// The place that a clock cites must be one on which its rule rests.
    mutating func check(_ source: Citation, at place: Place, restsOn rule: LegalRule) {
        let own = rule.citations.filter { $0.instrument == source.instrument }
        guard !own.isEmpty else {
            let known = rule.citations.map(\.description).joined(separator: ", ")
            faults.add(
                "`\(rule.id)` does not rest on \(source.instrument)", remedy: "cite one of: \(known)",
                at: place)
            return
        }
        guard !own.contains(where: { $0.covers(source) }) else { return }
        let articles = own.map(\.description).joined(separator: ", ")
        faults.add("`\(rule.id)` does not rest on \(source)", remedy: "cite one of: \(articles)", at: place)
    }
}

extension Citation {
    /// Whether another place lies in this one or around it: `art. 5` and `art. 5 para. 2` meet.
    fileprivate func covers(_ other: Citation) -> Bool {
        func meets(_ own: String?, _ theirs: String?) -> Bool { own == nil || theirs == nil || own == theirs }
        let isSameArticle = article == nil || article == other.article
        return isSameArticle && meets(paragraph, other.paragraph) && meets(item, other.item)
    }
}
