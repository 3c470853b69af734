internal import Law

/// A table of a pack file with the keys that the grammar knows there.
///
/// Every reader reports what is wrong and returns what could be read, so that one file gives all its faults.
struct Section {
    /// What it defines, for messages: `clock approval`.
    let title: String
    let place: Place
    private let values: [String: Tree]

    /// Reports keys that the grammar does not know here. Anything but a table is reported and read as empty.
    init(_ tree: Tree, _ title: String, keys: Set<String>, _ faults: inout FaultList) {
        self.title = title
        place = tree.place
        var values: [String: Tree] = [:]
        for pair in Section.pairs(of: tree, title, &faults) {
            if keys.contains(pair.key.text) {
                values[pair.key.text] = pair.value
            } else {
                let nearest = Nearest.name(to: pair.key.text, among: keys)
                let remedy =
                    nearest.map { "did you mean `\($0)`?" }
                    ?? "use one of: \(keys.sorted().joined(separator: ", "))"
                faults.add("\(title) has no key `\(pair.key.text)`", remedy: remedy, at: pair.key.place)
                if let nearest, values[nearest] == nil { values[nearest] = pair.value }
            }
        }
        self.values = values
    }

    /// The pairs of a table; anything else is reported.
    static func pairs(of tree: Tree, _ title: String, _ faults: inout FaultList) -> [Tree.Pair] {
        switch tree.content {
        case .map(let pairs): return pairs
        case .nothing, .reported: return []
        case .text, .list:
            faults.add("\(title) is \(tree.kind)", remedy: "write a table of keys", at: tree.place)
            return []
        }
    }

    func has(_ key: String) -> Bool { values[key] != nil }
    func place(of key: String) -> Place { values[key]?.place ?? place }
    subscript(key: String) -> Tree? { values[key] }

    func word(_ key: String, _ faults: inout FaultList) -> Word? {
        values[key].flatMap { Section.word($0, "`\(key)` of \(title)", &faults) }
    }

    func demanded(_ key: String, _ faults: inout FaultList) -> Word? {
        guard let value = values[key] else {
            faults.add("\(title) has no `\(key)`", remedy: "add `\(key): …`", at: place)
            return nil
        }
        if case .nothing = value.content {
            faults.add("`\(key)` of \(title) is empty", remedy: "fill it in", at: value.place)
            return nil
        }
        return word(key, &faults)
    }

    /// One name, or a list of names.
    func words(_ key: String, _ faults: inout FaultList) -> [Word] {
        guard let value = values[key] else { return [] }
        guard case .list(let members) = value.content else { return word(key, &faults).map { [$0] } ?? [] }
        let words = members.compactMap { Section.word($0, "`\(key)` of \(title)", &faults) }
        var seen: Set<String> = []
        return words.filter { word in
            let isNew = seen.insert(word.text).inserted
            if !isNew {
                faults.add(
                    "`\(key)` of \(title) names `\(word.text)` twice", remedy: "keep one of them",
                    at: word.place)
            }
            return isNew
        }
    }

    /// `true` or `false`; a key that is not there is false. One that says neither is reported, and read as
    /// true, which its author most likely meant.
    func flag(_ key: String, _ faults: inout FaultList) -> Bool {
        guard let value = values[key] else { return false }
        if case .text(let text, true) = value.content, let flag = Bool(text) { return flag }
        if case .reported = value.content { return false }
        faults.add(
            "`\(key)` of \(title) is neither true nor false", remedy: "write `\(key): true`", at: value.place)
        return true
    }

    func day(_ key: String, _ faults: inout FaultList) -> CivilDate? {
        guard let word = word(key, &faults) else { return nil }
        if let day = CivilDate(parsing: word.text) { return day }
        faults.add("`\(word.text)` is not a day", remedy: "write it as 2026-03-05", at: word.place)
        return nil
    }

    func count(_ key: String, _ faults: inout FaultList) -> Int? {
        guard let word = word(key, &faults) else { return nil }
        if word.text.count <= 9, word.text.utf8.allSatisfy({ (48...57).contains($0) }),
            let count = Int(word.text)
        {
            return count
        }
        faults.add("`\(word.text)` is not a count", remedy: "write a whole number", at: word.place)
        return nil
    }

    /// Name to name: `{ verification: appraisal }`.
    func table(_ key: String, _ faults: inout FaultList) -> [(key: Word, value: Word)] {
        guard let value = values[key] else { return [] }
        return Section.pairs(of: value, "`\(key)` of \(title)", &faults).compactMap { pair in
            Section.word(pair.value, "`\(pair.key.text)` in `\(key)` of \(title)", &faults).map {
                (pair.key, $0)
            }
        }
    }

    /// Name to one name or several: `{ transfer-to-police: [filed] }`.
    func lists(_ key: String, _ faults: inout FaultList) -> [(key: Word, values: [Word])] {
        guard let value = values[key] else { return [] }
        return Section.pairs(of: value, "`\(key)` of \(title)", &faults).map { pair in
            (pair.key, Section.list(pair.value, "`\(pair.key.text)` in `\(key)` of \(title)", &faults))
        }
    }

    static func list(_ tree: Tree, _ title: String, _ faults: inout FaultList) -> [Word] {
        guard case .list(let members) = tree.content else {
            return word(tree, title, &faults).map { [$0] } ?? []
        }
        return members.compactMap { word($0, title, &faults) }
    }

    static func word(_ tree: Tree, _ title: String, _ faults: inout FaultList) -> Word? {
        switch tree.content {
        case .reported, .nothing: return nil
        case .text(let text, let isPlain):
            guard !isPlain || !Tree.booleans.contains(text.lowercased()) else {
                faults.add(
                    "YAML reads `\(text)` as a boolean", remedy: "write it in quotes: \"\(text)\"",
                    at: tree.place)
                return nil
            }
            return Word(text: text, place: tree.place)
        case .list, .map:
            faults.add("\(title) is \(tree.kind)", remedy: "write a single name or text", at: tree.place)
            return nil
        }
    }
}
