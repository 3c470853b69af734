/// What the answers to a list come to: a proposal for a person, never a finding.
public struct QuestionListResult: Hashable, Sendable, Codable {
    public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        /// It can be found (可以认定), unless the contrary is proven.
        case shown
        /// By this list it is not shown.
        case notShown = "not-shown"
        /// It would be shown, and the contrary is proven.
        case rebutted
        /// What is open could still decide.
        case open
        /// Clues for a person to weigh.
        case clues
        /// No version of the list is in force on the day.
        case notInForce = "not-in-force"
    }

    /// What a person may write into the file.
    public struct Proposal: Hashable, Sendable, Codable {
        public let fact: String
        public let value: String

        public init(fact: String, value: String) {
            self.fact = fact
            self.value = value
        }
    }

    public let list: String
    public let outcome: Outcome
    /// `nil` where nothing can be proposed.
    public let proposal: Proposal?
    /// Questions answered yes, in the order of the list.
    public let shownBy: [String]
    /// Questions whose answer could still change the outcome, in the order of the list.
    public let undecided: [String]
    /// Questions answered yes on what the text leaves to judgement: each needs written reasons.
    public let needsReasons: [String]
    public let score: ClueScore?
    public let grounds: Grounds

    /// Whoever reads it decides; the list does not.
    public var isProposal: Bool { true }
}

/// Weights that an office gave to clues. No text gives any: the score orders work and decides nothing.
public struct ClueScoring: Hashable, Sendable, Codable {
    /// Points by question; a question without points counts nothing.
    public let weights: [String: Int]
    /// From so many points on a person looks first; `nil` while nobody set it.
    public let reviewFrom: Int?

    public init(weights: [String: Int], reviewFrom: Int? = nil) {
        self.weights = weights
        self.reviewFrom = reviewFrom
    }
}

/// Points of the clues that were answered yes.
public struct ClueScore: Hashable, Sendable, Codable {
    public let points: Int
    /// With every open question answered yes.
    public let atMost: Int
    public let reviewFrom: Int?
    /// Always false: the numbers are the office's own.
    public let isStatutory: Bool

    /// Whether a person should look first; `nil` while no line is set or open clues could still reach it.
    public var asksForReview: Bool? {
        guard let reviewFrom else { return nil }
        if points >= reviewFrom { return true }
        return atMost < reviewFrom ? false : nil
    }
}

/// What is wrong with the answers to a list, or with an office's weights: every fault at its question.
public struct QuestionFaults: Error, Hashable, Sendable {
    public enum Fault: Hashable, Sendable {
        case unknownQuestion(String)
        case weightNotPositive(String)
        case reviewLineNotPositive(Int)
        /// Points are only given to clues.
        case listIsNoClues(String)
    }

    public let faults: [Fault]

    public init(faults: [Fault]) {
        self.faults = faults
    }
}

extension QuestionFaults.Fault {
    public var because: Reason {
        switch self {
        case .unknownQuestion(let id): Reason(.unknownQuestion, ["question": id])
        case .weightNotPositive(let id): Reason(.weightNotPositive, ["question": id])
        case .reviewLineNotPositive(let line): Reason(.reviewLineNotPositive, ["line": "\(line)"])
        case .listIsNoClues(let id): Reason(.listIsNoClues, ["list": id])
        }
    }
}
