internal import Law

/// `/law/try/damages`: the worksheet of a claim for damages. It shows every method of the text in its order, a
/// band for statutory damages, and both readings of a multiple; a person decides each amount and writes why.
struct WhatIfDamages: WhatIf {
    private let setting: WhatIfSetting

    init(_ setting: WhatIfSetting) {
        self.setting = setting
    }

    func groups(_ typed: [String: String]) -> [WhatIfGroup] { DamagesForm(setting).groups(typed) }

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        let words = setting.words
        let book = setting.desk.jurisdictions.book
        let read = try DamagesReading(answers, words)
        let table = try DamagesTable(book)
        let worksheet = try read.place(words) { () throws(FieldFaults) in
            try DamagesWorksheet(read.claim, by: table, in: book, asking: setting.desk.questions)
        }
        let decided = try DamagesDecision(read, worksheet, book, setting)
        return DamagesSaid(
            claim: read.claim, worksheet: worksheet, decided: decided, setting: setting, book: book
        ).result
    }
}

/// What was typed, as a claim, scores, and what a person decided.
struct DamagesReading {
    typealias Figure = DamagesClaim.Figure

    let claim: DamagesClaim
    let scores: [StatutoryFactor: FactorScore]
    /// The amount of statutory damages that a person fixed, with what was written on it.
    let fixed: (amount: Money, reason: String)?
    let pick: DamagesPick?

    /// - Throws: `WhatIfFaults` at the fields of what cannot be read, or stands without its other half.
    init(_ answers: WhatIfAnswers, _ words: Wording) throws {
        var reader = DamagesReader(answers, words)
        guard let claim = reader.claim() else { throw WhatIfFaults(reader.faults) }
        self.claim = claim
        scores = reader.scores()
        fixed = reader.fixed()
        pick = reader.pick(claim)
        guard reader.faults.isEmpty else { throw WhatIfFaults(reader.faults) }
    }

    /// Runs what may be refused, and says each fault at its field of the form.
    func place<Answer>(
        _ words: Wording, as names: [String: String] = [:], _ asked: () throws(FieldFaults) -> Answer
    ) throws -> Answer {
        do {
            return try asked()
        } catch {
            throw WhatIfFaults(
                error.faults.map { fault in
                    WhatIfFault(
                        field: names[fault.field] ?? field(fault.field),
                        said: words.reason(fault.reason) ?? words("field.fault.range"))
                })
        }
    }

    /// The engine counts the costs; the form has a field for each kind.
    private func field(_ name: String) -> String {
        let parts = name.split(separator: ".")
        guard parts.count == 2, parts[0] == "costs", let place = Int(parts[1]),
            claim.costs.indices.contains(place)
        else { return name }
        return DamagesField.cost(claim.costs[place].kind)
    }
}

/// Reads the answers piece by piece and notes what is wrong.
private struct DamagesReader {
    let answers: WhatIfAnswers
    let words: Wording
    private(set) var faults: [WhatIfFault] = []

    init(_ answers: WhatIfAnswers, _ words: Wording) {
        self.answers = answers
        self.words = words
    }

    mutating func claim() -> DamagesClaim? {
        guard let right = answers.choice(DamagesField.right).flatMap(InfringedRight.init(rawValue:)),
            let from = answers.day(DamagesField.from), let to = answers.day(DamagesField.to),
            let decided = answers.day(DamagesField.decided)
        else { return nil }
        return DamagesClaim(
            right: right, act: answers.choice(DamagesField.act).flatMap(UnfairAct.init(rawValue:)),
            infringedFrom: from, infringedTo: to, suedOn: answers.day(DamagesField.sued), decidedOn: decided,
            figures: figures, royaltyMultiple: multiple(DamagesField.royaltyMultiple), costs: costs(),
            punitiveAsked: answers.yesNo(DamagesField.punitiveAsked),
            multipleAsked: multiple(DamagesField.multipleAsked),
            finesPaid: answers.money(DamagesField.finesPaid), answers: hard, replies: replies)
    }

    private var figures: [DamagesClaim.Figure: Money] {
        DamagesClaim.Figure.allCases.reduce(into: [:]) { figures, figure in
            figures[figure] = answers.money(figure.rawValue)
        }
    }

    private var hard: GuidedAnswers {
        DamagesField.hard.reduce(into: [:]) { hard, question in
            hard[question] = reply(question.rawValue)
        }
    }

    /// Only those of the lists that the form put: it knows the version of the day.
    private var replies: [String: ListReply] {
        let names = answers.facts.names.filter { $0.hasPrefix(DamagesField.replyPrefix) }
        return names.reduce(into: [:]) { replies, name in
            replies[String(name.dropFirst(DamagesField.replyPrefix.count))] = reply(name)
        }
    }

    private mutating func costs() -> [DamagesClaim.Cost] {
        DamagesClaim.Cost.Kind.allCases.compactMap { kind in
            let evidence = reply(DamagesField.evidence(kind))
            guard let amount = answers.money(DamagesField.cost(kind)) else {
                if evidence != nil { fault(DamagesField.cost(kind), words("field.fault.required")) }
                return nil
            }
            return DamagesClaim.Cost(kind, amount, evidence: evidence ?? .unclear)
        }
    }

    /// A score without a reason, and a reason without a score, are half an answer.
    mutating func scores() -> [StatutoryFactor: FactorScore] {
        var scores: [StatutoryFactor: FactorScore] = [:]
        for factor in StatutoryFactor.allCases {
            let score = answers.choice(factor.rawValue).flatMap { Int($0) }
            let reason = answers.line(DamagesField.reason(factor))
            switch (score, reason) {
            case (let score?, let reason?): scores[factor] = FactorScore(score, because: reason)
            case (_?, nil):
                fault(DamagesField.reason(factor), said("band-score-without-reason"))
            case (nil, _?): fault(factor.rawValue, words("what-if.damages.score-missing"))
            case (nil, nil): break
            }
        }
        return scores
    }

    mutating func fixed() -> (amount: Money, reason: String)? {
        let reason = answers.line(DamagesField.fixedReason)
        guard let amount = answers.money(DamagesField.fixed) else {
            if reason != nil { fault(DamagesField.fixed, words("field.fault.required")) }
            return nil
        }
        return (amount, reason ?? "")
    }

    /// A pick is made as soon as one of its fields is filled; then the others are asked for.
    mutating func pick(_ claim: DamagesClaim) -> DamagesPick? {
        let names = [
            DamagesField.pickFigure, DamagesField.pickReading, DamagesField.pickMultiple,
            DamagesField.pickReason,
        ]
        guard names.contains(where: { answers.line($0) != nil }) else { return nil }
        let figure = answers.choice(DamagesField.pickFigure).flatMap(DamagesClaim.Figure.init(rawValue:))
        if figure == nil { fault(DamagesField.pickFigure, words("field.fault.required")) }
        let multiple = multiple(DamagesField.pickMultiple)
        if multiple == nil, answers.line(DamagesField.pickMultiple) == nil {
            fault(DamagesField.pickMultiple, words("field.fault.required"))
        }
        let reading = answers.choice(DamagesField.pickReading).flatMap(PunitiveReading.init(rawValue:))
        let reason = answers.line(DamagesField.pickReason)
        guard let figure, let multiple else {
            if reading == nil { fault(DamagesField.pickReading, said("pick-reading-missing")) }
            if reason == nil { fault(DamagesField.pickReason, said("pick-reason-missing")) }
            return nil
        }
        return DamagesPick(figure: figure, reading: reading, multiple: multiple, reason: reason ?? "")
    }

    private mutating func multiple(_ name: String) -> Multiple? {
        guard let text = answers.line(name) else { return nil }
        let multiple = Multiple(parsing: text)
        if multiple == nil { fault(name, words("field.fault.type")) }
        return multiple
    }

    private func reply(_ name: String) -> ListReply? {
        answers.choice(name).flatMap(ListReply.init(rawValue:))
    }

    private func said(_ key: String) -> String { words.reason(Reason(key)) ?? key }

    private mutating func fault(_ field: String, _ said: String) {
        faults.append(WhatIfFault(field: field, said: said))
    }
}

/// What a person decided, held against the worksheet.
struct DamagesDecision {
    /// A band for each sheet that is measured by statutory damages and was scored.
    let bands: [StatutoryBand?]
    let fixed: (amount: Money, reason: String, said: Reason)?
    let picked: (pick: DamagesPick, total: Money)?

    init(
        _ read: DamagesReading, _ worksheet: DamagesWorksheet, _ book: RuleBook, _ setting: WhatIfSetting
    ) throws {
        let words = setting.words
        let bands = try worksheet.sheets.map { sheet -> StatutoryBand? in
            guard sheet.statutory != nil, !read.scores.isEmpty || read.fixed != nil else { return nil }
            return try read.place(words) { () throws(FieldFaults) in
                try sheet.band(read.scores, by: setting.desk.civilTables.statutory, in: book)
            }
        }
        self.bands = bands
        // Several texts are for a person to part first.
        let isOne = worksheet.sheets.count == 1
        if !isOne, read.fixed != nil {
            throw WhatIfFaults(DamagesField.fixed, words("what-if.damages.several-first"))
        }
        if !isOne, read.pick != nil {
            throw WhatIfFaults(DamagesField.pickFigure, words("what-if.damages.several-first"))
        }
        fixed = try read.fixed.map { fixed in
            guard let band = bands.first ?? nil else {
                throw WhatIfFaults(
                    DamagesField.fixed, words.reason(Reason("band-not-statutory")) ?? "")
            }
            let names = ["amount": DamagesField.fixed, "reason": DamagesField.fixedReason]
            let said = try read.place(words, as: names) { () throws(FieldFaults) in
                try band.accept(fixed.amount, because: fixed.reason)
            }
            return (fixed.amount, fixed.reason, said)
        }
        picked = try read.pick.flatMap { pick in
            guard let part = worksheet.sheets.first?.punitive else { return nil }
            let names = [
                "punitive": DamagesField.punitiveAsked, "figure": DamagesField.pickFigure,
                "reading": DamagesField.pickReading, "multiple": DamagesField.pickMultiple,
                "reason": DamagesField.pickReason,
            ]
            let total = try read.place(words, as: names) { () throws(FieldFaults) in try part.accept(pick) }
            return (pick, total)
        }
    }
}
