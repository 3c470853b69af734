/// A condition that a legal text states, with the text: met, unmet, undetermined or not applicable.
public struct Rule: Sendable {
    /// What a plain rule answers. Undetermined is not among them: it comes from a fact that is missing.
    public enum Answer: Hashable, Sendable {
        case met
        case unmet(because: Reason)
        case notApplicable(because: Reason)
    }

    /// What the office says when the rule is not met.
    public enum Bar: Hashable, Sendable {
        /// The act must wait for the condition.
        case condition
        /// The question of a crime is open, so that no fine may stand in for it.
        case fineLock
    }

    public let name: String
    public let source: Citation
    public let bar: Bar
    /// Names of the facts that the rule may read; a test holds packs to them.
    public let reads: [String]
    private let judge: @Sendable (Facts) -> Finding

    /// A rule in straight-line code; a fact that is missing makes it undetermined.
    public init(
        _ name: String, source: Citation, basis: [String] = [], confidence: Confidence = .verified,
        reads: [String], bar: Bar = .condition,
        _ answer: @escaping @Sendable (Facts) throws(Facts.Missing) -> Answer
    ) {
        self.init(name, source: source, reads: reads, bar: bar) { facts in
            let used = reads.filter { facts[$0] != nil }
            func finding(_ verdict: Finding.Verdict, _ because: [Reason], missing: [String] = []) -> Finding {
                Finding(
                    rule: name, verdict: verdict, source: source, basis: basis, confidence: confidence,
                    because: because, missing: missing, used: used)
            }
            do throws(Facts.Missing) {
                switch try answer(facts) {
                case .met: return finding(.met, [])
                case .unmet(let reason): return finding(.unmet, [reason])
                case .notApplicable(let reason): return finding(.notApplicable, [reason])
                }
            } catch {
                return finding(.undetermined, [Reason("not-stated")], missing: error.names)
            }
        }
    }

    /// A rule that makes its whole finding itself, such as a threshold with several limbs.
    public init(
        _ name: String, source: Citation, reads: [String], bar: Bar = .condition,
        judging judge: @escaping @Sendable (Facts) -> Finding
    ) {
        self.name = name
        self.source = source
        self.bar = bar
        self.reads = reads
        self.judge = judge
    }

    public func finding(on facts: Facts) -> Finding {
        judge(facts)
    }
}

extension Rule: Hashable {
    public static func == (left: Rule, right: Rule) -> Bool { left.name == right.name }
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
