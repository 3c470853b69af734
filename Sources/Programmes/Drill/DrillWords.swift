/// What a drill writes with: names, goods, places, sentences of narrative, and who sits at a body of each kind.
public struct DrillWords: Sendable {
    public let surnames: [String]
    public let given: [String]
    /// The three parts of a firm's name.
    public let firm: [[String]]
    public let streets: [String]
    public let goods: [String]
    public let beginnings: [String]
    public let findings: [String]
    public let ends: [String]
    /// What a form says where no story tells it.
    public let phrases: [String]
    /// How the number of a right of each kind is written; `{8}` stands for eight digits.
    public let rightNumbers: [Line]
    /// Kinds of bodies that every prefecture has, with what their names end in.
    public let bodies: [Line]
    /// Roles by kind of body; one that stands twice is held by two people.
    public let staff: [(kind: String, roles: [String])]
    /// How often a file begins with a procedure, in parts of a thousand.
    public let begins: [(procedure: String, parts: Int)]

    /// A name with what belongs to it, in the order of the file.
    public struct Line: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    private static let lists = [
        "surnames", "given", "firm-places", "firm-trades", "firm-forms", "streets", "goods", "beginnings",
        "findings", "ends", "phrases",
    ]

    /// - Throws: `PackFaults` with everything that is wrong, each on its line.
    public init(reading text: String, file: String) throws(PackFaults) {
        var faults = FaultList()
        var words: [String: [String]] = [:]
        var tables: [String: [Line]] = [:]
        var staff: [(kind: String, roles: [String])] = []
        if let tree = PackText.tree(of: text, file: file, &faults) {
            let keys = Set(DrillWords.lists + ["right-numbers", "bodies", "staff", "begins"])
            let book = Section(tree, "the words", keys: keys, &faults)
            for key in DrillWords.lists {
                words[key] = book.words(key, &faults).map(\.text)
                if words[key]?.isEmpty ?? true {
                    faults.add("`\(key)` is empty", remedy: "write some words", at: book.place(of: key))
                }
            }
            for key in ["right-numbers", "bodies", "begins"] {
                tables[key] = book.table(key, &faults).map { Line(name: $0.key.text, value: $0.value.text) }
            }
            staff = book.lists("staff", &faults).map { ($0.key.text, $0.values.map(\.text)) }
        }
        guard faults.faults.isEmpty else { throw PackFaults(faults.faults) }
        surnames = words["surnames"] ?? []
        given = words["given"] ?? []
        firm = ["firm-places", "firm-trades", "firm-forms"].map { words[$0] ?? [] }
        streets = words["streets"] ?? []
        goods = words["goods"] ?? []
        beginnings = words["beginnings"] ?? []
        findings = words["findings"] ?? []
        ends = words["ends"] ?? []
        phrases = words["phrases"] ?? []
        rightNumbers = tables["right-numbers"] ?? []
        bodies = tables["bodies"] ?? []
        self.staff = staff
        begins = (tables["begins"] ?? []).compactMap { line in Int(line.value).map { (line.name, $0) } }
    }
}
