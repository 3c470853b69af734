/// A list of signs that a legal text names, put as questions to a person.
///
/// The text says when something can be found (可以认定), never that it must be: the outcome is always a proposal.
/// Each question is one entry of a list of the rule, in its words; a few stand beside the list, such as what
/// must be known first, and what proves the contrary.
public struct QuestionList: Hashable, Sendable {
    /// How the answers count together.
    public enum Combination: String, Hashable, Sendable, Codable, CaseIterable {
        /// One yes is enough.
        case anyOf = "any_of"
        /// Every answer must be yes.
        case allOf = "all_of"
        /// Each yes stands for itself, as circumstances do.
        case each
        /// Clues for a person to weigh; no text says how many are enough.
        case clues
    }

    /// Some questions, and the list of a rule that they put.
    public struct Part: Hashable, Sendable {
        /// Id in `share/law/rules`.
        public let rule: String
        /// Key of the list in the rule, such as `any_of`; `nil` for questions that the rule has no list for.
        public let entries: String?
        /// Whether some entries are left out on purpose.
        public let isPartial: Bool
        /// Whether the text of an ended rule goes on under a later one, as far as is known.
        public let isCarried: Bool
        public let questions: [ListedQuestion]
    }

    /// The fact that a person may take over from the outcome.
    public struct ProposedFact: Hashable, Sendable, Codable {
        public let name: String
        /// Its value where the list is shown.
        public let shown: String
        /// Its value where every answer is no; `nil` where that proves nothing.
        public let notShown: String?

        private enum CodingKeys: String, CodingKey {
            case name, shown
            case notShown = "not_shown"
        }
    }

    public let id: String
    /// What it is about, whatever the version: `knowledge-214`.
    public let topic: String
    /// Which day selects the version.
    public let on: LegalRule.Selector
    public let combination: Combination
    public let parts: [Part]
    /// What must be answered yes before the list counts.
    public let gates: [ListedQuestion]
    /// What proves the contrary, such as evidence that somebody truly did not know.
    public let counter: ListedQuestion?
    /// Questions on the entry 其他: a yes needs reasons of its own.
    public let unlisted: Set<String>
    public let fact: ProposedFact?

    /// The questions of the list, without gates and counter-evidence, in the order of the text.
    public var listed: [ListedQuestion] { parts.flatMap(\.questions) }

    /// Every question in the order in which it is put.
    public var questions: [ListedQuestion] { gates + listed + (counter.map { [$0] } ?? []) }

    /// Ids of the rules that it stands on.
    public var rules: [String] { parts.map(\.rule).withoutRepetition }

    /// Key of the text of a question in `share/texts/questions…`, and of the list itself without a question.
    public func textKey(_ question: ListedQuestion? = nil) -> String {
        "question.\(id)" + (question.map { ".\($0.id)" } ?? "")
    }
}

/// One question that a person answers with yes, no or unclear.
public struct ListedQuestion: Hashable, Sendable, Codable {
    public let id: String
    /// Index in the list of the rule, from 0; `nil` for a question beside the list.
    public let entry: Int?

    public init(_ id: String, entry: Int? = nil) {
        self.id = id
        self.entry = entry
    }
}

/// What a person answered. Unclear is never no, and neither is no answer at all.
public enum ListReply: String, Hashable, Sendable, Codable, CaseIterable { case yes, no, unclear }
