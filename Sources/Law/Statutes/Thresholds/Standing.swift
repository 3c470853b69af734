/// How a condition stands on what a file says. Unknown is neither yes nor no, and never zero.
enum Standing: Hashable, Sendable {
    case holds
    case fails
    /// The named facts are unknown and could still decide.
    case open([String])

    init(_ answer: Bool) {
        self = answer ? .holds : .fails
    }

    /// All of them: one that fails decides, whatever else is unknown.
    static func all(_ parts: [Standing]) -> Standing {
        parts.contains(.fails) ? .fails : joined(parts)
    }

    /// One of them: one that holds decides, whatever else is unknown.
    static func any(_ parts: [Standing]) -> Standing {
        if parts.contains(.holds) { return .holds }
        let open = parts.filter { $0 != .fails }
        return open.isEmpty ? .fails : joined(open)
    }

    var openFacts: [String] {
        if case .open(let names) = self { names } else { [] }
    }

    private static func joined(_ parts: [Standing]) -> Standing {
        let names = parts.flatMap(\.openFacts).withoutRepetition
        return names.isEmpty ? .holds : .open(names)
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it first stood.
    var withoutRepetition: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
