internal import Law

/// `/law/try/thresholds`: whether an act is a crime by its amounts, under every text that may apply, and how far
/// it is from the standards. It asks what a jurist asks, and leaves the answer to one.
struct WhatIfThresholds: WhatIf {
    private static let offence = "offence"
    private static let rightType = "right-type"
    private static let conductFrom = "conduct-from"
    private static let conductTo = "conduct-to"

    static let linkable: Set<String> = [offence]

    private let setting: WhatIfSetting
    private let thresholds: [CriminalThreshold]
    private var words: Wording { setting.words }

    init(_ setting: WhatIfSetting) {
        self.setting = setting
        thresholds = Statutes.thresholds(setting.book)
    }

    func groups(_ typed: [String: String]) -> [WhatIfGroup] {
        let offences = thresholds.map { ($0.offence.article, words("rule.\($0.name)")) }
        return [
            WhatIfGroup([
                WhatIfQuestion(
                    Self.offence, .choice(offences), hint: words("what-if.thresholds.offence-hint")),
                WhatIfQuestion(
                    Self.rightType, .choice(words.options(CaseField.RightType.self, of: Self.rightType))),
                WhatIfQuestion(Self.conductFrom, .day, isRequired: true),
                WhatIfQuestion(Self.conductTo, .day, hint: words("what-if.thresholds.conduct-to-hint")),
                WhatIfQuestion("role", .choice(words.options(CaseField.Role.self, of: "role"))),
                WhatIfQuestion("object", .choice(words.options(ThresholdLimb.Object.self, of: "object"))),
            ]),
            WhatIfGroup(
                words("what-if.thresholds.elements"),
                [
                    WhatIfQuestion(
                        "same-mark", .choice(words.options(CaseField.Sameness.self, of: "same-mark"))),
                    WhatIfQuestion(
                        "same-goods", .choice(words.options(CaseField.Sameness.self, of: "same-goods"))),
                    WhatIfQuestion("repeat-within-two-years", .yesNo),
                ]),
            WhatIfGroup(words("what-if.thresholds.sums"), facts(of: .money)),
            WhatIfGroup(words("what-if.thresholds.counts"), isFolded: true, facts(of: .count)),
            WhatIfGroup(
                words("what-if.thresholds.others"), isFolded: true,
                facts(of: .answer).filter { $0.name != "repeat-within-two-years" } + [
                    WhatIfQuestion(
                        "party-kind", .choice(words.options(CaseField.PartyKind.self, of: "party-kind"))),
                    WhatIfQuestion(
                        "suspicion", .choice(words.options(CaseField.Suspicion.self, of: "suspicion"))),
                ]),
        ]
    }

    private func facts(of kind: CrimeFact.Kind) -> [WhatIfQuestion] {
        CrimeFact.allCases.filter { $0.kind == kind }.map { fact in
            switch kind {
            case .money: WhatIfQuestion(fact.name, .money)
            case .count: WhatIfQuestion(fact.name, .count)
            case .answer, .choice: WhatIfQuestion(fact.name, .yesNo)
            }
        }
    }

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        var facts = answers.facts
        facts[Self.offence] = nil
        try refuse(answers, facts)
        let asked = thresholds.filter { threshold in
            answers.choice(Self.offence).map { $0 == threshold.offence.article } ?? true
        }
        // Who names the offence means the right that it protects.
        if asked.count == 1, facts[Self.rightType] == nil, let right = asked[0].offence.rights.first {
            facts[Self.rightType] = .choice(right.rawValue)
        }
        let findings = Finding.ordered(asked.map { $0.finding(on: facts) })
        let duty = TransferDuty(thresholds).finding(on: facts)
        var result = WhatIfResult(headline: headline(findings.filter { speaks($0, of: asked.count, facts) }))
        result.lead = words("finding.\(duty.verdict.rawValue)", ["rule": words("rule.\(TransferDuty.name)")])
        result.sections = sections(findings, duty, facts)
        return result
    }

    /// What cannot be, whatever the law says of it.
    private func refuse(_ answers: WhatIfAnswers, _ facts: Facts) throws {
        var faults: [WhatIfFault] = []
        if let from = answers.day(Self.conductFrom), let to = answers.day(Self.conductTo), to < from {
            faults.append(WhatIfFault(field: Self.conductTo, said: words("what-if.fault.reversed")))
        }
        if let from = answers.day(Self.conductFrom), from > setting.today {
            faults.append(WhatIfFault(field: Self.conductFrom, said: words("what-if.fault.future")))
        }
        for contradiction in CrimeFacts(facts).contradictions {
            let field =
                switch contradiction {
                case .soldMoreThanMade: "sales"
                case .moreLabelsLeftThanMade: "unsold-labels"
                }
            faults.append(
                WhatIfFault(
                    field: field, said: words.reason(contradiction.reason) ?? words("field.fault.range")))
        }
        guard faults.isEmpty else { throw WhatIfFaults(faults) }
    }

    /// Whether goods are substandard is for an inspection to say: until it has, article 140 makes no headline.
    private func speaks(_ finding: Finding, of count: Int, _ facts: Facts) -> Bool {
        guard finding.isOfSubstandardGoods, count > 1 else { return true }
        return facts["substandard"] == .yesNo(true)
    }

    private func headline(_ findings: [Finding]) -> String {
        let met = findings.filter { $0.verdict == .met }
        if met.count == 1 { return words("threshold.met", ["rule": words("rule.\(met[0].rule)")]) }
        if !met.isEmpty { return words("what-if.thresholds.met", ["count": words.number(met.count)]) }
        let isOpen = findings.contains { $0.verdict == .undetermined }
        if isOpen { return words("what-if.thresholds.open") }
        let isAsked = findings.contains { $0.verdict == .unmet }
        return words(isAsked ? "what-if.thresholds.unmet" : "what-if.thresholds.none")
    }

    private func sections(_ findings: [Finding], _ duty: Finding, _ facts: Facts) -> [WhatIfSection] {
        let names = names(facts)
        let order: [Finding.Verdict] = [.met, .undetermined, .unmet]
        var cards = WhatIfSection(words("what-if.thresholds.result"))
        cards.findings = order.flatMap { verdict in findings.filter { $0.verdict == verdict } }.map {
            FindingCard($0, names, on: setting.today, words)
        }
        var transfer = WhatIfSection(words("what-if.thresholds.transfer"))
        transfer.findings = [FindingCard(duty, names, on: setting.today, words)]
        var others = WhatIfSection(words("what-if.thresholds.others-out"))
        others.facts = findings.filter { $0.verdict == .notApplicable }.map { finding in
            Pair(
                term: words("rule.\(finding.rule)"),
                text: finding.because.first.flatMap(words.reason) ?? "")
        }
        return (cards.findings.isEmpty ? [] : [cards, transfer]) + (others.facts.isEmpty ? [] : [others])
    }

    private func names(_ facts: Facts) -> FactNames {
        let words = words
        return FactNames(
            title: { words.factName($0) },
            text: { name in facts[name].map { words.plainFact($0, named: name) } })
    }
}

extension Wording {
    /// A fact outside any file, in words.
    func plainFact(_ fact: Fact, named name: String) -> String {
        switch fact {
        case .count(let count): number(count)
        case .money(let sum): money(sum)
        case .day(let date): day(date)
        case .moment(let instant): moment(instant)
        case .yesNo(let answer): self(answer ? "answer.yes" : "answer.no")
        case .choice(let value): choiceName(value, of: name)
        case .division(let text), .agency(let text), .party(let text), .person(let text): text
        case .text, .rows, .sealed, .absent: self("fact.text-kept")
        }
    }
}
