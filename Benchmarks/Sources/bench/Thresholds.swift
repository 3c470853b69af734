internal import Law

/// P6: a threshold of the Criminal Law under every text that may apply, with its explanation.
enum Thresholds {
    static let count = 300_000

    static func measure(_ thresholds: [CriminalThreshold]) throws -> Measured {
        let questions = try questions()
        let seconds = cpuSeconds {
            for (index, question) in questions.enumerated() {
                let threshold = thresholds[index % thresholds.count]
                let answer = threshold.assess(question.facts, question.conduct)
                keep(answer.map { $0.because.count + $0.tier } ?? 0)
            }
        }
        let floorSeconds = cpuSeconds {
            for question in questions { keep(question.facts.hashValue) }
        }
        return Measured(
            id: "P6", operation: "a full threshold evaluation with explanation",
            promise: "at least 100 000 a second and core", count: count, seconds: seconds,
            floor: "hashing the stated facts", floorSeconds: floorSeconds,
            isKept: Double(count) / seconds >= 100_000)
    }

    /// Half of the facts stated, at random, on days under the older and the newer texts.
    private static func questions() throws -> [(facts: CrimeFacts, conduct: Conduct)] {
        var random = Seeded(seed: 6)
        let first = CivilDate(2012, 1, 1)
        return try (0..<count).map { _ in
            var facts = CrimeFacts()
            for fact in CrimeFact.allCases where Bool.random(using: &random) {
                switch fact.kind {
                case .money: facts[number: fact] = Int.random(in: 0..<100_000_000, using: &random)
                case .count: facts[number: fact] = Int.random(in: 0..<5_000, using: &random)
                case .answer: facts[answer: fact] = Bool.random(using: &random)
                case .choice: break
                }
            }
            facts.sameMark = .yes
            facts.sameGoods = .yes
            facts.object = .goods
            let day = first + Int.random(in: 0..<5_000, using: &random)
            return (facts, try Conduct(from: day, to: day, decidedOn: CivilDate(2026, 11, 1)))
        }
    }
}
