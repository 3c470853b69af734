internal import Law

/// `/law/try/fines`: from how much to how much an act may be fined, by the law of its day and by a later, lighter
/// one, with the bands of discretion and where a sum of one's own lies.
struct WhatIfFines: WhatIf {
    private static let basis = "fine-basis"
    private static let conductFrom = "conduct-from"
    private static let conductTo = "conduct-to"
    private static let decidedOn = "act-day"
    private static let intended = "fine"

    static let linkable: Set<String> = [basis]

    private let setting: WhatIfSetting
    private var words: Wording { setting.words }

    init(_ setting: WhatIfSetting) {
        self.setting = setting
    }

    /// What is asked of a basis shows once it is chosen: each text measures by facts of its own.
    func groups(_ typed: [String: String]) -> [WhatIfGroup] {
        let bases = words.options(FineBasis.self, of: Self.basis).filter {
            $0.value != FineBasis.other.rawValue
        }
        let first = WhatIfGroup([
            WhatIfQuestion(
                Self.basis, .choice(bases), isRequired: true, hint: words("what-if.fines.basis-hint")),
            WhatIfQuestion(Self.conductFrom, .day),
            WhatIfQuestion(Self.conductTo, .day, isRequired: true),
            WhatIfQuestion(Self.decidedOn, .day, hint: words("what-if.fines.decided-hint")),
        ])
        guard let basis = typed[Self.basis].flatMap(FineBasis.init(rawValue:)) else { return [first] }
        let asked = basis.reads.compactMap(question)
        return [
            first, WhatIfGroup(words("what-if.fines.facts"), asked),
            WhatIfGroup([
                WhatIfQuestion(Self.intended, .money, hint: words("what-if.fines.intended-hint"))
            ]),
        ]
    }

    private func question(_ name: String) -> WhatIfQuestion? {
        switch CaseField.forms[name] {
        case .money: WhatIfQuestion(name, .money)
        case .count: WhatIfQuestion(name, .count)
        case .day: WhatIfQuestion(name, .day)
        case .yesNo: WhatIfQuestion(name, .yesNo)
        case .choice(let values):
            WhatIfQuestion(name, .choice(values.map { ($0, words.choiceName($0, of: name)) }))
        case .division, .text, .rows, nil: nil
        }
    }

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        do {
            let answer = try Fines(setting.book).answer(on: answers.facts)
            return result(answer, answers)
        } catch let refused as FineFaults {
            throw WhatIfFaults(
                refused.faults.map {
                    WhatIfFault(
                        field: $0.place, said: words.reason($0.reason) ?? words("field.fault.range"))
                })
        }
    }

    private func result(_ answer: FineAnswer, _ answers: WhatIfAnswers) -> WhatIfResult {
        let range = answer.range
        var result = WhatIfResult(headline: headline(range))
        result.lead = words(
            "what-if.fines.\(range.duty.rawValue)", ["source": words.citation(range.source)])
        result.sections = [intended(range, answers), editions(answer), bands(range, answers)].compactMap(
            \.self)
        var why = WhatIfSection(words("what-if.fines.why"))
        why.paragraphs = range.alongside.compactMap(words.reason)
        why.grounds = GroundsPart(answer.grounds, in: setting.book, words)
        result.sections.append(why)
        return result
    }

    private func headline(_ range: FineRange) -> String {
        guard let span = range.span else { return words("what-if.fines.open") }
        guard span.most != Money(fen: 0) else { return words("what-if.fines.none") }
        return words("what-if.fines.range", ["range": text(span)])
    }

    private func text(_ span: FineSpan) -> String {
        guard let most = span.most else {
            return words("what-if.fines.from", ["least": words.money(span.least)])
        }
        return words("what-if.fines.span", ["least": words.money(span.least), "most": words.money(most)])
    }

    /// Where the sum that the reader thinks of lies.
    private func intended(_ range: FineRange, _ answers: WhatIfAnswers) -> WhatIfSection? {
        guard let fine = answers.money(Self.intended) else { return nil }
        var section = WhatIfSection(words("what-if.fines.intended"))
        let verdict = range.verdict(on: fine).rawValue
        section.paragraphs = [words("what-if.fines.intended.\(verdict)", ["fine": words.money(fine)])]
        let day = answers.day(Self.decidedOn) ?? setting.today
        let bands = range.span.flatMap { Discretion(setting.book).bands(of: $0, decidedOn: day) }
        if let band = bands?.band(of: fine) {
            let name = words.choiceName(band.rawValue, of: "discretion-band")
            section.paragraphs.append(words("what-if.fines.in-band", ["band": name]))
        }
        return section
    }

    /// The text of the conduct beside the text of the decision, and which one applies.
    private func editions(_ answer: FineAnswer) -> WhatIfSection? {
        guard let later = answer.atDecision else { return nil }
        var table = WhatIfTable(
            words("what-if.fines.compared"),
            columns: [
                .init(title: words("what-if.fines.text")),
                .init(title: words("what-if.fines.range-head")),
                .init(title: words("what-if.fines.applies")),
            ])
        for (range, isApplied) in [
            (answer.atConduct, !answer.appliesLaterText), (later, answer.appliesLaterText),
        ] {
            let amounts = range.span.map(text) ?? words("what-if.fines.open")
            table.add(
                [words.citation(range.source), amounts, isApplied ? words("what-if.fines.applied") : ""],
                isHit: isApplied)
        }
        var section = WhatIfSection(words("what-if.fines.compared"))
        section.table = table
        return section
    }

    /// The bands of the national guidance; no table of the area is guessed.
    private func bands(_ range: FineRange, _ answers: WhatIfAnswers) -> WhatIfSection? {
        let day = answers.day(Self.decidedOn) ?? setting.today
        guard let span = range.span, span.most != Money(fen: 0),
            let bands = Discretion(setting.book).bands(of: span, decidedOn: day)
        else { return nil }
        var table = WhatIfTable(
            words("what-if.fines.bands"),
            columns: [
                .init(title: words("what-if.fines.band")),
                .init(title: words("what-if.fines.range-head")),
            ])
        let hit = answers.money(Self.intended).flatMap(bands.band)
        for band in FineBand.allCases {
            guard let part = bands.span(of: band) else { continue }
            let name = words.choiceName(band.rawValue, of: "discretion-band")
            table.add([name, text(part)], isHit: band == hit)
        }
        var section = WhatIfSection(words("what-if.fines.bands"))
        section.paragraphs = [words("what-if.fines.bands-note")]
        section.table = table
        return section
    }
}
