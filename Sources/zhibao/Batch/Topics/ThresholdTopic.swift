internal import Evidence
internal import Law
internal import Programmes

extension BatchTopic {
    /// Criminal thresholds of articles 140 and 213 to 219-1, for one offence or for all.
    static func thresholds(_ thresholds: [CriminalThreshold], _ texts: TextCatalogue) -> BatchTopic {
        let answers = ThresholdAnswers(texts: texts)
        let byArticle = Dictionary(thresholds.map { ($0.offence.article, $0) }) { first, _ in first }
        return BatchTopic { input throws(BatchFault) in
            let question = try ThresholdQuestion(input)
            guard let article = question.offence else {
                let found = try thresholds.map { (threshold) throws(BatchFault) in
                    try question.answer(by: threshold)
                }
                return .array(
                    found.filter { $0.verdict != .notApplicable }.inOrderOfWeight.map(answers.json))
            }
            guard let threshold = byArticle[article] else {
                throw .badInput("there is no threshold for the offence \(article)")
            }
            return answers.json(try question.answer(by: threshold))
        }
    }
}

extension ThresholdQuestion {
    fileprivate func answer(by threshold: CriminalThreshold) throws(BatchFault) -> ThresholdAssessment {
        guard let assessment = threshold.assess(facts, conduct) else {
            throw .badInput("no text that is loaded was in force on conduct_from")
        }
        return assessment
    }
}

extension [ThresholdAssessment] {
    /// By tier, the highest first, then met, undetermined and unmet, then the number of the article.
    fileprivate var inOrderOfWeight: [ThresholdAssessment] {
        enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            return (-a.tier, a.verdict.weight, left.offset) < (-b.tier, b.verdict.weight, right.offset)
        }.map(\.element)
    }
}

extension Finding.Verdict {
    fileprivate var weight: Int {
        switch self {
        case .met: 0
        case .undetermined: 1
        case .unmet: 2
        case .notApplicable: 3
        }
    }
}

/// Writes assessments as the contract of the topic names them.
private struct ThresholdAnswers: Sendable {
    let texts: TextCatalogue

    func json(_ assessment: ThresholdAssessment) -> JSON {
        let applied = assessment.applied
        let reading = applied.verdict == .notApplicable ? nil : applied.reading
        return .object([
            "verdict": .string(assessment.verdict.rawValue),
            "tier": .int(assessment.tier),
            "offence": .string(assessment.offence),
            "version": .string(applied.name),
            "rule": .text(reading?.rule ?? applied.basis.first),
            "limb": .text(reading?.limb.key),
            "threshold": amount(reading?.threshold, reading),
            "actual": amount(reading?.actual, reading),
            "missing": .array(assessment.missing.map { .string($0.key) }),
            "versions": .array(assessment.versions.map(json)),
            "favourable": .string(applied.name),
            "transfer": .string(assessment.transfer.rawValue),
            "source": .string((reading?.source ?? applied.source).description),
            "explain": .array(assessment.because.map { .string(sentence($0)) }),
        ])
    }

    private func json(_ version: VersionAssessment) -> JSON {
        let reading = version.verdict == .notApplicable ? nil : version.reading
        return .object([
            "version": .string(version.name),
            "verdict": .string(version.verdict.rawValue),
            "tier": .int(version.tier),
            "rule": .text(reading?.rule ?? version.basis.first),
            "limb": .text(reading?.limb.key),
            "threshold": amount(reading?.threshold, reading),
        ])
    }

    /// Money in yuan as a decimal string, a count as a number.
    private func amount(_ number: Int?, _ reading: VersionAssessment.Reading?) -> JSON {
        guard let number, let reading else { return .null }
        return reading.limb.unit == .fen ? .string(Money(fen: number).yuan) : .int(number)
    }

    private func sentence(_ reason: Reason) -> String {
        reason.filling(texts.sentence("reason.\(reason.key)", in: "zh-Hans") ?? reason.key)
    }
}
