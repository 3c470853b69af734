/// The elements of punitive damages, by the lists of the interpretation that is in force on the day of the decision:
/// intent, and serious circumstances. Both must be shown; a person decides.
public struct PunitiveElements: Hashable, Sendable {
    /// Topics of the question book.
    public static let topics = ["punitive-intent", "punitive-serious"]

    public let intent: QuestionListResult
    public let serious: QuestionListResult
    public let grounds: Grounds

    /// Met when both are shown; unmet when every circumstance of one list was denied.
    public var verdict: Finding.Verdict {
        let outcomes = [intent.outcome, serious.outcome]
        if outcomes.allSatisfy({ $0 == .shown }) { return .met }
        return outcomes.contains(.notShown) || outcomes.contains(.rebutted) ? .unmet : .undetermined
    }

    /// `nil` before the first interpretation: then people judge without a list. Replies to other questions than
    /// those of the day are passed over; `faults` names those that no version asks.
    public init?(_ replies: [String: ListReply], decidedOn day: CivilDate, asking questions: QuestionBook) {
        let results = PunitiveElements.topics.compactMap { questions.known(on: $0, replies, day: day) }
        guard results.count == 2 else { return nil }
        (intent, serious) = (results[0], results[1])
        let isNew = intent.grounds.basis.contains("punitive.2026.instrument")
        let notes = isNew ? [Reason(.elementsOf2026), Reason(.businessOf2026)] : []
        grounds = intent.grounds + serious.grounds + Grounds(because: notes)
    }

    static func faults(in replies: [String: ListReply], of questions: QuestionBook) -> [FieldFault] {
        let lists = questions.lists.filter { topics.contains($0.topic) }
        let known = Set(lists.flatMap { $0.questions.map(\.id) })
        return Set(replies.keys).subtracting(known).sorted().map {
            FieldFault("replies.\($0)", Reason(.unknownQuestion, ["question": $0]))
        }
    }
}

extension QuestionBook {
    /// The result on a topic by its list of the day; `nil` when none is in force. Refuses other questions.
    func result(
        on topic: String, _ replies: [String: ListReply], day: CivilDate
    ) throws(QuestionFaults) -> QuestionListResult? {
        guard let list = list(on: topic, day: day) else { return nil }
        return try result(of: list, replies, on: day)
    }

    /// The same, with replies to other questions left aside.
    fileprivate func known(
        on topic: String, _ replies: [String: ListReply], day: CivilDate
    ) -> QuestionListResult? {
        guard let list = list(on: topic, day: day) else { return nil }
        let own = Set(list.questions.map(\.id))
        do throws(QuestionFaults) {
            return try result(of: list, replies.filter { own.contains($0.key) }, on: day)
        } catch { return nil }
    }
}
