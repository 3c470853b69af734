internal import Casework
internal import Law

extension ProcedureReading {
    /// `shows: { register: penalties, paper: published-decision, term: [display], repair: [repair-wait] }`
    mutating func readShowing(_ owner: Section) -> PublicShowing? {
        guard let tree = owner["shows"] else { return nil }
        let section = Section(tree, "`shows`", keys: ["register", "paper", "term", "repair"], &faults)
        let register = section.demanded("register", &faults)
        let paper = section.word("paper", &faults).flatMap {
            faults.resolve($0, "document", among: papers)?.name
        }
        func clocks(_ key: String, _ reading: inout ProcedureReading) -> [Name<Clock>] {
            section.words(key, &reading.faults).compactMap {
                reading.faults.resolve($0, "clock", among: reading.clocks)?.name
            }
        }
        let (term, repair) = (clocks("term", &self), clocks("repair", &self))
        guard let register else { return nil }
        return PublicShowing(register: register.text, paper: paper, term: term, repair: repair)
    }
}
