/// The lists of questions, held against the rules whose entries they put.
public struct QuestionBook: Sendable {
    /// What is wrong with the lists. All of it is reported.
    public enum Fault: Hashable, Sendable {
        case listTwice(String)
        case questionTwice(String, in: String)
        case unknownRule(String, in: String)
        case unknownEntries(rule: String, entries: String, in: String)
        case unknownEntry(Int, rule: String, in: String)
        /// Entries of the rule that no question puts.
        case entriesLeftOut([Int], rule: String, in: String)
        case unknownQuestion(String, in: String)
        case noQuestion(in: String)
        /// Two lists of one topic are in force on that day.
        case versionsOverlap([String], on: CivilDate)
    }

    public struct Faults: Error, Hashable, Sendable {
        public let faults: [Fault]
    }

    public let lists: [QuestionList]
    let book: RuleBook

    /// Refuses lists that leave out or invent an entry, or two versions for one day.
    public init(_ lists: [QuestionList], book: RuleBook) throws(Faults) {
        self.lists = lists
        self.book = book
        let faults = repeated(lists.map(\.id)).map { Fault.listTwice($0) } + lists.flatMap(faults(of:))
        let all = faults.isEmpty ? overlaps : faults
        guard all.isEmpty else { throw Faults(faults: all) }
    }

    public subscript(id: String) -> QuestionList? { lists.first { $0.id == id } }

    /// Topics in the order of the lists.
    public var topics: [String] { lists.map(\.topic).withoutRepetition }

    /// The list of a topic that is in force on the day that selects it; `nil` where none is loaded for that
    /// day.
    public func list(on topic: String, day: CivilDate) -> QuestionList? {
        lists.first { $0.topic == topic && isInForce($0, on: day) }
    }

    /// Whether all the rules of a list are loaded, sure enough to decide and in force. Carried parts have
    /// ended by themselves and do not count.
    public func isInForce(_ list: QuestionList, on day: CivilDate) -> Bool {
        rules(of: list, withCarried: false).allSatisfy { rule in
            rule.confidence.mayDecide && rule.isInForce(on: day)
                && (start(of: rule).map { $0 <= day } ?? true)
        }
    }

    /// The first and the last day of a list; `nil` where it has none.
    public func term(of list: QuestionList) -> (from: CivilDate?, to: CivilDate?) {
        let rules = rules(of: list, withCarried: false)
        return (rules.compactMap(start(of:)).max(), rules.compactMap(\.to).min())
    }

    /// The words of the rule that a question puts; `nil` for a question beside the list.
    public func wording(of question: ListedQuestion, in list: QuestionList) -> String? {
        guard let part = list.parts.first(where: { $0.questions.contains(question) }),
            let key = part.entries, let entry = question.entry,
            let texts = version(of: part).flatMap({ Self.texts($0.details[key]) }),
            texts.indices.contains(entry)
        else { return nil }
        return texts[entry]
    }

    /// Whole numbers of the rules, by key, to fill the texts of questions.
    public func numbers(in list: QuestionList) -> [String: String] {
        Dictionary(
            rules(of: list, withCarried: true).flatMap { rule in
                rule.values.compactMap { key, value in value.number.map { (key, "\($0)") } }
            }
        ) { first, _ in first }
    }

    func rules(of list: QuestionList, withCarried: Bool) -> [LegalRule] {
        var seen: Set<String> = []
        return list.parts.filter { withCarried || !$0.isCarried }.compactMap { part in
            seen.insert(part.rule).inserted ? version(of: part) : nil
        }
    }

    /// The first version of the rule whose entries the part puts: a later version with other entries needs a
    /// list of its own.
    private func version(of part: QuestionList.Part) -> LegalRule? {
        book.versions(of: part.rule).first { fits(part, $0) }
    }

    private func fits(_ part: QuestionList.Part, _ rule: LegalRule) -> Bool {
        guard let key = part.entries else { return true }
        guard let count = Self.texts(rule.details[key])?.count else { return false }
        let entries = Set(part.questions.compactMap(\.entry))
        return entries.allSatisfy((0..<count).contains) && (part.isPartial || entries.count == count)
    }

    private func start(of rule: LegalRule) -> CivilDate? {
        rule.from ?? rule.citations.first.flatMap { book.authority(of: $0)?.from }
    }

    private static func texts(_ value: LegalValue?) -> [String]? {
        guard case .list(let values) = value else { return nil }
        return values.map { if case .text(let text) = $0 { text } else { "" } }
    }
}

extension QuestionBook {
    private func faults(of list: QuestionList) -> [Fault] {
        let ids = list.questions.map(\.id)
        let known = Set(ids)
        return repeated(ids).map { .questionTwice($0, in: list.id) }
            + (list.listed.isEmpty ? [.noQuestion(in: list.id)] : [])
            + list.unlisted.subtracting(known).sorted().map { .unknownQuestion($0, in: list.id) }
            + list.parts.flatMap { faults(of: $0, in: list.id) }
    }

    private func faults(of part: QuestionList.Part, in id: String) -> [Fault] {
        guard let rule = version(of: part) ?? book.rule(part.rule) else {
            return [.unknownRule(part.rule, in: id)]
        }
        guard let key = part.entries else { return [] }
        guard let texts = Self.texts(rule.details[key]) else {
            return [.unknownEntries(rule: rule.id, entries: key, in: id)]
        }
        let entries = part.questions.compactMap(\.entry)
        let unknown = entries.filter { !texts.indices.contains($0) }
        let left = part.isPartial ? [] : texts.indices.filter { !entries.contains($0) }
        return unknown.map { .unknownEntry($0, rule: rule.id, in: id) }
            + (left.isEmpty ? [] : [.entriesLeftOut(left, rule: rule.id, in: id)])
    }

    /// Tried on the first day of each list: where a version begins, no other may stand.
    private var overlaps: [Fault] {
        topics.flatMap { topic -> [Fault] in
            let versions = lists.filter { $0.topic == topic }
            return versions.compactMap { list in
                guard let day = term(of: list).from else { return nil }
                let standing = versions.filter { isInForce($0, on: day) }.map(\.id)
                return standing.count > 1 ? .versionsOverlap(standing, on: day) : nil
            }.withoutRepetition
        }
    }

    private func repeated(_ names: [String]) -> [String] {
        Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    }
}
