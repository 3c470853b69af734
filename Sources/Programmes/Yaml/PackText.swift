internal import Yams

/// One YAML file of a pack, read with all its places.
///
/// Anchors, aliases, booleans in place of names, and files that are huge or nested too deeply are refused:
/// a definition says what it means, once.
struct PackText {
    /// The largest procedure that we know is 20 KB; no reader should have to cope with more than this.
    static let longestBytes = 256 * 1024
    /// A procedure nests eight levels.
    static let deepestLevel = 20
    /// More double keys than an author makes by mistake.
    static let mostDoubleKeys = 100

    let file: String
    private var text: String
    /// Keys that stand twice, by the mark that took their place.
    private var doubled: [Character: String] = [:]

    /// The tree of the file; `nil` when it cannot be read at all.
    static func tree(of text: String, file: String, _ faults: inout FaultList) -> Tree? {
        guard text.utf8.count <= longestBytes else {
            faults.add(
                "the file is longer than \(longestBytes / 1024) KB", remedy: "divide it",
                at: Place(file: file))
            return nil
        }
        if let stranger = text.unicodeScalars.first(where: { isMark($0) }) {
            faults.add(
                "the file holds the private character U+\(String(stranger.value, radix: 16))",
                remedy: "take it out", at: Place(file: file))
            return nil
        }
        var reading = PackText(file: file, text: References.blanked(in: text, file: file, &faults))
        return reading.read(&faults)
    }

    private init(file: String, text: String) {
        self.file = file
        self.text = text
    }

    private mutating func read(_ faults: inout FaultList) -> Tree? {
        while true {
            do {
                // What a word means is decided by its place, so no word is tried for numbers, days and booleans.
                guard let node = try Yams.compose(yaml: text, .basic) else {
                    faults.add("the file is empty", remedy: "fill it or delete it", at: Place(file: file))
                    return nil
                }
                return tree(node, level: 0, &faults)
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                guard doubled.count < PackText.mostDoubleKeys, mark(names.first ?? "", at: context.mark)
                else {
                    faults.add(
                        "the key `\(names.first ?? "")` stands twice", remedy: "keep one of them",
                        at: place(context.mark))
                    return nil
                }
            } catch {
                report(error, &faults)
                return nil
            }
        }
    }

    private func report(_ error: any Error, _ faults: inout FaultList) {
        guard let yaml = error as? YamlError else {
            faults.add("the file cannot be read: \(error)", remedy: "write plain YAML", at: Place(file: file))
            return
        }
        switch yaml {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            faults.add("not YAML: \(problem)", remedy: "mend the line or the one above", at: place(mark))
        default:
            faults.add("not YAML: \(yaml)", remedy: "write plain YAML in UTF-8", at: Place(file: file))
        }
    }

    /// Puts a mark in place of the first letter of a double key, so that the rest of the file can be read.
    private mutating func mark(_ name: String, at mark: Mark) -> Bool {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.indices.contains(mark.line - 1), !name.isEmpty else { return false }
        var scalars = Array(lines[mark.line - 1].unicodeScalars)
        let quotes: [Unicode.Scalar] = ["\"", "'"]
        var at = mark.column - 1
        if scalars.indices.contains(at), quotes.contains(scalars[at]) { at += 1 }
        guard scalars.indices.contains(at), scalars[at] == name.unicodeScalars.first,
            let sign = Unicode.Scalar(PackText.firstMark + UInt32(doubled.count))
        else { return false }
        scalars[at] = sign
        doubled[Character(sign)] = name
        lines[mark.line - 1] = String(String.UnicodeScalarView(scalars))
        text = lines.joined(separator: "\n")
        return true
    }

    private static let firstMark: UInt32 = 0xE000

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        (firstMark..<0xF900).contains(scalar.value)
    }

    private func place(_ mark: Mark?) -> Place {
        Place(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}

extension PackText {
    private func tree(_ node: Node, level: Int, _ faults: inout FaultList) -> Tree {
        let place = place(node.mark)
        guard level <= PackText.deepestLevel else {
            faults.add(
                "nested more than \(PackText.deepestLevel) levels deep", remedy: "write it flatter", at: place
            )
            return Tree(place: place, content: .reported)
        }
        switch node {
        case .scalar(let scalar): return Tree(place: place, content: content(scalar))
        case .sequence(let sequence):
            return Tree(place: place, content: .list(sequence.map { tree($0, level: level + 1, &faults) }))
        case .mapping(let mapping): return Tree(place: place, content: pairs(mapping, level: level, &faults))
        case .alias: return Tree(place: place, content: .reported)
        }
    }

    private func content(_ scalar: Node.Scalar) -> Tree.Content {
        let isPlain = scalar.style == .plain || scalar.style == .any
        if scalar.string.unicodeScalars.first.map(PackText.isMark) ?? false { return .reported }
        if isPlain, ["", "~", "null"].contains(scalar.string) { return .nothing }
        return .text(scalar.string, isPlain: isPlain)
    }

    /// The first of two equal keys counts; the second is reported.
    private func pairs(_ mapping: Node.Mapping, level: Int, _ faults: inout FaultList) -> Tree.Content {
        var pairs: [Tree.Pair] = []
        var lines: [String: Int] = [:]
        for (key, value) in mapping {
            let place = place(key.mark)
            guard case .scalar(let scalar) = key else {
                faults.add("a key is not a name", remedy: "write `name: …`", at: place)
                continue
            }
            let name = scalar.string.first.flatMap { doubled[$0] } ?? scalar.string
            if let line = lines[name] {
                faults.add(
                    "the key `\(name)` stands twice, first on line \(line)", remedy: "keep one of them",
                    at: place)
                continue
            }
            lines[name] = place.line
            if scalar.style == .plain, Tree.booleans.contains(name.lowercased()) {
                faults.add(
                    "YAML reads the key `\(name)` as a boolean", remedy: "choose another name", at: place)
                continue
            }
            let value = tree(value, level: level + 1, &faults)
            pairs.append(Tree.Pair(key: Word(text: name, place: place), value: value))
        }
        return .map(pairs)
    }
}
