extension QuestionBook {
    /// What the answers come to under a list on the day that selects it. Questions without an answer are
    /// open. Refuses answers to other questions, and weights that make no sense.
    public func result(
        of list: QuestionList, _ replies: [String: ListReply], on day: CivilDate, scoring: ClueScoring? = nil
    ) throws(QuestionFaults) -> QuestionListResult {
        let faults = faults(list, replies, scoring)
        guard faults.isEmpty else { throw QuestionFaults(faults: faults) }
        guard isInForce(list, on: day) else {
            let because = Reason(.listNotInForce, ["day": "\(day)"])
            return result(list, .notInForce, replies, [because], undecided: [])
        }
        if list.combination == .clues { return clues(list, replies, scoring) }
        return weighed(list, replies)
    }

    private func weighed(_ list: QuestionList, _ replies: [String: ListReply]) -> QuestionListResult {
        let gate = Standing.all(list.gates.map { standing($0, replies) })
        let signs = list.listed.map { standing($0, replies) }
        let body = list.combination == .allOf ? Standing.all(signs) : Standing.any(signs)
        let whole = Standing.all([gate, body])
        let counter = list.counter.map { standing($0, replies) } ?? .fails
        switch whole {
        case .fails:
            let because = Reason(gate == .fails ? .gateFails : .noSignShown)
            return result(list, .notShown, replies, [because], undecided: [])
        case .open(let names):
            if counter == .holds {
                return result(list, .rebutted, replies, [Reason(.contraryProven)], undecided: [])
            }
            return result(list, .open, replies, [Reason(.signsOpen)], undecided: names)
        case .holds:
            if counter == .holds {
                return result(list, .rebutted, replies, [Reason(.contraryProven)], undecided: [])
            }
            let beside = list.combination == .each ? signs.flatMap(\.openFacts) : []
            let open = (counter.openFacts + beside).withoutRepetition
            let because =
                [Reason(shownSentence(list))] + (counter.openFacts.isEmpty ? [] : [Reason(.contraryOpen)])
            return result(list, .shown, replies, because, undecided: open)
        }
    }

    private func shownSentence(_ list: QuestionList) -> QuestionBecause {
        switch list.combination {
        case .anyOf, .clues: .signShown
        case .allOf: .everySignShown
        case .each: .circumstancesShown
        }
    }

    private func clues(
        _ list: QuestionList, _ replies: [String: ListReply], _ scoring: ClueScoring?
    ) -> QuestionListResult {
        let open = list.listed.flatMap { standing($0, replies).openFacts }
        let score = scoring.map { scoring in
            func points(_ ids: [String]) -> Int { ids.compactMap { scoring.weights[$0] }.reduce(0, +) }
            let points = (sure: points(yeses(list, replies)), open: points(open))
            return ClueScore(
                points: points.sure, atMost: points.sure + points.open, reviewFrom: scoring.reviewFrom,
                isStatutory: false)
        }
        let because = [Reason(.cluesForAPerson)] + (score == nil ? [] : [Reason(.scoreNotStatutory)])
        return result(list, .clues, replies, because, undecided: open, score: score)
    }

    private func result(
        _ list: QuestionList, _ outcome: QuestionListResult.Outcome, _ replies: [String: ListReply],
        _ because: [Reason], undecided: [String], score: ClueScore? = nil
    ) -> QuestionListResult {
        let yes = outcome == .notInForce ? [] : yeses(list, replies)
        let reasons = yes.filter(list.unlisted.contains)
        let closing = outcome == .notInForce ? [] : [Reason(.personDecides)]
        let more = reasons.isEmpty ? [] : [Reason(.judgementNeedsReasons)]
        return QuestionListResult(
            list: list.id, outcome: outcome, proposal: proposal(list, outcome), shownBy: yes,
            undecided: undecided, needsReasons: reasons, score: score,
            grounds: Grounds(
                rules: rules(of: list, withCarried: true), because: because + more + closing,
                missing: undecided))
    }

    /// What is open, rebutted or merely not on the list proves nothing: it is proposed as unknown.
    private func proposal(
        _ list: QuestionList, _ outcome: QuestionListResult.Outcome
    ) -> QuestionListResult.Proposal? {
        guard let fact = list.fact else { return nil }
        switch outcome {
        case .shown: return .init(fact: fact.name, value: fact.shown)
        case .notShown: return .init(fact: fact.name, value: fact.notShown ?? "unknown")
        case .rebutted, .open: return .init(fact: fact.name, value: "unknown")
        case .clues, .notInForce: return nil
        }
    }

    private func standing(_ question: ListedQuestion, _ replies: [String: ListReply]) -> Standing {
        switch replies[question.id] {
        case .yes: .holds
        case .no: .fails
        case .unclear, nil: .open([question.id])
        }
    }

    private func yeses(_ list: QuestionList, _ replies: [String: ListReply]) -> [String] {
        list.listed.map(\.id).filter { replies[$0] == .yes }
    }

    private func faults(
        _ list: QuestionList, _ replies: [String: ListReply], _ scoring: ClueScoring?
    ) -> [QuestionFaults.Fault] {
        let known = Set(list.questions.map(\.id))
        var faults = Set(replies.keys).subtracting(known).sorted().map(QuestionFaults.Fault.unknownQuestion)
        guard let scoring else { return faults }
        if list.combination != .clues { faults.append(.listIsNoClues(list.id)) }
        for (id, weight) in scoring.weights.sorted(by: { $0.key < $1.key }) {
            if !known.contains(id) { faults.append(.unknownQuestion(id)) }
            if !(1...1_000).contains(weight) { faults.append(.weightNotPositive(id)) }
        }
        if let line = scoring.reviewFrom, line <= 0 { faults.append(.reviewLineNotPositive(line)) }
        return faults
    }
}
