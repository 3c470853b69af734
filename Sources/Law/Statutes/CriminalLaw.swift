/// Criminal Law (CL, 刑法) articles 213 and 214, with the amounts of the interpretation in force (INT2025-5).
public enum CriminalLaw {
    /// Article 213, 假冒注册商标罪: the same mark on the same goods or services, without leave.
    public static let counterfeiting = Offence(
        article: "213", elements: ["same-mark", "same-goods", "object"],
        others: [.seller: .sellerIsAnotherOffence])

    /// Article 214, 销售假冒注册商标的商品罪. Who sells what he counterfeited himself is punished under 213 alone.
    public static let sellingCounterfeits = Offence(
        article: "214", elements: ["same-mark", "same-goods"],
        others: [.maker: .makersSaleIsAbsorbed])

    public static let offences = [counterfeiting, sellingCounterfeits]

    /// What an article asks before any amount counts.
    public struct Offence: Hashable, Sendable {
        public let article: String
        /// Facts that must be known before the article can be met, whatever the amounts.
        public let elements: [String]
        /// Roles whose conduct is another offence.
        let others: [CaseField.Role: Because]
    }
}

/// One offence with its amounts: the rule `criminal-threshold-213`, and what the lock on the fine asks of it.
public struct CriminalThreshold: Hashable, Sendable {
    public let offence: CriminalLaw.Offence
    public let table: ThresholdTable

    public var name: String { "criminal-threshold-\(offence.article)" }

    public var rule: Rule {
        Rule(name, source: source, reads: reads) { finding(on: $0) }
    }

    /// Names of the facts that may decide, elements first.
    public var reads: [String] {
        let amounts = table.versions.flatMap(\.limbs).flatMap { limb in
            limb.of + (limb.below.map { [$0.fact] } ?? []) + limb.given.map(\.factName)
        }
        return (["right-type", "role", "conduct-from", "conduct-to"] + offence.elements + amounts)
            .withoutRepetition
    }

    private var source: Citation { table.versions.last?.source ?? "CL" }

    /// The answer under the text in force on the days of the conduct.
    public func finding(on facts: Facts) -> Finding {
        if let because = exclusion(on: facts) {
            return finding(.notApplicable, source, [Reason(because)], on: facts)
        }
        switch version(on: facts) {
        case .found(let version):
            return finding(under: version, on: facts)
        case .notLoaded(let because):
            return finding(.undetermined, source, [because], on: facts)
        case .open(let names):
            let others = table.versions.last.map { finding(under: $0, on: facts).missing } ?? []
            return finding(
                .undetermined, source, [Reason(.conductDayOpen)], missing: (names + others).withoutRepetition,
                on: facts)
        }
    }

    /// The answer under the newest text, whatever the days of the conduct.
    ///
    /// The first tier of 213 and 214 begins nowhere higher under the texts before 2025-04-26 (facts
    /// `meta.temporal.criminal.direction_of_change`): whom the newest text leaves out, the older ones do.
    func findingUnderNewestText(on facts: Facts) -> Finding {
        if let because = exclusion(on: facts) {
            return finding(.notApplicable, source, [Reason(because)], on: facts)
        }
        guard let newest = table.versions.last else {
            return finding(.undetermined, source, [Reason(.versionNotLoaded)], on: facts)
        }
        return finding(under: newest, on: facts)
    }

    /// Why the offence does not come into question, if it does not.
    private func exclusion(on facts: Facts) -> Because? {
        switch facts.ifStated(.rightType) {
        case .patent: return .patentInfringementIsNoCrime
        case .copyright, .tradeSecret, .plantVariety, .layout: return .noTrademarkRight
        case .trademark, .geographicalIndication, .other, nil: break
        }
        if let role = facts.ifStated(.role), let because = offence.others[role] { return because }
        if facts.ifStated(.sameMark) == .no { return .notTheSameMark }
        if facts.ifStated(.sameGoods) == .no { return .notTheSameGoods }
        return nil
    }
}

extension CriminalThreshold {
    private enum Search {
        case found(ThresholdTable.Version)
        case notLoaded(Reason)
        /// The named days are unknown and could still decide.
        case open([String])
    }

    /// The version that the whole conduct lies in.
    private func version(on facts: Facts) -> Search {
        let (from, to) = (facts.ifStated(.conductFrom), facts.ifStated(.conductTo))
        guard let first = table.versions.first else { return .notLoaded(Reason(.versionNotLoaded)) }
        if let to, to < first.from { return .notLoaded(Reason(.versionNotLoaded, ["from": "\(first.from)"])) }
        guard let from else { return .open(["conduct-from"] + (to == nil ? ["conduct-to"] : [])) }
        guard let version = table.versions.last(where: { $0.from <= from }) else {
            let because: Because = to == nil ? .versionNotLoaded : .conductStraddlesVersions
            return .notLoaded(Reason(because, ["from": "\(first.from)"]))
        }
        guard let last = version.to else { return .found(version) }
        guard let to else { return .open(["conduct-to"]) }
        return to <= last
            ? .found(version) : .notLoaded(Reason(.conductStraddlesVersions, ["from": "\(last + 1)"]))
    }

    private func finding(under version: ThresholdTable.Version, on facts: Facts) -> Finding {
        let assessment = version.assess(facts)
        let open = offence.elements.filter { !facts.knows(element: $0) }
        guard version.confidence.mayDecide else {
            return finding(
                .undetermined, version.source, [Reason(.textNotConfirmed)], missing: open, on: facts)
        }
        let verdict: Finding.Verdict
        var because: [Reason] = []
        if let reached = assessment.reached {
            verdict = open.isEmpty ? .met : .undetermined
            because = reached.reasons
        } else if assessment.missing.isEmpty {
            verdict = .unmet
            because = [Reason(.thresholdShort)]
        } else {
            verdict = .undetermined
            because = [Reason(.thresholdOpen)]
        }
        if !open.isEmpty { because.append(Reason(.elementOpen)) }
        return Finding(
            rule: name, verdict: verdict, source: assessment.reached?.source ?? version.source,
            basis: assessment.reached.map { [$0.limb.rule, $0.rule].withoutRepetition } ?? version.ruleIDs,
            confidence: version.confidence, because: because,
            missing: (open + (assessment.reached == nil ? assessment.missing : [])).withoutRepetition,
            used: used(facts), comparisons: assessment.comparisons)
    }

    private func finding(
        _ verdict: Finding.Verdict, _ source: Citation, _ because: [Reason], missing: [String] = [],
        on facts: Facts
    ) -> Finding {
        Finding(
            rule: name, verdict: verdict, source: source,
            basis: table.versions.last?.ruleIDs ?? [], confidence: table.versions.last?.confidence ?? .low,
            because: because, missing: missing, used: used(facts))
    }

    private func used(_ facts: Facts) -> [String] { reads.filter { facts[$0] != nil } }
}

extension ThresholdAssessment.Reached {
    /// The limb that is reached, under which circumstances, and at which tier.
    fileprivate var reasons: [Reason] {
        let amounts =
            limb.atLeast.unit == .fen
            ? ["actual": Money(fen: actual).yuan, "threshold": Money(fen: threshold).yuan]
            : ["actual": "\(actual)", "threshold": "\(threshold)"]
        return [Reason("reached-\(limb.key)", amounts)] + limb.given.map(\.reason)
            + [Reason(tier == 2 ? .secondTier : .firstTier)]
    }
}

extension ThresholdLimb.Circumstance {
    fileprivate var factName: String {
        switch self {
        case .twoMarks: "marks"
        case .repeat: "repeat-within-two-years"
        }
    }

    fileprivate var reason: Reason {
        switch self {
        case .twoMarks: Reason(.underTwoMarks)
        case .repeat: Reason(.underRepeat)
        }
    }
}

extension Facts {
    /// Whether an element is known to be there. Neither `unknown` nor a signed absence says so.
    fileprivate func knows(element name: String) -> Bool {
        name == Field.object.name
            ? ifStated(.object) != nil : ifStated(Field<CaseField.Sameness>(name)) == .yes
    }
}
