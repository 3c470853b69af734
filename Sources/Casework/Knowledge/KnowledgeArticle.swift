public import Law

/// A short answer to a question that people ask, with the rules it rests on and the day on which somebody
/// looks at it again.
public struct KnowledgeArticle: Hashable, Sendable {
    /// What the question is about; articles stand in this order.
    public enum Topic: String, Hashable, Sendable, CaseIterable {
        case report, complaint, proof, time, cost, accused, resolution, platform, exhibition, customs, crime,
            other
    }

    /// Where "start this" leads.
    public enum Start: String, Hashable, Sendable, CaseIterable {
        case report, progress, matter, law, questions, safety
        case trying = "try"
    }

    public struct Words: Hashable, Sendable {
        public let question: String
        /// Paragraphs stand on lines of their own. A number of law is a place:
        /// `{hotline.complaint.2026#lead_verify_wd}`.
        public let answer: String

        public init(question: String, answer: String) {
            self.question = question
            self.answer = answer
        }
    }

    /// In addresses: `how-long`.
    public let name: String
    public let topic: Topic
    public let start: Start
    public let reviewOn: CivilDate
    /// Ids of rules of the law base.
    public let sources: [String]
    /// By language.
    public let words: [String: Words]
    /// The first day on which it is open; `nil` for one that ships.
    public let openFrom: CivilDate?
    /// The file in which it was written and checked; `nil` for one that ships.
    public let file: CaseNumber?

    public init(
        name: String, topic: Topic, start: Start, reviewOn: CivilDate, sources: [String],
        words: [String: Words],
        openFrom: CivilDate? = nil, file: CaseNumber? = nil
    ) {
        self.name = name
        self.topic = topic
        self.start = start
        self.reviewOn = reviewOn
        self.sources = sources
        self.words = words
        self.openFrom = openFrom
        self.file = file
    }

    public func isOverdue(on day: CivilDate) -> Bool { day > reviewOn }

    /// The numbers of law that its answers name.
    public var references: [String] {
        words.values.flatMap { KnowledgeText($0.answer).references }
    }

    /// Rules that it rests on and that are not in force on a day: then somebody must look at it, whatever its
    /// date says.
    public func sourcesOutOfForce(on day: CivilDate, in book: RuleBook) -> [String] {
        sources.filter { id in !book.versions(of: id).contains { $0.isInForce(on: day) } }
    }
}

/// The text of an answer: words, and places for numbers of law.
public struct KnowledgeText: Hashable, Sendable {
    public enum Piece: Hashable, Sendable {
        case words(String)
        /// `hotline.complaint.2026#lead_verify_wd`
        case number(String)
    }

    public let pieces: [Piece]

    public init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
            pieces.append(.number(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.words(String(rest))) }
        self.pieces = pieces
    }

    public var references: [String] {
        pieces.compactMap { if case .number(let reference) = $0 { reference } else { nil } }
    }
}

extension KnowledgeArticle {
    /// What is wrong with an article, by the law base: a source that is no rule, a number that no rule holds.
    public func faults(in book: RuleBook) -> [String] {
        sources.filter { book.versions(of: $0).isEmpty } + references.filter { book.value(id: $0) == nil }
    }
}
