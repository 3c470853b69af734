internal import Casework
internal import Law

/// Reads one channel a file. Conditions, proofs and terms are names: what they mean stands in Swift and in `share/law`.
struct ChannelReading {
    private let book: RuleBook
    private let rules: [String: Rule]
    private let procedures: [String: Name<Procedure>]
    private let all: [Procedure]
    private let papers: [String: String]
    private var list = FaultList()

    private static let keys: Set = [
        "channel", "order", "basis", "open_when", "weighs", "needs", "helps", "terms", "cost", "competence",
        "start", "warns", "likes",
    ]
    private static let proofs = Dictionary(
        DescribedMatter.Proof.allCases.map { ($0.rawValue, $0) }
    ) { first, _ in first }
    private static let competences = Dictionary(
        Channel.Competence.allCases.map { ($0.rawValue, $0) }
    ) { first, _ in first }

    init(book: RuleBook, procedures: [Procedure], papers: Set<String>) {
        self.book = book
        rules = ChannelRules.named(book)
        all = procedures
        self.procedures = Dictionary(procedures.map { ($0.name.description, $0.name) }) { first, _ in first }
        self.papers = Dictionary(papers.map { ($0, $0) }) { first, _ in first }
    }

    var faults: [PackFault] { list.faults }

    mutating func channel(_ file: PackFile) -> Channel? {
        guard let tree = PackText.tree(of: file.text, file: "channels/" + file.path, &list) else {
            return nil
        }
        let section = Section(tree, "the channel", keys: ChannelReading.keys, &list)
        let name = section.demanded("channel", &list)
        if let name, name.text != file.name {
            list.add(
                "the file of the channel `\(name.text)` is called \(file.name).yaml",
                remedy: "give both one name", at: name.place)
        }
        let basis = section.words("basis", &list).compactMap { citation($0) }
        let gates = section.words("open_when", &list).compactMap {
            list.resolve($0, "condition", among: rules)
        }
        if gates.isEmpty {
            list.add(
                "the channel says for whom it is open in no word", remedy: "add `open_when: […]`",
                at: section.place)
        }
        let weights = section.table("weighs", &list).compactMap { weight($0.key, $0.value) }
        let needs = section.words("needs", &list).compactMap {
            list.resolve($0, "proof", among: ChannelReading.proofs)
        }
        let helps = section.words("helps", &list).compactMap {
            list.resolve($0, "proof", among: ChannelReading.proofs)
        }
        let terms = terms(section)
        let competence = section.demanded("competence", &list).flatMap {
            list.resolve($0, "competence", among: ChannelReading.competences)
        }
        guard let name, let order = section.count("order", &list), let start = start(section),
            let cost = cost(section), let competence
        else { return nil }
        return Channel(
            name: Name(name.text), order: order, basis: basis, gates: gates, weights: weights, needs: needs,
            helps: helps, terms: terms, cost: cost, competence: competence, start: start,
            warnings: section.words("warns", &list).map(\.text), likes: likes(section))
    }

    /// `likes: { procedure: …, helped: [outcome …] }`.
    private mutating func likes(_ section: Section) -> Channel.Likes? {
        guard let tree = section["likes"] else { return nil }
        let likes = Section(tree, "the like matters", keys: ["procedure", "helped"], &list)
        guard let word = likes.demanded("procedure", &list),
            let procedure = list.resolve(word, "procedure", among: procedures)
        else { return nil }
        let ends = all.filter { $0.name == procedure }.flatMap(\.stages).filter { $0.outcome != nil }
        let outcomes = Dictionary(ends.compactMap(\.outcome).map { ($0.description, $0) }) { first, _ in first
        }
        let words = likes.words("helped", &list)
        if words.isEmpty {
            list.add("no outcome counts as help", remedy: "add `helped: […]`", at: tree.place)
        }
        let helped = words.compactMap { list.resolve($0, "outcome", among: outcomes) }
        return Channel.Likes(
            procedure: procedure,
            stages: Array(Set(ends.map(\.name))).sorted { $0.description < $1.description },
            helped: helped)
    }

    /// Two channels of one place would be told apart by their names alone.
    mutating func checkOrders(_ channels: [Channel]) {
        for (order, same) in Dictionary(grouping: channels, by: \.order).sorted(by: { $0.key < $1.key })
        where same.count > 1 {
            let names = same.map(\.name.description).joined(separator: ", ")
            list.add(
                "\(names) have the place \(order)", remedy: "give each a place of its own",
                at: Place(file: "channels/\(same[0].name).yaml"))
        }
    }

    private mutating func citation(_ word: Word) -> Citation? {
        guard let citation = Citation(parsing: word.text), book.authority(of: citation) != nil else {
            list.add(
                "`\(word.text)` cites nothing that the law base knows", remedy: "write `KEY art. N`",
                at: word.place)
            return nil
        }
        return citation
    }

    private mutating func weight(_ rule: Word, _ points: Word) -> Channel.Weight? {
        guard let found = list.resolve(rule, "condition", among: rules) else { return nil }
        guard let number = Int(points.text), (-9...9).contains(number), number != 0 else {
            list.add(
                "`\(rule.text)` counts `\(points.text)`", remedy: "write a number from -9 to 9, and not 0",
                at: points.place)
            return nil
        }
        return Channel.Weight(rule: found, points: number)
    }

    private mutating func terms(_ section: Section) -> [Channel.Term] {
        guard let tree = section["terms"] else { return [] }
        guard case .list(let members) = tree.content else {
            list.add("`terms` is \(tree.kind)", remedy: "write a list", at: tree.place)
            return []
        }
        return members.compactMap { member in
            let term = Section(member, "the term", keys: ["step", "id", "source"], &list)
            guard let step = term.demanded("step", &list), let id = term.demanded("id", &list),
                let source = term.demanded("source", &list).flatMap({ citation($0) })
            else { return nil }
            guard let number = book.value(id: id.text), let unit = number.unit,
                (1...StatutoryPeriod.longest).contains(number.number)
            else {
                list.add(
                    "no rule has a period `\(id.text)`", remedy: "name a number of share/law with its unit",
                    at: id.place)
                return nil
            }
            return Channel.Term(
                step: step.text, period: StatutoryPeriod(number.number, unit, source: source),
                ruleID: id.text, confidence: number.rule.confidence)
        }
    }

    private mutating func cost(_ section: Section) -> Channel.Cost? {
        guard let tree = section["cost"] else {
            list.add("the channel has no cost", remedy: "add `cost: { … }`", at: section.place)
            return nil
        }
        let cost = Section(tree, "the cost", keys: ["least_yuan", "source", "uncited"], &list)
        let source = cost.word("source", &list).flatMap { citation($0) }
        let uncited = cost.word("uncited", &list)?.text
        if source == nil, uncited == nil {
            list.add(
                "the cost has no source", remedy: "add `source: …`, or say under `uncited` why there is none",
                at: tree.place)
        }
        return Channel.Cost(
            leastFen: cost.count("least_yuan", &list).map { $0 * 100 }, source: source, uncited: uncited)
    }

    private mutating func start(_ section: Section) -> Channel.Start? {
        guard let tree = section["start"] else {
            list.add("the channel does not say where it begins", remedy: "add `start`", at: section.place)
            return nil
        }
        let start = Section(tree, "the start", keys: ["opens", "paper"], &list)
        if let opens = start.word("opens", &list) {
            return list.resolve(opens, "procedure", among: procedures).map { .file($0) }
        }
        return start.demanded("paper", &list).flatMap {
            list.resolve($0, "paper", among: papers).map { .outside(paper: $0) }
        }
    }
}
