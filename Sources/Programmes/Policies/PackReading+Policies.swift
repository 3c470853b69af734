internal import Casework
internal import Law

/// Policies: clauses in the words of their text, each with what carries it. A file `policy/NAME.yaml` stands
/// beside the text itself, `policy/NAME.md`.
extension PackReading {
    static let policyFolder = "policy"

    mutating func readPolicies(_ files: [PackFile]) {
        let own = files.filter { $0.pack == PackReading.policyFolder && $0.folder.isEmpty }
        let texts = Dictionary(
            own.filter { $0.path.hasSuffix(".md") }.map { ($0.name, $0.text) }
        ) { first, _ in first }
        for file in own where file.path.hasSuffix(".yaml") {
            guard let tree = tree(of: file) else { continue }
            guard let text = texts[file.name] else {
                faults.add(
                    "the policy has no text beside it", remedy: "add policy/\(file.name).md",
                    at: Place(file: file.path))
                continue
            }
            if let policy = policy(tree, file, saying: text) { policies.append(policy) }
        }
        policies.sort { ($1.issued, $1.name) < ($0.issued, $0.name) }
    }

    private mutating func policy(_ tree: Tree, _ file: PackFile, saying text: String) -> Policy? {
        let keys: Set = ["policy", "title", "basis", "issued", "published", "sections", "clauses"]
        let section = Section(tree, "the policy", keys: keys, &faults)
        let name = section.demanded("policy", &faults)
        if let name, name.text != file.name {
            faults.add(
                "the policy \(name.text) stands in a file named \(file.name)", remedy: "give both one name",
                at: name.place)
        }
        let title = section.demanded("title", &faults)
        if let title { checkSaid(title, in: text) }
        let basis = section.demanded("basis", &faults).flatMap { citation($0) }
        let issued = section.day("issued", &faults)
        let published = section.day("published", &faults)
        let sections = policySections(section, in: text)
        let clauses = clauses(section, sections, in: text)
        guard let name, let title, let basis, let issued else {
            if issued == nil {
                faults.add("the policy has no `issued`", remedy: "add the day", at: section.place)
            }
            return nil
        }
        return Policy(
            name: Name(name.text), title: title.text, basis: basis, issued: issued,
            published: published ?? issued, sections: sections, clauses: clauses)
    }

    private mutating func citation(_ word: Word) -> Citation? {
        if let citation = Citation(parsing: word.text) { return citation }
        faults.add("`\(word.text)` is no citation", remedy: "write `KEY art. N`", at: word.place)
        return nil
    }

    /// A policy is quoted, never paraphrased.
    private mutating func checkSaid(_ word: Word, in text: String) {
        guard !text.contains(word.text) else { return }
        faults.add(
            "the text of the policy does not say `\(word.text)`", remedy: "quote it to the letter",
            at: word.place)
    }

    private mutating func policySections(_ policy: Section, in text: String) -> [Policy.Section] {
        members("sections", of: policy).compactMap { member in
            let section = Section(member, "a section", keys: ["id", "heading"], &faults)
            let id = section.demanded("id", &faults)
            let heading = section.demanded("heading", &faults)
            if let heading { checkSaid(heading, in: text) }
            guard let id, let heading else { return nil }
            return Policy.Section(id: id.text, heading: heading.text)
        }
    }

    private mutating func members(_ key: String, of section: Section) -> [Tree] {
        guard let tree = section[key] else {
            faults.add("\(section.title) has no `\(key)`", remedy: "add a list", at: section.place)
            return []
        }
        guard case .list(let members) = tree.content else {
            faults.add("`\(key)` is \(tree.kind)", remedy: "write a list", at: tree.place)
            return []
        }
        return members
    }

    private mutating func clauses(_ policy: Section, _ sections: [Policy.Section], in text: String)
        -> [Clause]
    {
        var seen: Set<String> = []
        return members("clauses", of: policy).compactMap { member in
            guard let (clause, id) = clause(member, sections, in: text) else { return nil }
            guard seen.insert(clause.id).inserted else {
                faults.add("the clause \(clause.id) stands twice", remedy: "keep one of them", at: id.place)
                return nil
            }
            return clause
        }
    }

    private static let clauseKeys: Set = [
        "clause", "phrase", "kind", "depth", "capability", "scope", "realised", "through", "engines",
        "measures",
    ]

    private mutating func clause(_ tree: Tree, _ sections: [Policy.Section], in text: String) -> (
        Clause, Word
    )? {
        let section = Section(tree, "a clause", keys: PackReading.clauseKeys, &faults)
        let id = section.demanded("clause", &faults)
        let phrase = section.demanded("phrase", &faults)
        if let phrase { checkSaid(phrase, in: text) }
        let kind = choice("kind", "kind of clause", Clause.Kind.allCases, section)
        let depth = choice("depth", "depth", Clause.Depth.allCases, section)
        let capability = choice("capability", "capability", Clause.Capability.allCases, section)
        let scope = section.word("scope", &faults).flatMap {
            faults.resolve($0, "scope", among: table(Clause.Scope.allCases))
        }
        let realised = choice("realised", "realisation", Clause.Realisation.allCases, section)
        let mechanisms = mechanisms(section)
        let measures = measuresNamed(section)
        if let realised, (realised == .missing) != mechanisms.isEmpty {
            faults.add(
                mechanisms.isEmpty
                    ? "the clause is realised by nothing that is named"
                    : "the clause is called missing and names a mechanism",
                remedy: "write `realised: missing`, or name what carries it with `through` or `engines`",
                at: section.place(of: "realised"))
        }
        guard let id, let phrase, let kind, let depth, let capability, let realised else { return nil }
        let own = sections.first { $0.id == id.text.prefix { $0 != "-" } }
        if own == nil {
            faults.add(
                "the clause \(id.text) belongs to no section", remedy: "begin its id with that of a section",
                at: id.place)
        }
        return (
            Clause(
                id: id.text, section: own?.id ?? "", phrase: phrase.text, kind: kind, depth: depth,
                capability: capability, scope: scope ?? .prefectures, realisation: realised,
                mechanisms: mechanisms, measures: measures), id
        )
    }

    /// `through: { transfer-to-police: [sent], report: [] }` and `engines: [criminal-thresholds]`.
    private mutating func mechanisms(_ section: Section) -> [Mechanism] {
        let engines = section.words("engines", &faults).compactMap { word in
            faults.resolve(word, "engine", among: table(Mechanism.Engine.allCases)).map(Mechanism.engine)
        }
        let known = Dictionary(procedures.map { ($0.procedure.name.description, $0.procedure.name) }) {
            first, _ in first
        }
        let through = section.lists("through", &faults).compactMap { key, values -> Mechanism? in
            guard let name = faults.resolve(key, "procedure", among: known) else { return nil }
            let stages = procedures.filter { $0.procedure.name == name }.flatMap(\.procedure.stages)
            let named = Dictionary(stages.map { ($0.name.description, $0.name) }) { first, _ in first }
            let passing = values.compactMap { faults.resolve($0, "stage of \(name)", among: named) }
            return .procedure(name, passing: passing)
        }
        return through + engines
    }

    private mutating func measuresNamed(_ section: Section) -> [Name<Measure>] {
        let known = Dictionary(measures.map { ($0.name.description, $0.name) }) { first, _ in first }
        return section.words("measures", &faults).compactMap { faults.resolve($0, "measure", among: known) }
    }
}
