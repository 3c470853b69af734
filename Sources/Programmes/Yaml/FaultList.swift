internal import Law

/// Collects what is wrong while packs are read. Reading goes on after each fault.
struct FaultList {
    private(set) var faults: [PackFault] = []
    /// Kinds of things whose declarations could not be read, so that no name of theirs can be held unknown.
    var broken: Set<String> = []

    mutating func add(_ fault: String, remedy: String, at place: Place, as reason: Reason? = nil) {
        var told = PackFault(fault, remedy: remedy, at: place)
        told.reason = reason
        faults.append(told)
    }

    /// What was found where something was read beside the rest.
    mutating func add(_ other: FaultList) {
        faults += other.faults
        broken.formUnion(other.broken)
    }

    /// Finds a declared name. An unknown one is reported, and the nearest taken for it, so that one slip of
    /// the pen is one fault.
    mutating func resolve<Value>(_ word: Word, _ kind: String, among known: [String: Value]) -> Value? {
        if let value = known[word.text] { return value }
        guard !broken.contains(kind) else { return nil }
        let nearest = Nearest.name(to: word.text, among: known.keys)
        let remedy = nearest.map { "did you mean `\($0)`?" } ?? remedy(kind, known.keys.sorted())
        add("no \(kind) is called `\(word.text)`", remedy: remedy, at: word.place)
        return nearest.flatMap { known[$0] }
    }

    private func remedy(_ kind: String, _ names: [String]) -> String {
        guard !names.isEmpty else { return "declare it first" }
        let shown = names.prefix(12).joined(separator: ", ")
        return "declare it, or use one of: \(shown)\(names.count > 12 ? " …" : "")"
    }
}
