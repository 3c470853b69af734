/// Whether the file must go to the police (TR310 art. 3): a threshold is reached, or there is reasonable
/// suspicion. Unmet only when every threshold is known to fall short and an officer found no suspicion.
public struct TransferDuty: Hashable, Sendable {
    public static let name = "must-transfer"

    public let thresholds: [CriminalThreshold]

    public init(_ thresholds: [CriminalThreshold]) {
        self.thresholds = thresholds
    }

    public var rule: Rule {
        Rule(TransferDuty.name, source: "TR310 art. 3 para. 1", reads: reads) { finding(on: $0) }
    }

    public var reads: [String] {
        (["suspicion"] + thresholds.flatMap(\.reads)).withoutRepetition
    }

    public func finding(on facts: Facts) -> Finding {
        let findings = thresholds.filter { $0.isAsked(of: facts) }.map { $0.finding(on: facts) }
        if findings.contains(where: { $0.verdict == .met }) {
            return finding(.met, .transferDueByThreshold, on: facts)
        }
        let suspicion = facts.ifStated(.suspicion)
        if let suspicion, suspicion != CaseField.Suspicion.none {
            return finding(.met, .transferDueBySuspicion, source: "TR310 art. 3 para. 2", on: facts)
        }
        let open = findings.filter { $0.verdict == .undetermined }
        guard open.isEmpty, suspicion != nil, !thresholds.isEmpty else {
            let missing = (suspicion == nil ? ["suspicion"] : []) + open.flatMap(\.missing)
            return finding(.undetermined, .notStated, missing: missing.withoutRepetition, on: facts)
        }
        return finding(.unmet, .noTransferDue, on: facts)
    }

    private func finding(
        _ verdict: Finding.Verdict, _ because: Because, source: Citation = "TR310 art. 3 para. 1",
        missing: [String] = [], on facts: Facts
    ) -> Finding {
        Finding(
            rule: TransferDuty.name, verdict: verdict, source: source,
            basis: ["link.transfer.trigger.threshold", "link.transfer.trigger.ip_reasonable_suspicion"],
            because: [Reason(because)], missing: missing, used: reads.filter { facts[$0] != nil })
    }
}
