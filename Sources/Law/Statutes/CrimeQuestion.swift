/// The lock on the fine (TR310 art. 11 para. 1): 不得以行政处罚代替移送.
///
/// While it is open whether a crime was committed, no administrative fine may be imposed. The lock asks; it
/// does not decide. Three answers open it: the police refused and every remedy is used or given up; the head
/// signed why the file is not sent, and the procuratorate received it; or the procuratorate did not prosecute
/// and returned the file. A criminal filing is no answer: after a judgment there is no fine to impose.
public struct CrimeQuestion: Hashable, Sendable {
    public static let name = "crime-question-answered"
    static let source: Citation = "TR310 art. 11 para. 1"

    public let thresholds: [CriminalThreshold]

    public init(_ thresholds: [CriminalThreshold]) {
        self.thresholds = thresholds
    }

    public var rule: Rule {
        Rule(CrimeQuestion.name, source: CrimeQuestion.source, reads: reads, bar: .fineLock) {
            finding(on: $0)
        }
    }

    public var reads: [String] {
        let own = ["suspicion", "linked.transfer-to-police", "prosecution-outcome"]
        return (own + ["right-type", "role"] + thresholds.flatMap(\.reads)).withoutRepetition
    }

    public func finding(on facts: Facts) -> Finding {
        if let answer = answer(on: facts) {
            return finding(.met, [Reason(answer)], on: facts)
        }
        if facts.ifStated(.transferOutcome) == .filed {
            return finding(.unmet, [Reason(.lockCriminalFiling), Reason(.lockOpensByProsecution)], on: facts)
        }
        let reached = asked(on: facts).filter { $0.verdict == .met }
        var because = reached.map { Reason(.lockThresholdReached, ["offence": $0.rule.offence]) }
        if let suspicion = facts.ifStated(.suspicion), suspicion != .none {
            because.append(Reason(.lockSuspicion))
        }
        let unanswered = unanswered(on: facts)
        guard because.isEmpty else {
            return finding(
                .unmet, because + [Reason(.lockOpensByAnswer)], missing: unanswered, on: facts)
        }
        if !unanswered.isEmpty {
            because.append(Reason(unanswered == ["suspicion"] ? .lockSuspicionNotAssessed : .lockFactsOpen))
            return finding(
                .undetermined, because + [Reason(.lockOpensByStatement)], missing: unanswered, on: facts)
        }
        return finding(.met, [Reason(.noCrimeQuestion)], on: facts)
    }

    /// The answer that someone who may give it has given.
    private func answer(on facts: Facts) -> Because? {
        switch facts.ifStated(.prosecutionOutcome) {
        case .nonProsecution, .procuratorialOpinion: return .answeredByProcuratorate
        case .policeReturned: return .answeredByReturn
        case .some(.none), nil: break
        }
        switch facts.ifStated(.transferOutcome) {
        case .refusedFinal: return .answeredByPolice
        case .declined: return .answeredByHead
        case .filed, .notSuspected, nil: return nil
        }
    }

    /// Facts that could still show a crime and are neither stated nor signed as not to be established.
    private func unanswered(on facts: Facts) -> [String] {
        let open = asked(on: facts).filter { $0.verdict == .undetermined }.flatMap(\.missing)
        let asks = facts.ifStated(.suspicion) == nil && asksForSuspicion(facts)
        let names = open + (asks ? ["suspicion"] : [])
        return names.withoutRepetition.filter { !facts.isAbsent($0) }
    }

    private func asked(on facts: Facts) -> [Finding] {
        thresholds.filter { $0.isAsked(of: facts) }.map { $0.findingForLock(on: facts) }
    }

    /// Where an offence comes into question whose amounts are not in the book, a person must say whether
    /// there is suspicion; and with no amounts at all.
    private func asksForSuspicion(_ facts: Facts) -> Bool {
        if thresholds.isEmpty || thresholds.contains(where: { !$0.mayDecide }) { return true }
        let articles = Set(thresholds.map(\.offence.article))
        switch facts.ifStated(.rightType) {
        case .patent: return !articles.contains("216")
        case .copyright: return !articles.isSuperset(of: ["217", "218"])
        case .tradeSecret: return !articles.contains("219")
        case .trademark, .geographicalIndication, .plantVariety, .layout, .other, nil: break
        }
        switch facts.ifStated(.role) {
        case .labelMaker, .labelSeller: return !articles.contains("215")
        case .maker, .seller, nil: return false
        }
    }

    private func finding(
        _ verdict: Finding.Verdict, _ because: [Reason], missing: [String] = [], on facts: Facts
    ) -> Finding {
        let compared = asked(on: facts).filter { $0.verdict == .met || $0.verdict == .undetermined }
        return Finding(
            rule: CrimeQuestion.name, verdict: verdict, source: CrimeQuestion.source,
            basis: ["link.transfer.trigger.threshold", "link.transfer.trigger.ip_reasonable_suspicion"],
            because: because, missing: missing, used: reads.filter { facts[$0] != nil },
            comparisons: verdict == .met ? [] : compared.flatMap(\.comparisons))
    }
}

extension CriminalThreshold {
    fileprivate var mayDecide: Bool { table.versions.last?.confidence.mayDecide ?? false }

    /// Whether a file is asked for the offence at all. Article 140 only where someone said that the goods are
    /// substandard, which an inspection must show; article 219-1 never, because no amount tells it: there an
    /// officer's suspicion speaks.
    func isAsked(of facts: Facts) -> Bool {
        switch offence.article {
        case "140": facts.ifStated(Field<Bool>(CrimeFact.substandard.name)) == true
        case "219-1": false
        default: true
        }
    }

    /// The answer on a file; where its days choose no text, also by the newest one, which leaves out nobody whom
    /// an older one takes in.
    fileprivate func findingForLock(on facts: Facts) -> Finding {
        let finding = finding(on: facts)
        guard finding.verdict == .undetermined, finding.measured == nil else { return finding }
        let newest = findingUnderNewestText(on: facts)
        return newest.verdict == .met ? newest : finding
    }
}

extension String {
    /// `213` of `criminal-threshold-213`.
    fileprivate var offence: String { split(separator: "-", maxSplits: 2).last.map(String.init) ?? self }
}
