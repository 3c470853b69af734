public import Casework

/// A mechanism of the policy as a pack: what it realises, and the procedures that carry it.
public struct Programme: Hashable, Sendable {
    /// A clause of the policy, with the words that the pack makes real.
    public struct Realised: Hashable, Sendable {
        public let clause: String
        public let phrase: String
    }

    public let name: String
    /// By language: `zh-Hans`, `en`.
    public let titles: [String: String]
    public let realises: [Realised]
    public let procedures: [Name<Procedure>]
    /// A pack without a legal review runs with a visible mark.
    public let isReviewed: Bool

    static func reading(_ tree: Tree, pack: String, _ faults: inout FaultList) -> (Programme, [Word])? {
        let section = Section(
            tree, "the programme", keys: ["programme", "title", "realises", "procedures", "legal_review"],
            &faults)
        let name = section.demanded("programme", &faults)
        if let name, name.text != pack {
            faults.add(
                "the programme \(name.text) stands in a folder named \(pack)", remedy: "give both one name",
                at: name.place)
        }
        let titles = titles(section, &faults)
        let realises = realised(section, &faults)
        let procedures = section.words("procedures", &faults)
        if procedures.isEmpty {
            faults.add(
                "the programme has no procedures", remedy: "add `procedures: [NAME]`", at: section.place)
        }
        guard let name else { return nil }
        let programme = Programme(
            name: name.text, titles: titles, realises: realises, procedures: procedures.map { Name($0.text) },
            isReviewed: isReviewed(section, &faults))
        return (programme, procedures)
    }

    private static func titles(_ section: Section, _ faults: inout FaultList) -> [String: String] {
        guard let tree = section["title"] else {
            faults.add(
                "the programme has no `title`", remedy: "add `title: { zh: …, en: … }`", at: section.place)
            return [:]
        }
        let title = Section(tree, "`title`", keys: ["zh", "en", "zh-Hant", "ru"], &faults)
        var titles: [String: String] = [:]
        titles["zh-Hans"] = title.demanded("zh", &faults)?.text
        titles["en"] = title.demanded("en", &faults)?.text
        titles["zh-Hant"] = title.word("zh-Hant", &faults)?.text
        titles["ru"] = title.word("ru", &faults)?.text
        return titles
    }

    private static func realised(_ section: Section, _ faults: inout FaultList) -> [Realised] {
        guard let tree = section["realises"] else {
            faults.add(
                "the programme realises no clause of the policy",
                remedy: "add `realises: [{ clause: …, phrase: … }]`",
                at: section.place)
            return []
        }
        guard case .list(let members) = tree.content else {
            faults.add("`realises` is \(tree.kind)", remedy: "write a list of clauses", at: tree.place)
            return []
        }
        return members.compactMap { member in
            let entry = Section(member, "an entry of `realises`", keys: ["clause", "phrase"], &faults)
            let clause = entry.demanded("clause", &faults)
            let phrase = entry.demanded("phrase", &faults)
            guard let clause, let phrase else { return nil }
            return Realised(clause: clause.text, phrase: phrase.text)
        }
    }

    /// A review counts when it says who gave it, and on which day.
    private static func isReviewed(_ section: Section, _ faults: inout FaultList) -> Bool {
        guard let tree = section["legal_review"] else { return false }
        let review = Section(tree, "`legal_review`", keys: ["state", "by", "day"], &faults)
        let states = ["awaited": false, "reviewed": true]
        guard let state = review.demanded("state", &faults),
            faults.resolve(state, "state of a review", among: states) == true
        else { return false }
        let by = review.demanded("by", &faults)
        _ = review.demanded("day", &faults)
        return by != nil && review.day("day", &faults) != nil
    }
}
