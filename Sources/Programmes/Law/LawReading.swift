internal import Law
internal import Yams

/// Reads the files of `share/law`, and remembers where each thing stands.
///
/// It reports all that is wrong in one go. Nothing is guessed and nothing passed over: a key that nobody knows is a
/// fault, since a slip of the pen would else silently take a value away.
struct LawReading {
    private var list = FaultList()
    /// By the id of a rule, the key of an instrument or zone, or a citation.
    private var places: [String: Place] = [:]

    var faults: [PackFault] { list.faults }
    /// Whether everything could be read, so that what seems to be missing is missing.
    var isWhole: Bool { list.faults.isEmpty }

    /// The rules of the whole country.
    mutating func rules(_ text: String, _ path: String) -> [LegalRule] {
        sections(text, path, "rule", named: "id", keys: LawReading.ruleKeys).compactMap { section in
            if section.has("area") {
                list.add(
                    "\(section.title) has an `area`", remedy: "move it to law/overlays",
                    at: section.place(of: "area"))
            }
            return rule(section)
        }
    }

    /// Versions that bind in one area alone.
    mutating func overlays(_ text: String, _ path: String) -> [LegalRule] {
        sections(text, path, "overlay", named: "id", keys: LawReading.ruleKeys).compactMap { section in
            guard section.demanded("area", &list) != nil else { return nil }
            return rule(section)
        }
    }

    mutating func authorities(_ text: String, _ path: String) -> [Authority] {
        let keys: Set<String> = [
            "key", "title", "short", "edition", "number", "issuer", "adopted", "from", "to", "amended",
            "successor", "review", "conf",
        ]
        return sections(text, path, "instrument", named: "key", keys: keys).compactMap { section in
            let words = ["key", "title", "short", "issuer"].map { section.demanded($0, &list)?.text }
            let (review, confidence) = (self.review(section), self.confidence(section))
            let amendments = self.amendments(section)
            let optional = ["edition", "number", "successor"].map { section.word($0, &list)?.text }
            let days = ["adopted", "from", "to"].map { section.day($0, &list) }
            guard let key = words[0], let title = words[1], let short = words[2], let issuer = words[3],
                let review, let confidence
            else { return nil }
            return Authority(
                key: key, title: title, short: short, edition: optional[0], number: optional[1],
                issuer: issuer, adopted: days[0], from: days[1], to: days[2], amendments: amendments,
                successor: optional[2], review: review, confidence: confidence)
        }
    }

    mutating func zones(_ text: String, _ path: String) -> [LegalZone] {
        let keys: Set<String> = [
            "key", "title", "within", "divisions", "source", "from", "to", "conf", "note",
        ]
        return sections(text, path, "zone", named: "key", keys: keys).compactMap { section in
            let (key, title) = (section.demanded("key", &list), section.demanded("title", &list))
            let source = section.demanded("source", &list).flatMap { self.citation($0) }
            let (confidence, divisions) = (self.confidence(section), section.words("divisions", &list))
            let days = ["from", "to"].map { section.day($0, &list) }
            guard let key, let title, let source, let confidence else { return nil }
            return LegalZone(
                key: key.text, title: title.text, within: section.word("within", &list)?.text,
                divisions: divisions.map(\.text), source: source, from: days[0], to: days[1],
                confidence: confidence, note: section.word("note", &list)?.text)
        }
    }

    mutating func articles(_ text: String, _ path: String) -> [Article] {
        let keys: Set<String> = ["citation", "text", "from", "to", "conf", "review"]
        return sections(text, path, "article", named: "citation", keys: keys).compactMap { section in
            let citation = section.demanded("citation", &list).flatMap { self.citation($0) }
            let text = section.demanded("text", &list)?.text
            let (review, confidence) = (self.review(section), self.confidence(section))
            let days = ["from", "to"].map { section.day($0, &list) }
            guard let citation, let text, let review, let confidence else { return nil }
            let lines = text.split(whereSeparator: \.isNewline).joined(separator: "\n")
            return Article(
                citation: citation, text: lines, from: days[0], to: days[1], confidence: confidence,
                review: review)
        }
    }

    /// A file as a value that reads itself, such as a table of thresholds; what it refuses is shown at its line.
    mutating func table<Value: Decodable>(_ type: Value.Type, _ text: String, _ path: String) -> Value? {
        let before = list.faults.count
        let tree = PackText.tree(of: text, file: "law/\(path)", &list)
        guard let tree, list.faults.count == before else { return nil }
        if case .map(let pairs) = tree.content, let offence = pairs.first(where: { $0.key.text == "offence" })
        {
            places["thresholds of article \(offence.value.plainText ?? "")"] = tree.place
        }
        do {
            return try YAMLDecoder().decode(type, from: text)
        } catch let error as DecodingError {
            let (context, what) = error.told
            list.add(
                what, remedy: "mend the value", at: tree.place(of: context.codingPath.map(\.stringValue)))
        } catch {
            list.add("the file cannot be read: \(error)", remedy: "mend the file", at: tree.place)
        }
        return nil
    }

    /// What the book as a whole has against its parts, each at its place.
    mutating func check(_ book: RuleBook, _ divisions: Divisions?) {
        for fault in book.faults {
            let place = fault.subjects.compactMap { places[$0] }.first
            list.add(
                fault.sentence, remedy: fault.remedy(in: book), at: place ?? Place(file: "law"))
        }
        guard let divisions else { return }
        let areas = book.overlays.compactMap { rule in rule.area.map { ("\(rule.id) \($0)", $0) } }
            .filter { area in !book.zones.contains { $0.key == area.1 } }
        for (subject, code) in areas + book.zones.flatMap({ zone in zone.divisions.map { (zone.key, $0) } })
        where divisions[code] == nil {
            list.add(
                "no division has the code `\(code)`", remedy: "use a code of law/divisions",
                at: places[subject] ?? Place(file: "law/zones.yaml"))
        }
    }
}

extension LawReading {
    /// The members of a list of tables.
    private mutating func sections(
        _ text: String, _ path: String, _ kind: String, named name: String, keys: Set<String>
    ) -> [Section] {
        guard let tree = PackText.tree(of: text, file: "law/\(path)", &list) else { return [] }
        guard case .list(let members) = tree.content else {
            list.add("the file is \(tree.kind)", remedy: "write a list of \(kind)s", at: tree.place)
            return []
        }
        return members.compactMap { member in
            guard case .map(let pairs) = member.content else {
                list.add("\(kind) is \(member.kind)", remedy: "write a table of keys", at: member.place)
                return nil
            }
            let named = pairs.first { $0.key.text == name }?.value.plainText
            let section = Section(member, named.map { "\(kind) \($0)" } ?? kind, keys: keys, &list)
            if let named, places[named] == nil { places[named] = member.place }
            if let named, let area = section["area"]?.plainText { places["\(named) \(area)"] = member.place }
            return section
        }
    }

    private mutating func rule(_ section: Section) -> LegalRule? {
        let id = section.demanded("id", &list)?.text
        let confidence = self.confidence(section)
        let on = section.word("by_day_of", &list).flatMap { word -> LegalRule.Selector? in
            list.resolve(word, "kind of day", among: LawReading.selectors)
        }
        if !section.has("citations") {
            list.add("\(section.title) has no `citations`", remedy: "add `citations: […]`", at: section.place)
        }
        let citations = section.words("citations", &list).compactMap { self.citation($0) }
        let words = ["zh", "basis", "note", "uncited", "area"].map { section.word($0, &list)?.text }
        let days = ["from", "to"].map { section.day($0, &list) }
        let values = table(section, "value")
        let details = LawReading.details.sorted().reduce(into: [String: LegalValue]()) { details, key in
            if let tree = section[key] { details[key] = value(tree, "`\(key)` of \(section.title)") }
        }
        guard let id, let confidence else { return nil }
        return LegalRule(
            id: id, zh: words[0], basis: words[1], citations: citations, values: values,
            confidence: confidence, from: days[0], to: days[1], on: on, note: words[2], details: details,
            uncited: words[3], area: words[4])
    }

    private mutating func table(_ section: Section, _ key: String) -> [String: LegalValue] {
        guard let tree = section[key] else { return [:] }
        let title = "`\(key)` of \(section.title)"
        guard case .table(let pairs)? = value(tree, title) else {
            if case .nothing = tree.content { return [:] }
            list.add("\(title) is \(tree.kind)", remedy: "write a table of keys", at: tree.place)
            return [:]
        }
        return pairs
    }

    private mutating func value(_ tree: Tree, _ title: String) -> LegalValue? {
        switch tree.content {
        case .reported: return nil
        case .nothing:
            list.add("\(title) is empty", remedy: "fill it in, or leave it out", at: tree.place)
            return nil
        case .list(let members): return .list(members.compactMap { value($0, title) })
        case .map(let pairs):
            return .table(
                pairs.reduce(into: [:]) { table, pair in
                    table[pair.key.text] = value(pair.value, "`\(pair.key.text)` in \(title)")
                })
        case .text(let text, let isPlain):
            if isPlain, let plain = LegalValue(plain: text) { return plain }
            return Section.word(tree, title, &list).map { .text($0.text) }
        }
    }

    private mutating func amendments(_ section: Section) -> [Authority.Amendment] {
        guard let tree = section["amended"] else { return [] }
        guard case .list(let members) = tree.content else {
            list.add("`amended` is \(tree.kind)", remedy: "write a list", at: tree.place)
            return []
        }
        return members.compactMap { member in
            let one = Section(member, "amendment", keys: ["by", "adopted", "from"], &list)
            let (by, adopted) = (one.demanded("by", &list), one.demanded("adopted", &list))
            guard let by, adopted != nil, let day = one.day("adopted", &list) else { return nil }
            return Authority.Amendment(by: by.text, adopted: day, from: one.day("from", &list))
        }
    }

    private mutating func citation(_ word: Word) -> Citation? {
        if let citation = Citation(parsing: word.text) { return citation }
        list.add(
            "`\(word.text)` is not a citation", remedy: "write it as `TR310 art. 5 para. 2`", at: word.place)
        return nil
    }

    private mutating func confidence(_ section: Section) -> Confidence? {
        section.demanded("conf", &list).flatMap {
            list.resolve($0, "confidence", among: LawReading.confidences)
        }
    }

    private mutating func review(_ section: Section) -> Authority.Review? {
        section.demanded("review", &list).flatMap {
            list.resolve($0, "review", among: ["pending": .pending, "reviewed": .reviewed])
        }
    }

    private static let confidences = Dictionary(
        uniqueKeysWithValues: Confidence.allCases.map { ($0.rawValue, $0) })

    private static let selectors: [String: LegalRule.Selector] = [
        "conduct": .conduct, "filing": .filing, "decision": .decision, "event": .event,
    ]
}

extension LawReading {
    /// Parts of a rule beside its words and numbers.
    static let details: Set<String> = [
        "add", "aggravate", "any_of", "bands", "bars", "beside", "channels", "checklist_goods",
        "checklist_mark", "condition", "conduct", "court", "early_stop", "effect", "extra", "extra_filing",
        "factors", "hlj", "illegal_gains", "indicators", "ladder", "list", "logic", "mitigate",
        "no_early_stop", "no_file", "officers_min", "profit_loss", "recommended", "serious", "steps", "table",
        "tiers", "very_serious",
    ]

    static let ruleKeys: Set<String> = details.union([
        "id", "zh", "value", "basis", "citations", "uncited", "by_day_of", "from", "to", "conf", "note",
        "area",
    ])
}

extension LegalValue {
    /// A number, a ratio or a flag as YAML writes it; `nil` for words.
    fileprivate init?(plain text: String) {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isNumeric = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
        if isNumeric, parts.count == 1, let number = Int(text) {
            self = .number(number)
        } else if isNumeric, parts.count == 2, let ratio = Double(text) {
            self = .ratio(ratio)
        } else if let flag = Bool(text) {
            self = .flag(flag)
        } else {
            return nil
        }
    }
}
