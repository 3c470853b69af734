internal import Law
internal import Yams

/// Reads a change set part by part, with all that is wrong.
struct ChangeSetReading {
    var faults: FaultList
    private(set) var release: LawRelease?
    private(set) var newIDs: Set<String> = []
    private(set) var cases: [ReleaseCase] = []
    private(set) var places = ChangeSetPlaces()

    private static let keys: Set<String> = [
        "title", "from", "reason", "authority", "retroactive", "changelog", "rules", "thresholds", "cases",
        "outdated",
    ]
    /// Keys of a rule, as `share/law/rules` writes them.
    static let ruleKeys: Set<String> = [
        "id", "zh", "basis", "citations", "uncited", "value", "conf", "from", "to", "by_day_of", "note",
        "area",
    ]
    /// Parts of rules that only people read; each rule may also keep those that it had.
    static let readableDetails: Set<String> = ["list", "table", "logic", "any_of", "beside"]

    init(_ tree: Tree, text: String, faults: FaultList) {
        self.faults = faults
        let section = Section(tree, "the change set", keys: Self.keys, &self.faults)
        places.release = section.place
        let nodes = ChangeSetNodes(text)
        let title = words(section, "title")
        let changelog = words(section, "changelog")
        let reason = section.demanded("reason", &self.faults)
        let authority = citation(section.demanded("authority", &self.faults))
        _ = section.demanded("from", &self.faults)
        let from = section.day("from", &self.faults)
        let ground = section.word("retroactive", &self.faults)
        let rules = readRules(section, nodes, from: from)
        let thresholds = readThresholds(section, nodes)
        readCases(section)
        let outdated = section.words("outdated", &self.faults).map(\.text)
        guard let reason, let authority, let from else { return }
        release = LawRelease(
            title: title, from: from, reason: reason.text, authority: authority,
            retroactiveGround: ground?.text, changelog: changelog, rules: rules, thresholds: thresholds,
            outdated: outdated)
    }

    /// A text in every language that offices read.
    private mutating func words(_ section: Section, _ key: String) -> [String: String] {
        guard let tree = section[key] else {
            let languages = LawRelease.languages.map { "\($0): …" }.joined(separator: ", ")
            faults.add(
                "\(section.title) has no `\(key)`", remedy: "add `\(key): { \(languages) }`",
                at: section.place)
            return [:]
        }
        let texts = Section(tree, "`\(key)`", keys: Set(LawRelease.languages), &faults)
        var words: [String: String] = [:]
        for language in LawRelease.languages {
            words[language] = texts.demanded(language, &faults)?.text
        }
        return words
    }

    private mutating func citation(_ word: Word?) -> Citation? {
        guard let word else { return nil }
        if let citation = Citation(parsing: word.text) { return citation }
        faults.add(
            "`\(word.text)` is not a citation", remedy: "write `KEY art. 5 para. 2 item (3)`", at: word.place,
            as: Reason("not-a-citation", ["text": word.text]))
        return nil
    }

    private mutating func members(_ section: Section, _ key: String) -> [Tree] {
        guard let tree = section[key] else { return [] }
        if case .list(let members) = tree.content { return members }
        if case .nothing = tree.content { return [] }
        faults.add("`\(key)` is \(tree.kind)", remedy: "write a list", at: tree.place)
        return []
    }

    /// A version that states no first day begins with the release.
    private mutating func readRules(
        _ section: Section, _ nodes: ChangeSetNodes, from day: CivilDate?
    ) -> [LegalRule] {
        let trees = members(section, "rules")
        let found = nodes.members("rules")
        guard trees.count == found.count else { return [] }
        return zip(trees, found).compactMap { tree, node in
            let isNew = node["new"]?.bool == true
            var node = ChangeSetNodes.without("new", node)
            if node["from"] == nil, let day { node["from"] = Node(day.description) }
            guard let rule = decode(LegalRule.self, node, at: tree.place, "the rule") else { return nil }
            if isNew { newIDs.insert(rule.id) }
            places.rules.append(tree.place)
            return rule
        }
    }

    private mutating func readThresholds(_ section: Section, _ nodes: ChangeSetNodes) -> [ThresholdTable] {
        let trees = members(section, "thresholds")
        let found = nodes.members("thresholds")
        guard trees.count == found.count else { return [] }
        return zip(trees, found).compactMap { tree, node in
            guard let table = decode(ThresholdTable.self, node, at: tree.place, "the threshold") else {
                return nil
            }
            var versions: [Place] = []
            if case .map(let pairs) = tree.content,
                case .list(let members)? = pairs.first(where: { $0.key.text == "versions" })?.value.content
            {
                versions = members.map(\.place)
            }
            places.thresholds.append(versions)
            return table
        }
    }

    private mutating func decode<Value: Decodable>(
        _ type: Value.Type, _ node: Node, at place: Place, _ what: String
    ) -> Value? {
        do {
            return try YAMLDecoder().decode(type, from: node)
        } catch let error as DecodingError {
            faults.add(
                "\(what) cannot be read: \(ChangeSetReading.told(error))", remedy: "write it as in share/law",
                at: place)
        } catch {
            faults.add("\(what) cannot be read: \(error)", remedy: "write it as in share/law", at: place)
        }
        return nil
    }

    private static func told(_ error: DecodingError) -> String {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.map(\.stringValue).joined(separator: ".")
        }
        return switch error {
        case .keyNotFound(let key, _): "it has no `\(key.stringValue)`"
        case .typeMismatch(_, let context): "`\(path(context))` is of another kind"
        case .valueNotFound(_, let context): "`\(path(context))` is empty"
        case .dataCorrupted(let context): "`\(path(context))`: \(context.debugDescription)"
        @unknown default: "\(error)"
        }
    }

    private mutating func readCases(_ section: Section) {
        let trees = members(section, "cases")
        if trees.isEmpty {
            faults.add(
                "the change set has no example case",
                remedy: "add one under `cases` that comes out otherwise than before", at: section.place,
                as: "no-example")
        }
        for tree in trees { if let read = ReleaseCase(reading: tree, &faults) { cases.append(read) } }
    }
}

/// The nodes of a change set's lists, for the decoders of the law base.
struct ChangeSetNodes {
    private let root: Node?

    init(_ text: String) {
        do { root = try Yams.compose(yaml: text) } catch { root = nil }
    }

    /// A table without one of its keys.
    static func without(_ key: String, _ node: Node) -> Node {
        guard let mapping = node.mapping else { return node }
        return Node(mapping.filter { $0.key.string != key }.map { ($0.key, $0.value) })
    }

    func members(_ key: String) -> [Node] {
        guard let sequence = root?.mapping?[Node(key)]?.sequence else { return [] }
        return Array(sequence)
    }
}
