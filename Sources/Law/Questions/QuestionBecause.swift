/// Sentences on what the answers to a list of questions come to.
public enum QuestionBecause: String, Sentence {
    // Outcomes of a list
    case listNotInForce = "question-list-not-in-force"
    case gateFails = "question-gate-fails"
    case noSignShown = "question-no-sign-shown"
    case signsOpen = "question-signs-open"
    case signShown = "question-sign-shown"
    case everySignShown = "question-every-sign-shown"
    case circumstancesShown = "question-circumstances-shown"
    case contraryProven = "question-contrary-proven"
    case contraryOpen = "question-contrary-open"
    case cluesForAPerson = "question-clues-for-a-person"
    case scoreNotStatutory = "question-score-not-statutory"
    case judgementNeedsReasons = "question-judgement-needs-reasons"
    case personDecides = "question-person-decides"

    // Faults of answers
    case unknownQuestion = "question-unknown-question"
    case weightNotPositive = "question-weight-not-positive"
    case reviewLineNotPositive = "question-review-line-not-positive"
    case listIsNoClues = "question-list-is-no-clues"
}

extension Reason {
    init(_ because: QuestionBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
